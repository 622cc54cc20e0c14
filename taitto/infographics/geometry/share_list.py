"""The list of a whole's parts: what each colour stands for, its number and its share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.plotting.marks import CAP_HEIGHT, Rect, Text
from taitto.plotting.sheet import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.infographics.geometry.shares import Part
    from taitto.plotting.marks import Point
    from taitto.plotting.sheet import Sheet


def draw_list(parts: Sequence[Part], at: Point, width: float, sheet: Sheet) -> list[Rect | Text]:
    """Return a chip, the name, the number and the share of each part in columns; numbers below where that is narrow."""
    gap, chip = 1.2 * sheet.size, 0.8 * sheet.size
    left = at[0] + chip + 0.55 * sheet.size
    weight = REGULAR if any(part.share for part in parts) else BOLD
    shares = max(sheet.width_of(part.share, BOLD) for part in parts)
    numbers = max(sheet.width_of(part.shown, weight) for part in parts)
    columns = numbers + (gap + shares if shares else 0.0)
    room = at[0] + width - left - columns - gap
    words = max(sheet.width_of(word, part.weight) for part in parts for word in part.label.split())
    beside = room >= max(words, 6 * sheet.size)
    if not beside:
        room = at[0] + width - left
    names = [sheet.lines(part.label, room, part.weight) for part in parts]
    widest = max(sheet.width_of(line, p.weight) for p, lines in zip(parts, names, strict=True) for line in lines)
    right = min(left + widest + gap + columns, at[0] + width) if width > 18 * sheet.size else at[0] + width
    marks: list[Rect | Text] = []
    base = at[1] + CAP_HEIGHT * sheet.size
    for part, lines, fill in zip(parts, names, sheet.ink.series, strict=False):
        marks.append(Rect(x=at[0], y=base - 0.73 * sheet.size, width=chip, height=chip, fill=fill, role="chip"))
        for number, line in enumerate(lines):
            marks.append(sheet.text(line, left, base + number * sheet.line, role="label", weight=part.weight))
        if beside:
            marks.append(
                sheet.text(part.shown, right - (columns - numbers), base, role="value", anchor="end", weight=weight)
            )
            if part.share:
                marks.append(sheet.text(part.share, right, base, role="share", anchor="end", weight=BOLD))
            base += (len(lines) - 1) * sheet.line
        else:
            base += len(lines) * sheet.line
            marks += _numbers_below(part, (left, base), room, sheet)
            base = max(mark.y for mark in marks if isinstance(mark, Text))
        base += 1.4 * sheet.line
    return marks


def _numbers_below(part: Part, at: Point, room: float, sheet: Sheet) -> Iterator[Text]:
    """Yield a part's share and number on a line, or on as many as they need."""
    after = sheet.width_of(part.share, BOLD) + 0.7 * sheet.size if part.share else 0.0
    weight = REGULAR if part.share else BOLD
    if part.share:
        yield sheet.text(part.share, *at, role="share", weight=BOLD)
    if after + sheet.width_of(part.shown, weight) <= room:
        yield sheet.text(part.shown, at[0] + after, at[1], role="value", weight=weight)
        return
    base = at[1] + (sheet.line if part.share else 0.0)
    for number, line in enumerate(sheet.lines(part.shown, room, weight)):
        yield sheet.text(line, at[0], base + number * sheet.line, role="value", weight=weight)
