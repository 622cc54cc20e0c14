"""Table: rows and columns written in Markdown; the first row is the head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from taitto.model import At
from taitto.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.blocks.source import BlockSource
    from taitto.errors import Place
    from taitto.richtext import Rich

MOST_IN_A_COLUMN = 400
"""Letters of a table that stands in a column; a longer one would be all breaks, and takes seconds to balance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A head and rows of as many cells. `aligns` holds left, right or center for each column."""

    name: ClassVar[str] = "table"
    head: tuple[Rich, ...]
    rows: tuple[tuple[Rich, ...], ...]
    aligns: tuple[str, ...]
    place: Place
    at: At = At.COLUMN

    def texts(self) -> Iterator[str]:
        """Yield the words of every cell."""
        for row in (self.head, *self.rows):
            yield from (plain(cell) for cell in row)


def parse(source: BlockSource) -> Table:
    """Return the table."""
    head, *rows = (tuple(row) for row in source.cells)
    is_long = sum(len(plain(cell)) for row in source.cells for cell in row) > MOST_IN_A_COLUMN
    at = At.WIDE if is_long else At.COLUMN
    return Table(head=head, rows=tuple(rows), aligns=tuple(source.aligns), place=source.place, at=at)
