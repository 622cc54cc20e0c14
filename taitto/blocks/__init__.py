"""Blocks: what an article is built of, one module per block.

To add a block: a module here, a folder under `templates/blocks`, goldens, and one line in `BLOCKS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from taitto.blocks import (
    callout,
    fact_box,
    figure,
    heading,
    infographic,
    ingress,
    link_list,
    list_,
    prose,
    pull_quote,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from taitto.blocks.source import BlockSource
    from taitto.model import Block


class BlockModule(Protocol):
    """What a block's module offers beside its frozen dataclass."""

    def parse(self, source: BlockSource, /) -> Block | None:
        """Return the block, or None after the faults were reported to the source."""
        ...


BLOCKS: Mapping[str, BlockModule] = {
    "callout": callout,
    "fact-box": fact_box,
    "figure": figure,
    "heading": heading,
    "infographic": infographic,
    "ingress": ingress,
    "link-list": link_list,
    "list": list_,
    "prose": prose,
    "pull-quote": pull_quote,
    "table": table,
}

MARKDOWN_OWN = frozenset({"heading", "list", "prose", "table"})
"""Blocks that Markdown has marks of its own for; the others are written as `:::{name}`."""
