"""What print alone does to a text: drop caps, words kept whole."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from taitto.rendering.typography import bind_words, drop_cap, tie_last_word, typeset


@pytest.mark.parametrize("letter", "AÅÄÖŠŽzØß")
def test_a_letter_of_our_faces_becomes_a_drop_cap(letter: str) -> None:
    html = Markup('\n<p class="prose">{}lku</p>').format(letter)

    assert 'class="drop-cap"' in drop_cap(html, lambda _: ("", ""))


@pytest.mark.parametrize("start", ["Москва", "שלום", "漢字", "×2", "”1”", "1 a", " a", "<em>A</em>"])
def test_what_our_faces_do_not_draw_starts_as_it_is(start: str) -> None:
    html = Markup(f'<p class="prose">{start}</p>')  # noqa: S704

    assert drop_cap(html, lambda letter: (letter, "")) == html


def test_only_the_first_paragraph_has_a_drop_cap() -> None:
    html = Markup('<p class="prose">A</p><p class="prose">B</p>')

    assert drop_cap(html, lambda letter: (letter, "")).count("drop-cap") == 1


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("</head>a -b", "</head>a -\u2060b"),
        ("</head>a - b -1", "</head>a - b -1"),
        ("</head>2005–2017, s. 1–2", "</head>2005–\u20602017, s. 1–\u20602"),
        ("</head>1 – 2", "</head>1 – 2"),
        ("</head>a–b", "</head>a–b"),
    ],
)
def test_words_are_kept_whole_at_line_ends(html: str, expected: str) -> None:
    assert bind_words(html) == expected


@pytest.mark.parametrize(
    ("headline", "expected"),
    [("a", "a"), ("a b", "a\u00a0b"), ("a b c", "a b\u00a0c"), ("a pitkäsana", "a pitkäsana"), ("", "")],
)
def test_a_short_last_word_is_tied(headline: str, expected: str) -> None:
    assert tie_last_word(headline) == expected


@pytest.mark.parametrize(
    ("written", "lang", "printed"),
    [
        ('"a" ja "b"', "sv", "”a” ja ”b”"),
        ('"a" and "b c"', "en", "“a” and “b c”"),
        ("1 000 000 euroa", "fi", "1\u00a0000\u00a0000\u00a0euroa"),
        ("12 800 km", "fi", "12\u00a0800\u00a0km"),
        ("5 milj. euroa", "fi", "5\u00a0milj. euroa"),
        ("3 kaupunkia, 12 mies", "fi", "3 kaupunkia, 12 mies"),
        ("2014-20", "fi", "2014–20"),
        ("2019-12-31", "fi", "2019-12-31"),
        ("Y-tunnus 0201689-0", "fi", "Y-tunnus 0201689-0"),
        ("1/2-3", "fi", "1/2-3"),
        ("klo 9-16", "fi", "klo\u00a09–16"),
        ("tel:040-123", "fi", "tel:040-123"),
        ("#a-1-2", "fi", "#a-1-2"),
        ("cid:images.1-2@taitto", "fi", "cid:images.1-2@taitto"),
        ("asset:kuva-12-14.jpg", "fi", "asset:kuva-12-14.jpg"),
    ],
)
def test_a_text_is_set_as_its_language_is_printed(written: str, lang: str, printed: str) -> None:
    assert typeset(written, lang) == printed
    assert typeset(printed, lang) == printed
