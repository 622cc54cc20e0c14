"""A 1 whose noun is in the partitive is told, where a Finnish issue has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.checking import check_source
from taitto.config import ENGINE, find_office
from tests.support.offices import ISSUE, make_issue, read

SETTINGS = find_office(ENGINE).settings

TILES = "kind: number-tiles\ntitle: A\nsource: B\ngroups:\n  - id: g\n    tiles:\n      - {{id: t, {}}}\n"
BARS = "kind: bar\ntitle: A\nsource: B\nunit: {}\nrows:\n  - {{label: C, value: {}}}\n"


def warnings(folder: Path, figure: str, lang: str = "fi") -> list[str]:
    issue = read(make_issue(folder, issue=f"{ISSUE}  - a\nlang: {lang}\n", figures={"a": figure})).issue
    assert issue is not None
    return [str(problem) for problem in check_source(issue, ("print",), SETTINGS)]


@pytest.mark.parametrize(
    ("figure", "noun", "nominative"),
    [
        (TILES.format("value: 1, label: uutiskirjettä vuodessa"), "uutiskirjettä", "uutiskirje"),
        (TILES.format("value: 1, label: vuodessa, unit: seutukaupunkia"), "seutukaupunkia", "seutukaupunki"),
        (BARS.format("asukasta", 1), "asukasta", "asukas"),
    ],
)
def test_one_with_a_partitive_is_told(figure: str, noun: str, nominative: str, tmp_path: Path) -> None:
    assert warnings(tmp_path, figure) == [
        f'issue/figures/a.yaml:{figure.count(chr(10))}: warning: after 1 "{noun}" should not be in the partitive'
        f" (write {nominative})"
    ]


@pytest.mark.parametrize(
    "figure",
    [
        TILES.format("value: 8, label: uutiskirjettä"),
        TILES.format("value: 1, label: uutiskirje"),
        TILES.format("value: 1, label: rannikkoseutukaupungille yhteinen selvitys"),
        TILES.format("value: 1, label: uutiskirjettä, unit: M€"),
        TILES.format("value: 1, label: vuotta, qualifier: yli, status: unclear"),
        BARS.format("M€", 1),
    ],
)
def test_other_numbers_and_nouns_are_not(figure: str, tmp_path: Path) -> None:
    assert [line for line in warnings(tmp_path, figure) if "partitive" in line] == []


def test_other_languages_are_not_judged(tmp_path: Path) -> None:
    assert warnings(tmp_path, TILES.format("value: 1, label: uutiskirjettä"), "sv") == []
