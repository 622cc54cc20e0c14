"""The geometry of lines: a scale with a few rules, and a line for each series; what is written has its own modules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from taitto import formats
from taitto.colours import contrast, mixed
from taitto.infographics.geometry.line_ends import GAP_EM, draw_ends, last_number, named_ends, number_ends
from taitto.infographics.geometry.line_notes import draw_notes
from taitto.infographics.geometry.line_rows import draw_row_labels
from taitto.plotting.faults import TEXT_CONTRAST
from taitto.plotting.legend import draw_legend
from taitto.plotting.marks import Dot, Line, Shape
from taitto.plotting.scales import Linear, ticks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from taitto.infographics.geometry.line_ends import End
    from taitto.labels import Labels
    from taitto.plotting.marks import Mark, Plot, Point, Text
    from taitto.plotting.sheet import Sheet

_LINES_AT_LEAST = 0.5
"""The part of a sheet's width that the lines themselves need."""
_LOWEST_EM, _HIGHEST_EM, _GROWN_EM = 11, 21, 26
"""The height of the scale in ems: at least, at most, and at most where the names at the ends need more."""
_HEIGHT = 0.42
"""Of a sheet's width, between those."""
_DOT_EM = 0.24
"""The radius of a dot."""
_UNIT_EM = 2.0
"""A unit as wide as that at most stands on the scale too: `%`, `M€`. Every number at a line has it anyway."""


