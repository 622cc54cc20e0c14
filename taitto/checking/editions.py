"""Rules over what a channel made: nothing lost on the way, nothing off the page, no page half empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.blocks.infographic import InfographicBlock
from taitto.errors import Level, Place, Problem
from taitto.infographics import KINDS
from taitto.model import Article, Infographic, Show
from taitto.richtext import plain
from taitto.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.labels import Labels
    from taitto.model import Edition, Entry, Issue

HOLE_MM = 25.0
"""A page with more white than this at its foot looks unfinished."""


def lost_words(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield an error for each text of the issue that has a word which the edition lacks."""
    for file, text in edition.texts.items():
        found = words(text)
        for place, expected in expected_texts(issue, edition.channel, labels):
            lost = [word for word in words(expected) if word not in found]
            if lost:
                yield Problem(
                    place, f"{file} has lost words of this: {', '.join(lost)}", "this is a fault of a template"
                )


def page_faults(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield an error for text that runs off a page, a warning for a page with a hole."""
    del issue, labels
    for page in edition.pages:
        place = Place(f"{edition.channel}, page {page.number}")
        if page.lines_off_page:
            hint = "shorten the text or a word in it"
            yield Problem(place, f"{page.lines_off_page} lines run off the page", hint)
        if page.free_mm > HOLE_MM:
            text = f"the page has {page.free_mm:.0f} mm of white at its foot"
            hint = "make a picture higher (:ratio:) or the text longer"
            yield Problem(place, text, hint, Level.WARNING)


def renderer_complaints(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield a problem for each thing that the renderer found wrong: an error for a picture that is not there."""
    del issue, labels
    for complaint in edition.warnings:
        level = Level.ERROR if complaint.startswith("Failed to load") else Level.WARNING
        yield Problem(Place(edition.channel), complaint, level=level)


def expected_texts(issue: Issue, channel: str, labels: Labels) -> Iterator[tuple[Place, str]]:
    """Yield every text that `contents` gives to a channel's edition, with its place."""
    yield issue.place, f"{issue.masthead.title} {issue.masthead.topic} {issue.masthead.label}"
    for entry in issue.entries_in(channel):
        if isinstance(entry.item, Infographic):
            yield from _figure_texts(entry.item, entry.view(channel).pick, labels)
        else:
            yield from _article_texts(entry, entry.item, channel, labels)


def _article_texts(entry: Entry, article: Article, channel: str, labels: Labels) -> Iterator[tuple[Place, str]]:
    view = entry.view(channel)
    yield article.place, f"{article.kicker} {view.headline or article.headline} {article.byline or ''}"
    if view.show is Show.TEASER:
        yield article.place, article.teaser
        return
    for block in article.blocks:
        if isinstance(block, InfographicBlock):
            yield from _figure_texts(block.infographic, block.pick, labels)
        else:
            yield from ((block.place, text) for text in block.texts())
    yield from ((note.place, plain(note.text)) for note in article.notes.values())


def _figure_texts(figure: Infographic, pick: tuple[str, ...], labels: Labels) -> Iterator[tuple[Place, str]]:
    kind = KINDS[figure.kind]
    spec = kind.published(figure.spec)
    if pick:
        spec = kind.picked(spec, pick)
    yield from ((figure.place, text) for text in kind.texts(spec, labels, picked=bool(pick)))
