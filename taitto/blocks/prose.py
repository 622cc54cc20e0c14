"""Prose: one paragraph of running text."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A paragraph."""

    name: ClassVar[str] = "prose"
    text: Rich
    place: Place
    at: At = At.COLUMN

    def texts(self) -> Iterator[str]:
        """Yield the paragraph's words."""
        yield plain(self.text)


def parse(source: BlockSource) -> Prose:
    """Return the paragraph."""
    return Prose(text=source.text, place=source.place)
