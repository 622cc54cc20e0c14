"""Table: rows and columns of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from taitto.files.schema import FaultAt
from taitto.infographics.values import FigureSpec, Words
from taitto.infographics.whole import inner, left_out, parts, picked, published, refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.labels import Labels

__all__ = ["Spec", "describe", "inner", "left_out", "parts", "picked", "published", "refs", "texts"]


class Spec(FigureSpec):
    """The schema of `kind: table`. The first cell of a row names the row; `data` names the file that gave the rows."""

    data: Words | None = None
    sheet: Words | None = None
    columns: Annotated[tuple[Words, ...], Field(min_length=2)]
    rows: Annotated[tuple[Annotated[tuple[Words, ...], Field(min_length=1)], ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _even_rows(self) -> Spec:
        for position, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                text = f'row "{row[0]}" has {len(row)} cells, the table has {len(self.columns)} columns'
                raise FaultAt(text, "rows", position)
        return self


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title and every row."""
    del labels
    return f"{spec.title}: {'; '.join(': '.join(row) for row in spec.rows)}."


def texts(spec: Spec, labels: Labels, *, picked: bool) -> Iterator[str]:
    """Yield the title, the column heads and every cell."""
    del labels, picked
    yield spec.title
    yield from spec.columns
    for row in spec.rows:
        yield from row
