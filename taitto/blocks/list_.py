"""List: bulleted or numbered items, each a paragraph and perhaps a list of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from taitto.blocks.prose import Prose
from taitto.model import At

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.blocks.source import BlockSource
    from taitto.errors import Place
    from taitto.model import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """Items in order. `start` is the first number of a numbered list, None for bullets."""

    name: ClassVar[str] = "list"
    items: tuple[tuple[Block, ...], ...]
    start: int | None
    place: Place
    at: At = At.COLUMN

    def texts(self) -> Iterator[str]:
        """Yield the words of every item."""
        for item in self.items:
            for block in item:
                yield from block.texts()


def parse(source: BlockSource) -> List:
    """Return the list; report an item that holds more than paragraphs and lists."""
    for item in source.items:
        for block in item:
            if not isinstance(block, Prose | List):
                source.fault(f"a list item holds paragraphs and lists, not {block.name}", None, block.place)
    return List(items=tuple(tuple(item) for item in source.items), start=source.start, place=source.place)
