"""The name under which readers keep a magazine: `SEUTU-news-2019-3.pdf`, so that a folder of them is in order."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from taitto.model import Masthead

MOST_LETTERS = 60
"""Of a title, and of a label: the whole name then fits every disk and most windows."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l", "Ł": "L"}
    | {"ŋ": "n", "Ŋ": "N", "ŧ": "t", "Ŧ": "T", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D"}
)
"""Letters of the north that are no letter with a mark, and so have no plain one in them."""


def magazine_name(masthead: Masthead) -> str:
    """Return the name of the readers' PDF, in letters that stay as they are in addresses.

    It is never empty, and always holds a year: so it is no other name of an edition's file.
    """
    label = _parts(masthead.label)
    if not any(map(_YEAR.fullmatch, label)):
        label = [*label, masthead.date[:4]]
    return "-".join(filter(None, [_cut(_parts(masthead.title)), _cut(_years_first(label))])) + ".pdf"


def _parts(text: str) -> list[str]:
    """Return the words and numbers of a text in plain letters."""
    letters = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.findall(r"[A-Za-z0-9]+", bare)


def _years_first(parts: Iterable[str]) -> Iterator[str]:
    """Yield each year before what leads up to it: `3/2019` is 2019-3, `12/2019–1/2020` 2019-12-2020-1."""
    before: list[str] = []
    for part in parts:
        if _YEAR.fullmatch(part):
            yield from (part, *before)
            before = []
        else:
            before.append(part)
    yield from before


def _cut(parts: Iterable[str]) -> str:
    return "-".join(parts)[:MOST_LETTERS].rstrip("-")
