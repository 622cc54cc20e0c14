"""Infographic YAML: faults of each kind, and references as notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.infographics import KINDS
from taitto.model import Article, Infographic
from taitto.richtext import Link, Text, plain
from tests.support.offices import ISSUE, make_issue, read, told

TILES = (
    "kind: number-tiles\ntitle: A\nsource: B\ngroups:\n  - id: g\n    tiles:\n      - {id: t, value: 1, label: c%s}\n"
)
CARDS = """\
kind: figure-cards
title: A
source: B
columns: [{id: Koko, label: C}]
cards:
  - {id: d, title: D, values: %s}
"""
TABLE = "kind: table\ntitle: A\nsource: B\ncolumns: [c, d]\nrows:\n  - %s\n"
TIMELINE = "kind: timeline\ntitle: A\nsource: B\nevents:\n  - %s\n"
RANKING = "kind: ranking\ntitle: A\nsource: B\nmeasure: C\nitems: %s\n"
EVENT = TILES % "" + "    callout: %s\n"

FAULTS = {
    "empty file": ("", f'1: "kind" is missing (known: {", ".join(KINDS)})'),
    "list for a kind": (
        "kind: [a]",
        f"1: unknown infographic kind \"['a']\" (known: {', '.join(KINDS)})",
    ),
    "other format": (
        "kind: ranking\nformat: 2\ntitle: A\nsource: B\nmeasure: C\nitems: [a, b]",
        '2: "format" is not what it should be (this Taitto reads format 1)',
    ),
    "no source": ("kind: ranking\ntitle: A\nmeasure: C\nitems: [a, b]", '1: "source" is missing'),
    "unknown key of a tile": (TILES % ", lable: d", '7: unknown key "lable" (did you mean "label"?)'),
    "no truth": (TILES % ", hero: perhaps", '7: "hero" should be true or false'),
    "text for items": (TILES % ", items: a", '7: "items" should be a list'),
    "unknown key of an item": (
        TILES % ", items: [a, {text: b, reff: c}]",
        '7: unknown key "reff" (did you mean "ref"?)',
    ),
    "comma for decimals": (
        (TILES % "").replace("value: 1", 'value: "1,5"'),
        '7: "value" should be a number, with a full stop for decimals',
    ),
    "no finite number": ((TILES % "").replace("value: 1", "value: inf"), '7: "value" should be a number'),
    "no groups": ("kind: number-tiles\ntitle: A\nsource: B\ngroups: []", '4: "groups" should not be empty'),
    "bad date of an event": (
        EVENT % "{title: e, date: kesällä}",
        '8: "date" is not what it should be (write it as 2019-03, 2019-03-15 or 2019-06-06/2019-06-07)',
    ),
    "event that ends before it starts": (
        EVENT % "{title: e, date: 2026-02-20/2026-02-10}",
        '8: "date": it ends before it starts',
    ),
    "unknown key of a figure": (
        CARDS % "{Koko: {valu: 1}}",
        '6: unknown key "valu" (did you mean "value"?)',
    ),
    "figure of nothing": (CARDS % "{Koko: }", '6: "Koko" is empty (write its value, or remove it)'),
    "row without cells": (TABLE % "[]", "6: item 1 should not be empty"),
    "row that is no list": (TABLE % "e", "6: item 1 should be a list"),
    "cell of nothing": (TABLE % "[e, ~]", "6: item 2 should be text"),
    "table of one column": (
        (TABLE % "[e]").replace("[c, d]", "[c]"),
        '4: "columns" should have at least 2 items',
    ),
    "day that no month has": (TIMELINE % "{date: 2019-02-30, text: c}", '5: "date": there is no such day'),
    "name of nothing": (RANKING % "[a, ~]", "5: item 2 should be text"),
    "mapping for a list": (RANKING % "{a: b}", '5: "items" should be a list'),
    "unknown address": (
        TILES % ", ref: r" + "refs: {r: {title: A, url: a.example}}",
        '8: "url" is not what it should be (write it as https://…)',
    ),
    "reference misspelt": (
        TILES % ", ref: tutkimuz" + "refs: {tutkimus: {title: A}}\n",
        '7: there is no reference "tutkimuz" (did you mean "tutkimus"?)',
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_faulty_figure_is_told(name: str, tmp_path: Path) -> None:
    text, expected = FAULTS[name]

    assert told(make_issue(tmp_path, figures={"a": text}))[0] == f"issue/figures/a.yaml:{expected}"


def figure_of(folder: Path, text: str) -> Infographic:
    issue = read(make_issue(folder, issue=ISSUE + "  - a\n", figures={"a": text})).issue
    assert issue is not None
    item = issue.entries[1].item
    assert not isinstance(item, Article)
    return item


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("{title: Tutkimus}", "Tutkimus."),
        ("{title: Mitä nyt?}", "Mitä nyt?"),
        ("{title: Tutkimus, by: Innolink}", "Innolink: Tutkimus."),
        ("{title: Mitä nyt?, date: 2019-01-15}", "Mitä nyt?, 2019."),
    ],
)
def test_a_reference_becomes_a_note(reference: str, expected: str, tmp_path: Path) -> None:
    notes = figure_of(tmp_path, TILES % ", ref: r" + f"refs: {{r: {reference}}}\n").notes

    assert plain(notes["r"].text) == expected
    assert str(notes["r"].place) == "issue/figures/a.yaml:8"


def test_a_reference_with_an_address_is_a_link(tmp_path: Path) -> None:
    text = TILES % ", ref: r" + 'refs: {r: {title: T, by: B, date: 2019-01, url: "https://a.example"}}\n'

    assert figure_of(tmp_path, text).notes["r"].text == (
        Text("B: "),
        Link("https://a.example", (Text("T"),)),
        Text(", 2019."),
    )


def test_a_figure_is_named_by_its_file_and_its_kind(tmp_path: Path) -> None:
    figure = figure_of(tmp_path, RANKING % "[a, b]")

    assert (figure.name, figure.kind, figure.spec.items, figure.spec.note) == ("a", "ranking", ("a", "b"), None)
    assert str(figure.place) == "issue/figures/a.yaml:1"


CHART = """\
kind: bar
title: Asukkaita
source: Väestörekisteri
data: figures/vaki.csv
columns: {label: Kunta, value: Asukkaita}
"""


def test_rows_come_from_a_data_file(tmp_path: Path) -> None:
    """As an office's Excel writes it: semicolons, decimal commas, thousands with blanks, and letters of its own."""
    csv = "Kunta;Asukkaita\r\nHämeenkyrö;10\u00a0421\r\nÄhtäri;5 482,5\r\n".encode("cp1252")
    folder = make_issue(tmp_path, issue=ISSUE + "  - a\n", figures={"a": CHART}, files={"figures/vaki.csv": csv})
    issue = read(folder).issue

    assert issue is not None
    figure = issue.entries[1].item
    assert not isinstance(figure, Article)
    assert [(row.label, str(row.value)) for row in figure.spec.rows] == [("Hämeenkyrö", "10421"), ("Ähtäri", "5482.5")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("10 421", "noin 10", 'issue/figures/vaki.csv:2: column B "Asukkaita": "noin 10" is no number'),
        (
            "Asukkaita\n",
            "Asukkaat\n",
            'issue/figures/a.yaml:5: there is no column "Asukkaita" in issue/figures/vaki.csv (did you mean "Asukkaat"',
        ),
        ("10 421", "1" * 20, 'issue/figures/vaki.csv:2: "value"'),
    ],
)
def test_a_bad_cell_is_told_where_it_stands(old: str, new: str, expected: str, tmp_path: Path) -> None:
    csv = "Kunta;Asukkaita\nHämeenkyrö;10 421\n"
    assert old in csv
    files = {"figures/vaki.csv": csv.replace(old, new)}
    problems = told(make_issue(tmp_path, issue=ISSUE + "  - a\n", figures={"a": CHART}, files=files))

    assert problems[0].startswith(expected)


