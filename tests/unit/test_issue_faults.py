"""What an editor is told of a faulty issue.yaml or figure: the whole message, with file, line and hint."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.infographics import KINDS
from tests.support.offices import ARTICLE, ISSUE, make_issue, read, told

ISSUES = {
    "missing key": (ISSUE.replace("label: 1/2026\n", ""), ['1: "label" is missing']),
    "unknown key": (ISSUE + "topik: A\n", ['9: unknown key "topik" (did you mean "topic"?)']),
    "key twice": (ISSUE + "title: B\n", ['9: "title" is written twice (the first is on line 2; remove one)']),
    "bad date": (
        ISSUE.replace("2026-03", "maaliskuu"),
        ['5: "date" is not what it should be (write it as 2019-03 or 2019-03-15)'],
    ),
    "bad language": (ISSUE + "lang: suomi\n", ['9: "lang" is not what it should be (a short name: fi, sv, en)']),
    "other format": (
        ISSUE.replace("format: 1", "format: 2"),
        ['1: "format" is not what it should be (this Taitto reads format 1)'],
    ),
    "unknown channel": (ISSUE + "channels: [emial]\n", ['9: unknown channel "emial" (did you mean "email"?)']),
    "no such entry": (
        ISSUE.replace("- 01-kevat", "- 01-kevet"),
        ['8: there is no article or figure "01-kevet" (did you mean "01-kevat"?)'],
    ),
    "entry twice": (ISSUE + "  - 01-kevat\n", ['9: "01-kevat" stands twice (the first is on line 8; remove one)']),
    "entry of nothing": (ISSUE.replace("  - 01-kevat\n", "  []\n"), ['7: "contents" should not be empty']),
    "unknown view": (
        ISSUE.replace("- 01-kevat", "- {name: 01-kevat, emial: omit}"),
        ['8: unknown key "emial" (did you mean "email"?)'],
    ),
    "unknown show": (
        ISSUE.replace("- 01-kevat", "- {name: 01-kevat, email: half}"),
        ['8: "show" should be "full", "teaser" or "omit"'],
    ),
    "unknown layout": (
        ISSUE.replace("- 01-kevat", "- {name: 01-kevat, print: {layout: round}}"),
        [
            '8: "layout" should be "page", "hero", "three-column",'
            ' "sidebar", "timeline", "cards", "spread" or "back-page"'
        ],
    ),
    "pick of an article": (
        ISSUE.replace("- 01-kevat", "- {name: 01-kevat, print: {pick: [a]}}"),
        ['8: "01-kevat" has no part "a"'],
    ),
    "two faults": (
        ISSUE.replace("topic: Kevät\n", "").replace("title", "titel"),
        [
            '1: "title" is missing',
            '1: "topic" is missing',
            '2: unknown key "titel" (did you mean "title"?)',
        ],
    ),
    "missing cover": (
        ISSUE + "cover: {image: a.jpg, alt: b, credit: c}\n",
        ['9: there is no picture "a.jpg"'],
    ),
    "text for a mapping": (ISSUE + "cover: a.jpg\n", ['9: "cover" should be a mapping of keys and values']),
}

TILES = """\
kind: number-tiles
title: Luvut
source: Toimitus
groups:
  - id: a
    tiles:
