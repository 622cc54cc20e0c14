"""What a sound folder becomes: lines however deep a block stands, defaults, views, order, sizes of pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from taitto.blocks.fact_box import FactBox
from taitto.blocks.figure import Figure
from taitto.blocks.list_ import List
from taitto.blocks.prose import Prose
from taitto.blocks.table import Table
from taitto.model import Article, At, Block, EntryView, Infographic, Issue, Layout, Show
from taitto.richtext import Emphasis, Foreign, NoteMark, Text, plain
from tests.support.offices import ARTICLE, ISSUE, article_of, jpeg, make_issue, png, read

TILES = """\
kind: number-tiles
title: Luvut
source: Toimitus
groups:
  - id: g
    tiles:
      - {id: t, value: 1, label: c}
      - id: u
        value: 2
        label: d
"""
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 -5 40.4 29.6"/>'


def issue_of(folder: Path) -> Issue:
    reading = read(folder)
    assert reading.issue is not None, reading.problems
    return reading.issue


def deep_lines(blocks: tuple[Block, ...]) -> Iterator[tuple[str, int | None]]:
    """Yield the name and the line of each block, and of those inside boxes and lists."""
    for block in blocks:
        yield block.name, block.place.line
        if isinstance(block, FactBox):
            yield from deep_lines(block.body)
        if isinstance(block, List):
            for item in block.items:
                yield from deep_lines(item)


def test_lines_are_right_below_a_long_head_and_inside_fences_after_options(tmp_path: Path) -> None:
    head = "---\nheadline: A\nkicker: B\nteaser: >\n  c\n  d\n---\n"
    text = "\na\n\n:::{fact-box} B\n:at: wide\n\nc\n\n- d\n- e\n  f\n  1. g\n\n### h\n:::\n\n| i |\n|---|\n"
    (entry,) = issue_of(make_issue(tmp_path, article=head + text)).entries
    assert isinstance(entry.item, Article)

    assert list(deep_lines(entry.item.blocks)) == [
        ("prose", 9),
        ("fact-box", 11),
        ("prose", 14),
        ("list", 16),
        ("prose", 16),
        ("prose", 17),
        ("list", 19),
        ("prose", 19),
        ("heading", 21),
        ("table", 24),
    ]


def test_an_item_may_have_more_than_one_paragraph_and_lists_of_both_sorts(tmp_path: Path) -> None:
    (outer,) = article_of(tmp_path, "5. a\n\n   b\n\n   - c\n\n     7) d\n6. e").blocks
    assert isinstance(outer, List)
    first, second, bullets = outer.items[0]
    assert isinstance(bullets, List)
    numbered = bullets.items[0][-1]
    assert isinstance(numbered, List)

    assert [list(block.texts()) for block in (first, second, bullets, numbered)] == [["a"], ["b"], ["c", "d"], ["d"]]
    assert (outer.start, bullets.start, numbered.start, len(outer.items)) == (5, None, 7, 2)


def test_a_table_keeps_the_alignment_of_each_column_and_fills_short_rows(tmp_path: Path) -> None:
    (table,) = article_of(tmp_path, "| a | b | c | d |\n|:--|--:|:-:|---|\n| e | f |").blocks
    assert isinstance(table, Table)

    assert table.aligns == ("left", "right", "center", "left")
    assert table.rows == (((Text("e"),), (Text("f"),), (), ()),)


def test_a_span_has_a_language_and_may_hold_marks_and_another_span(tmp_path: Path) -> None:
    (prose,) = article_of(tmp_path, "a [b *c* [d]{lang=sv}]{lang=en-GB}").blocks
    assert isinstance(prose, Prose)
    inside = (Text("b "), Emphasis((Text("c"),)), Text(" "), Foreign("sv", (Text("d"),)))

    assert prose.text == (Text("a "), Foreign("en-GB", inside))
    assert plain(prose.text) == "a b c d"


def test_notes_keep_their_words_and_lines_in_the_order_in_which_they_are_written(tmp_path: Path) -> None:
    article = article_of(tmp_path, "a[^z] b[^y] c[^z]\n\n[^y]: d\n    *e*\n\n[^x]: f\n\n[^z]: g")
    (prose,) = article.blocks
    assert isinstance(prose, Prose)

    assert [inline.key for inline in prose.text if isinstance(inline, NoteMark)] == ["z", "y", "z"]
    assert [(key, plain(note.text), note.place.line) for key, note in article.notes.items()] == [
        ("y", "d e", 6),
        ("z", "g", 11),
    ]


@pytest.mark.parametrize(
    ("text", "teaser"),
    [
        ("a\n\nb", "a"),
        ("## a\n\n- b\n\nc *d*", "c d"),
        ("a\n\n:::{ingress}\n**b** c[^d]\n:::\n\n[^d]: e", "b c"),
        (":::{fact-box} a\nb\n:::\n\nc", "c"),
        ("## a", ""),
    ],
)
def test_the_teaser_is_the_ingress_or_else_the_first_paragraph(text: str, teaser: str, tmp_path: Path) -> None:
    assert article_of(tmp_path, text).teaser == teaser


def test_an_article_has_all_that_its_head_says(tmp_path: Path) -> None:
    head = "headline: A\nshort: B\nkicker: C\nteaser: D\nbyline: E\nid: f-1\n"
    (entry,) = issue_of(make_issue(tmp_path, article=f"---\n{head}---\n:::{{ingress}}\ng\n:::")).entries
    made = entry.item
    assert isinstance(made, Article)

    assert (made.name, made.id, made.headline, made.short) == ("01-kevat", "f-1", "A", "B")
    assert (made.kicker, made.teaser, made.byline) == ("C", "D", "E")
    assert str(made.place) == "issue/01-kevat.md:1"


@pytest.mark.parametrize(("name", "expected"), [("10-kesa-nyt", "kesa-nyt"), ("kesa", "kesa"), ("1-2-kesa", "2-kesa")])
def test_an_article_is_known_by_its_file_s_name_without_the_number(name: str, expected: str, tmp_path: Path) -> None:
    issue = issue_of(make_issue(tmp_path, issue=ISSUE + f"  - {name}\n", files={f"{name}.md": ARTICLE}))
    made = issue.entries[1].item
    assert isinstance(made, Article)

    assert (made.name, made.id, made.short, made.kicker, made.byline) == (name, expected, "Kevät tuli", "", None)


def test_entries_stand_in_the_order_of_contents_and_not_of_names(tmp_path: Path) -> None:
    issue = ISSUE.replace("  - 01-kevat", "  - luvut\n  - {name: 03-syksy, print: omit}\n  - 01-kevat\n  - 02-kesa")
    make_issue(tmp_path, issue=issue, figures={"luvut": TILES}, files={"02-kesa.md": ARTICLE, "03-syksy.md": ARTICLE})
    made = issue_of(tmp_path)

    assert [entry.item.name for entry in made.entries] == ["luvut", "03-syksy", "01-kevat", "02-kesa"]
    assert [entry.item.name for entry in made.entries_in("print")] == ["luvut", "01-kevat", "02-kesa"]
    assert [entry.place.line for entry in made.entries] == [8, 9, 10, 11]


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("full", EntryView()),
        ("omit", EntryView(show=Show.OMIT)),
        ("{show: omit}", EntryView(show=Show.OMIT)),
        ("{headline: Uusi}", EntryView(headline="Uusi")),
        ("{layout: page}", EntryView(layout=Layout.PAGE)),
        ("{pick: [u, t]}", EntryView(pick=("u", "t"))),
        ("{}", EntryView()),
    ],
)
def test_a_view_is_a_word_or_a_mapping_and_the_other_channel_keeps_its_own(
    view: str, expected: EntryView, tmp_path: Path
) -> None:
    text = ISSUE + f"  - {{name: luvut, email: {view}}}\n"
    entry = issue_of(make_issue(tmp_path, issue=text, figures={"luvut": TILES})).entries[1]

    assert (entry.view("email"), entry.view("print")) == (expected, EntryView())


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.jpg", jpeg(60, 20), (60, 20, "image/jpeg")),
        ("images/a.JPEG", jpeg(20, 60), (20, 60, "image/jpeg")),
        ("a b.png", png((7, 5)), (7, 5, "image/png")),
        ("a.svg", SVG, (4040, 2960, "image/svg+xml")),
    ],
)
def test_a_picture_is_read_with_its_size(
    name: str, data: bytes, expected: tuple[int, int, str], tmp_path: Path
) -> None:
    text = f":::{{figure}} {name}\n:alt: b\n:credit: c\nd\n:::"
    (figure,) = article_of(tmp_path, text, files={name: data}).blocks
    assert isinstance(figure, Figure)

    assert (figure.picture.width_px, figure.picture.height_px, figure.picture.media_type) == expected
    assert figure.picture.path == name
    assert figure.picture.data.endswith(data)  # a drawing is written anew, under an XML declaration
    assert (figure.ratio, figure.focus, figure.at) == (None, 0.5, At.WIDE)


@pytest.mark.parametrize(("focus", "expected"), [("0%", 0.0), ("7 %", 0.07), ("100 %", 1.0)])
def test_a_picture_is_cut_anywhere_from_its_top_to_its_bottom(focus: str, expected: float, tmp_path: Path) -> None:
    text = f":::{{figure}} a.jpg\n:alt: b\n:credit: c\n:focus: {focus}\nd\n:::"
    (figure,) = article_of(tmp_path, text, files={"a.jpg": jpeg()}).blocks
    assert isinstance(figure, Figure)

    assert figure.focus == expected


def test_an_infographic_knows_the_place_of_each_value(tmp_path: Path) -> None:
    item = issue_of(make_issue(tmp_path, issue=ISSUE + "  - luvut\n", figures={"luvut": TILES})).entries[1].item
    assert isinstance(item, Infographic)
    lines: dict[tuple[str | int, ...], int] = {
        ("title",): 2,
        ("groups",): 4,
        ("groups", 0): 5,
        ("groups", 0, "tiles", 0, "value"): 7,
        ("groups", 0, "tiles", 1): 8,
        ("groups", 0, "tiles", 1, "label"): 10,
    }

    assert {path: item.places[path].line for path in lines} == lines
    assert {place.path for place in item.places.values()} == {"issue/figures/luvut.yaml"}


@pytest.mark.parametrize(("cell", "at"), [("b", At.COLUMN), ("b" * 500, At.WIDE)])
def test_a_long_table_stands_across_the_page(cell: str, at: At, tmp_path: Path) -> None:
    (table,) = article_of(tmp_path, f"| a |\n|---|\n| {cell} |").blocks

    assert table.at is at
