"""The geometry of bars: lying ones in rows, standing ones in columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.plotting.legend import draw_legend
from taitto.plotting.marks import CAP_HEIGHT, Line, Rect
from taitto.plotting.placing import spread
from taitto.plotting.rows import row_names
from taitto.plotting.scales import Bands, Linear
from taitto.plotting.sheet import BOLD, REGULAR, TooMuchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.infographics.chart import ChartSpec, Row
    from taitto.labels import Labels
    from taitto.plotting.marks import Anchor, Mark, Plot, Point, Text
    from taitto.plotting.sheet import Sheet

_NAME_LINES = 3
"""Lines of a name under a standing bar."""
_COLUMN_EM = 3.2
"""A standing bar is no wider than so many ems: a few of them do not become blocks."""


class NoRoomBelowError(Exception):
    """The numbers of a stacked bar do not fit below it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """One number: where its bar starts and ends on the scale, what is written of it, how, and in which colour.

    A number that is missing has a bar without length.
    """

    start: float
    end: float
    missing: bool
    shown: str
    weight: int
    fill: str


def draw_rows(spec: ChartSpec, sheet: Sheet, labels: Labels, *, stacked: bool) -> Plot:
    """Return lying bars, a row of them for each label, with the numbers at their ends or, stacked, on them.

    Raises:
        NoRoomBelowError: the numbers of a stacked bar fit neither on it nor below.
        TooMuchError: the numbers leave no room for bars.

    """
    rows = [_bars(spec, row, sheet, labels, stacked=stacked) for row in spec.rows]
    names = row_names(sheet, [row.label for row in spec.rows], [row.highlight for row in spec.rows])
    x = _across(rows, names.left, sheet, stacked=stacked)
    marks, top = _legend(spec, sheet)
    first = top
    thickness = sheet.size * (1.3 if stacked or len(rows[0]) == 1 else 1.1)
    for position, bars in enumerate(rows):
        below = _numbers_below(bars, x, sheet) if stacked else None
        drawn = thickness * (1 if stacked else len(bars)) + (sheet.line if below else 0.0)
        marks += names.marks(sheet, position, top, drawn)
        height = names.height(sheet, position, drawn)
        y = top + names.head(sheet, position)
        y += (height - names.head(sheet, position) - drawn) / 2
        for number, bar in enumerate(bars):
            bar_top = y if stacked else y + number * thickness
            marks += _lying(bar, x, bar_top, thickness if stacked or len(bars) == 1 else 0.9 * thickness, sheet)
            if not stacked:
                marks.append(_number_at_end(bar, x, bar_top + thickness / 2, sheet))
            elif not below:
                marks += _number_inside(bar, x, bar_top + thickness / 2, sheet)
        base = y + thickness + 0.9 * sheet.size
        marks += [_number(bar, (middle, base), "middle", sheet) for bar, middle in below or ()]
        last = y + drawn
        top += height + sheet.size * (0.8 if names.above else 0.6)
    if not names.above:
        axis = ((x(0), first), (x(0), last))
        marks.append(Line(points=axis, stroke=sheet.ink.text, thickness=sheet.hair, role="axis"))
    return sheet.plot(marks)


def draw_columns(spec: ChartSpec, sheet: Sheet, labels: Labels, *, stacked: bool) -> Plot | None:
    """Return standing bars; None where their names or numbers do not fit under and over them."""
    rows = [_bars(spec, row, sheet, labels, stacked=stacked) for row in spec.rows]
    bands = Bands(len(rows), 0.0, sheet.width, gap=0.3)
    abreast = 1 if stacked else len(rows[0])
    width = min(bands.width / abreast, _COLUMN_EM * sheet.size)
    room = width if abreast > 1 else bands.step - 0.4 * sheet.size
    if any(sheet.width_of(bar.shown, bar.weight) > room for bars in rows for bar in bars):
        return None
    names = _names_below([row.label for row in spec.rows], bands.step - 0.5 * sheet.size, sheet)
    if names is None:
        return None
    marks, top = _legend(spec, sheet)
    low, high = _span(rows)
    margin = 0.0 if stacked else sheet.line
    floor = top + margin + min(max(9 * sheet.size, 0.34 * sheet.width), 15 * sheet.size)
    y = Linear(low, high, floor, top + margin)
    for position, bars in enumerate(rows):
        left = bands.middle_of(position) - width * abreast / 2
        for number, bar in enumerate(bars):
            x = left if stacked else left + number * width
            ends = sorted((y(bar.start), y(bar.end)))
            drawn = Rect(
                x=x,
                y=ends[0],
                width=width * (0.94 if abreast > 1 else 1),
                height=ends[1] - ends[0],
                fill=bar.fill,
                role="bar",
            )
            if stacked and drawn.height < sheet.line and not bar.missing:
                return None
            marks.append(drawn)
            marks += _number_on_column(bar, drawn, y, sheet, stacked=stacked)
    marks.append(_axis(0.0, sheet.width, y(0), sheet))
    base = floor + (sheet.line if low < 0 else 0.0) + 0.45 * sheet.size + CAP_HEIGHT * sheet.size
    for position, (row, lines) in enumerate(zip(spec.rows, names, strict=True)):
        for number, line in enumerate(lines):
            marks.append(
                sheet.text(
                    line,
                    bands.middle_of(position),
                    base + number * sheet.line,
                    role="label",
                    anchor="middle",
                    weight=BOLD if row.highlight else REGULAR,
                )
            )
    return sheet.plot(marks)


