"""The geometry of a dot map: land cut to the part that is shown, dots, and names beside them or at the map's sides."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from taitto.colours import mixed
from taitto.plotting.legend import draw_legend
from taitto.plotting.marks import ASCENT, CAP_HEIGHT, DESCENT, Box, Dot, Line, Shape
from taitto.plotting.placing import first_free, spread
from taitto.plotting.sheet import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.infographics.maps import Map
    from taitto.plotting.marks import Mark, Plot, Point, Text
    from taitto.plotting.sheet import Sheet

_MARGIN_KM = 60
"""Around the towns that are shown."""
_LEAST_KM = 380
"""A map of less of the country is not recognised."""
_HIGHEST_EM = 32
_NARROWEST_EM = 11
"""A map narrower than that has its names below."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A town: its name and number as printed, where it lies, its number as a share of the largest, and its look."""

    name: str
    shown: str
    east_km: float
    north_km: float
    share: float | None
    fill: str
    bold: bool

    @property
    def label(self) -> str:
        """Return the name and the number."""
        return f"{self.name} {self.shown}".strip()

    @property
    def weight(self) -> int:
        """Return the weight of its label."""
        return BOLD if self.bold else REGULAR


class _Room(NamedTuple):
    """Where a map may stand: between two edges, from `top` downwards."""

    left: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the plane that is shown, in kilometres, and where it lies on the sheet."""

    west: float
    south: float
    east: float
    north: float
    left: float
    top: float
    scale: float

    @property
    def width(self) -> float:
        return (self.east - self.west) * self.scale

    @property
    def height(self) -> float:
        return (self.north - self.south) * self.scale

    @property
    def box(self) -> Box:
        return Box(self.left, self.top, self.left + self.width, self.top + self.height)

    def point(self, east_km: float, north_km: float) -> Point:
        return self.left + (east_km - self.west) * self.scale, self.top + (self.north - north_km) * self.scale


def draw_map(land: Map, spots: Sequence[Spot], groups: Sequence[tuple[str, str]], sheet: Sheet) -> Plot:
    """Return the map with the towns' names beside their dots; else at its sides; else below, by number.

    `groups` are names and colours for the legend.
    """
    marks: list[Mark] = []
    top = 0.0
    if groups:
        marks, top = draw_legend(sheet, [name for name, _ in groups], [fill for _, fill in groups])
    for labelled in (_names_beside, _names_at_sides, _numbers_at_sides):
        drawn = labelled(land, spots, top, sheet)
        if drawn is not None:
            return sheet.plot([*marks, *drawn])
    raise AssertionError  # numbers at the sides always have room


def _names_beside(land: Map, spots: Sequence[Spot], top: float, sheet: Sheet) -> list[Mark] | None:
    """Return the map in the middle of the sheet with each name next to its dot; None when they would overlap."""
    frame = _frame(land, spots, _Room(0.0, sheet.width, top), sheet)
    dots = _dots(spots, frame, sheet)
    within = Box(0.0, top, sheet.width, top + frame.height)
    taken = [dot.box for dot in dots]
    names: list[Text] = []
    for spot, dot in sorted(zip(spots, dots, strict=True), key=lambda pair: (-pair[1].radius, pair[1].y)):
        width = sheet.width_of(spot.label, spot.weight)
        box = first_free(_around(dot, width, sheet), taken, within)
        if box is None:
            return None
        taken.append(box)
        names.append(
            sheet.text(spot.label, box.left, box.bottom - DESCENT * sheet.size, role="label", weight=spot.weight)
        )
    return [_land(land, frame, sheet), *dots, *names]


def _names_at_sides(land: Map, spots: Sequence[Spot], top: float, sheet: Sheet) -> list[Mark] | None:
    """Return the map with the names in a column at either side, led to by lines; None on a sheet too narrow."""
    widths = {spot: sheet.width_of(spot.label, spot.weight) for spot in spots}
    west, east = _sides(spots)
    gap = sheet.size
    left = max((widths[spot] for spot in west), default=0.0) + gap
    right = max((widths[spot] for spot in east), default=0.0) + gap
    if sheet.width - left - right < _NARROWEST_EM * sheet.size:
        return None
    frame = _frame(land, spots, _Room(left, sheet.width - right, top), sheet)
    return _led(land, spots, frame, sheet, {spot: spot.label for spot in spots})


def _numbers_at_sides(land: Map, spots: Sequence[Spot], top: float, sheet: Sheet) -> list[Mark]:
    """Return the map with a number for each town at its sides, and below it what each number stands for."""
    ordered = sorted(spots, key=lambda spot: (-spot.north_km, spot.name))
    numbers = {spot: str(position) for position, spot in enumerate(ordered, start=1)}
    side = sheet.width_of(str(len(spots)), BOLD) + 0.8 * sheet.size
    frame = _frame(land, spots, _Room(side, sheet.width - side, top), sheet)
    marks = _led(land, spots, frame, sheet, numbers)
    names = [
        (number, sheet.lines(spot.label, sheet.width - side, spot.weight), spot) for spot, number in numbers.items()
    ]
    widest = max(sheet.width_of(line, spot.weight) for _, lines, spot in names for line in lines)
    columns = max(1, int((sheet.width + sheet.size) / (side + widest + sheet.size)))
    share = -(-len(names) // columns)
    start = max(mark.box.bottom for mark in marks) + sheet.line
    for column in range(columns):
        left, base = column * sheet.width / columns, start
        for number, lines, spot in names[column * share : (column + 1) * share]:
            at = left + side
            marks.append(sheet.text(number, at - 0.4 * sheet.size, base, role="label", anchor="end", weight=BOLD))
            for line in lines:
                marks.append(sheet.text(line, at, base, role="label", weight=spot.weight))
                base += sheet.line
    return marks


def _led(land: Map, spots: Sequence[Spot], frame: _Frame, sheet: Sheet, labels: dict[Spot, str]) -> list[Mark]:
    """Return the map with labels at its sides, and a line from each to its dot."""
    dots = dict(zip(spots, _dots(spots, frame, sheet), strict=True))
    lines: list[Mark] = []
    names: list[Mark] = []
    for side, x, anchor in zip(_sides(spots), (frame.left, frame.box.right), ("end", "start"), strict=True):
        step = sheet.line
        low = frame.top
        high = max(frame.top + frame.height, low + step * len(side))
        middles = spread([dots[spot].y for spot in side], [step] * len(side), low, high) or []
        out = -0.4 * sheet.size if anchor == "end" else 0.4 * sheet.size
        for spot, middle in zip(side, middles, strict=True):
            dot = dots[spot]
            points = ((dot.x, dot.y), (x, middle), (x + out / 2, middle))
            lines.append(Line(points=points, stroke=sheet.ink.quiet, thickness=sheet.hair, role="leader"))
            base = middle + CAP_HEIGHT * sheet.size / 2
            names.append(
                sheet.text(
                    labels[spot],
                    x + out,
                    base,
                    role="label",
                    anchor="end" if anchor == "end" else "start",
                    weight=spot.weight,
                )
            )
    return [_land(land, frame, sheet), *lines, *dots.values(), *names]


def _sides(spots: Sequence[Spot]) -> tuple[list[Spot], list[Spot]]:
    """Return the western and the eastern half of the towns."""
    ordered = sorted(spots, key=lambda spot: (spot.east_km, spot.name))
    half = (len(ordered) + 1) // 2
    return ordered[:half], ordered[half:]


def _frame(land: Map, spots: Sequence[Spot], room: _Room, sheet: Sheet) -> _Frame:
    """Return the part of the plane around the towns, as large as its room allows."""
    left, right, top = room
    easts, norths = [spot.east_km for spot in spots], [spot.north_km for spot in spots]
    country = [point for polygon in land.outline for point in polygon]
    west, east = min(x for x, _ in country), max(x for x, _ in country)
    south = min([*(y for _, y in country), *(north - _MARGIN_KM for north in norths)])
    west, east = min(west, min(easts) - _MARGIN_KM), max(east, max(easts) + _MARGIN_KM)
    north = max(max(norths) + _MARGIN_KM, min(y for _, y in country) + _LEAST_KM)
    if north > (top_of_land := max(y for _, y in country)) - 2 * _MARGIN_KM:
        north = max(top_of_land, max(norths) + _MARGIN_KM)
    scale = min((right - left) / (east - west), _HIGHEST_EM * sheet.size / (north - south))
    shift = (right - left - (east - west) * scale) / 2
    return _Frame(west, south, east, north, left + shift, top, scale)


def _land(land: Map, frame: _Frame, sheet: Sheet) -> Shape:
    """Return the land that the frame shows."""
    polygons = [[frame.point(*place) for place in _below(polygon, frame.north)] for polygon in land.outline]
    polygons = [polygon for polygon in polygons if len(polygon) > 2]
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in polygon) + "Z" for polygon in polygons)
    fill = mixed(sheet.ink.ground, sheet.ink.rule, 0.55)
    return Shape(path=path, hull=tuple(point for polygon in polygons for point in polygon), fill=fill, role="land")


def _below(polygon: Sequence[Point], north: float) -> Iterator[Point]:
    """Yield the part of a polygon that lies south of a line (Sutherland and Hodgman, 1974)."""
    for (x0, y0), (x1, y1) in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
        if y0 <= north:
            yield x0, y0
        if (y0 <= north) != (y1 <= north):
            yield x0 + (x1 - x0) * (north - y0) / (y1 - y0), north


def _dots(spots: Sequence[Spot], frame: _Frame, sheet: Sheet) -> list[Dot]:
    """Return a dot for each town, its area as its number; all the same where there are no numbers."""
    dots = []
    for spot in spots:
        radius = 0.36 * sheet.size if spot.share is None else max(0.2, 1.1 * math.sqrt(spot.share)) * sheet.size
        x, y = frame.point(spot.east_km, spot.north_km)
        dots.append(Dot(x=x, y=y, radius=radius, fill=spot.fill, role="dot", rim=sheet.ink.ground))
    return dots


def _around(dot: Dot, width: float, sheet: Sheet) -> Iterator[Box]:
    """Yield where a name of that width may stand at a dot, the best place first."""
    above, below = ASCENT * sheet.size, DESCENT * sheet.size
    gap = dot.radius + 0.25 * sheet.size
    middle = dot.y + CAP_HEIGHT * sheet.size / 2
    high, low = dot.y - gap - below * 0.6, dot.y + gap + above * 0.85
    slant = 0.75 * dot.radius + 0.2 * sheet.size
    places = (
        (dot.x + gap, middle),
        (dot.x - gap - width, middle),
        (dot.x + slant, high + 0.3 * sheet.size),
        (dot.x + slant, low - 0.3 * sheet.size),
        (dot.x - slant - width, high + 0.3 * sheet.size),
        (dot.x - slant - width, low - 0.3 * sheet.size),
        (dot.x - width / 2, high),
        (dot.x - width / 2, low),
    )
    return (Box(x, y - above, x + width, y + below) for x, y in places)
