"""A text → lines that are no wider than they may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_BREAKS = re.compile(r"(?<=[-–/])(?=\w)|[ \n]+")
"""Between words, and after a hyphen inside one; no-break spaces hold."""
_VOWELS = frozenset("aeiouyåäöAEIOUYÅÄÖ")
HYPHEN = "\u2010"
"""Parts a word here; the hyphens of the source are the other sign, so that one can tell what was one word."""
_LEAST_PART = 3
"""Letters of a word that may stand alone before or after a hyphen."""


def wrapped(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Return `text` in lines no wider than `width`, as many words in each as fit; a word that is wider is parted."""
    lines: list[str] = []
    line = ""
    for word, glue in _words(text):
        longer = line + glue + word if line else word
        if measure(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *parts, line = _parted(word, width, measure)
        lines += parts
    return (*lines, line) if line else tuple(lines)


def _words(text: str) -> list[tuple[str, str]]:
    """Return each word and what stands before it on the same line: a blank, or nothing after a hyphen."""
    words = []
    glue, start = "", 0
    for found in _BREAKS.finditer(text):
        if text[start : found.start()]:
            words.append((text[start : found.start()], glue))
        glue, start = " " if found[0] else "", found.end()
    return [*words, (text[start:], glue)] if text[start:] else words


def _parted(word: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Return the word in parts that fit, each but the last with a hyphen: before a consonant that a vowel follows."""
    parts = []
    while len(word) > 1 and measure(word) > width:
        fits = max((n for n in range(1, len(word)) if measure(word[:n] + HYPHEN) <= width), default=1)
        cut = next((n for n in range(fits, _LEAST_PART - 1, -1) if _is_joint(word, n)), fits)
        parts.append(word[:cut] + HYPHEN)
        word = word[cut:]
    return [*parts, word]


def _is_joint(word: str, cut: int) -> bool:
    """Return whether a syllable starts there, as it does in Finnish and most often in its neighbours."""
    after = word[cut : cut + 2]
    long_enough = len(word) - cut >= _LEAST_PART
    return long_enough and after.isalpha() and after[0] not in _VOWELS and after[1] in _VOWELS
