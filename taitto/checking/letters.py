"""Every letter of the issue can be seen: the edition's typefaces have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.checking.expected import expected_texts
from taitto.errors import Problem
from taitto.words import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.labels import Labels
    from taitto.model import Edition, Issue

NO_BREAK_HYPHEN = "\u2011"
"""What Word writes for Ctrl+Shift+hyphen; it is drawn as a hyphen."""


def strange_letters(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield an error for each text with characters that the edition's typefaces do not have: boxes would be printed."""
    for place, text in expected_texts(issue, edition.views or edition.channel, labels):
        strange = unknown_letters(text, edition)
        if strange:
            told = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(strange))
            yield Problem(place, f"the typefaces of {edition.channel} do not have {told}", "write it in other letters")


def unknown_letters(text: str, edition: Edition) -> set[str]:
    """Return the characters of a text for which the edition has no sign."""
    if edition.alphabet is None:
        return set()
    known = edition.alphabet | {NO_BREAK_HYPHEN} if "-" in edition.alphabet else edition.alphabet
    return {letter for letter in text if letter not in known and not is_hidden(letter)}
