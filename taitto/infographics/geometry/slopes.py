"""The geometry of comparisons: slopes between two axes, and rows of two dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.plotting.legend import draw_legend
from taitto.plotting.marks import CAP_HEIGHT, Dot, Line
from taitto.plotting.placing import spread
from taitto.plotting.rows import row_names
from taitto.plotting.scales import Linear
from taitto.plotting.sheet import BOLD, REGULAR, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.plotting.marks import Anchor, Mark, Plot
    from taitto.plotting.sheet import Sheet

_RISE, _FALL, _LEVEL = 0, 1, 4
"""Which of the series' colours a pair has: the first rose, the second fell, the last, a grey, stayed."""
_SLOPE_EM = 12
"""Slopes need so much between their names, in ems."""
_NAMES_AT_MOST = 0.34
"""The part of a sheet's width that the names at one side may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A row: its name, its numbers before and after, and how they are printed."""

    name: str
    numbers: tuple[float, float]
    shown: tuple[str, str]
    bold: bool

    @property
    def turn(self) -> int:
        """Return which colour tells its change."""
        before, after = self.numbers
        return _RISE if after > before else _FALL if after < before else _LEVEL

    @property
    def weight(self) -> int:
        """Return the weight of its texts."""
        return BOLD if self.bold else REGULAR


def draw_slopes(pairs: Sequence[Pair], heads: tuple[str, str], sheet: Sheet) -> Plot | None:
    """Return a line for each pair, with its name and number at either end; None on a sheet too narrow."""
    gap = 0.5 * sheet.size
    texts = [[f"{pair.name} {pair.shown[0]}" for pair in pairs], [f"{pair.shown[1]} {pair.name}" for pair in pairs]]
    widths = [
        max(
            sheet.width_of(heads[side], BOLD),
            *(sheet.width_of(text, pair.weight) for text, pair in zip(column, pairs, strict=True)),
        )
        for side, column in enumerate(texts)
    ]
    left, right = widths[0] + gap, sheet.width - widths[1] - gap
    if right - left < _SLOPE_EM * sheet.size or max(widths) > _NAMES_AT_MOST * sheet.width:
        return None
    numbers = [number for pair in pairs for number in pair.numbers]
    top = 1.6 * sheet.line
    height = max(len(pairs) * sheet.line * 1.3, 11 * sheet.size, min(0.3 * sheet.width, 18 * sheet.size))
    y = Linear(min(numbers), max(numbers), top + height - sheet.line, top + sheet.line)
    middles = [
        spread([y(pair.numbers[side]) for pair in pairs], [sheet.line] * len(pairs), top, top + height) or []
        for side in (0, 1)
    ]
    marks: list[Mark] = []
    for x, anchor, head in ((left, "end", heads[0]), (right, "start", heads[1])):
        out = -gap if anchor == "end" else gap
        ends: Anchor = "end" if anchor == "end" else "start"
        marks.append(sheet.text(head, x + out, sheet.size, role="head", anchor=ends, weight=BOLD))
        axis = ((x, top), (x, top + height))
        marks.append(Line(points=axis, stroke=sheet.ink.rule, thickness=sheet.hair, role="axis"))
    for position, pair in enumerate(pairs):
        fill = sheet.ink.series[pair.turn]
        points = ((left, y(pair.numbers[0])), (right, y(pair.numbers[1])))
        thickness = sheet.hair * (3.0 if pair.bold else 1.8)
        marks.append(Line(points=points, stroke=fill, thickness=thickness, role="slope"))
        for side, ((x, at), out, anchor) in enumerate(zip(points, (-gap, gap), ("end", "start"), strict=True)):
            marks.append(Dot(x=x, y=at, radius=0.24 * sheet.size, fill=fill, role="dot"))
            base = middles[side][position] + CAP_HEIGHT * sheet.size / 2
            ends = "end" if anchor == "end" else "start"
            text = texts[side][position]
            marks.append(sheet.text(text, x + out, base, role="label", anchor=ends, weight=pair.weight))
    return sheet.plot(marks)


def draw_dots(pairs: Sequence[Pair], heads: tuple[str, str], sheet: Sheet) -> Plot:
    """Return a row for each pair: two dots on one line, their numbers at the outer sides.

    Raises:
        TooMuchError: the numbers leave no room for dots.

    """
    before, after = sheet.ink.series[_LEVEL], sheet.ink.series[_RISE]
    names = row_names(sheet, [pair.name for pair in pairs], [pair.bold for pair in pairs])
    marks, top = draw_legend(sheet, heads, (before, after))
    gap = 0.75 * sheet.size
    room = max(sheet.width_of(text, pair.weight) for pair in pairs for text in pair.shown) + gap
    numbers = [number for pair in pairs for number in pair.numbers]
    x = Linear(min(numbers), max(numbers), names.left + room, sheet.width - room)
    if x.end - x.start < 3 * sheet.size:
        raise TooMuchError("its numbers leave no room for dots", "write them in a larger unit, such as M€")
    height = 1.3 * sheet.size
    for position, pair in enumerate(pairs):
        marks += names.marks(sheet, position, top, height)
        row = names.height(sheet, position, height)
        middle = top + names.head(sheet, position) + (row - names.head(sheet, position)) / 2
        marks += _two_dots(pair, x, middle, (before, after), sheet)
        top += row + sheet.size * (0.8 if names.above else 0.5)
    return sheet.plot(marks)


def _two_dots(pair: Pair, x: Linear, middle: float, fills: tuple[str, str], sheet: Sheet) -> Iterator[Mark]:
    places = [x(number) for number in pair.numbers]
    first, last = (0, 1) if places[0] <= places[1] else (1, 0)
    base = middle + CAP_HEIGHT * sheet.size / 2
    out = 0.75 * sheet.size
    lower = sheet.text(pair.shown[first], places[first] - out, base, role="value", anchor="end", weight=pair.weight)
    upper = sheet.text(pair.shown[last], places[last] + out, base, role="value", weight=pair.weight)
    space = 0.3 * sheet.size
    for start, end in ((x.start, lower.box.left - space), (upper.box.right + space, x.end)):
        if end > start:
            rule = ((start, middle), (end, middle))
            yield Line(points=rule, stroke=sheet.ink.rule, thickness=sheet.hair, role="rule")
    if places[0] != places[1]:
        joint = ((places[0], middle), (places[1], middle))
        yield Line(points=joint, stroke=fills[1], thickness=0.22 * sheet.size, role="joint")
    for place, fill in zip(places, fills, strict=True):
        yield Dot(x=place, y=middle, radius=0.42 * sheet.size, fill=fill, role="dot", rim=sheet.ink.ground)
    yield from (lower, upper)
