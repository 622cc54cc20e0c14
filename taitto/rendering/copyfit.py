"""How much room blocks will take, before they are laid out: as editors reckon it, by letters and lines.

An estimate, for choices that must be made before the first layout: what fits a card, how far a text reaches beside a
sidebar. It is made for ordinary prose and may be a fifth off; whoever asks leaves that much to spare.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from taitto.blocks.figure import Figure
from taitto.blocks.heading import Heading
from taitto.blocks.infographic import InfographicBlock
from taitto.blocks.table import Table
from taitto.infographics import DRAWN, KINDS
from taitto.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from taitto.model import Block

LINE_PT = 13
"""The step of the baseline grid, which is the theme's line of running text: a test says so."""
LINE_MM = LINE_PT / 72 * 25.4
LETTERS_PER_MM = 0.58
"""Of running text, with its blanks."""
DRAWN_HEIGHT = 0.7
"""Of a figure that is drawn, as a share of its width: most are lower."""
ABREAST = 2
"""Words and numbers of a figure that share a line; most have more, some of them larger."""
AROUND = 2
"""Lines of white above and below what is no running text."""


TABLE_LETTER_MM, TABLE_GAP_MM = 1.5, 2.0
"""The width of a letter of a table, on the safe side, and what lies between two of its columns."""


def width_of(table: Table) -> float:
    """Return about how wide a table is, in millimetres, when no word of it is parted."""
    columns = zip(table.head, *table.rows, strict=True)
    longest = (max((len(word) for cell in column for word in plain(cell).split()), default=0) for column in columns)
    return sum(TABLE_LETTER_MM * letters + TABLE_GAP_MM for letters in longest)


def lines_of(blocks: Iterable[Block], measure_mm: float) -> int:
    """Return about how many lines of text the blocks are high in a column of that width."""
    return sum(_lines(block, measure_mm) for block in blocks)


def _lines(block: Block, measure_mm: float) -> int:
    letters = max(1, int(measure_mm * LETTERS_PER_MM))
    text = sum(ceil(len(text) / letters) for text in block.texts())
    match block:
        case Heading():
            return AROUND + text * 2
        case Table():
            each = max(1, letters // len(block.head))
            return AROUND + sum(
                max(1, *(ceil(len(plain(cell)) / each) for cell in row)) for row in (block.head, *block.rows)
            )
        case Figure():
            ratio = block.ratio or block.picture.width_px / block.picture.height_px
            return AROUND + text + ceil(measure_mm / ratio / LINE_MM)
        case InfographicBlock() if block.infographic.kind in DRAWN:
            return AROUND + ceil(measure_mm * DRAWN_HEIGHT / LINE_MM)
        case InfographicBlock():
            kind, spec = KINDS[block.infographic.kind], block.infographic.spec
            shown = kind.picked(spec, block.pick) if block.pick else spec
            return AROUND + ceil(sum(ceil(len(text) / letters) for text in _strings(shown.model_dump())) / ABREAST)
        case _:
            return text + (0 if block.name in {"prose", "list"} else AROUND)


def _strings(value: object) -> Iterator[str]:
    """Yield every text and number in a figure's data."""
    match value:
        case dict():
            for part in value.values():
                yield from _strings(part)
        case list() | tuple():
            for part in value:
                yield from _strings(part)
        case str() | int() | float():
            yield str(value)
