"""Nothing lost on the way: every word that `contents` gives to an edition is counted in each of its files.

And every letter can be seen: the typefaces have it.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from taitto.blocks.infographic import InfographicBlock
from taitto.errors import Problem
from taitto.infographics import KINDS
from taitto.model import Article, Infographic, Show
from taitto.richtext import plain
from taitto.words import is_hidden, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.errors import Place
    from taitto.labels import Labels
    from taitto.model import Edition, EntryView, Issue
    from taitto.richtext import Rich

NO_BREAK_HYPHEN = "\u2011"
"""What Word writes for Ctrl+Shift+hyphen; it is drawn as a hyphen."""


def lost_words(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield an error for each text of the issue of which a file shows a word less often than the issue has it."""
    expected = [
        (place, [word for word in words(text) if not _strange(word, edition)])
        for place, text in expected_texts(issue, edition.channel, labels)
    ]
    wanted = Counter(word for _, text in expected for word in text)
    for file, shown in edition.texts.items():
        found = words(shown)
        missing = wanted - Counter(found)
        for place, lost in _places_of(missing, expected, found):
            hint = "a template forgets it, or it has no room"
            yield Problem(place, f"{file} has lost words of this: {', '.join(lost)}", hint)


def strange_letters(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield an error for each text with characters that the edition's typefaces do not have: boxes would be printed."""
    for place, text in expected_texts(issue, edition.channel, labels):
        strange = _strange(text, edition)
        if strange:
            told = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(strange))
            yield Problem(place, f"the typefaces of {edition.channel} do not have {told}", "write it in other letters")


def _strange(text: str, edition: Edition) -> set[str]:
    if edition.alphabet is None:
        return set()
    known = edition.alphabet | {NO_BREAK_HYPHEN} if "-" in edition.alphabet else edition.alphabet
    return {letter for letter in text if letter not in known and not is_hidden(letter)}


def _places_of(
    missing: Counter[str], expected: Sequence[tuple[Place, list[str]]], found: Sequence[str]
) -> Iterator[tuple[Place, list[str]]]:
    """Yield each text that has lost words. Of a word that is found elsewhere, the one lost had other neighbours."""
    if not missing:
        return
    neighbours = set(pairwise(found))
    places = [(t, w) for t, (_, text) in enumerate(expected) for w, word in enumerate(text) if word in missing]
    places.sort(key=lambda at: set(pairwise(expected[at[0]][1][max(0, at[1] - 1) : at[1] + 2])) <= neighbours)
    left = missing.copy()
    lost = set()
    for t, w in places:
        word = expected[t][1][w]
        if left[word] > 0:
            left[word] -= 1
            lost.add((t, w))
    for t, (place, text) in enumerate(expected):
        if gone := [word for w, word in enumerate(text) if (t, w) in lost]:
            yield place, gone


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
