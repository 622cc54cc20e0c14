"""What charts share: rows of numbers under a label, typed in or taken from a data file; one number a row or several."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

from pydantic import Field, model_validator

from taitto import formats
from taitto.files.schema import FaultAt, Schema
from taitto.infographics.values import FigureSpec, Number, Status, Words
from taitto.infographics.whole import inner, parts, picked, refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.files.yaml import Path
    from taitto.labels import Labels

__all__ = [
    "ChartSpec",
    "DataTable",
    "DrawnSpec",
    "Row",
    "credit",
    "data_table",
    "inner",
    "left_out",
    "parts",
    "picked",
    "published",
    "refs",
    "texts",
]

MOST_ROWS = 40
MOST_SERIES = 5
"""As many as there are colours that everybody can tell apart."""

MISSING = "–"
"""What stands for a number that there is none of."""


class DataTable(NamedTuple):
    """A figure's data as a reader's table: the head and the rows, all of them text; the first cell names the row."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Row(Schema):
    """A label and its number, or one number for each series; nothing stands for a number that is missing."""

    label: Words
    value: Number | None = None
    values: tuple[Number | None, ...] = ()
    qualifier: Words | None = None
    highlight: bool = False
    status: Status = Status.OK
    why: Words | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Row:
        if self.values and self.value is not None:
            raise ValueError("a row has either value or values")
        return self

    @property
    def numbers(self) -> tuple[Decimal | None, ...]:
        """Return the row's numbers, one for each series."""
        return self.values or (self.value,)


Columns = dict[Words, Words | Annotated[tuple[Words, ...], Field(min_length=1)]]


class DrawnSpec(FigureSpec):
    """What all kinds that are drawn say of themselves.

    `data`, `sheet` and `columns` name the file that gave the rows; `table` prints the numbers below the drawing too.
    """

    data: Words | None = None
    sheet: Words | None = None
    columns: Columns | None = None
    unit: Words | None = None
    note: Words | None = None
    table: bool = False


class ChartSpec(DrawnSpec):
    """The schema that all charts share: rows of numbers."""

    series: Annotated[tuple[Words, ...], Field(max_length=MOST_SERIES)] = ()
    rows: Annotated[tuple[Row, ...], Field(min_length=1, max_length=MOST_ROWS)]

    @model_validator(mode="after")
    def _a_number_for_each_series(self) -> ChartSpec:
        expected = max(1, len(self.series))
        for position, row in enumerate(self.rows):
            if len(row.numbers) != expected:
                text = f'row "{row.label}" has {len(row.numbers)} numbers, there are {expected} series'
                raise FaultAt(text, "rows", position)
        if all(_unfit(row) for row in self.rows):
            raise ValueError("none of the rows can be printed")
        for name in self.series:
            if self.series.count(name) > 1:
                raise ValueError(f'two series have the name "{name}"')
        return self

    def shown(self, row: Row, number: Decimal | None, labels: Labels) -> str:
        """Return a number of a row as it is printed, with its qualifier and unit."""
        if number is None:
            return MISSING
        return " ".join(part for part in (row.qualifier, formats.number(number, labels), self.unit) if part)

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Return all numbers of the rows."""
        return tuple(number for row in self.rows for number in row.numbers if number is not None)


AnyChart = TypeVar("AnyChart", bound=ChartSpec)


def _unfit(row: Row) -> str | None:
    if row.status is not Status.OK:
        reason = f"its status is {row.status}"
    elif all(number is None for number in row.numbers):
        reason = "it has no number"
    else:
        return None
    return f"{reason}: {row.why}" if row.why else reason


def published(spec: AnyChart) -> AnyChart:
    """Return the spec without the rows that cannot be printed."""
    return spec.model_copy(update={"rows": tuple(row for row in spec.rows if _unfit(row) is None)})


def left_out(spec: ChartSpec) -> Iterator[tuple[Path, str]]:
    """Yield each row that `published` drops."""
    for position, row in enumerate(spec.rows):
        if reason := _unfit(row):
            yield ("rows", position), f'row "{row.label}" is left out: {reason}'


def data_table(spec: ChartSpec, labels: Labels) -> DataTable:
    """Return the rows with their numbers as they are printed."""
    head = spec.series or (labels.charts.value,)
    rows = tuple(
        (row.label, *(spec.shown(row, number, labels) for number in row.numbers)) for row in published(spec).rows
    )
    return DataTable(("", *head), rows)


def credit(labels: Labels) -> str:
    """Return nothing: a chart owes nobody but its source."""
    del labels
    return ""


def texts(spec: ChartSpec, labels: Labels, *, picked: bool) -> Iterator[str]:
    """Yield the title, the names of series and rows, every number, and the note."""
    del picked
    yield spec.title
    yield from spec.series
    for row in published(spec).rows:
        yield row.label
        yield from (spec.shown(row, number, labels) for number in row.numbers if number is not None)
    yield spec.note or ""


def summary(kind: str, spec: ChartSpec, labels: Labels) -> str:
    """Return what sort of chart it is, its title, and the largest and the smallest of its numbers with their labels."""
    found = [
        (number, " ".join((row.label, *name)).strip(), spec.shown(row, number, labels))
        for row in published(spec).rows
        for number, name in zip(row.numbers, [(name,) for name in spec.series] or [("",)], strict=True)
        if number is not None
    ]
    _, most, largest = max(found, key=lambda one: one[0])
    _, least, smallest = min(found, key=lambda one: one[0])
    ends = labels.charts.one.format(label=most, value=largest)
    if len(found) > 1:
        ends = labels.charts.ends.format(most=most, largest=largest, least=least, smallest=smallest)
    return f"{kind}: {spec.title}. {ends}"