_MOST_RULES = 5
_FLAT = 1e-9
"""Numbers that differ by a smaller part of themselves are drawn as one: a float knows no ticks between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line: its number in each row, None for a gap; the first and the last row with one.

    `shown` are the numbers as they are printed of those rows in which they are written at the line.
    """

    name: str
    points: tuple[float | None, ...]
    first: int
    last: int
    shown: Mapping[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What is drawn: for each row its label, where it stands from 0 to 1, and whether it is marked; the series.

    `timed` tells whether the labels are years or dates; `rules` are the numbers of the scale, upwards, and `highest`
    is the largest number of the data.
    """

    labels: tuple[str, ...]
    at: tuple[float, ...]
    marked: tuple[bool, ...]
    timed: bool
    series: tuple[Series, ...]
    rules: tuple[float, ...]
    highest: float
    unit: str | None
    area: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where things stand: the lines between `left` and `right`, `y` their scale from the lowest rule up.

    `ticks` are what is written on the rules, none where there is no room. `ends` are what is written at the ends of
    the lines, `above` is the legend in its stead.
    """

    left: float
    right: float
    y: Linear
    ticks: tuple[str, ...]
    ends: tuple[End, ...]
    above: tuple[Mark, ...]

    def x(self, at: float) -> float:
        """Return where a row stands that is so far along, from 0 to 1."""
        return self.left + at * (self.right - self.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A series as it is drawn: where its numbers lie, None for a gap; its colour, and that of what is written of it."""

    series: Series
    points: tuple[Point | None, ...]
    fill: str
    ink: str

    @property
    def start(self) -> Point:
        """Return where its first number lies."""
        return self.at(self.series.first)

    @property
    def end(self) -> Point:
        """Return where its last number lies."""
        return self.at(self.series.last)

    def at(self, row: int) -> Point:
        """Return where the number of a row lies that has one."""
        point = self.points[row]
        if point is None:
            raise ValueError(f"row {row} is a gap")
        return point

    def runs(self) -> Iterator[list[Point]]:
        """Yield its parts without gaps."""
        for is_gap, run in groupby(self.points, key=lambda point: point is None):
            if not is_gap:
                yield [point for point in run if point is not None]

    def dot(self, point: Point, sheet: Sheet) -> Dot:
        """Return a dot on it."""
        return Dot(x=point[0], y=point[1], radius=_DOT_EM * sheet.size, fill=self.fill, role="dot")


def scale(low: float, high: float, *, from_zero: bool | None) -> tuple[float, ...]:
    """Return two to five round numbers from the data's lowest, or below, to its highest, or less than a step below.

    `from_zero` is as in the spec.
    """
    nearest, farthest = sorted((abs(low), abs(high)))
    is_flat = high - low <= _FLAT * farthest
    if from_zero or (from_zero is None and (is_flat or nearest <= farthest / 2)):
        low, high = min(low, 0.0), max(high, 0.0)
    elif is_flat:
        low, high = low - farthest / 2, high + farthest / 2
    high = high if high > low else low + 1
    rules: tuple[float, ...] = ()
    for count in (5, 4):
        rules = ticks(low, high, count)
        if rules[-1] > high and len(rules) > 2:
            rules = rules[:-1]
        if len(rules) <= _MOST_RULES:
            break
    return rules


def draw_lines(lines: Lines, sheet: Sheet, labels: Labels) -> Plot:
    """Return lines with their names and last numbers at their ends, or above them where the sheet is narrow."""
    inks = _inks(lines, sheet)
    frame = _frame(lines, inks, sheet, labels)
    xs = [frame.x(at) for at in lines.at]
    courses = [
        Course(series=series, points=_points(series, xs, frame.y), fill=fill, ink=ink)
        for series, fill, ink in zip(lines.series, sheet.ink.series, inks, strict=False)
    ]
    drawn: list[Mark] = []
    for course in reversed(courses):  # the first one lies on top
        drawn += _line(course, frame.y(0) - sheet.hair / 2 if lines.area else None, sheet)
    numbers = list(_ticks(lines, frame, sheet))
    dots = [mark for mark in drawn if isinstance(mark, Dot)]
    gaps, notes = draw_notes(lines, courses, frame, [*numbers, *dots], sheet)
    rows = draw_row_labels(lines, xs, frame.y.start, sheet)
    ends = draw_ends(courses, frame, sheet)
    # Where a note stands a rule gives way; an area does not.
    plot = sheet.plot([*_rules(lines, frame, sheet), *gaps, *drawn, *frame.above, *numbers, *notes, *rows, *ends])
    head = max(0.0, plot.top - frame.y.end + 0.25 * sheet.size)  # a line has half of its thickness over its points
    return replace(plot, top=plot.top - head, height=plot.height + head)


def _inks(lines: Lines, sheet: Sheet) -> tuple[str, ...]:
    """Return the colour of what is written of each line: its own where it tells it from others and all can be read."""
    fills = sheet.ink.series[: len(lines.series)]
    is_readable = all(contrast(fill, sheet.ink.ground) >= TEXT_CONTRAST for fill in fills)
    return fills if len(fills) > 1 and is_readable else (sheet.ink.text,) * len(fills)


def _frame(lines: Lines, inks: tuple[str, ...], sheet: Sheet, labels: Labels) -> Frame:
    """Return the first layout that leaves lines their room: from names at their ends to numbers in a legend."""
    edge = _DOT_EM * sheet.size
    words = _worded(lines, sheet, labels)
    ticked = max(map(sheet.width_of, words)) + 0.8 * sheet.size
    height = min(max(_LOWEST_EM * sheet.size, _HEIGHT * sheet.width), _HIGHEST_EM * sheet.size)
    chip = 0.0 if len(inks) == 1 or inks == sheet.ink.series[: len(inks)] else 1.1 * sheet.size
    above: list[Mark] = []
    top = 0.0
    for ends, left in (
        (named_ends(lines, chip, sheet), ticked),
        (numbers := number_ends(lines, chip, sheet), ticked),
        (numbers, edge),
    ):
        if ends is numbers and not above and any(series.name for series in lines.series):
            above, top = draw_legend(sheet, [series.name for series in lines.series], sheet.ink.series)
        widest = max((end.width for end in ends), default=sheet.width)  # without ends there is no such layout
        right = sheet.width - widest - GAP_EM * sheet.size
        grown = max(height, sum(len(end.rows) for end in ends) * sheet.line)
        if right - left >= _LINES_AT_LEAST * sheet.width and grown <= _GROWN_EM * sheet.size:
            y = _scale(lines, top + sheet.line, grown)
            shown = words if left == ticked else ()
            return Frame(left=left, right=right, y=y, ticks=shown, ends=ends, above=tuple(above))
    said = [f"{series.name} {last_number(lines, series)}".strip() for series in lines.series]
    above, top = draw_legend(sheet, said, sheet.ink.series)
    has_room = ticked < (1 - _LINES_AT_LEAST) * sheet.width
    return Frame(
        left=ticked if has_room else edge,
        right=sheet.width - edge,
        y=_scale(lines, top + sheet.line, height),
        ticks=words if has_room else (),
        ends=(),
        above=tuple(above),
    )


def _scale(lines: Lines, top: float, height: float) -> Linear:
    """Return the scale: it starts with the lowest rule and ends where the lines do, or with the topmost rule."""
    return Linear(lines.rules[0], max(lines.rules[-1], lines.highest), top + height, top)


def _worded(lines: Lines, sheet: Sheet, labels: Labels) -> tuple[str, ...]:
    """Return what is written on each rule, on the topmost with the unit."""
    *below, topmost = (formats.number(Decimal(str(rule)), labels) for rule in lines.rules)
    is_short = lines.unit and sheet.width_of(lines.unit) <= _UNIT_EM * sheet.size
    return (*below, f"{topmost} {lines.unit}" if is_short else topmost)


def _points(series: Series, xs: list[float], y: Linear) -> tuple[Point | None, ...]:
    return tuple(None if value is None else (x, y(value)) for x, value in zip(xs, series.points, strict=True))


def _line(course: Course, floor: float | None, sheet: Sheet) -> Iterator[Mark]:
    """Yield the line, a dot for each point between gaps, and one at the end; filled down to `floor` if there is one."""
    for run in course.runs():
        if floor is not None:
            hull = ((run[0][0], floor), *run, (run[-1][0], floor))
            path = "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in hull) + "Z"
            yield Shape(path=path, hull=hull, fill=mixed(course.fill, sheet.ink.ground, 0.8), role="area")
        if len(run) > 1:
            yield Line(points=tuple(run), stroke=course.fill, thickness=0.17 * sheet.size, role="line")
        elif run[0] != course.end:
            yield course.dot(run[0], sheet)
    yield course.dot(course.end, sheet)


def _rules(lines: Lines, frame: Frame, sheet: Sheet) -> Iterator[Mark]:
    """Yield the rules, all as one shape but for zero, which is the strongest; without numbers only the lowest one."""
    half, right = sheet.hair / 2, frame.right
    ys = [frame.y(rule) for rule in lines.rules if rule and (frame.ticks or rule == lines.rules[0])]
    if ys:
        path = "".join([f"M0,{y - half:.2f}h{right:.2f}v{sheet.hair:.2f}h-{right:.2f}Z" for y in ys])
        hull = ((0.0, ys[0] + half), (right, ys[-1] - half))
        yield Shape(path=path, hull=hull, fill=sheet.ink.rule, role="axis")
    if 0 in lines.rules:
        zero = ((0.0, frame.y(0)), (right, frame.y(0)))
        yield Line(points=zero, stroke=sheet.ink.text, thickness=sheet.hair, role="axis")


def _ticks(lines: Lines, frame: Frame, sheet: Sheet) -> Iterator[Text]:
    """Yield the numbers on the rules."""
    for rule, tick in zip(lines.rules, frame.ticks, strict=False):
        yield sheet.text(tick, 0, frame.y(rule) - 0.42 * sheet.size, role="tick", fill=sheet.ink.quiet)
