"""A text → the words in it, so that what went in can be counted against what came out."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
HIDDEN = "\u00ad\u2060\u200c\u200d\ufeff"
"""What may stand inside a word unseen; not the zero-width space, which parts words."""
_HIDDEN = re.compile(f"[{HIDDEN}]")


def is_hidden(letter: str) -> bool:
    """Return whether a character leaves no mark on paper: a blank, a joiner, a soft hyphen, a variant's choice."""
    return letter.isspace() or unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


def words(text: str) -> list[str]:
    """Return each word in order: composed letters, folded case; a hyphen parts words, hidden marks do not."""
    # By way of capitals, since an edition may set a text in them: `ı` and `i` have the same one.
    return [match.casefold() for match in _WORD.findall(_HIDDEN.sub("", unicodedata.normalize("NFC", text.upper())))]
