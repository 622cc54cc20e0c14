"""Heading: a section's title inside an article. The headline itself stands in the front matter."""

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

LEVELS = (2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 2 or 3."""

    name: ClassVar[str] = "heading"
    level: int
    text: Rich
    place: Place
    at: At = At.COLUMN

    def texts(self) -> Iterator[str]:
        """Yield the heading's words."""
        yield plain(self.text)


def parse(source: BlockSource) -> Heading:
    """Return the heading; report an empty one and a level that an article does not use."""
    if source.level not in LEVELS:
        source.fault(
            f"a heading inside an article is ## or ###, not {'#' * source.level}",
            "the article's own headline stands in the front matter" if source.level == 1 else "use ###",
        )
    if not source.text and not source.is_faulty:
        source.fault("the heading has no words")
    return Heading(level=source.level, text=source.text, place=source.place)
