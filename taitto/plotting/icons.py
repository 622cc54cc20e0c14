"""Icons in a plot: whole ones, and parts of them."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import TYPE_CHECKING

from taitto.plotting.icon_shapes import GRID, ICONS
from taitto.plotting.marks import Box, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.plotting.icon_shapes import IconName
    from taitto.plotting.marks import Point

_PIECES = 16
"""Straight lines that stand for a curve where an icon is cut."""


def icon(name: IconName, at: Point, size: float, fill: str, role: str = "icon") -> Shape:
    """Return an icon in the square of `size` units whose upper left corner is `at`."""
    scale = size / GRID
    path = " ".join(_scaled(letter, numbers, at, scale) for letter, numbers in _steps(ICONS[name]))
    return Shape(path=path, hull=_hull(icon_box(name), at, scale), fill=fill, role=role)


def part_of_icon(name: IconName, part: float, at: Point, size: float, fill: str) -> Shape:
    """Return the left `part` of an icon, above 0 and up to 1 of its own width, to stand on a faint whole one.

    It is cut out of the outline itself: clip paths need ids, and two figures on a page could have the same.
    """
    scale = size / GRID
    left, top, right, bottom = icon_box(name)
    edge = left + part * (right - left)
    cut = [_left_of(edge, outline) for outline in _outlines(name)]
    path = " ".join(
        "M" + " L".join(f"{_place(x, at[0], scale)} {_place(y, at[1], scale)}" for x, y in outline) + " Z"
        for outline in cut
        if outline
    )
    return Shape(path=path, hull=_hull(Box(left, top, edge, bottom), at, scale), fill=fill, role="icon")


@cache
def icon_box(name: IconName) -> Box:
    """Return what an icon fills of its grid: a person is narrower than a house."""
    points = [point for outline in _outlines(name) for point in outline]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _hull(box: Box, at: Point, scale: float) -> tuple[Point, Point]:
    return (
        (at[0] + box.left * scale, at[1] + box.top * scale),
        (at[0] + box.right * scale, at[1] + box.bottom * scale),
    )


def _place(number: float, start: float, scale: float) -> str:
    return f"{round(start + number * scale, 2):g}"


def _steps(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command of a path with its numbers."""
    for letter, numbers in re.findall("([MLHVCAZ])([^MLHVCAZ]*)", path):
        yield letter, [float(number) for number in numbers.split()]


def _scaled(letter: str, numbers: Sequence[float], at: Point, scale: float) -> str:
    flags = ""
    if letter == "A":
        radius, _, _, large, sweep, *numbers = numbers
        flags = f"{radius * scale:.4g} {radius * scale:.4g} 0 {large:g} {sweep:g} "
    starts = {"H": at[:1], "V": at[1:]}.get(letter, at)
    places = [_place(number, starts[n % len(starts)], scale) for n, number in enumerate(numbers)]
    return letter + flags + " ".join(places)


@cache
def _outlines(name: IconName) -> tuple[tuple[Point, ...], ...]:
    """Return an icon as polygons, its curves as short straight lines."""
    outlines: list[list[Point]] = []
    for letter, numbers in _steps(ICONS[name]):
        if letter == "M":
            outlines.append([(numbers[0], numbers[1])])
            continue
        outline = outlines[-1]
        x, y = outline[-1]
        match letter:
            case "L":
                outline.append((numbers[0], numbers[1]))
            case "H":
                outline.append((numbers[0], y))
            case "V":
                outline.append((x, numbers[0]))
            case "C":
                outline += _curve((x, y), numbers)
            case "A":
                outline += _arc((x, y), (numbers[5], numbers[6]), numbers[0], clockwise=bool(numbers[4]))
    return tuple(tuple(outline) for outline in outlines)


def _curve(start: Point, numbers: Sequence[float]) -> Iterator[Point]:
    """Yield points along a cubic Bézier curve, its end the last."""
    for number in range(1, _PIECES + 1):
        t = number / _PIECES
        parts = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
        yield (
            sum(part * x for part, x in zip(parts, (start[0], *numbers[::2]), strict=True)),
            sum(part * y for part, y in zip(parts, (start[1], *numbers[1::2]), strict=True)),
        )


def _arc(start: Point, end: Point, radius: float, *, clockwise: bool) -> Iterator[Point]:
    """Yield points along the smaller arc of a circle, its end the last."""
    half_x, half_y = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    half = math.hypot(half_x, half_y)
    aside = math.sqrt(max(0.0, radius**2 - half**2)) / half * (1 if clockwise else -1)
    x, y = (start[0] + end[0]) / 2 + aside * half_y, (start[1] + end[1]) / 2 - aside * half_x
    first = math.atan2(start[1] - y, start[0] - x)
    turn = (math.atan2(end[1] - y, end[0] - x) - first) % math.tau
    turn -= 0 if clockwise else math.tau
    radius = max(radius, half)
    for number in range(1, _PIECES):
        angle = first + turn * number / _PIECES
        yield x + radius * math.cos(angle), y + radius * math.sin(angle)
    yield end


def _left_of(edge: float, outline: Sequence[Point]) -> list[Point]:
    """Return what lies left of an upright line, after Sutherland and Hodgman."""
    kept: list[Point] = []
    for (x0, y0), (x, y) in zip((outline[-1], *outline), outline, strict=False):
        if (x0 <= edge) != (x <= edge):
            kept.append((edge, y0 + (edge - x0) / (x - x0) * (y - y0)))
        if x <= edge:
            kept.append((x, y))
    return kept