def _bars(spec: ChartSpec, row: Row, sheet: Sheet, labels: Labels, *, stacked: bool) -> list[_Bar]:
    """Return a row's bars; stacked, each starts where the one before it ends."""
    colours = sheet.ink.series
    bars = []
    start = 0.0
    fills = colours[1:] if len(row.numbers) == 1 and row.highlight else colours
    for number, fill in zip(row.numbers, fills, strict=False):
        end = start + float(number or 0)
        weight = BOLD if row.highlight or len(row.numbers) == 1 else REGULAR
        shown = spec.shown(row, number, labels)
        bars.append(_Bar(start=start, end=end, missing=number is None, shown=shown, weight=weight, fill=fill))
        if stacked:
            start = end
    return bars


def _span(rows: Sequence[Sequence[_Bar]]) -> tuple[float, float]:
    """Return the least and the largest number that a scale must reach, 0 among them."""
    ends = [bar.end for bars in rows for bar in bars]
    low, high = min(0.0, *ends), max(0.0, *ends)
    return (low, high) if high > low else (0.0, 1.0)


def _across(rows: Sequence[Sequence[_Bar]], left: float, sheet: Sheet, *, stacked: bool) -> Linear:
    """Return the scale of lying bars, with room for the numbers at either end."""
    gap = 0.4 * sheet.size
    widths = [(bar.end < 0, sheet.width_of(bar.shown, bar.weight) + gap) for bars in rows for bar in bars]
    before = max((width for is_below, width in widths if is_below), default=0.0)
    after = 0.0 if stacked else max((width for is_below, width in widths if not is_below), default=0.0)
    x = Linear(*_span(rows), left + before, sheet.width - after)
    if x.end - x.start < 3 * sheet.size:
        raise TooMuchError("its numbers leave no room for bars", "write them in a larger unit, such as M€")
    return x


def _lying(bar: _Bar, x: Linear, top: float, height: float, sheet: Sheet) -> Iterator[Mark]:
    """Yield the bar; stacked ones are parted by a gap in the ground's colour."""
    left, right = sorted((x(bar.start), x(bar.end)))
    if bar.start:
        left = min(right, left + sheet.hair)
    if right > left:
        yield Rect(x=left, y=top, width=right - left, height=height, fill=bar.fill, role="bar")


def _number_at_end(bar: _Bar, x: Linear, middle: float, sheet: Sheet) -> Text:
    gap, base = 0.4 * sheet.size, middle + CAP_HEIGHT * sheet.size / 2
    if bar.end < 0:
        return _number(bar, (x(bar.end) - gap, base), "end", sheet)
    return _number(bar, (x(bar.end) + gap, base), "start", sheet)


def _number_inside(bar: _Bar, x: Linear, middle: float, sheet: Sheet) -> Iterator[Text]:
    if not bar.missing:
        at = (x(bar.start) + x(bar.end)) / 2
        yield _number(bar, (at, middle + CAP_HEIGHT * sheet.size / 2), "middle", sheet, on=bar.fill)


def _numbers_below(bars: Sequence[_Bar], x: Linear, sheet: Sheet) -> list[tuple[_Bar, float]] | None:
    """Return where the numbers of stacked bars stand below them; None when each fits on its own bar.

    Raises:
        NoRoomBelowError: they do not even fit below.

    """
    gap = 0.6 * sheet.size
    bars = [bar for bar in bars if not bar.missing]
    widths = [sheet.width_of(bar.shown, bar.weight) + gap for bar in bars]
    if all(width <= x(bar.end) - x(bar.start) for bar, width in zip(bars, widths, strict=True)):
        return None
    wishes = [(x(bar.start) + x(bar.end)) / 2 for bar in bars]
    middles = spread(wishes, widths, x.start - gap / 4, sheet.width + gap / 2)
    if middles is None:
        raise NoRoomBelowError
    return list(zip(bars, middles, strict=True))


def _number_on_column(bar: _Bar, column: Rect, y: Linear, sheet: Sheet, *, stacked: bool) -> Iterator[Text]:
    middle = column.x + column.width / 2
    if not stacked:
        over = y(bar.end) - 0.35 * sheet.size
        under = y(bar.end) + (0.35 + CAP_HEIGHT) * sheet.size
        yield _number(bar, (middle, under if bar.end < 0 else over), "middle", sheet)
    elif not bar.missing:
        base = column.y + column.height / 2 + CAP_HEIGHT * sheet.size / 2
        yield _number(bar, (middle, base), "middle", sheet, on=bar.fill)


def _number(bar: _Bar, at: Point, anchor: Anchor, sheet: Sheet, on: str | None = None) -> Text:
    fill = sheet.readable_on(on) if on else sheet.ink.text
    return sheet.text(bar.shown, *at, role="value", anchor=anchor, weight=bar.weight, fill=fill, on=on)


def _names_below(names: Sequence[str], width: float, sheet: Sheet) -> list[tuple[str, ...]] | None:
    """Return the lines of each name, None when a word would have to be parted or a name is too long."""
    if any(sheet.width_of(word, BOLD) > width for name in names for word in name.split()):
        return None
    lines = [sheet.lines(name, width, BOLD) for name in names]
    return lines if max(map(len, lines)) <= _NAME_LINES else None


def _axis(left: float, right: float, y: float, sheet: Sheet) -> Line:
    return Line(points=((left, y), (right, y)), stroke=sheet.ink.text, thickness=sheet.hair, role="axis")


def _legend(spec: ChartSpec, sheet: Sheet) -> tuple[list[Mark], float]:
    return draw_legend(sheet, spec.series, sheet.ink.series) if len(spec.series) > 1 else ([], 0.0)
