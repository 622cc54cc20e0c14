"""Bars: amounts side by side, one a row or several; lying, or standing where there is room for their labels."""

from __future__ import annotations

import contextlib
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import model_validator

from taitto.infographics.chart import (
    ChartSpec,
    credit,
    data_table,
    inner,
    left_out,
    parts,
    picked,
    published,
    refs,
    summary,
    texts,
)
from taitto.infographics.geometry.bars import NoRoomBelowError, draw_columns, draw_rows

if TYPE_CHECKING:
    from taitto.labels import Labels
    from taitto.plotting.marks import Plot
    from taitto.plotting.sheet import Sheet

__all__ = [
    "Spec",
    "credit",
    "data_table",
    "describe",
    "draw",
    "inner",
    "left_out",
    "parts",
    "picked",
    "published",
    "refs",
    "texts",
]


class Direction(StrEnum):
    """How bars lie. Standing bars lie down where a sheet is too narrow for their labels."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


class Form(StrEnum):
    """How the bars of several series stand: side by side, or one on the other."""

    GROUPED = "grouped"
    STACKED = "stacked"


class Spec(ChartSpec):
    """The schema of `kind: bar`."""

    direction: Direction = Direction.HORIZONTAL
    form: Form = Form.GROUPED

    @model_validator(mode="after")
    def _parts_of_a_whole(self) -> Spec:
        if self.form is Form.STACKED and any(number < 0 for number in self.numbers):
            raise ValueError("bars with numbers below 0 cannot stand on each other; write form: grouped")
        return self


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title, and the largest and the smallest bar."""
    return summary(labels.charts.bar, spec, labels)


def draw(spec: Spec, sheet: Sheet, labels: Labels) -> Plot:
    """Return the bars as the sheet has room for them; stacked ones stand side by side where their numbers have none.

    Raises:
        TooMuchError: the numbers leave no room for bars, or the bars are higher than a page.

    """
    stacked = spec.form is Form.STACKED and len(spec.series) > 1
    if spec.direction is Direction.VERTICAL:
        plot = draw_columns(spec, sheet, labels, stacked=stacked)
        if plot:
            return plot
    with contextlib.suppress(NoRoomBelowError):
        return draw_rows(spec, sheet, labels, stacked=stacked)
    return draw_rows(spec, sheet, labels, stacked=False)
