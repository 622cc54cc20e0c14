"""An article's blocks → the parts that its page template sets: what a compositor calls making up the pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil
from typing import TYPE_CHECKING, Any, cast

from taitto.blocks.figure import Figure
from taitto.blocks.heading import Heading
from taitto.blocks.ingress import Ingress
from taitto.model import At, Layout
from taitto.rendering.bands import Band, bands, sections, stands_across
from taitto.rendering.copyfit import LINE_MM, lines_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from taitto.model import Block
    from taitto.theme import PrintPage

SPARE = 1.2
"""How much longer than a sidebar the text beside it should be by our reckoning, so that it is so on the page too."""
SHORT_EVENT_LINES = 6
"""An event of a timeline up to this height is not parted by a page's end."""
CARD_PADDING_MM = 9
FILLED = 0.85
"""Of a page's height: the highest that a card may be by our reckoning. A row of cards stands on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and what stands below it; `is_whole` where no page's end may part it."""

    heading: Heading
    blocks: tuple[Block, ...]
    bands: tuple[Band, ...]
    is_whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Makeup:
    """An article, cut. What a template has no use for is empty.

    Attributes:
        hero: the picture that opens a hero page.
        ingress: that page's lead paragraph.
        lead: the bands across the page that come first; in most layouts these are all.
        side: what stands in the sidebar, all the way.
        beside: the bands beside it.
        sections: the events of a timeline.
        rows: the cards, one or two abreast.
        rest: the bands that come after these, across the page again.

    """

    hero: Figure | None = None
    ingress: Ingress | None = None
    lead: tuple[Band, ...] = ()
    side: tuple[Block, ...] = ()
    beside: tuple[Band, ...] = ()
    sections: tuple[Section, ...] = ()
    rows: tuple[tuple[Section, ...], ...] = ()
    rest: tuple[Band, ...] = ()


def make_up(blocks: Sequence[Block], layout: Layout, page: PrintPage) -> Makeup:
    """Return the article's parts for its layout, which its article was found fit for."""
    make = _MAKERS.get(layout)
    return make(blocks, page) if make else Makeup(lead=bands(blocks))


def hero_of(blocks: Iterable[Block]) -> Figure | None:
    """Return the picture that can open a hero page: the first that stands across the page."""
    return next((block for block in blocks if isinstance(block, Figure) and block.at is At.WIDE), None)


def headed_sections(blocks: Iterable[Block]) -> tuple[Sequence[Block], tuple[Sequence[Block], ...]]:
    """Return what stands before the first `##` heading, and each section from such a heading on."""
    cut = tuple(sections(blocks))
    if cut and not _is_headed(cut[0]):
        return cut[0], cut[1:]
    return (), cut


def _is_headed(section: Sequence[Block]) -> bool:
    return isinstance(section[0], Heading) and section[0].level == 2


def _hero(blocks: Sequence[Block], page: PrintPage) -> Makeup:
    del page
    hero = hero_of(blocks)
    ingress = next((block for block in blocks if isinstance(block, Ingress)), None)
    return Makeup(hero=hero, ingress=ingress, lead=bands([b for b in blocks if b is not hero and b is not ingress]))


def _sidebar(blocks: Sequence[Block], page: PrintPage) -> Makeup:
    """Set the side's blocks beside the article's first text, as many of its sections as they are high."""
    side = tuple(block for block in blocks if block.at is At.SIDE)
    text = [block for block in blocks if block.at is not At.SIDE]
    starts = next((n for n, block in enumerate(text) if not stands_across(block)), len(text))
    reach = lines_of(side, page.columns_mm(4)) * SPARE
    beside: list[Block] = []
    parts = list(sections(text[starts:]))
    while parts and (not beside or ceil(lines_of(beside, page.columns_mm(4)) / 2) < reach):
        beside += parts.pop(0)
    return Makeup(
        lead=bands(text[:starts]),
        side=side,
        beside=bands(beside),
        rest=_headed(bands([block for part in parts for block in part])),
    )


def _headed(made: tuple[Band, ...]) -> tuple[Band, ...]:
    """Return the bands with the first one's heading across the page, where the text's measure changes."""
    first = made[0].columns[:1] if made else ()
    for heading in first:
        if isinstance(heading, Heading):
            return (replace(made[0], heading=heading, columns=made[0].columns[1:]), *made[1:])
    return made


def _timeline(blocks: Sequence[Block], page: PrintPage) -> Makeup:
    first, events = headed_sections(blocks)
    return Makeup(
        lead=bands(first),
        sections=tuple(_section(event, page.columns_mm(9) / 2, SHORT_EVENT_LINES * 2) for event in events),
    )


def _cards(blocks: Sequence[Block], page: PrintPage) -> Makeup:
    after = len(blocks)
    while after and stands_across(blocks[after - 1]):
        after -= 1
    first, cards = headed_sections(blocks[:after])
    most = int((page.height_mm - page.top_mm - page.foot_mm) * FILLED / LINE_MM)
    made = [_section(card, page.columns_mm(6) - CARD_PADDING_MM, most) for card in cards]
    return Makeup(lead=bands(first), rows=tuple(_rows(made)), rest=bands(blocks[after:]))


def _rows(cards: Iterable[Section]) -> Iterator[tuple[Section, ...]]:
    """Yield the cards two abreast; one that is higher than a page, and one that is left over, stands alone."""
    waiting: Section | None = None
    for card in cards:
        if waiting and card.is_whole:
            yield waiting, card
            waiting = None
        elif waiting:
            yield (waiting,)
            yield (card,)
            waiting = None
        elif card.is_whole:
            waiting = card
        else:
            yield (card,)
    if waiting:
        yield (waiting,)


def _section(blocks: Sequence[Block], measure_mm: float, most_lines: int) -> Section:
    """Return a section whose blocks all stand in its column; `most_lines` are those of one that stays whole."""
    heading, *text = blocks
    inside = tuple(_in_column(block) for block in text)
    return Section(
        heading=cast("Heading", heading),
        blocks=inside,
        bands=bands(text),
        is_whole=lines_of(inside, measure_mm) <= most_lines,
    )


def _in_column(block: Block) -> Block:
    return cast("Block", replace(cast("Any", block), at=At.COLUMN))


_MAKERS: Mapping[Layout, Callable[[Sequence[Block], PrintPage], Makeup]] = {
    Layout.HERO: _hero,
    Layout.SIDEBAR: _sidebar,
    Layout.TIMELINE: _timeline,
    Layout.CARDS: _cards,
}
