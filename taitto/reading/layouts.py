"""What each page template needs of an article or a figure: told as faults of the entry that asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.blocks.heading import Heading
from taitto.model import Article, At, Layout
from taitto.rendering.makeup import headed_sections, hero_of
from taitto.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from taitto.model import Infographic

OF_FIGURES = frozenset({Layout.PAGE, Layout.SPREAD, Layout.TIMELINE, Layout.BACK_PAGE})
OF_ARTICLES = frozenset(Layout) - {Layout.SPREAD}
LEAST_SECTIONS = 2
"""Of a timeline or a page of cards."""

_Fault = tuple[str, str]
"""What is wrong, and what to write instead."""


def layout_faults(item: Article | Infographic, layout: Layout) -> Iterator[_Fault]:
    """Yield what an article or a figure lacks for its layout."""
    if isinstance(item, Article):
        if layout not in OF_ARTICLES:
            yield f'"{layout}" is a layout of figures', _known(OF_ARTICLES)
        elif layout in _NEEDS:
            yield from _NEEDS[layout](item)
    elif layout not in OF_FIGURES:
        yield f'"{layout}" is a layout of articles', _known(OF_FIGURES)
    elif layout is Layout.TIMELINE and item.kind != "timeline":
        yield f'"{item.name}" is no timeline but a figure of kind "{item.kind}"', "write layout: page"


def _known(layouts: frozenset[Layout]) -> str:
    return f"known: {', '.join(sorted(layouts))}"


def _hero(article: Article) -> Iterator[_Fault]:
    if hero_of(article.blocks) is None:
        hint = 'write :::{figure} images/name.jpg with ":at: wide" in it, or layout: page'
        yield f'"{article.name}" has no picture to open a hero page', hint


def _sidebar(article: Article) -> Iterator[_Fault]:
    if not any(block.at is At.SIDE for block in article.blocks):
        hint = 'write ":at: side" into what shall stand beside the text, or layout: page'
        yield f'"{article.name}" has nothing for a sidebar', hint


def _sections(article: Article) -> Iterator[_Fault]:
    if len(headed_sections(article.blocks)[1]) < LEAST_SECTIONS:
        hint = f"write at least {LEAST_SECTIONS} headings with ##, or layout: page"
        yield f'"{article.name}" has no sections to set apart', hint


def _timeline(article: Article) -> Iterator[_Fault]:
    yield from _sections(article)
    for section in headed_sections(article.blocks)[1]:
        heading = section[0]
        text = plain(heading.text) if isinstance(heading, Heading) else ""
        if not any(letter.isdigit() for letter in text):
            yield f'the section "{text}" of "{article.name}" has no date', "write ## and when it was: ## May 2019"


_NEEDS: Mapping[Layout, Callable[[Article], Iterator[_Fault]]] = {
    Layout.HERO: _hero,
    Layout.SIDEBAR: _sidebar,
    Layout.CARDS: _sections,
    Layout.TIMELINE: _timeline,
}
