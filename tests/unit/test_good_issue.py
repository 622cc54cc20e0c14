"""What a sound folder becomes: blocks in order with their lines, and what an author left out filled in."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from taitto.blocks.callout import Callout
from taitto.blocks.fact_box import FactBox
from taitto.blocks.figure import Figure
from taitto.blocks.list_ import List
from taitto.blocks.prose import Prose
from taitto.blocks.table import Table
from taitto.model import Article, At, Issue, Show
from taitto.richtext import Code, Emphasis, Foreign, LineBreak, Link, NoteMark, Strong, Text, plain
from tests.support.offices import ARTICLE, ISSUE, jpeg, make_issue, read

HEAD = "---\nheadline: Kevät tuli\n---\n"


def issue_of(folder: Path) -> Issue:
    reading = read(folder)
    assert reading.issue is not None, reading.problems
    return reading.issue


def article_of(folder: Path, text: str, files: dict[str, str | bytes] | None = None) -> Article:
    issue = issue_of(make_issue(folder, article=HEAD + text, files=files))
    (entry,) = issue.entries
    assert isinstance(entry.item, Article)
    return entry.item


def test_every_block_knows_its_line(tmp_path: Path) -> None:
    text = "a\nb\n\n## c\n\n- d\n\n:::{fact-box} e\n:at: side\nf\n\n### g\n:::\n\nh"
    article = article_of(tmp_path, text)
    box = article.blocks[3]
    assert isinstance(box, FactBox)

    assert [block.place.line for block in article.blocks] == [4, 7, 9, 11, 18]
    assert [block.place.line for block in box.body] == [13, 15]
    assert box.at is At.SIDE


def test_every_mark_becomes_rich_text(tmp_path: Path) -> None:
    text = "*a* **b** `c` [d](https://e.example) [f]{lang=en} g[^h]  \ni\nj\n\n[^h]: k"
    (prose,) = article_of(tmp_path, text).blocks
    assert isinstance(prose, Prose)

    assert prose.text == (
        Emphasis((Text("a"),)),
        Text(" "),
        Strong((Text("b"),)),
        Text(" "),
        Code("c"),
        Text(" "),
        Link("https://e.example", (Text("d"),)),
        Text(" "),
        Foreign("en", (Text("f"),)),
        Text(" g"),
        NoteMark("h"),
        LineBreak(),
        Text("i j"),
    )
    assert plain(prose.text) == "a b c d f g i j"


def test_lists_keep_their_depth_and_their_first_number(tmp_path: Path) -> None:
    (outer,) = article_of(tmp_path, "3. a\n   - b\n4. c").blocks
    assert isinstance(outer, List)
    inner = outer.items[0][1]
    assert isinstance(inner, List)

    assert (outer.start, inner.start) == (3, None)
    assert list(outer.texts()) == ["a", "b", "c"]


def test_a_table_keeps_its_alignment(tmp_path: Path) -> None:
    (table,) = article_of(tmp_path, "| a | b | c |\n|---|--:|:-:|\n| d | e | f |").blocks
    assert isinstance(table, Table)

    assert table.aligns == ("left", "right", "center")
    assert list(table.texts()) == list("abcdef")


def test_a_figure_and_a_callout_are_read_whole(tmp_path: Path) -> None:
    text = (
        ":::{figure} images/Lumi 1.JPG\n:alt: a\n:credit: 'b'\n:ratio: 3:2\n:focus: 70 %\n**c.** d\n:::\n\n"
        ":::{callout} e\n:date: 2026-06-06/2026-06-07\n:place: f\ng\n:::"
    )
    figure, callout = article_of(tmp_path, text, files={"images/Lumi 1.JPG": jpeg(60, 20)}).blocks
    assert isinstance(figure, Figure)
    assert isinstance(callout, Callout)

    assert (figure.picture.width_px, figure.picture.height_px, figure.ratio, figure.focus) == (60, 20, 1.5, 0.7)
    assert list(figure.texts()) == ["c. d", "b"]
    assert (callout.title, callout.date, callout.where) == ("e", "2026-06-06/2026-06-07", "f")


def test_notes_are_kept_by_their_key(tmp_path: Path) -> None:
    article = article_of(tmp_path, "a[^b]\n\n[^b]: c *d*")

    assert plain(article.notes["b"].text) == "c d"
    assert article.notes["b"].place.line == 6


@pytest.mark.parametrize(
    ("head", "text", "expected"),
    [
        ("", "a", ("kevat", "Kevät tuli", "a")),
        ("", "a\n\n:::{ingress}\nb\n:::", ("kevat", "Kevät tuli", "b")),
        ("short: Kevät\nteaser: c\nid: lumi\n", "a", ("lumi", "Kevät", "c")),
    ],
)
def test_what_an_author_leaves_out_is_filled_in(
    head: str, text: str, expected: tuple[str, str, str], tmp_path: Path
) -> None:
    folder = make_issue(tmp_path, article=f"---\nheadline: Kevät tuli\n{head}---\n{text}")
    (entry,) = issue_of(folder).entries
    assert isinstance(entry.item, Article)

    assert (entry.item.id, entry.item.short, entry.item.teaser) == expected


def test_each_channel_sees_an_entry_in_its_own_way(tmp_path: Path) -> None:
    text = ISSUE.replace("- 01-kevat", "- {name: 01-kevat, email: {show: teaser, headline: A}, print: omit}")
    issue = issue_of(make_issue(tmp_path, issue=text))
    (entry,) = issue.entries

    assert (entry.view("email").show, entry.view("email").headline) == (Show.TEASER, "A")
    assert (issue.entries_in("print"), issue.entries_in("email")) == ((), (entry,))
    assert entry.view("web").show is Show.FULL


def test_the_files_of_another_system_are_read_alike(tmp_path: Path) -> None:
    article = unicodedata.normalize("NFD", ARTICLE).replace("\n", "\r\n").encode("utf-8-sig")
    plain_issue = issue_of(make_issue(tmp_path / "a"))
    other_issue = issue_of(make_issue(tmp_path / "b", files={"01-kevat.md": article}))

    assert other_issue.entries == plain_issue.entries


def test_no_value_is_taken_for_another_type(tmp_path: Path) -> None:
    issue = issue_of(make_issue(tmp_path, issue=ISSUE.replace("topic: Kevät", "topic: NO").replace("1/2026", "1.10")))

    assert (issue.masthead.topic, issue.masthead.label) == ("NO", "1.10")


def test_a_figure_file_keeps_the_place_of_every_value(tmp_path: Path) -> None:
    figure = "kind: table\ntitle: A\nsource: B\ncolumns: [c, d]\nrows:\n  - [e, f]\n"
    issue = issue_of(make_issue(tmp_path, issue=ISSUE + "  - a\n", figures={"a": figure}))
    infographic = issue.entries[1].item
    assert not isinstance(infographic, Article)

    assert infographic.places["rows", 0, 1].line == 6
    assert str(infographic.places[("source",)]) == "issue/figures/a.yaml:3"
