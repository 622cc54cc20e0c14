"""Finnish hyphenation by libvoikko inside WeasyPrint, whose own hyphenator, pyphen, knows no Finnish.

Voikko's breaks are completed with the boundaries of compounds and cleared of those that leave one or two letters beside
such a boundary: legal, but ugly (`alihankintaverkosto` breaks as `ali-han-kinta-ver-kosto`).
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pyphen

if TYPE_CHECKING:
    from collections.abc import Iterator

LANG = "fi"
_FROM_BOUNDARY = 3
"""The least number of letters between a break and a compound's boundary."""
_LONGEST = 255
"""Voikko refuses a longer word, and its Python binding then breaks down."""


@cache
def voikko() -> Any | None:
    """Return Voikko for Finnish, or None where the library or its dictionary is missing."""
    try:
        import libvoikko
    except ImportError:
        return None
    try:
        libvoikko.Voikko.getVersion()  # an object whose library is missing would complain on stderr when it goes
        speller = libvoikko.Voikko(LANG)
    except (OSError, libvoikko.VoikkoException):
        return None
    speller.setNoUglyHyphenation(True)
    speller.setHyphenateUnknownWords(True)
    speller.setMinHyphenatedWordLength(5)
    return speller


@lru_cache(maxsize=50_000)
def breaks(word: str) -> tuple[int, ...]:
    """Return where a Finnish word may be broken: the number of letters before each break, ascending."""
    speller = voikko()
    if speller is None or len(word) > _LONGEST:
        return ()
    boundaries = _boundaries(speller, word)
    edges = (0, *boundaries, len(word))
    allowed = [
        place
        for place in _syllables(speller, word)
        if all(place == edge or abs(place - edge) >= _FROM_BOUNDARY for edge in edges[1:-1])
    ]
    return tuple(sorted({*allowed, *boundaries}))


def _syllables(speller: Any, word: str) -> Iterator[int]:
    """Yield Voikko's own breaks. It marks each with a hyphen; hyphens of the word itself are no marks."""
    place = 0
    for character in speller.hyphenate(word):
        if character == "-" and (place >= len(word) or word[place] != "-"):
            yield place
        else:
            place += 1


def _boundaries(speller: Any, word: str) -> tuple[int, ...]:
    """Return the boundaries of the simplest reading of a compound, as letters before each."""
    readings = []
    for analysis in speller.analyze(word):
        places, place = [], 0
        for character in analysis["STRUCTURE"]:
            if character == "=":
                places.append(place)
            else:
                place += 1
        readings.append(tuple(place for place in places if 0 < place < len(word)))
    return min(readings, key=len, default=())


class FinnishPyphen(pyphen.Pyphen):  # type: ignore[misc]
    """pyphen's interface over Voikko for Finnish; pyphen itself for every other language."""

    def __init__(self, *, lang: str, left: int = 2, right: int = 2) -> None:
        self._finnish = lang.lower().startswith(LANG)
        self.left, self.right = left, right
        if not self._finnish:
            super().__init__(lang=lang, left=left, right=right)

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield the word in two parts at each break, the last break first."""
        if not self._finnish:
            yield from super().iterate(word)
            return
        for place in reversed(breaks(word)):
            if self.left <= place <= len(word) - self.right and word[place - 1] not in "-–":
                yield word[:place], word[place:]


def install() -> bool:
    """Give WeasyPrint Finnish; return False when Voikko is missing and Finnish stays without hyphens."""
    if voikko() is None:
        return False
    pyphen.LANGUAGES[LANG] = None
    pyphen.LANGUAGES_LOWERCASE[LANG] = LANG
    pyphen.Pyphen = FinnishPyphen
    return True
