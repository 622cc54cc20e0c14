"""What geometry alone tells of a plot: texts that overlap, leave the sheet, are too small or cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.colours import contrast
from taitto.plotting.marks import Box, Dot, Line, Rect, Shape, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.plotting.marks import Mark, Plot

SLACK = 0.5
"""Units that a box may reach into another one: less than a letter's own side bearing."""
TEXT_CONTRAST = 4.5
MARK_CONTRAST = 3.0
FAINT = frozenset({"rule", "axis", "faint", "area", "land", "track"})
"""Marks that carry no number of their own: they may be faint."""


def plot_faults(plot: Plot, *, least_size: float) -> Iterator[str]:
    """Yield a sentence for each fault; `least_size` is the smallest type that may be used, in the plot's unit."""
    sheet = Box(0, plot.top, plot.width, plot.top + plot.height)
    solid = [mark for mark in plot.marks if isinstance(mark, (Rect, Dot)) and mark.role not in FAINT]
    for position, text in enumerate(plot.texts):
        others = [*plot.texts[:position], *(solid if text.on is None else ())]
        yield from (f'"{text.text}" stands on {_name(mark)}' for mark in others if text.box.meets(mark.box, SLACK))
        yield from _faults_of_text(text, plot.ground, least_size)
    for mark in plot.marks:
        if not _lies_on(mark.box, sheet):
            yield f"{_name(mark)} leaves the sheet: {mark.box}"
        colour = _colour(mark)
        if colour and mark.role not in FAINT and contrast(colour, plot.ground) < MARK_CONTRAST:
            yield f"{mark.role} is {colour} on {plot.ground}"


def _faults_of_text(text: Text, ground: str, least_size: float) -> Iterator[str]:
    if text.size < least_size:
        yield f'"{text.text}" is set in {text.size:g}, the least is {least_size:g}'
    if contrast(text.fill, text.on or ground) < TEXT_CONTRAST:
        yield f'"{text.text}" is {text.fill} on {text.on or ground}'


def _name(mark: Mark) -> str:
    return f'"{mark.text}"' if isinstance(mark, Text) else mark.role


def _lies_on(box: Box, sheet: Box) -> bool:
    low = box.left >= sheet.left - SLACK and box.top >= sheet.top - SLACK
    return low and box.right <= sheet.right + SLACK and box.bottom <= sheet.bottom + SLACK


def _colour(mark: Mark) -> str | None:
    if isinstance(mark, Line):
        return mark.stroke
    return mark.fill if isinstance(mark, (Dot, Rect, Shape)) else None
