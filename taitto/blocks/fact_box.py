"""Fact box: background on a tinted ground, under a title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from taitto.blocks.heading import Heading
from taitto.blocks.list_ import List
from taitto.blocks.prose import Prose
from taitto.model import At

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.blocks.source import BlockSource
    from taitto.errors import Place

HEADING_LEVEL = 3
"""Below the box's title, which stands where a section's heading would."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactBox:
    """A title and what explains it: paragraphs, lists and `###` headings."""

    name: ClassVar[str] = "fact-box"
    title: str
    body: tuple[Prose | List | Heading, ...]
    place: Place
    at: At = At.WIDE

    @property
    def sections(self) -> tuple[tuple[Prose | List | Heading, ...], ...]:
        """Return the body cut at its headings, so that a wide box can set the parts side by side."""
        sections: list[list[Prose | List | Heading]] = []
        for block in self.body:
            if isinstance(block, Heading) or not sections:
                sections.append([])
            sections[-1].append(block)
        return tuple(tuple(section) for section in sections)

    def texts(self) -> Iterator[str]:
        """Yield the title and the body's words."""
        yield self.title
        for block in self.body:
            yield from block.texts()


def parse(source: BlockSource) -> FactBox:
    """Return the fact box; report a missing title or body and blocks that it cannot hold."""
    source.expect(())
    if not source.argument:
        source.fault("fact-box needs a title", "write :::{fact-box} Title")
    if not source.body and not source.is_faulty:
        source.fault("fact-box is empty", "write its text between the fences")
    source.allow((Prose, List, Heading), "paragraphs, lists and ### headings")
    for block in source.body:
        if isinstance(block, Heading) and block.level != HEADING_LEVEL:
            source.fault("a heading in a fact-box is ###", None, block.place)
    body = tuple(block for block in source.body if isinstance(block, Prose | List | Heading))
    return FactBox(title=source.argument, body=body, place=source.place, at=source.position(At.WIDE))
