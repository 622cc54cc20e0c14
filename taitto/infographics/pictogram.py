"""Pictograms: numbers as icons that one can count, each for one thing or for so many; of a whole the rest is faint."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from taitto import formats
from taitto.infographics.chart import (
    MOST_ROWS,
    ChartSpec,
    Row,
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
from taitto.infographics.geometry.pictograms import IconRow, draw_rows
from taitto.infographics.values import Number
from taitto.plotting.icon_shapes import IconName

if TYPE_CHECKING:
    from collections.abc import Iterator

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

MOST_ICONS = 100
"""More than that nobody counts."""
_MOST_TOLD = 5
"""Rows that a description tells one by one; of more it tells the ends."""


class WholeRow(Row):
    """A row of a pictogram; `of` is the whole that its number is a part of."""

    of: Number | None = None

    @model_validator(mode="after")
    def _part_of_its_whole(self) -> WholeRow:
        for number in self.numbers:
            if number is not None and number < 0:
                raise ValueError(f'the number of "{self.label}" is below 0: icons cannot show that')
            if number is not None and self.of is not None and number > self.of:
                raise ValueError(f'the number of "{self.label}" is larger than its whole')
        return self


class Spec(ChartSpec):
    """The schema of `kind: pictogram`."""

    icon: IconName
    each: Annotated[Number, Field(gt=0, description="a number above 0: what one icon stands for")] = Decimal(1)
    rows: Annotated[tuple[WholeRow, ...], Field(min_length=1, max_length=MOST_ROWS)]

    @model_validator(mode="after")
    def _as_many_as_one_counts(self) -> Spec:
        if len(self.series) > 1:
            raise ValueError("a pictogram has one number a row; for several series write kind: bar")
        count = _count(self, self.each)
        if count > MOST_ICONS:
            fits = next(each for each in _round_numbers() if _count(self, each) <= MOST_ICONS)
            raise ValueError(
                f"that makes {count} icons, and nobody counts more than {MOST_ICONS}; write each: {fits:f}"
            )
        return self

    def shown(self, row: Row, number: Decimal | None, labels: Labels) -> str:
        """Return a number as it is printed, and its whole where it has one."""
        if number is None or not isinstance(row, WholeRow) or row.of is None:
            return super().shown(row, number, labels)
        written = formats.number(number, labels), formats.number(row.of, labels)
        both = labels.charts.out_of.format(value=written[0], whole=written[1])
        return " ".join(part for part in (row.qualifier, both, self.unit) if part)


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title and each number; of many rows the largest and the smallest alone."""
    rows = published(spec).rows
    if len(rows) > _MOST_TOLD:
        return summary(labels.charts.pictogram, spec, labels)
    told = ", ".join(f"{row.label} {spec.shown(row, row.numbers[0], labels)}" for row in rows)
    return f"{labels.charts.pictogram}: {spec.title}. {told}."


def draw(spec: Spec, sheet: Sheet, labels: Labels) -> Plot:
    """Return the rows with their icons, and what one icon stands for if that is not one."""
    rows = [
        IconRow(
            label=row.label,
            shown=spec.shown(row, row.numbers[0], labels),
            filled=float((row.numbers[0] or 0) / spec.each),
            count=_icons(row, spec.each),
            highlight=row.highlight,
        )
        for row in spec.rows
    ]
    key = ""
    if spec.each != 1:
        each = " ".join(part for part in (formats.number(spec.each, labels), spec.unit) if part)
        key = labels.charts.each.format(value=each)
    return draw_rows(rows, spec.icon, key, sheet)


def _icons(row: WholeRow, each: Decimal) -> int:
    """Return how many icons a row has, the faint ones among them."""
    whole = row.of if row.of is not None else row.numbers[0]
    return math.ceil((whole or 0) / each)


def _count(spec: Spec, each: Decimal) -> int:
    return sum(_icons(row, each) for row in published(spec).rows)


def _round_numbers() -> Iterator[Decimal]:
    """Yield 1, 2, 5, 10, 20 … from the least number that can be written on."""
    return (part * Decimal(10) ** power for power in range(-6, 16) for part in (1, 2, 5))
