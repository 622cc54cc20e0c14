"""Nothing lost on the way: every word that `contents` gives to an edition is counted in each of its files."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from taitto.checking.expected import expected_texts
from taitto.checking.letters import unknown_letters
from taitto.errors import Problem
from taitto.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.errors import Place
    from taitto.labels import Labels
    from taitto.model import Edition, Issue


def lost_words(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield an error for each text of the issue of which a file shows a word less often than the issue has it."""
    expected = [
        (place, [word for word in words(text) if not unknown_letters(word, edition)])
        for place, text in expected_texts(issue, edition.views or edition.channel, labels)
    ]
    wanted = Counter(word for _, text in expected for word in text)
    for file, shown in edition.texts.items():
        found = words(shown)
        missing = wanted - Counter(found)
        for place, lost in _places_of(missing, expected, found):
            hint = "a template forgets it, or it has no room"
            yield Problem(place, f"{file} has lost words of this: {', '.join(lost)}", hint)


def _places_of(
    missing: Counter[str], expected: Sequence[tuple[Place, list[str]]], found: Sequence[str]
) -> Iterator[tuple[Place, list[str]]]:
    """Yield each text that has lost words. Of a word that is found elsewhere, the one lost had other neighbours."""
    if not missing:
        return
    neighbours = set(pairwise(found))
    places = [(t, w) for t, (_, text) in enumerate(expected) for w, word in enumerate(text) if word in missing]
    places.sort(key=lambda at: _stands_so(expected[at[0]][1], at[1], neighbours))
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


def _stands_so(text: Sequence[str], position: int, neighbours: set[tuple[str, str]]) -> bool:
    """Return whether a word stands between the same two somewhere in what was found: then it is not the lost one."""
    return set(pairwise(text[max(0, position - 1) : position + 2])) <= neighbours
