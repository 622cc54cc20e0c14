"""What each colour stands for, in rows above a plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.plotting.marks import CAP_HEIGHT, Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from taitto.plotting.marks import Mark
    from taitto.plotting.sheet import Sheet


def draw_legend(sheet: Sheet, names: Sequence[str], fills: Sequence[str]) -> tuple[list[Mark], float]:
    """Return a chip and the name of each series, as many in a row as fit, and the height that they take."""
    chip, gap = 0.8 * sheet.size, 0.45 * sheet.size
    marks: list[Mark] = []
    x, y = 0.0, 0.0
    for name, fill in zip(names, fills, strict=False):
        lines = sheet.lines(name, sheet.width - chip - gap)
        width = chip + gap + max(sheet.width_of(line) for line in lines)
        if x and x + width > sheet.width:
            x, y = 0.0, y + sheet.line * 1.15
        base = y + CAP_HEIGHT * sheet.size
        marks.append(Rect(x=x, y=base - chip * 0.92, width=chip, height=chip, fill=fill, role="chip"))
        marks += [
            sheet.text(line, x + chip + gap, base + number * sheet.line, role="legend")
            for number, line in enumerate(lines)
        ]
        y += (len(lines) - 1) * sheet.line
        x += width + 1.4 * sheet.size
    return marks, y + sheet.line * 1.5
