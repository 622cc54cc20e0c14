"""The text part's paragraphs, headings and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taitto.rendering.plaintext import COLUMNS, columns, figures, underline, wrap
from taitto.words import words

TEXTS = st.text(alphabet=st.sampled_from("aä-–. \u00a0\n"), max_size=200)


@pytest.mark.parametrize(
    ("text", "first", "rest", "expected"),
    [
        ("a b", "", None, "a b"),
        ("a\nb", "- ", None, "- a\n  b"),
        ("a\nb", "> ", "> ", "> a\n> b"),
        ("", "- ", None, "-"),
        ("x" * 72, "", None, "x" * 72),
        (f"{'x' * 40} {'y' * 40}", "* ", None, f"* {'x' * 40}\n  {'y' * 40}"),
        (f"{'x' * 70}-{'y' * 10}", "", None, f"{'x' * 70}-{'y' * 10}"),
    ],
)
def test_a_paragraph_hangs_from_what_leads_it(text: str, first: str, rest: str | None, expected: str) -> None:
    assert wrap(text, first=first, rest=rest) == expected


@given(TEXTS)
def test_no_word_is_lost_and_only_a_long_word_is_longer_than_a_line(text: str) -> None:
    wrapped = wrap(text, first="- ")

    assert words(wrapped) == words(text)
    assert all(len(line) <= COLUMNS or " " not in line[2:] for line in wrapped.split("\n"))


def test_a_number_keeps_its_no_break_space_at_a_line_s_end() -> None:
    wrapped = wrap("x" * 68 + " 12\u00a0800")

    assert wrapped == "x" * 68 + "\n12\u00a0800"


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("abc", "-", "abc\n---"),
        ("abc", "*", "abc\n***"),
        ("x" * 60 + " " + "y" * 20, "-", "x" * 60 + "\n" + "y" * 20 + "\n" + "-" * 60),
    ],
)
def test_a_rule_is_as_long_as_the_longest_line(text: str, mark: str, expected: str) -> None:
    assert underline(text, mark) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], ""),
        ([("a",)], "a"),
        ([("a", "bb", "c"), ("ddd", "e", "f")], "a    bb  c\nddd  e   f"),
        ([("a", ""), ("b", "c")], "a\nb  c"),
        ([("a", " ".join(["x" * 30] * 3))], f"a  {'x' * 30} {'x' * 30}\n   {'x' * 30}"),
    ],
)
def test_cells_stand_under_each_other_and_the_last_one_hangs(rows: list[tuple[str, ...]], expected: str) -> None:
    assert columns(rows) == expected


def test_uneven_rows_are_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        columns([("a", "b"), ("c",)])


@pytest.mark.parametrize(
    ("head", "rows", "expected"),
    [
        (("", "Arvo"), [("Rauma", "12 800"), ("Salo", "−3")], "Rauma  12 800\nSalo       −3"),
        (
            ("", "2018", "2019"),
            [("Rauma", "1", "12"), ("Salo", "–", "3")],
            "       2018  2019\nRauma     1    12\nSalo      –     3",
        ),
        (("",), [("Rauma",), ("Salo",)], "Rauma\nSalo"),
        (("", "Kunnat", "Valtio"), [("a" * 60, "1 k€", "2 k€")], f"{'a' * 60}\n  Kunnat: 1 k€\n  Valtio: 2 k€"),
        (("", "Arvo"), [("a" * 70, "1 k€")], f"{'a' * 70}\n  1 k€"),
    ],
)
def test_figures_are_aligned_or_listed(head: tuple[str, ...], rows: list[tuple[str, ...]], expected: str) -> None:
    assert figures(head, rows) == expected
