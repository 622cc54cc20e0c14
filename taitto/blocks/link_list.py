"""Link list: where to read on, each link with words that say where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from taitto.blocks.list_ import List
from taitto.blocks.prose import Prose
from taitto.model import At
from taitto.richtext import Link, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.blocks.source import BlockSource
    from taitto.errors import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkList:
    """A title and links."""

    name: ClassVar[str] = "link-list"
    title: str
    links: tuple[Link, ...]
    place: Place
    at: At = At.COLUMN

    def texts(self) -> Iterator[str]:
        """Yield the title and the words of each link."""
        yield self.title
        yield from (plain(link.children) for link in self.links)


def parse(source: BlockSource) -> LinkList:
    """Return the link list; report a missing title and items that are not one link each."""
    source.expect(())
    if not source.argument:
        source.fault("link-list needs a title", "write :::{link-list} Title")
    if not source.body and not source.is_faulty:
        source.fault("link-list is empty", "write one link an item: - [words](https://…)")
    links: list[Link] = []
    source.allow((List,), "a list of links")
    for block in source.body:
        for item in block.items if isinstance(block, List) else ():
            match item:
                case (Prose(text=(Link() as link,)),):
                    links.append(link)
                case _:
                    place = item[0].place if item else block.place
                    source.fault("an item of a link-list is one link", "write - [words](https://…)", place)
    return LinkList(title=source.argument, links=tuple(links), place=source.place, at=source.position(At.COLUMN))
