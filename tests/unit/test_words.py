"""Words are counted alike in what went in and in what came out."""

from __future__ import annotations

import unicodedata

import pytest

from taitto.words import words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Äiti", "äiti"),
        ("Äiti", unicodedata.normalize("NFD", "ÄITI")),
        ("kivi\u00adjalka", "kivijalka"),
        ("Yö \u2060-tapahtuma", "yö tapahtuma"),
        ("12\u00a0800", "12 800"),
        ("”a” – (b)", "a b"),
        ("2005–\u20602017", "2005-2017"),
        ("kasvupalvelu-uudistus", "kasvupalvelu uudistus"),
        ("a_b", "a b"),
        ("Diyarbakır", "DIYARBAKIR"),
        ("Straße", "STRASSE"),
        ("sa\u2060na\u200cna\ufeffna", "sananana"),
        ("sana\u200belinvoima", "sana elinvoima"),
    ],
)
def test_the_same_words_are_found_in_both(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_each_word_is_kept_in_its_order() -> None:
    assert words("a b A, c") == ["a", "b", "a", "c"]
    assert words(" – , ") == []
