"""Shares: the parts of a whole as a ring, as one bar or as a hundred squares."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import model_validator

from taitto.infographics import chart
from taitto.infographics.chart import (
    MOST_SERIES,
    ChartSpec,
    DataTable,
    credit,
    inner,
    left_out,
    parts,
    picked,
    published,
    refs,
)
from taitto.infographics.geometry.shares import Part, draw_bar, draw_donut, draw_waffle, hundredths

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

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

PERCENT = "%"


class Form(StrEnum):
    """How the whole is drawn."""

    DONUT = "donut"
    BAR = "bar"
    WAFFLE = "waffle"


class Spec(ChartSpec):
    """The schema of `kind: share`. `percent` writes each part's share of the whole beside its number."""

    form: Form = Form.DONUT
    percent: bool = True

    @model_validator(mode="after")
    def _one_whole(self) -> Spec:
        if len(self.series) > 1:
            raise ValueError("a share has one number a row; for several series write kind: bar and form: stacked")
        if reason := next((reason for _, reason in left_out(self)), None):
            raise ValueError(f"the shares of the others hang on every part: {reason}")
        if len(self.rows) > MOST_SERIES:
            raise ValueError(
                f"a share has at most {MOST_SERIES} parts, these are {len(self.rows)}; "
                "put the smallest together in one row, or write kind: bar"
            )
        if any(number < 0 for number in self.numbers):
            raise ValueError("no part of a whole is below 0; write kind: bar")
        if not self.whole:
            raise ValueError("the parts add up to 0: there is no whole to share")
        return self

    @model_validator(mode="after")
    def _a_hundred_percent(self) -> Spec:
        rounding = len(self.rows) / 2  # each may have been rounded by a half
        if self.unit == PERCENT and abs(self.whole - 100) > rounding:
            raise ValueError(f"the parts add up to {self.whole:f} %, the whole is 100 %; add the part that is missing")
        return self

    @property
    def whole(self) -> Decimal:
        """Return what the parts add up to."""
        return sum(self.numbers, start=0 * self.numbers[0])

    @property
    def percents(self) -> tuple[str, ...]:
        """Return each part's share in whole percents as it is printed; nothing where the numbers are shares already."""
        if not self.percent or self.unit == PERCENT:
            return ("",) * len(self.rows)
        return tuple(_printed(*pair, self.whole) for pair in zip(hundredths(self.numbers), self.numbers, strict=True))


def _printed(percent: int, number: Decimal, whole: Decimal) -> str:
    """Return `43 %`; a small part is not nothing, and all but a small part is not all."""
    if number and not percent:
        return "< 1 %"
    return "> 99 %" if percent == 100 and number < whole else f"{percent} %"


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title, and each part with its share or, where none is written, its number."""
    kinds = {Form.DONUT: labels.charts.donut, Form.BAR: labels.charts.share, Form.WAFFLE: labels.charts.waffle}
    told = ", ".join(f"{part.label} {part.share or part.shown}" for part in _parts(spec, labels))
    return f"{kinds[spec.form]}: {spec.title}. {told}."


def draw(spec: Spec, sheet: Sheet, labels: Labels) -> Plot:
    """Return the parts in the spec's form and a list of them, beside it or below."""
    drawings = {Form.DONUT: draw_donut, Form.BAR: draw_bar, Form.WAFFLE: draw_waffle}
    return drawings[spec.form](_parts(spec, labels), sheet)


def data_table(spec: Spec, labels: Labels) -> DataTable:
    """Return the parts with their numbers and their shares as they are printed."""
    table = chart.data_table(spec, labels)
    if not any(spec.percents):
        return table
    rows = zip(table.rows, spec.percents, strict=True)
    return DataTable((*table.head, labels.charts.share_of_all), tuple((*row, share) for row, share in rows))


def texts(spec: Spec, labels: Labels, *, picked: bool) -> Iterator[str]:
    """Yield what every chart has, and the shares."""
    yield from chart.texts(spec, labels, picked=picked)
    yield from spec.percents


def _parts(spec: Spec, labels: Labels) -> list[Part]:
    return [
        Part(
            label=row.label,
            shown=spec.shown(row, number, labels),
            share=share,
            number=float(number),
            highlight=row.highlight,
        )
        for row, number, share in zip(spec.rows, spec.numbers, spec.percents, strict=True)
    ]
