"""Texts that have brought Markdown readers, regular expressions or the stack to their knees: here they cost a moment.

None is timed: one that took time with the square of its length would keep the whole run waiting.
"""

from __future__ import annotations

import pytest

from taitto.rendering.plaintext import columns, wrap
from taitto.rendering.typography import bind_words, tie_last_word, typeset
from tests.property.markup import shown_text
from tests.property.outcomes import Desk

HEAD = "---\nheadline: Kevät tuli\n---\n"
MARKS = (
    *("[", "![", "](", "[](x)", "[a](", "[^", "[^a]", "[a]{", "{{", "*a_", "**a", "a**b_c ", "_a ", "`", "`a", "~~a"),
    *("<", "<a ", "<!--", '<a b="', "&", "&amp;", "\\", "|", "<https://a.example> ", "[a]: <", "a\n"),
)
BLOCKS = ("- a\n", "1. a\n", "## a\n\n", "a\n\n", ":::\n", "---\n", "> a\n\n", ":::{fact-box} A\n", "|a|b|\n|-|-|\n\n")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("office"))


def _fences(depth: int) -> str:
    opened = "\n".join(":" * (depth + 3 - level) + "{fact-box} A" for level in range(depth))
    return f"{opened}\nx\n" + "\n".join(":" * (level + 4) for level in range(depth))


def _table(*, columns: int, rows: int) -> str:
    return f"|{'a|' * columns}\n|{'-|' * columns}\n" + f"|{'b|' * columns}\n" * rows


HOSTILE = {
    **{f"{mark!r} many times": mark * 10_000 for mark in MARKS},
    **{f"{block!r} many times": block * 1_500 for block in BLOCKS},
    "strong in strong": "*" * 10_000 + "a" + "*" * 10_000,
    "a quotation in a quotation": "> " * 5_000 + "a",
    "a list in a list": "- " * 1_000 + "a",
    "a list in a list, line by line": "\n".join("  " * level + "- a" for level in range(300)),
    "a span in a span": "[" * 1_000 + "a" + "]{lang=en}" * 1_000,
    "a fence in a fence": _fences(200),
    "a table of 2000 columns": _table(columns=2_000, rows=1),
    "a table of many rows": _table(columns=2, rows=2_000),
    "a table whose rows are cut": _table(columns=100, rows=0) + "x\n" * 100,
    "code spans of growing length": " ".join("`" * length for length in range(400)),
    "a paragraph of 100 kB": "sana " * 20_000,
    "a word of 100 kB": "x" * 100_000,
    "a blank of 100 kB": "a" + " " * 100_000 + "b",
    "notes by the thousand": "".join(f"a[^{n}]\n\n[^{n}]: b {n}\n\n" for n in range(1_000)),
    "links by the thousand": " ".join(f"[{n}]" for n in range(1_000))
    + "".join(f"\n\n[{n}]: https://a.example/{n}" for n in range(1_000)),
    "options by the thousand": ":::{callout} A\n" + "".join(f":k{n}: v\n" for n in range(2_000)) + "x\n:::",
    "accents on one letter": "a" + "\u0301\u0327" * 10_000,
    "a family of thousands": "\U0001f468\u200d" * 10_000,
    "a front matter of brackets": "---\nheadline: " + "[" * 100_000 + "\n---\na",
}

TEXTS = (
    '"',
    '" ',
    'a"',
    "1",
    "1 ",
    "123 ",
    "1-",
    "2005-2017-",
    "6.-",
    " – ",
    "a ",
    "-a ",
    "5 %",
    "https://a ",
    "www.",
    "–1",
    " -a",
)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_article_becomes_an_edition_or_told_faults(desk: Desk, text: str) -> None:
    outcome = desk.article(text if text.startswith("---\nheadline") else HEAD + text)

    if outcome.edition:
        shown_text(outcome.text("email.html"))


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_is_set_in_a_moment(text: str) -> None:
    long = text * 100_000
    for lang in ("fi", "en"):
        assert typeset(long, lang)
    assert tie_last_word(long)
    assert bind_words(f"</head>{long}")
    assert wrap(long[:200_000])


def test_a_table_with_a_long_first_column_stays_as_long_as_its_words() -> None:
    words = "sana " * 1_000
    text = columns([("Kunta", "Huomio"), (words, words)])

    assert len(text) < 3 * len(words)
    assert max(len(line) for line in text.splitlines()) <= 72
