"""An article's blocks → bands, as a page takes them: full-width blocks, and text columns with what stands beside them.

A section (from a `##` heading to the next) that has blocks for the side starts a band: they stand beside its text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from taitto.blocks.heading import Heading
from taitto.blocks.table import Table
from taitto.model import At
from taitto.rendering.copyfit import width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from taitto.model import Block

MOST_COLUMNS = 5
MOST_IN_COLUMN_MM = 84.0
"""What a table that stands in a column of text may have: columns, and width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Either one wide block, or text columns with `side` beside them, if any; `heading` stands across both."""

    wide: Block | None = None
    heading: Heading | None = None
    columns: tuple[Block, ...] = ()
    side: tuple[Block, ...] = ()


def bands(blocks: Iterable[Block]) -> tuple[Band, ...]:
    """Return the bands in reading order."""
    made: list[Band] = []
    for section in sections(blocks):
        for part in _parts(section):
            _add(made, part)
    return tuple(made)


def stands_across(block: Block) -> bool:
    """Return whether a block needs the page's whole width."""
    return block.at is At.WIDE or (
        isinstance(block, Table) and (len(block.head) > MOST_COLUMNS or width_of(block) > MOST_IN_COLUMN_MM)
    )


def sections(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the blocks from each `##` heading to the next, and first those before any."""
    section: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2 and section:
            yield section
            section = []
        section.append(block)
    if section:
        yield section


def _parts(section: Sequence[Block]) -> Iterator[Band]:
    """Cut a section at its wide blocks."""
    columns: list[Block] = []
    side: list[Block] = []
    for block in section:
        if stands_across(block):
            if len(columns) == 1 and isinstance(columns[0], Heading) and not side:
                yield Band(heading=columns[0])
            elif columns or side:
                yield _band(columns, side)
            yield Band(wide=block)
            columns, side = [], []
        elif block.at is At.SIDE:
            side.append(block)
        else:
            columns.append(block)
    if columns or side:
        yield _band(columns, side)


def _band(columns: Sequence[Block], side: Sequence[Block]) -> Band:
    first = columns[0] if columns else None
    if side and isinstance(first, Heading):
        return Band(heading=first, columns=tuple(columns[1:]), side=tuple(side))
    return Band(columns=tuple(columns), side=tuple(side))


def _add(made: list[Band], band: Band) -> None:
    """Append a band; text without a side flows on in the text before it."""
    last = made[-1] if made else None
    if last and last.columns and band.columns and not band.side:
        made[-1] = replace(last, columns=last.columns + band.columns)
    else:
        made.append(band)
