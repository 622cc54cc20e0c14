"""What a compositor does to a text, and to its plain form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from taitto.rendering import plaintext
from taitto.rendering.hyphenation import FinnishPyphen
from taitto.rendering.typography import bind_words, drop_cap, is_bound, tie_last_word, typeset
from taitto.words import words

TEXTS = st.text(alphabet=st.sampled_from("aÄ 019-–.,%€\"'()M:/\u00a0\n"), max_size=40)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("12 800 vastausta", "12\u00a0800 vastausta"),
        ("1 234 567", "1\u00a0234\u00a0567"),
        ("18 % ja 3 M€, 60 km", "18\u00a0% ja 3\u00a0M€, 60\u00a0km"),
        ("55 kaupunkia", "55 kaupunkia"),
        ("900 k€ ja noin 5 km", "900\u00a0k€ ja noin 5\u00a0km"),
        ("10 °C, 3 m², 40 MWh, 5 v.", "10\u00a0°C, 3\u00a0m², 40\u00a0MWh, 5\u00a0v."),
        ("klo 12.30, § 5, s. 12", "klo\u00a012.30, §\u00a05, s.\u00a012"),
        ("on 5. luokka 12. toukokuuta", "on 5.\u00a0luokka 12.\u00a0toukokuuta"),
        ("Niitä oli 12. Kaupungit", "Niitä oli 12. Kaupungit"),
        ("1. hera", "1. hera"),
        ("versio 1.5. ja", "versio 1.5. ja"),
        ("jänis. 5 ja ass. 5", "jänis. 5 ja ass. 5"),
        ("2005-2017", "2005–2017"),
        ("6.-7.6.2019", "6.–7.6.2019"),
        ("s. 12-14", "s.\u00a012–14"),
        ("2019-03 ja 2019-03-15", "2019-03 ja 2019-03-15"),
        ("040-123 4567", "040-123 4567"),
        ("Tulos – sanoi", "Tulos\u00a0– sanoi"),
        ('Hän sanoi "kyllä".', "Hän sanoi ”kyllä”."),
        ("https://a.example/2005-2017", "https://a.example/2005-2017"),
        ("mailto:a@b.example", "mailto:a@b.example"),
    ],
)
def test_finnish_is_set_as_it_is_printed(written: str, printed: str) -> None:
    assert typeset(written, "fi") == printed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("noin 12", "800 vastausta"),
        ("18", "%"),
        ("s.", "12"),
        ("2005–", "2017"),
        ("6.–", "7.6.2019"),
        ("Tulos", "– sanoi"),
        ("on 5.", "luokka"),
    ],
)
def test_a_line_must_not_end_in_the_midst_of_a_number(before: str, after: str) -> None:
    assert is_bound(before, after, "fi")


@pytest.mark.parametrize(
    ("before", "after"), [("", "12"), ("12", ""), ("55", "kaupunkia"), ("12.", "Kaupungit"), ("tulos –", "sanoi")]
)
def test_elsewhere_a_line_may_end(before: str, after: str) -> None:
    assert not is_bound(before, after, "fi")


def test_quote_marks_are_those_of_the_language() -> None:
    assert typeset('("a")', "en") == "(“a”)"
    assert typeset('"a"', "xx") == "“a”"


@given(TEXTS)
def test_setting_twice_changes_nothing_and_no_word_is_lost(text: str) -> None:
    once = typeset(text, "fi")

    assert typeset(once, "fi") == once
    assert words(once) == words(text)


def test_words_are_bound_in_the_body_of_a_printed_page_alone() -> None:
    html = "<style>a{margin: -a 1–2}</style></head><p>Yö -tapahtuma 2005–2017, K-kauppa</p>"

    assert bind_words(html) == (
        "<style>a{margin: -a 1–2}</style></head><p>Yö -\u2060tapahtuma 2005–\u20602017, K-\u2060kauppa</p>"
    )


def test_a_range_of_days_is_kept_whole() -> None:
    assert bind_words("</head>6.–7.6.2019") == "</head>6.–\u20607.6.2019"


def test_a_long_word_may_be_broken_anywhere_and_no_other_one() -> None:
    long = "w" * 32
    html = f'</head><p class="{long}">{long[:-1]} {long}</p>'

    assert bind_words(html) == f'</head><p class="{long}">{long[:-1]} <span class="long">{long}</span></p>'


@pytest.mark.parametrize("address", ["yöt.fi", "hullu-yo.fi/2019-03", "a.b.seutu.eu", "x@b.fi", "www.b", "https://b"])
def test_an_address_is_known_with_and_without_www(address: str) -> None:
    assert bind_words(f"</head>({address} ") == f'</head>(<span style="hyphens:none">{address}</span> '


@pytest.mark.parametrize("text", ["lopussa.Fiktio", "esim.fiksu", "2.5", "a.b", "Oy.finaali"])
def test_what_only_resembles_an_address_is_none(text: str) -> None:
    assert bind_words(f"</head>{text}") == f"</head>{text}"


def test_an_address_gets_no_hyphen_of_ours() -> None:
    html = '</head><a href="https://a.fi/b">katso www.a.fi/b-c tai x.y@z.fi</a>'

    assert bind_words(html) == (
        '</head><a href="https://a.fi/b">katso <span style="hyphens:none">www.a.fi/b-c</span>'
        ' tai <span style="hyphens:none">x.y@z.fi</span></a>'
    )


def boxed(text: str) -> tuple[str, str]:
    """Stand in for the drawing of a letter: the style of its box, and of the unseen letter in the text."""
    return f"box {text}", f"own {text}"


def test_a_letter_at_the_start_becomes_a_drop_cap() -> None:
    made = drop_cap(Markup('<p class="prose">Äiti</p>'), boxed)

    assert made == (
        '<p class="prose opening"><span class="drop-cap" style="box Ä"></span>'
        '<span class="initial" style="own Ä">Ä</span>iti</p>'
    )


def test_a_quote_mark_hangs_on_the_drop_cap_and_stays_with_its_letter() -> None:
    made = drop_cap(Markup('<p class="prose">”Äiti”</p>'), boxed)

    assert made == (
        '<p class="prose opening"><span class="drop-cap" style="box Ä">'
        '<span class="drop-cap-mark" style="box ”"></span></span>'
        '<span class="initial" style="own ”"><span class="initial" style="own Ä">”Ä</span></span>iti”</p>'
    )


@pytest.mark.parametrize("mark", "”“„’‘»«")
def test_every_quote_mark_may_open_an_article(mark: str) -> None:
    assert f'style="box {mark}"' in drop_cap(Markup(f'<p class="prose">{mark}Äiti</p>'), boxed)  # noqa: S704


@pytest.mark.parametrize(
    "html",
    ['<p class="prose">55 on</p>', '<p class="prose">”55 on”</p>', '<p class="prose">– Äiti</p>', "<h2>Äiti</h2>"],
)
def test_any_other_start_is_left_as_it_is(html: str) -> None:
    assert drop_cap(Markup(html), boxed) == html  # noqa: S704


def test_a_short_last_word_is_not_left_alone() -> None:
    assert tie_last_word("Verkosto jää") == "Verkosto\u00a0jää"
    assert tie_last_word("Maine lähelle") == "Maine\u00a0lähelle"
    assert tie_last_word("Verkosto kasvattaa") == "Verkosto kasvattaa"
    assert tie_last_word("Seutukaupungit jää") == "Seutukaupungit jää"


def test_other_languages_are_hyphenated_by_pyphen() -> None:
    assert list(FinnishPyphen(lang="en").iterate("hyphenation"))[-1] == ("hy", "phenation")


def test_no_break_leaves_fewer_letters_than_asked_for() -> None:
    parts = list(FinnishPyphen(lang="fi", left=4, right=4).iterate("kivijalkakauppa"))

    assert parts == [("kivijalka", "kauppa"), ("kivi", "jalkakauppa")]


def test_paragraphs_are_wrapped_at_72_columns() -> None:
    text = plaintext.wrap("sana " * 40, first="- ")

    assert max(len(line) for line in text.splitlines()) <= plaintext.COLUMNS
    assert [line[:2] for line in text.splitlines()] == ["- ", "  ", "  "]


def test_a_word_longer_than_a_line_stays_whole() -> None:
    assert plaintext.wrap("https://" + "a" * 90) == "https://" + "a" * 90


def test_line_breaks_and_empty_lines_are_kept() -> None:
    assert plaintext.wrap("a\n\nb", first="> ", rest="> ") == "> a\n>\n> b"


def test_a_heading_is_underlined_as_wide_as_it_is() -> None:
    assert plaintext.underline("Lähteet") == "Lähteet\n-------"


def test_columns_stand_under_each_other() -> None:
    assert plaintext.columns([("55", "kaupunkia"), ("12 800", "vastausta")]) == "55      kaupunkia\n12 800  vastausta"
