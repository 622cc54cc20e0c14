"""Comparison: before and after, as slopes between two axes or as pairs of dots."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from taitto.files.schema import FaultAt
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
    texts,
)
from taitto.infographics.geometry.slopes import Pair, draw_dots, draw_slopes
from taitto.infographics.values import Words

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


class Form(StrEnum):
    """How pairs are shown. Slopes become dots where a sheet is too narrow for names at both sides."""

    SLOPE = "slope"
    DOTS = "dots"


class Spec(ChartSpec):
    """The schema of `kind: comparison`."""

    series: Annotated[tuple[Words, ...], Field(min_length=2, max_length=2, description="[before, after]")]
    form: Form = Form.SLOPE

    @model_validator(mode="after")
    def _both_numbers(self) -> Spec:
        fit = published(self).rows
        for position, row in enumerate(self.rows):
            if row in fit and None in row.numbers:
                raise FaultAt(f'row "{row.label}" lacks one of its two numbers', "rows", position)
        return self


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title, what is compared, and each pair of numbers."""
    words = labels.charts
    changes = [
        words.change.format(label=row.label, before=before, after=after)
        for row in spec.rows
        for before, after in [[spec.shown(row, number, labels) for number in row.numbers]]
    ]
    what = words.change.format(label="", before=spec.series[0], after=spec.series[1]).strip()
    return f"{words.comparison}: {spec.title}, {what}. {', '.join(changes)}."


def draw(spec: Spec, sheet: Sheet, labels: Labels) -> Plot:
    """Return the pairs as the sheet has room for them."""
    pairs = [
        Pair(
            name=row.label,
            numbers=(float(row.numbers[0] or 0), float(row.numbers[1] or 0)),
            shown=(spec.shown(row, row.numbers[0], labels), spec.shown(row, row.numbers[1], labels)),
            bold=row.highlight,
        )
        for row in spec.rows
    ]
    heads = (spec.series[0], spec.series[1])
    slopes = draw_slopes(pairs, heads, sheet) if spec.form is Form.SLOPE else None
    return slopes or draw_dots(pairs, heads, sheet)
