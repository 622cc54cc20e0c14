"""Finnish breaks: compounds part at their boundaries, and no scrap of a word is left beside one."""

from __future__ import annotations

import contextlib
import sys
from itertools import pairwise
from pathlib import Path

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from taitto.rendering import hyphenation
from taitto.rendering.hyphenation import FinnishPyphen, breaks, voikko

MARKED = (Path(__file__).parent / "data" / "compounds.txt").read_text(encoding="utf-8").split()
"""Words with all their breaks, each looked at by somebody who reads Finnish."""
WORDS = [marked.replace("|", "") for marked in MARKED]


def parted(word: str) -> str:
    return "".join(f"{'|' if place in breaks(word) else ''}{letter}" for place, letter in enumerate(word))


def boundaries(word: str) -> tuple[int, ...]:
    return hyphenation._boundaries(voikko(), word)


@pytest.mark.parametrize("marked", MARKED)
def test_a_word_breaks_where_it_should_and_nowhere_else(marked: str) -> None:
    assert parted(marked.replace("|", "")) == marked


@pytest.mark.parametrize("word", WORDS)
def test_a_boundary_is_never_missed_and_no_break_is_near_it(word: str) -> None:
    found = breaks(word)
    near = [place for place in found for edge in boundaries(word) if 0 < abs(place - edge) <= 2]

    assert {place for place in boundaries(word) if place > 2 and "-" not in word[place - 1 :]} <= set(found)
    assert near == []


@pytest.mark.parametrize("word", WORDS)
def test_no_break_leaves_a_scrap_at_an_end_or_a_hyphen(word: str) -> None:
    for part in parted(word).split("-"):
        first, *rest = part.split("|")

        assert not rest or min(len(first), len(rest[-1])) > 2


@pytest.mark.parametrize(
    ("word", "wrong"), [("huolimatta", "hu|olimatta"), ("syveneminen", "syv|eneminen"), ("valmisteltu", "valm|isteltu")]
)
def test_a_word_does_not_break_as_the_model_s_pages_did(word: str, wrong: str) -> None:
    assert wrong.index("|") not in breaks(word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Aachen", "Aac|hen"),
        ("zzaazz", "zzaazz"),
        ("vaa'an", "vaa'an"),
        ("EU:n", "EU:n"),
        ("yö", "yö"),
    ],
)
def test_what_voikko_does_not_know_breaks_by_its_syllables(word: str, expected: str) -> None:
    assert parted(word) == expected


@pytest.mark.parametrize("length", [127, 128, 254, 255, 256, 5000])
@pytest.mark.parametrize("letter", ["x", "ä", "🎈"])
def test_a_word_of_any_length_is_survived(letter: str, length: int) -> None:
    assert breaks(letter * length) == ()


@given(st.text(max_size=40))
def test_any_text_is_survived_and_breaks_lie_inside_it(text: str) -> None:
    assert all(0 < place < len(text) for place in breaks(text))


def test_no_part_starts_after_a_hyphen_that_is_already_there() -> None:
    pieces = [first for first, _ in FinnishPyphen(lang="fi").iterate("kasvupalvelu-uudistus")]

    assert pieces == ["kasvupalvelu-uudis", "kasvupal", "kasvu"]


def test_weasyprint_s_hyphenator_learns_finnish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyphen, "Pyphen", pyphen.Pyphen)

    assert hyphenation.install() is True
    assert pyphen.language_fallback("fi") == "fi"
    assert next(pyphen.Pyphen(lang="fi").iterate("kivijalkakauppa")) == ("kivijalka", "kauppa")


def test_without_the_library_nothing_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hyphenation, "voikko", lambda: None)

    assert hyphenation.install() is False


@pytest.mark.parametrize(("error", "is_a_bug"), [(OSError("no library"), False), (ZeroDivisionError(), True)])
def test_a_missing_library_is_no_voikko_and_a_bug_stays_one(
    error: Exception, monkeypatch: pytest.MonkeyPatch, *, is_a_bug: bool
) -> None:
    import libvoikko

    def missing() -> None:
        raise error

    monkeypatch.setattr(libvoikko.Voikko, "getVersion", missing)
    with pytest.raises(ZeroDivisionError) if is_a_bug else contextlib.nullcontext():
        assert voikko.__wrapped__() is None


def test_a_missing_binding_is_no_voikko(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "libvoikko", None)

    assert voikko.__wrapped__() is None


def test_a_missing_dictionary_is_no_voikko(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hyphenation, "LANG", "xx")

    assert voikko.__wrapped__() is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [("huolimatta", "huo-li-matta"), ("syveneminen", "syve-ne-mi-nen"), ("KIVIJALKA", "KIVI-JALKA")],
)
def test_a_word_breaks_at_its_syllables_in_either_case(word: str, expected: str) -> None:
    edges = (0, *breaks(word), len(word))
    parted = "-".join(word[start:end] for start, end in pairwise(edges))

    assert expected in (parted, parted.replace("JAL-KA", "JALKA"))


def test_swedish_is_left_to_pyphen() -> None:
    assert list(FinnishPyphen(lang="sv").iterate("tidningarna"))[-1] == ("tid", "ningarna")
