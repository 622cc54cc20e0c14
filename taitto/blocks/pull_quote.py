"""Pull quote: a line lifted out of the text to rest the eye on."""

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
class PullQuote:
    """The line, and whose words it is when it is somebody's."""

    name: ClassVar[str] = "pull-quote"
    text: Rich
    by: str | None
    place: Place
    at: At = At.COLUMN

    def texts(self) -> Iterator[str]:
        """Yield the line and its speaker."""
        yield plain(self.text)
        if self.by:
            yield self.by


def parse(source: BlockSource) -> PullQuote:
    """Return the pull quote."""
    source.expect({"by"})
    return PullQuote(
        text=source.paragraph("the line"),
        by=source.optional("by"),
        place=source.place,
        at=source.position(At.COLUMN),
    )
