"""What a reader must find: every text that `contents` gives to an edition, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.blocks.infographic import InfographicBlock
from taitto.infographics import KINDS
from taitto.model import Article, Infographic, Show
from taitto.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.errors import Place
    from taitto.labels import Labels
    from taitto.model import EntryView, Issue
    from taitto.richtext import Rich


def expected_texts(issue: Issue, channel: str, labels: Labels) -> Iterator[tuple[Place, str]]:
    """Yield every text that `contents` gives to a channel's edition, with its place."""
    yield issue.place, f"{issue.masthead.title} {issue.masthead.topic} {issue.masthead.label}"
    notes: dict[Rich, Place] = {}  # the same source has one number and stands in the list once
    for entry in issue.entries_in(channel):
        view = entry.view(channel)
        if isinstance(entry.item, Infographic):
            yield from _figure_texts(entry.item, view.pick, labels)
            continue
        yield from _article_texts(entry.item, view, labels)
        for note in entry.item.notes.values() if view.show is Show.FULL else ():
            notes.setdefault(note.text, note.place)
    yield from ((place, plain(text)) for text, place in notes.items())


def _article_texts(article: Article, view: EntryView, labels: Labels) -> Iterator[tuple[Place, str]]:
    yield article.place, f"{article.kicker} {view.headline or article.headline} {article.byline or ''}"
    if view.show is Show.TEASER:
        yield article.place, article.teaser
        return
    for block in article.blocks:
        if isinstance(block, InfographicBlock):
            yield from _figure_texts(block.infographic, block.pick, labels)
        else:
            yield from ((block.place, text) for text in block.texts())


def _figure_texts(figure: Infographic, pick: tuple[str, ...], labels: Labels) -> Iterator[tuple[Place, str]]:
    kind = KINDS[figure.kind]
    spec = kind.published(figure.spec)
    if pick:
        spec = kind.picked(spec, pick)
    yield from ((figure.place, text) for text in kind.texts(spec, labels, picked=bool(pick)))
    for inner in () if pick else figure.inner.values():
        yield from _figure_texts(inner, (), labels)
