"""The folder as a whole: entries of contents, what is named twice or not at all, covers, many files at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.model import Article, Layout, Show
from tests.support.offices import ARTICLE, ISSUE, jpeg, make_issue, read, told

TILES = "kind: number-tiles\ntitle: A\nsource: B\ngroups:\n  - id: g\n    tiles:\n      - {id: t, value: 1, label: c}\n"
ENTRY = "- 01-kevat"

FAULTS = {
    "entry without a name": ("- {email: omit}", ['8: "name" is missing']),
    "entry that is a list": ("- [01-kevat]", ["8: item 1 should be a mapping of keys and values"]),
    "entry of nothing": ("-", ["8: item 1 should be a mapping of keys and values"]),
    "unknown key of a view": (
        "- {name: 01-kevat, email: {shw: omit}}",
        ['8: unknown key "shw" (did you mean "show"?)'],
    ),
    "view that is a list": (
        "- {name: 01-kevat, email: [omit]}",
        ['8: "email" should be a mapping of keys and values'],
    ),
    "pick that is no list": ("- {name: luvut, print: {pick: t}}", ['8: "pick" should be a list']),
    "pick of an unknown part": (
        "- {name: luvut, print: {pick: [t, tt]}}",
        ['8: "luvut" has no part "tt" (did you mean "t"?)'],
    ),
    "headline of nothing": ('- {name: 01-kevat, email: {headline: ""}}', ['8: "headline" should not be empty']),
    "channel in other letters": (
        "- {name: 01-kevat, Email: omit}",
        ['8: unknown key "Email" (did you mean "email"?)'],
    ),
    "key twice": (
        "- {name: 01-kevat, name: luvut}",
        ['8: "name" is written twice (the first is on line 8; remove one)'],
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_entry_is_told(name: str, tmp_path: Path) -> None:
    entry, expected = FAULTS[name]
    problems = told(make_issue(tmp_path, issue=ISSUE.replace(ENTRY, entry), figures={"luvut": TILES}))

    assert [line for line in problems if "warning" not in line] == [f"issue/issue.yaml:{line}" for line in expected]


HEADS = {
    "line break in the subject": (
        ISSUE.replace("Kevään uutiset", '"a\\nBcc: b@c.example"'),
        ['6: "subject" is not what it should be (write it on one line)'],
    ),
    "line separator in the subject": (
        ISSUE.replace("Kevään uutiset", '"a\\u2028b"'),
        ["6: a control character (U+2028) stands here (remove it)"],
    ),
    "text for the mail": (
        ISSUE.replace("{subject: Kevään uutiset, preheader: Kolme juttua seudulta}", "a"),
        ['6: "email" should be a mapping of keys and values'],
    ),
    "unknown key in the mail": (
        ISSUE.replace("preheader:", "preheder:"),
        ['6: "preheader" is missing', '6: unknown key "preheder" (did you mean "preheader"?)'],
    ),
    "no day of the calendar": (ISSUE.replace("2026-03", "2026-02-30"), ['5: "date": there is no such day']),
    "half a cover": (
        ISSUE + "cover:\n  image: a.jpg\n  altt: b\n",
        [
            '9: "alt" is missing',
            '9: "credit" is missing',
            '11: unknown key "altt" (did you mean "alt"?)',
        ],
    ),
    "no channels": (ISSUE + "channels: []\n", ['9: "channels" should not be empty']),
    "one channel for a list": (ISSUE + "channels: email\n", ['9: "channels" should be a list']),
    "a number for a mapping of contents": (ISSUE.replace("  - 01-kevat", "  5"), ['7: "contents" should be a list']),
    "list for a file": ("- a\n", ["1: the file should be a mapping of keys and values"]),
}


@pytest.mark.parametrize("name", HEADS)
def test_a_faulty_head_is_told(name: str, tmp_path: Path) -> None:
    text, expected = HEADS[name]

    assert told(make_issue(tmp_path, issue=text)) == [f"issue/issue.yaml:{line}" for line in expected]


def test_an_empty_issue_yaml_lacks_every_key(tmp_path: Path) -> None:
    keys = ["format", "title", "topic", "label", "date", "email", "contents"]

    assert told(make_issue(tmp_path, issue="")) == [f'issue/issue.yaml:1: "{key}" is missing' for key in keys]


def test_a_cover_is_read_with_its_picture(tmp_path: Path) -> None:
    issue = ISSUE + "cover: {image: images/a.jpg, alt: b, credit: c}\n"
    read_issue = read(make_issue(tmp_path, issue=issue, files={"images/a.jpg": jpeg(60, 40)})).issue
    assert read_issue is not None
    assert read_issue.cover is not None

    assert (read_issue.cover.alt, read_issue.cover.credit, read_issue.cover.picture.width_px) == ("b", "c", 60)


def test_an_infographic_is_an_entry_with_its_parts(tmp_path: Path) -> None:
    text = ISSUE + "  - {name: luvut, email: {pick: [t]}, print: {layout: spread}}\n"
    issue = read(make_issue(tmp_path, issue=text, figures={"luvut": TILES})).issue
    assert issue is not None
    entry = issue.entries[1]

    assert not isinstance(entry.item, Article)
    assert (entry.view("email").pick, entry.view("email").show) == (("t",), Show.FULL)
    assert (entry.view("print").layout, entry.view("email").layout) == (Layout.SPREAD, Layout.PAGE)
    assert str(entry.place) == "issue/issue.yaml:9"


def test_only_the_folder_s_own_articles_and_figures_are_read(tmp_path: Path) -> None:
    files = {"luonnos/02-a.md": "x", "03-a.txt": "x", "figures/deep/a.yaml": "x", "figures/a.txt": "x"}

    assert told(make_issue(tmp_path, files=files)) == []


def test_a_picture_used_twice_is_read_once(tmp_path: Path) -> None:
    figure = ":::{figure} a.jpg\n:alt: a\n:credit: b\nc\n:::\n\n"
    issue = read(make_issue(tmp_path, article=ARTICLE + "\n" + figure * 2, files={"a.jpg": jpeg()})).issue
    assert issue is not None
    assert isinstance(issue.entries[0].item, Article)
    _, first, second = issue.entries[0].item.blocks

    assert getattr(first, "picture", 1) is getattr(second, "picture", 2)


def test_a_folder_called_like_an_article_is_told(tmp_path: Path) -> None:
    assert "issue/02-a.md: this is no file" in told(make_issue(tmp_path, files={"02-a.md/b": ""}))


def test_the_same_fault_in_one_place_is_told_once(tmp_path: Path) -> None:
    article = ARTICLE + "\n" + ":::{infographic} luvut\n:::\n\n" * 2

    assert told(make_issue(tmp_path, article=article)) == [
        'issue/01-kevat.md:6: there is no figure "luvut"',
        'issue/01-kevat.md:9: there is no figure "luvut"',
    ]
