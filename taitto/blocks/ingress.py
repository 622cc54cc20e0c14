"""Ingress: the lead paragraph, set larger; the mail's teaser when the article has no other."""

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
class Ingress:
    """The lead paragraph."""

    name: ClassVar[str] = "ingress"
    text: Rich
    place: Place
    at: At = At.WIDE

    def texts(self) -> Iterator[str]:
        """Yield the ingress's words."""
        yield plain(self.text)


def parse(source: BlockSource) -> Ingress:
    """Return the ingress."""
    source.expect(())
    return Ingress(text=source.paragraph("the lead text"), place=source.place, at=source.position(At.WIDE))