"""

CARDS = "kind: figure-cards\ntitle: A\nsource: B\ncolumns:\n  - {id: c, label: C}\ncards:\n"

FIGURES = {
    "no kind": ("title: A", [f'1: "kind" is missing (known: {", ".join(KINDS)})']),
    "unknown kind": ("kind: rankin", ['1: unknown infographic kind "rankin" (did you mean "ranking"?)']),
    "no number": (
        TILES + "      - {id: b, value: monta, label: c}\n",
        ['7: "value" should be a number, with a full stop for decimals'],
    ),
    "no label": (TILES + "      - {id: b, value: 1}\n", ['7: tile "b" needs a label']),
    "two heroes": (
        TILES + "".join(f"      - {{id: {i}, value: 1, label: x, hero: true}}\n" for i in "bc"),
        ['5: group "a" has more than one hero'],
    ),
    "tile twice": (
        TILES + "      - {id: b, value: 1, label: x}\n" * 2,
        ['1: two tiles have the id "b"'],
    ),
    "unknown status": (
        TILES + "      - {id: b, value: 1, label: x, status: lost}\n",
        ['7: "status" should be "ok", "unclear" or "number-lost"'],
    ),
    "no such reference": (
        TILES + "      - {id: b, value: 1, label: x, ref: c}\nrefs: {d: {title: e}}\n",
        [
            '7: there is no reference "c" (known: d)',
            '8: nothing refers to "d" (remove it or write ref:)',
        ],
    ),
    "uneven rows": (
        "kind: table\ntitle: A\nsource: B\ncolumns: [c, d]\nrows:\n  - [e, f]\n  - [g]\n",
        ['7: row "g" has 1 cells, the table has 2 columns'],
    ),
    "ranking of one": (
        "kind: ranking\ntitle: A\nsource: B\nmeasure: C\nitems: [D]\n",
        ['5: "items" should have at least 2 items'],
    ),
    "card without a figure": (
        CARDS + "  - {id: d, title: D, values: {}}\n",
        ['7: card "d" has no value for "c"'],
    ),
    "card with another figure": (
        CARDS + "  - {id: d, title: D, values: {c: x, e: y}}\n",
        ['7: card "d" has a value for "e", which is no column'],
    ),
    "bad month": (
        "kind: timeline\ntitle: A\nsource: B\nevents:\n  - {date: 2019-13, text: C}\n",
        ['5: "date" is not what it should be (write it as 2019-03 or 2019-03-15)'],
    ),
}


@pytest.mark.parametrize("name", ISSUES)
def test_a_faulty_issue_is_told(name: str, tmp_path: Path) -> None:
    text, expected = ISSUES[name]

    assert told(make_issue(tmp_path, issue=text)) == [
        f"issue/{line[1:]}" if line.startswith("@") else f"issue/issue.yaml:{line}" for line in expected
    ]


@pytest.mark.parametrize("name", FIGURES)
def test_a_faulty_figure_is_told(name: str, tmp_path: Path) -> None:
    text, expected = FIGURES[name]

    assert told(make_issue(tmp_path, figures={"a": text})) == [f"issue/figures/a.yaml:{line}" for line in expected]


def test_a_folder_without_issue_yaml_is_told(tmp_path: Path) -> None:
    make_issue(tmp_path)
    (tmp_path / "issue.yaml").unlink()

    assert told(tmp_path) == ["issue/issue.yaml: there is no such file"]
    assert read(tmp_path).issue is None


def test_an_article_that_nobody_names_is_a_warning_and_no_error(tmp_path: Path) -> None:
    reading = read(make_issue(tmp_path, files={"02-talvi.md": ARTICLE}))

    assert [str(problem) for problem in reading.problems] == [
        "issue/02-talvi.md: warning: no entry of contents names this article (it is left out of the issue)"
    ]
    assert reading.issue is not None


def test_two_articles_with_one_id_are_told(tmp_path: Path) -> None:
    issue = ISSUE + "  - 02-kevat\n"

    assert told(make_issue(tmp_path, issue=issue, files={"02-kevat.md": ARTICLE})) == [
        'issue/02-kevat.md:1: two articles have the id "kevat"'
        " (the other is issue/01-kevat.md; write id: … in the front matter)"
    ]


def test_all_faults_of_an_issue_come_in_one_run_in_order(tmp_path: Path) -> None:
    folder = make_issue(
        tmp_path,
        issue=ISSUE + "topik: A\n",
        article=ARTICLE + "\n> a\n\n<b>",
        figures={"a": "kind: x", "b": "title: y"},
    )

    places = [message.split(": ")[0] for message in told(folder)]

    assert places == [
        "issue/issue.yaml:9",
        "issue/01-kevat.md:6",
        "issue/01-kevat.md:8",
        "issue/figures/a.yaml:1",
        "issue/figures/b.yaml:1",
    ]


def test_a_figure_with_errors_is_not_reported_as_missing(tmp_path: Path) -> None:
    article = ARTICLE + "\n:::{infographic} a\n:::"

    assert told(make_issue(tmp_path, article=article, figures={"a": "kind: x"}))[0] == (
        'issue/01-kevat.md:6: the figure "a" has errors of its own'
    )


def test_a_part_that_a_figure_lacks_is_told(tmp_path: Path) -> None:
    tiles = TILES + "      - {id: kaupungit, value: 55, label: kaupunkia}\n"
    article = ARTICLE + "\n:::{infographic} a\n:pick: kaupunki\n:::"

    assert told(make_issue(tmp_path, article=article, figures={"a": tiles})) == [
        'issue/01-kevat.md:7: "a" has no part "kaupunki" (did you mean "kaupungit"?)'
    ]
