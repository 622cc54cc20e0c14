"""What is written at the ends of lines instead of a legend: a series' name and its last number, spread apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.plotting.marks import CAP_HEIGHT, Line, Rect
from taitto.plotting.placing import spread
from taitto.plotting.sheet import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.infographics.geometry.lines import Course, Frame, Lines, Series
    from taitto.plotting.marks import Mark
    from taitto.plotting.sheet import Sheet

_NAMES_AT_MOST = 0.36
"""The part of a sheet's width that the names at the ends of lines may take."""
GAP_EM = 0.9
"""Between the end of a line and what is written of it."""
Piece = tuple[str, int]
"""A text and its weight."""


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What is written at the end of a line: rows of pieces, and the width of the widest with the chip before it."""

    rows: tuple[tuple[Piece, ...], ...]
    width: float
    chip: float


def last_number(lines: Lines, series: Series) -> str:
    """Return a series' last number, with its year or date when others go on."""
    shown = series.shown[series.last]
    is_over = lines.timed and series.last < len(lines.labels) - 1
    return f"{shown} ({lines.labels[series.last]})" if is_over else shown


def number_ends(lines: Lines, chip: float, sheet: Sheet) -> tuple[End, ...]:
    """Return each series' last number; `chip` is the width of the chip before it."""
    values = [last_number(lines, series) for series in lines.series]
    return tuple(End(rows=(((value, BOLD),),), width=chip + sheet.width_of(value, BOLD), chip=chip) for value in values)


def named_ends(lines: Lines, chip: float, sheet: Sheet) -> tuple[End, ...]:
    """Return each series' name with its last number behind it; none when a name's word is too wide."""
    most = _NAMES_AT_MOST * sheet.width - chip
    if any(sheet.width_of(word) > most for series in lines.series for word in series.name.split()):
        return ()
    return tuple(_named_end(series.name, last_number(lines, series), most, chip, sheet) for series in lines.series)


def _named_end(name: str, number: str, most: float, chip: float, sheet: Sheet) -> End:
    """Return a name in lines with its number behind the last one, or under it where that has no room."""
    value = (number, BOLD)
    width = sheet.width_of(number, BOLD)
    if not name:
        return End(rows=((value,),), width=chip + width, chip=chip)
    names = sheet.lines(name, most)
    rows: list[tuple[Piece, ...]] = [((line, REGULAR),) for line in names]
    widths = [sheet.width_of(line) for line in names]
    beside = widths[-1] + sheet.width_of(" ") + width
    if beside <= most:
        rows[-1] = (*rows[-1], value)
        widths[-1] = beside
    else:
        rows.append((value,))
        widths.append(width)
    return End(rows=tuple(rows), width=chip + max(widths), chip=chip)


def draw_ends(courses: Sequence[Course], frame: Frame, sheet: Sheet) -> Iterator[Mark]:
    """Yield what is written at the ends, spread apart, each with a leader to its line where it had to move."""
    heights = [len(end.rows) * sheet.line for end in frame.ends]
    wishes = [course.end[1] for course in courses[: len(heights)]]
    middles = spread(wishes, heights, frame.y.end - sheet.line, frame.y.start + 0.35 * sheet.size)
    left, cap = frame.right + GAP_EM * sheet.size, CAP_HEIGHT * sheet.size
    for end, middle, course in zip(frame.ends, middles or (), courses, strict=False):
        x, y = course.end
        if abs(middle - y) > 0.45 * sheet.size and x == frame.right:
            turn = ((x + 0.3 * sheet.size, y), (left - 0.15 * sheet.size, middle))
            yield Line(points=turn, stroke=course.fill, thickness=sheet.hair, role="faint")
        base = middle + cap / 2 - (len(end.rows) - 1) * sheet.line / 2
        if end.chip:
            side = 0.75 * sheet.size
            yield Rect(x=left, y=base - cap / 2 - side / 2, width=side, height=side, fill=course.fill, role="chip")
        for row in end.rows:
            at = left + end.chip
            for text, weight in row:
                role = "value" if weight == BOLD else "label"
                written = sheet.text(text, at, base, role=role, weight=weight, fill=course.ink)
                yield written
                at += written.width + sheet.width_of(" ")
            base += sheet.line
