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
_MOVED_EM = 0.45
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
    numbers = [number for pair in pairs for number in pair.numbers]
    top = 1.6 * sheet.line
    height = max(len(pairs) * sheet.line * 1.3, 11 * sheet.size, min(0.3 * sheet.width, 18 * sheet.size))
    y = Linear(min(numbers), max(numbers), top + height - sheet.line, top + sheet.line)
    before = _ends(pairs, 0, y, (top, top + height), sheet)
    after = _ends(pairs, 1, y, (top, top + height), sheet)
    widths = [
        max(sheet.width_of(head, BOLD), *(sheet.width_of(end.text, end.weight) for end in ends))
        for head, ends in zip(heads, (before, after), strict=True)
    ]
    gap = (1.7 if any(end.is_moved(sheet) for end in (*before, *after)) else 0.5) * sheet.size
    left, right = widths[0] + gap, sheet.width - widths[1] - gap
    if right - left < _SLOPE_EM * sheet.size or max(widths) > _NAMES_AT_MOST * sheet.width:
        return None
    marks: list[Mark] = []
    for pair in pairs:
        fill = sheet.ink.series[pair.turn]
        points = ((left, y(pair.numbers[0])), (right, y(pair.numbers[1])))
        marks.append(Line(points=points, stroke=fill, thickness=sheet.hair * (3 if pair.bold else 1.8), role="slope"))
        marks += [Dot(x=x, y=at, radius=0.24 * sheet.size, fill=fill, role="dot") for x, at in points]
    for x, out, head, ends in ((left, -gap, heads[0], before), (right, gap, heads[1], after)):
        axis = ((x, top), (x, top + height))
        marks.insert(0, Line(points=axis, stroke=sheet.ink.rule, thickness=sheet.hair, role="axis"))
        marks += _names(x, out, head, ends, sheet)
    return sheet.plot(marks)


@dataclass(frozen=True, slots=True)
class _End:
    """What stands at one end of a slope, where it wants to stand, and where it has room."""

    text: str
    weight: int
    wish: float
    middle: float

    def is_moved(self, sheet: Sheet) -> bool:
        """Return whether it stands so far off that it could be taken for another slope's."""
        return abs(self.middle - self.wish) > _MOVED_EM * sheet.size


def _ends(pairs: Sequence[Pair], side: int, y: Linear, room: tuple[float, float], sheet: Sheet) -> list[_End]:
    wishes = [y(pair.numbers[side]) for pair in pairs]
    middles = spread(wishes, [sheet.line] * len(pairs), *room) or wishes
    texts = [f"{pair.name} {pair.shown[0]}" if side == 0 else f"{pair.shown[1]} {pair.name}" for pair in pairs]
    weights = [pair.weight for pair in pairs]
    return [_End(*end) for end in zip(texts, weights, wishes, middles, strict=True)]


def _names(x: float, out: float, head: str, ends: Sequence[_End], sheet: Sheet) -> Iterator[Mark]:
    """Yield the head and the names at one side; a line leads to each where one of them had to move."""
    anchor: Anchor = "end" if out < 0 else "start"
    yield sheet.text(head, x + out, sheet.size, role="head", anchor=anchor, weight=BOLD)
    led = any(end.is_moved(sheet) for end in ends)
    step = out / abs(out) * sheet.size
    for end in ends:
        if led:
            points = ((x + 0.4 * step, end.wish), (x + out - 0.25 * step, end.middle))
            yield Line(points=points, stroke=sheet.ink.quiet, thickness=sheet.hair, role="leader")
        base = end.middle + CAP_HEIGHT * sheet.size / 2
        yield sheet.text(end.text, x + out, base, role="label", anchor=anchor, weight=end.weight)


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
    if places[0] != places[1]:
        joint = ((places[0], middle), (places[1], middle))
        yield Line(points=joint, stroke=fills[1], thickness=0.22 * sheet.size, role="joint")
    for place, fill in zip(places, fills, strict=True):
        yield Dot(x=place, y=middle, radius=0.42 * sheet.size, fill=fill, role="dot", rim=sheet.ink.ground)
    yield from (lower, upper)
