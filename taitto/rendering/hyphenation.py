"""Finnish hyphenation by libvoikko inside WeasyPrint, whose own hyphenator, pyphen, knows no Finnish.

Voikko's breaks are completed with the boundaries of compounds and cleared of those that leave one or two letters alone:
legal, but ugly (`alihankintaverkosto` breaks as `ali-han-kinta-ver-kosto`).
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import pyphen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LANG = "fi"
_LEAST = 3
"""The least number of letters that a break leaves together."""
_HYPHENS = "-–"
_LIKE_VOWELS = re.compile(r"([aeiouyäö])(?=\1)", re.IGNORECASE)
_LONGEST = 255
"""Bytes. Voikko refuses a longer word, and its Python binding then ends the whole process."""


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
    """Return where a Finnish word may be broken by a hyphen: the number of letters before each break, ascending.

    No break leaves a scrap of one or two letters: at the word's ends, beside a compound's boundary, or beside a hyphen
    of the word's own, behind which a line may end without ours.
    """
    speller = voikko()
    if speller is None or len(word.encode()) > _LONGEST:
        return ()
    boundaries = _boundaries(speller, word)
    hyphens = tuple(place for place, letter in enumerate(word, start=1) if letter in _HYPHENS)
    ends = (0, *hyphens, len(word))
    places = {*_syllables(speller, word), *boundaries}.difference(ends)
    return tuple(
        sorted(
            place
            for place in places
            if not any(_is_scrap(word, place, end) for end in ends)
            and (place in boundaries or not any(_is_scrap(word, place, boundary) for boundary in boundaries))
        )
    )


def _is_scrap(word: str, place: int, edge: int) -> bool:
    """Return whether fewer than three letters stand between a break and an edge on either side of it."""
    return sum(map(str.isalnum, word[min(place, edge) : max(place, edge)])) < _LEAST


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
    return min(readings, key=len) if readings else _boundaries_without_hyphen(speller, word)


def _boundaries_without_hyphen(speller: Any, word: str) -> tuple[int, ...]:
    """Return the boundaries of a compound that lacks the hyphen between like vowels: `linjaauto`, `raakaaineet`."""
    for vowels in _LIKE_VOWELS.finditer(word):
        place = vowels.start() + 1
        first, second = word[:place], word[place:]
        if min(len(first), len(second)) >= _LEAST and speller.analyze(first) and speller.analyze(second):
            return (*_boundaries(speller, first), place, *(place + later for later in _boundaries(speller, second)))
    return ()


_whole: set[str] = set()


@contextmanager
def kept_whole(words: Iterable[str]) -> Iterator[None]:
    """Let these words not be broken while a text is laid out."""
    _whole.update(words)
    try:
        yield
    finally:
        _whole.clear()


class FinnishPyphen(pyphen.Pyphen):  # type: ignore[misc]
    """pyphen's interface over Voikko for Finnish; pyphen itself for every other language."""

    def __init__(self, *, lang: str, left: int = 2, right: int = 2) -> None:
        self._finnish = lang.lower().startswith(LANG)
        self.left, self.right = left, right
        if not self._finnish:
            super().__init__(lang=lang, left=left, right=right)

    def iterate(self, word: str) -> Iterator[tuple[str, str]]:
        """Yield the word in two parts at each break, the last break first."""
        if word in _whole:
            return
        if not self._finnish:
            yield from super().iterate(word)
            return
        for place in reversed(breaks(word)):
            if self.left <= place <= len(word) - self.right:
                yield word[:place], word[place:]


def install() -> bool:
    """Give WeasyPrint our hyphenator; return False when Voikko is missing and Finnish stays without hyphens."""
    pyphen.Pyphen = FinnishPyphen
    if voikko() is None:
        return False
    pyphen.LANGUAGES[LANG] = None
    pyphen.LANGUAGES_LOWERCASE[LANG] = LANG
    return True
