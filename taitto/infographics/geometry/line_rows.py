"""The labels below lines: the first row's and the last one's, and as many between as stand apart in even steps."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from taitto.plotting.marks import CAP_HEIGHT, Shape
from taitto.plotting.placing import spread
from taitto.plotting.sheet import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.infographics.geometry.lines import Lines
    from taitto.plotting.marks import Mark
    from taitto.plotting.sheet import Sheet

_GAP_EM = 0.8
"""Between labels."""
_MOST_LINES = 2
"""Lines of a label, where there are more of them than the first and the last."""
_YEARS = (2, 5, 10, 20, 50, 100)
"""Where there is no room for all years, those that these divide have labels: people think of 1990 and 1995."""


class _Label(NamedTuple):
    """A row's label in lines, and the middle and half the width of them."""

    row: int
    lines: tuple[str, ...]
    middle: float
    half: float


def draw_row_labels(lines: Lines, xs: Sequence[float], floor: float, sheet: Sheet) -> Iterator[Mark]:
    """Yield the labels below `floor`, each with a tick where its row stands; `xs` are where the rows do."""
    labels = _labels(lines, xs, sheet)
    yield _ticks([xs[label.row] for label in labels], floor, sheet)
    for label in labels:
        weight = BOLD if lines.marked[label.row] else REGULAR
        base = floor + (0.75 + CAP_HEIGHT) * sheet.size
        for line in label.lines:
            yield sheet.text(line, label.middle, base, role="label", anchor="middle", weight=weight)
            base += sheet.line


def _ticks(xs: Sequence[float], floor: float, sheet: Sheet) -> Shape:
    """Return all ticks as one shape."""
    half, height = sheet.hair / 2, 0.35 * sheet.size
    path = "".join(f"M{x - half:.2f},{floor:.2f}h{sheet.hair:.2f}v{height:.2f}h-{sheet.hair:.2f}Z" for x in xs)
    hull = ((min(xs) - half, floor), (max(xs) + half, floor + height))
    return Shape(path=path, hull=hull, fill=sheet.ink.quiet, role="axis")


def _labels(lines: Lines, xs: Sequence[float], sheet: Sheet) -> list[_Label]:
    """Return as many labels as have room, at the least the first and the last."""
    needed = dict.fromkeys((0, len(xs) - 1, *(row for row, is_marked in enumerate(lines.marked) if is_marked)))
    for rows in _choices(lines):
        if found := _apart(rows, list(needed), lines, xs, sheet):
            return found
    return _ends(lines, xs, sheet)


def _choices(lines: Lines) -> Iterator[list[int]]:
    """Yield rows in even steps: all of them first, none last."""
    every = range(len(lines.labels))
    last = every[-1]
    yield list(every)
    if lines.timed and all(label.isdecimal() for label in lines.labels):
        yield from ([row for row in every if int(lines.labels[row]) % step == 0] for step in _YEARS)
    else:
        for step in range(2, last):
            even = next((longer for longer in range(step, 2 * step) if last % longer == 0), step)
            yield list(every[::even])
    yield []


def _apart(even: list[int], needed: list[int], lines: Lines, xs: Sequence[float], sheet: Sheet) -> list[_Label] | None:
    """Return the labels of rows in even steps, but for those that one that is needed leaves no room.

    None when those in even steps have no room beside each other, nor the first and the last.
    """
    gap = _GAP_EM * sheet.size
    steps = [xs[after] - xs[row] for row, after in pairwise(even)] or [xs[-1] - xs[0]]
    rows = list(dict.fromkeys((*needed, *even)))
    wrapped = _wrapped([lines.labels[row] for row in rows], min(steps) - gap, sheet)
    if wrapped is None:
        return None
    found: list[_Label] = []
    for row, parts in zip(rows, wrapped, strict=True):
        label = _label(row, parts, xs[row], sheet)
        others = [other for other in found if abs(label.middle - other.middle) < label.half + other.half + gap]
        if not others:
            found.append(label)
        elif row == len(xs) - 1 or len(even) == len(xs) or any(other.row not in needed for other in others):
            return None
    return sorted(found)


def _wrapped(names: Sequence[str], room: float, sheet: Sheet) -> list[tuple[str, ...]] | None:
    """Return each name in one line, or all of them in lines as narrow as can be; None when that is not enough."""
    if all(sheet.width_of(name, BOLD) <= room for name in names):
        return [(name,) for name in names]
    longest = max(sheet.width_of(word, BOLD) for name in names for word in name.split())
    for width in (longest, room):
        if longest <= width <= room:
            wrapped = [sheet.lines(name, width, BOLD) for name in names]
            if max(map(len, wrapped)) <= _MOST_LINES:
                return wrapped
    return None


def _label(row: int, lines: tuple[str, ...], x: float, sheet: Sheet) -> _Label:
    """Return a label under its row, or as near as the sheet's edges let it."""
    half = max(sheet.width_of(line, BOLD) for line in lines) / 2
    return _Label(row, lines, min(max(x, half), sheet.width - half), half)


def _ends(lines: Lines, xs: Sequence[float], sheet: Sheet) -> list[_Label]:
    """Return the first and the last label side by side, in as many lines as they need."""
    gap = _GAP_EM * sheet.size
    rows = (0, len(xs) - 1)
    parts = [sheet.lines(lines.labels[row], sheet.width / 2 - gap, BOLD) for row in rows]
    halves = [max(sheet.width_of(part, BOLD) for part in name) / 2 for name in parts]
    wishes = [xs[row] for row in rows]
    middles = spread(wishes, [2 * half + gap for half in halves], -gap / 2, sheet.width + gap / 2)
    return [_Label(*one) for one in zip(rows, parts, middles or wishes, halves, strict=True)]
