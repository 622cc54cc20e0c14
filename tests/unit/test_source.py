"""Rules over an issue as it was read: what is left out is told with its line, and a teaser has to lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.checking import check_source
from taitto.config import Settings
from taitto.errors import Level
from taitto.model import Issue
from tests.support.offices import ARTICLE, ISSUE, make_issue, make_office, read

TILES = """\
kind: number-tiles
title: Luvut
source: Toimitus
groups:
  - id: g
    tiles:
      - {id: t, value: 55, label: kaupunkia}
      - id: u
        value: 8
        status: unclear
        why: Lähde puuttuu
  - id: h
    tiles:
      - {id: v, status: number-lost}
"""
CARDS = """\
kind: figure-cards
title: Hankkeet
source: Verkosto
columns: [{id: k, label: Kaupunkeja}, {id: p, label: Vetäjä}]
cards:
  - id: a
    title: Eka
    values:
      k: {}
      p: {text: Salo, status: unclear, why: Vaihtunut}
  - {id: b, title: Toka, values: {k: {value: 8}, p: Raahe}}
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_office(tmp_path / "office").settings


def issue_of(folder: Path, issue: str, article: str = ARTICLE) -> Issue:
    made = read(make_issue(folder, issue=issue, article=article, figures={"luvut": TILES, "kortit": CARDS})).issue
    assert made is not None
    return made


def test_each_value_that_is_left_out_is_warned_of_at_its_line(tmp_path: Path, settings: Settings) -> None:
    issue = issue_of(tmp_path, ISSUE + "  - luvut\n  - kortit\n")

    assert [str(problem) for problem in check_source(issue, ("email",), settings)] == [
        'issue/figures/luvut.yaml:8: warning: tile "u" is left out: its status is unclear: Lähde puuttuu',
        'issue/figures/luvut.yaml:14: warning: tile "v" is left out: its status is number-lost',
        'issue/figures/kortit.yaml:9: warning: card "a" is left out: it has no number',
        'issue/figures/kortit.yaml:10: warning: card "a" is left out: its status is unclear: Vaihtunut',
    ]


def test_figures_of_articles_and_of_contents_are_told_in_the_order_of_contents(
    tmp_path: Path, settings: Settings
) -> None:
    issue = issue_of(tmp_path, ISSUE + "  - luvut\n", ARTICLE + "\n:::{infographic} kortit\n:::\n")
    files = [problem.place.path for problem in check_source(issue, (), settings)]

    assert files == ["issue/figures/kortit.yaml"] * 2 + ["issue/figures/luvut.yaml"] * 2


@pytest.mark.parametrize(
    ("entry", "channels", "expected"),
    [
        ("- {name: 01-kevat, email: teaser}", ("email", "print"), ["email"]),
        ("- {name: 01-kevat, email: teaser}", ("print",), []),
        ("- {name: 01-kevat, email: teaser, print: omit}", ("print", "email"), ["email"]),
        ("- {name: 01-kevat, email: {show: teaser}, print: omit}", ("print", "email"), ["email"]),
        ("- 01-kevat", ("email", "print"), []),
    ],
)
def test_a_teaser_without_a_site_is_an_error_in_the_channels_that_are_built(
    entry: str, channels: tuple[str, ...], expected: list[str], tmp_path: Path, settings: Settings
) -> None:
    issue = issue_of(tmp_path, ISSUE.replace("- 01-kevat", entry))
    without = settings.model_copy(update={"site": None})

    assert [str(problem) for problem in check_source(issue, channels, without)] == [
        'issue/issue.yaml:8: the teaser of "01-kevat" leads nowhere: taitto.yaml has no "site"'
        f" (write site: https://… there, or {channel}: full here)"
        for channel in expected
    ]
    assert check_source(issue, channels, settings) == ()


def test_a_value_whose_key_has_a_blank_is_told_at_the_figure(tmp_path: Path, settings: Settings) -> None:
    cards = CARDS.replace("      k:", '      "k ":')
    issue = read(make_issue(tmp_path, issue=ISSUE + "  - kortit\n", figures={"kortit": cards})).issue
    assert issue is not None

    assert [str(problem.place) for problem in check_source(issue, (), settings)] == [
        "issue/figures/kortit.yaml:1",
        "issue/figures/kortit.yaml:10",
    ]


def test_a_figure_that_holds_others_is_not_empty(tmp_path: Path, settings: Settings) -> None:
    tiles = (
        "kind: number-tiles\ntitle: A\nsource: B\ngroups:\n  - {id: g, figures: [b]}\n"
        "  - {id: h, tiles: [{id: t, status: unclear}]}\n"
    )
    ranking = "kind: ranking\ntitle: A\nsource: B\nmeasure: C\nitems: [d, e]\n"
    issue = read(make_issue(tmp_path, issue=ISSUE + "  - a\n", figures={"a": tiles, "b": ranking})).issue
    assert issue is not None

    assert [problem.level for problem in check_source(issue, ("print",), settings)] == [Level.WARNING]