def test_a_data_file_that_is_missing_is_told(tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, figures={"a": CHART}))[0].startswith(
        'issue/figures/a.yaml:4: there is no table "figures/vaki.csv"'
    )


INNER = TILES % "" + "    figures: [%s]\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("karkii", 'issue/figures/a.yaml:8: there is no figure "karkii" (did you mean "karki"?)'),
        (
            "c",
            'issue/figures/a.yaml:8: "c" holds figures itself and cannot stand in another one (name its figures here)',
        ),
    ],
)
def test_a_figure_in_a_figure_is_one_that_is_there_and_holds_none(name: str, expected: str, tmp_path: Path) -> None:
    ranking = RANKING % "[d, e]"
    figures = {"a": INNER % name, "karki": ranking, "c": INNER % "karki"}

    assert told(make_issue(tmp_path, figures=figures)) == [expected]


def test_a_figure_in_a_figure_is_its_own(tmp_path: Path) -> None:
    folder = make_issue(tmp_path, issue=ISSUE + "  - a\n", figures={"a": INNER % "karki", "karki": RANKING % "[d, e]"})
    issue = read(folder).issue

    assert issue is not None
    figure = issue.entries[1].item
    assert not isinstance(figure, Article)
    assert [inner.name for inner in figure.with_inner] == ["a", "karki"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "kind: bar\ntitle: A\nsource: B\nrows:\n  - {label: C, value: 1}\n  - {label: D, values: [1, 2]}\n",
            '6: row "D" has 2 numbers, there are 1 series',
        ),
        (
            "kind: dot-map\ntitle: A\nsource: B\nrows:\n  - Rauma\n  - Hutitnen\n",
            '6: there is no town "Hutitnen" on the map: did you mean "Huittinen"?',
        ),
        (
            "kind: line\ntitle: A\nsource: B\nrows:\n  - {label: 2020, value: 1}\n  - {label: 2019, value: 2}\n",
            '6: row "2019" stands after "2020"; write rows in order of time',
        ),
        (
            "kind: bar\ntitle: A\nsource: B\nrows:\n  - {label: C, value: 2,5}\n",
            '5: unknown key "5" (in a row in braces a comma starts another key: write decimals with a full stop)',
        ),
    ],
)
def test_a_fault_of_a_row_is_told_at_its_line(text: str, expected: str, tmp_path: Path) -> None:
    assert told(make_issue(tmp_path, figures={"a": text}))[0] == f"issue/figures/a.yaml:{expected}"


def test_a_kind_that_takes_no_data_file_says_so(tmp_path: Path) -> None:
    text = "kind: ranking\ntitle: A\nsource: B\nmeasure: C\ndata: figures/a.csv\ncolumns: {items: Nimi}\n"

    assert told(make_issue(tmp_path, figures={"a": text})) == [
        "issue/figures/a.yaml:5: ranking takes no data file (write what it shows here)"
    ]
