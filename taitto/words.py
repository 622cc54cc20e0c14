"""A text → the words in it, so that what went in can be counted against what came out."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_HIDDEN = re.compile("[\u00ad\u2060\u200b\u200c\ufeff]")


def words(text: str) -> list[str]:
    """Return each word in order: composed letters, folded case; a hyphen parts words, hidden marks do not."""
    return [match.casefold() for match in _WORD.findall(_HIDDEN.sub("", unicodedata.normalize("NFC", text)))]
