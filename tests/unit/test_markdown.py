"""Markdown's corners: lines inside tables, lists and fences, fences in fences, notes from one part to another."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.blocks.callout import Callout
from taitto.blocks.fact_box import FactBox
from taitto.blocks.link_list import LinkList
from taitto.blocks.list_ import List
from taitto.blocks.prose import Prose
from taitto.blocks.pull_quote import PullQuote
from taitto.blocks.table import Table
from taitto.model import At
from taitto.richtext import Code, Emphasis, Link, NoteMark, Text, plain
from tests.support.offices import article_of, make_issue, told

HEAD = "---\nheadline: Kevät tuli\n---\n"
HTML = "raw HTML is not read: <i> (write Markdown instead)"

FAULTS = {
    "cell of a table": ("| a | b |\n|---|---|\n| c | d |\n| e | f <i> |", [f"7: {HTML}"]),
    "head of a table below text": ("x\n\n| a | b <i> |\n|---|---|\n| c | d |", [f"6: {HTML}"]),
    "table in a fence": (
        ":::{fact-box} A\n:at: side\nb\n\n| c |\n|---|\n| <i> |\n:::",
        ["8: fact-box holds paragraphs, lists and ### headings, not table", f"10: {HTML}"],
    ),
    "list item": ("- a\n- b\n  c <i>\n  - d\n  - e <i>", [f"6: {HTML}", f"8: {HTML}"]),
    "note": ("a[^b]\n\n[^b]: c\n    d <i>", [f"7: {HTML}"]),
    "row with more cells than the table has": (
        "| a | b |\n|---|---|\n| c | d | e |\n| f |\ng \\| h | i\n| `j | k` | l |",
        [
            '6: the row has 3 cells, the head of the table 2 (write a "|" inside a cell as \\|)',
            '9: the row has 3 cells, the head of the table 2 (write a "|" inside a cell as \\|)',
        ],
    ),
    "front matter in a fence": (
        ":::{fact-box} A\n---\nheadline: B\n---\nc\n:::",
        ["5: front matter is not read"],
    ),
    "heading without words": ("##\n\na", ["4: the heading has no words"]),
    "fence in a fence": (
        "::::{fact-box} A\nb\n\n:::{callout} C\nd\n:::\n::::",
        ["7: fact-box holds no other block (end the fact-box with ::: before the callout)"],
    ),
    "fence in a list": (
        "- a\n\n  :::{ingress}\n  b\n  :::",
        ["6: a list item holds paragraphs and lists, not ingress"],
    ),
    "blank before the name": (":::{ ingress }\na\n:::", ["4: the fence names no block (write :::{name})"]),
    "name without braces": (":::ingress\na\n:::", ["4: the fence names no block (write :::{ingress})"]),
    "fence that swallows the rest": (
        "a\n\n:::{ingress}\nb\n\n## c",
        ["6: the ingress is not closed (end it with a line :::)"],
    ),
    "empty option": (
        ":::{infographic}\n:pick:\n:::",
        ["4: infographic needs the name of a figure file (write :::{infographic} name)"],
    ),
    "day that no month has": (
        ":::{callout} A\n:date: 2026-02-31\nb\n:::",
        ['5: "2026-02-31" is no date (write :date: 2019-06-06/2019-06-07)'],
    ),
    "end before the start": (
        ":::{callout} A\n:date: 2026-02-20/2026-02-10\nb\n:::",
        ['5: "2026-02-20/2026-02-10" is no date (write :date: 2019-06-06/2019-06-07)'],
    ),
    "nonsense for a date": (
        ":::{callout} A\n:date: 20260220\nb\n:::",
        ['5: "20260220" is no date (write :date: 2019-06-06/2019-06-07)'],
    ),
    "link to a file": (
        "## [a](b.md)",
        ['4: the link leads to "b.md" (a link is https:, http:, mailto: or tel:)'],
    ),
    "link in other letters": (
        "[a](JavaScript:b) [c](data:text/html,d) [e](//f.example)",
        [
            f'4: the link leads to "{href}" (a link is https:, http:, mailto: or tel:)'
            for href in ("JavaScript:b", "data:text/html,d", "//f.example")
        ],
    ),
    "comment": ("a <!-- b --> c", ["4: raw HTML is not read: <!-- b --> (write Markdown instead)"]),
    "two notes without a text": (
        "a[^b]\nc[^d]",
        [
            '4: footnote "b" has no text (write [^b]: … on a line of its own)',
            '5: footnote "d" has no text (write [^d]: … on a line of its own)',
        ],
    ),
    "note without words": ("a[^b]\n\n[^b]:\n", ['6: footnote "b" has no text']),
    "underlined headline": (
        "a\n===",
        ["4: a heading inside an article is ## or ###, not # (the article's own headline stands in the front matter)"],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_fault_is_told_at_its_own_line(name: str, tmp_path: Path) -> None:
    text, expected = FAULTS[name]

    assert told(make_issue(tmp_path, article=HEAD + text)) == [f"issue/01-kevat.md:{line}" for line in expected]


def test_front_matter_in_a_fence_does_not_take_the_article_s_place(tmp_path: Path) -> None:
    text = ":::{fact-box} A\n---\nheadlin: B\n---\nc\n:::"

    assert told(make_issue(tmp_path, article=HEAD + text)) == ["issue/01-kevat.md:5: front matter is not read"]


def test_a_note_is_shared_by_text_and_fences(tmp_path: Path) -> None:
    article = article_of(tmp_path, ":::{fact-box} A\nb[^n]\n:::\n\nc[^n]\n\n[^n]: d")
    box, prose = article.blocks
    assert isinstance(box, FactBox)
    assert isinstance(prose, Prose)
    inner = box.body[0]
    assert isinstance(inner, Prose)

    assert (inner.text[-1], prose.text[-1]) == (NoteMark("n"), NoteMark("n"))
    assert article.notes["n"].place.line == 10


def test_a_fence_takes_more_colons_and_an_indented_fence_stands_too(tmp_path: Path) -> None:
    first, second = article_of(tmp_path, "::::{pull-quote}\na\n::::\n\n  :::{pull-quote}\n  :by: b\n  c\n  :::").blocks
    assert isinstance(first, PullQuote)
    assert isinstance(second, PullQuote)

    assert (plain(first.text), first.by, first.at) == ("a", None, At.COLUMN)
    assert (plain(second.text), second.by) == ("c", "b")


def test_options_end_at_the_first_line_that_is_none(tmp_path: Path) -> None:
    (quote,) = article_of(tmp_path, ':::{pull-quote}\n:by: "a: b"\n:at:   side\nc :d: e\n:::').blocks
    assert isinstance(quote, PullQuote)

    assert (quote.by, quote.at, plain(quote.text)) == ("a: b", At.SIDE, "c :d: e")


def test_an_empty_option_is_as_none(tmp_path: Path) -> None:
    (callout,) = article_of(tmp_path, ":::{callout} A\n:place:\nb\n:::").blocks
    assert isinstance(callout, Callout)

    assert callout.where is None


def test_a_table_takes_marks_and_escaped_bars(tmp_path: Path) -> None:
    (table,) = article_of(tmp_path, "| a \\| b | *c* |\n|---|---|\n| d[^e] |\n\n[^e]: f").blocks
    assert isinstance(table, Table)

    assert table.head == ((Text("a | b"),), (Emphasis((Text("c"),)),))
    assert table.rows == (((Text("d"), NoteMark("e")), ()),)
    assert table.place.line == 4


def test_a_table_stands_without_bars_at_its_sides(tmp_path: Path) -> None:
    (table,) = article_of(tmp_path, "a | b\n---|---\nc | d").blocks
    assert isinstance(table, Table)

    assert list(table.texts()) == ["a", "b", "c", "d"]


def test_link_lists_keep_their_links(tmp_path: Path) -> None:
    (links,) = article_of(tmp_path, ":::{link-list} A\n- [b *c*](https://d.example)\n- <https://e.example>\n:::").blocks
    assert isinstance(links, LinkList)

    assert [link.href for link in links.links] == ["https://d.example", "https://e.example"]
    assert list(links.texts()) == ["A", "b c", "https://e.example"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a &amp; b &ouml;", (Text("a & b ö"),)),
        ("a \\* b", (Text("a * b"),)),
        ("[a][b]\n\n[b]: https://c.example", (Link("https://c.example", (Text("a"),)),)),
        ("[a](TEL:+358)", (Link("TEL:+358", (Text("a"),)),)),
        ("`a  <b>`", (Code("a  <b>"),)),
        ("a {b} [c]", (Text("a {b} [c]"),)),
    ],
)
def test_what_commonmark_knows_is_read(text: str, expected: tuple[object, ...], tmp_path: Path) -> None:
    (prose,) = article_of(tmp_path, text).blocks
    assert isinstance(prose, Prose)

    assert prose.text == expected


@pytest.mark.parametrize(("text", "start"), [("0. a", 0), ("1) a", 1), ("7. a", 7), ("- a", None)])
def test_a_list_starts_where_it_is_written(text: str, start: int | None, tmp_path: Path) -> None:
    (made,) = article_of(tmp_path, text).blocks
    assert isinstance(made, List)

    assert made.start == start
