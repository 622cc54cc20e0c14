"""Checks: values that are left out, teasers that lead nowhere, words that an edition lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.checking import check_editions, check_source
from taitto.config import Settings
from taitto.labels import Labels, read_labels
from taitto.model import Edition, Issue
from taitto.pages import PageFacts
from tests.support.offices import ARTICLE, ISSUE, make_issue, make_office, read

TILES = """\
kind: number-tiles
title: Luvut
source: Toimitus
groups:
  - id: g
    tiles:
      - {id: t, value: 55, label: kaupunkia, short: kpl, note: Huomio}
      - {id: u, value: 8, label: hanketta, status: unclear, why: Lähde puuttuu}
"""
ALL = "Seutulehti Kevät 1/2026 Kevät tuli Lumi suli Luvut 55 kaupunkia Huomio Viite Alku"
ARTICLE_WITH_FIGURE = ARTICLE + "\n:::{infographic} luvut\n%s:::\n\nAlku[^a]\n\n[^a]: Viite\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_office(tmp_path / "office").settings


@pytest.fixture
def labels(tmp_path: Path) -> Labels:
    office = make_office(tmp_path / "office")
    return read_labels(office.asset("labels"), "fi", "labels")


def issue_of(folder: Path, **parts: object) -> Issue:
    reading = read(make_issue(folder, **{"figures": {"luvut": TILES}, **parts}))  # type: ignore[arg-type]
    assert reading.issue is not None, reading.problems
    return reading.issue


def source_problems(issue: Issue, settings: Settings) -> list[str]:
    return [str(problem) for problem in check_source(issue, ("email", "print"), settings)]


def lost(issue: Issue, text: str, labels: Labels, channel: str = "email") -> list[str]:
    edition = Edition(channel=channel, artifacts=(), texts={"a.html": text})
    return [str(problem).partition(" (")[0] for problem in check_editions(issue, [edition], labels)]


LEFT_OUT = 'issue/figures/luvut.yaml:8: warning: tile "u" is left out: its status is unclear: Lähde puuttuu'


def test_a_value_that_is_left_out_is_told_once(tmp_path: Path, settings: Settings) -> None:
    text = ISSUE + "  - luvut\n"
    issue = issue_of(tmp_path, issue=text, article=ARTICLE_WITH_FIGURE % "" + "\n:::{infographic} luvut\n:::\n")

    assert source_problems(issue, settings) == [LEFT_OUT]


def test_a_figure_inside_an_article_alone_is_checked_too(tmp_path: Path, settings: Settings) -> None:
    assert source_problems(issue_of(tmp_path, article=ARTICLE_WITH_FIGURE % ""), settings) == [LEFT_OUT]


def test_a_figure_that_nobody_shows_is_not(tmp_path: Path, settings: Settings) -> None:
    assert source_problems(issue_of(tmp_path), settings) == []


def test_teasers_lead_nowhere_only_without_a_site(tmp_path: Path, settings: Settings) -> None:
    text = ISSUE.replace("- 01-kevat", "- {name: 01-kevat, email: teaser}")
    issue = issue_of(tmp_path, issue=text)
    without = settings.model_copy(update={"site": None})
    told = [str(problem).rpartition(", or ")[2] for problem in check_source(issue, ("email", "print"), without)]

    assert source_problems(issue, settings) == []
    assert told == ["email: full here)"]
    assert list(check_source(issue, (), without)) == []


def test_every_word_that_contents_gives_is_looked_for(tmp_path: Path, labels: Labels) -> None:
    issue = issue_of(tmp_path, article=ARTICLE_WITH_FIGURE % "")

    assert lost(issue, ALL, labels) == []
    assert lost(issue, "", labels) == [
        "issue/issue.yaml:1: a.html has lost words of this: seutulehti, kevät, 1, 2026",
        "issue/01-kevat.md:1: a.html has lost words of this: kevät, tuli",
        "issue/01-kevat.md:4: a.html has lost words of this: lumi, suli",
        "issue/figures/luvut.yaml:1: a.html has lost words of this: luvut",
        "issue/figures/luvut.yaml:1: a.html has lost words of this: 55",
        "issue/figures/luvut.yaml:1: a.html has lost words of this: kaupunkia",
        "issue/figures/luvut.yaml:1: a.html has lost words of this: huomio",
        "issue/01-kevat.md:9: a.html has lost words of this: alku",
        "issue/01-kevat.md:11: a.html has lost words of this: viite",
    ]


@pytest.mark.parametrize("word", ALL.split()[4:])
def test_one_lost_word_is_enough(word: str, tmp_path: Path, labels: Labels) -> None:
    issue = issue_of(tmp_path, article=ARTICLE_WITH_FIGURE % "")
    rest = " ".join(other for other in ALL.split() if other != word)
    (problem,) = lost(issue, rest, labels)

    assert problem.endswith(f"a.html has lost words of this: {word.lower()}")


@pytest.mark.parametrize(
    ("article", "text", "told"),
    [
        ("Lumi suli.\n\nSitten suli jää.", "Lumi suli Sitten jää", ["6: a.html has lost words of this: suli"]),
        ("Lumi suli.\n\nSitten suli jää.", "Lumi Sitten suli jää", ["4: a.html has lost words of this: suli"]),
        ("Lumi suli.\n\nLumi suli.", "Lumi suli Kevät", ["4: a.html has lost words of this: lumi, suli"]),
        ("Ja lumi ja jää ja maa.", "ja lumi jää ja maa", ["4: a.html has lost words of this: ja"]),
        ("Lumi.\n\nLumi.\n\nLumi.", "lumi", [f"{n}: a.html has lost words of this: lumi" for n in (4, 6)]),
    ],
)
def test_a_word_lost_once_is_told_where_its_neighbours_miss_it(
    article: str, text: str, told: list[str], tmp_path: Path, labels: Labels
) -> None:
    issue = issue_of(tmp_path, article=ARTICLE.replace("Lumi suli.", article))

    assert lost(issue, f"Seutulehti Kevät 1/2026 Kevät tuli {text}", labels) == [
        f"issue/01-kevat.md:{at}" for at in told
    ]


def test_of_picked_parts_only_what_is_shown_is_looked_for(tmp_path: Path, labels: Labels) -> None:
    issue = issue_of(tmp_path, article=ARTICLE_WITH_FIGURE % ":pick: t\n")

    assert lost(issue, ALL.replace("kaupunkia", "kpl").replace("Huomio", ""), labels) == []


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("- {name: 01-kevat, email: omit}", "Seutulehti Kevät 1/2026"),
        ("- {name: 01-kevat, email: teaser}", "Seutulehti Kevät 1/2026 Kevät tuli Lumi suli"),
        ("- {name: 01-kevat, email: {headline: Uusi}}", ALL.replace("Kevät tuli", "Uusi")),
        ("- {name: luvut, email: {pick: [t]}}", "Seutulehti Kevät 1/2026 Luvut 55 kpl"),
        ("- luvut", "Seutulehti Kevät 1/2026 Luvut 55 kaupunkia Huomio"),
    ],
)
def test_only_what_the_channel_shows_is_looked_for(entry: str, text: str, tmp_path: Path, labels: Labels) -> None:
    issue = issue_of(tmp_path, issue=ISSUE.replace("- 01-kevat", entry), article=ARTICLE_WITH_FIGURE % "")

    assert lost(issue, text, labels) == []


def test_words_are_found_however_they_are_set(tmp_path: Path, labels: Labels) -> None:
    issue = issue_of(tmp_path)

    assert lost(issue, "SEUTU\u00adLEHTI kevät 1/2026 kevät tuli; ”Lumi”\u00a0suli", labels) == []


def test_a_page_that_is_full_is_no_fault(tmp_path: Path, labels: Labels) -> None:
    pages = (PageFacts(number=1, free_mm=15.0, lines_off_page=0),)
    edition = Edition(channel="print", artifacts=(), texts={}, pages=pages)

    assert check_editions(issue_of(tmp_path), [edition], labels) == ()


def test_a_note_of_two_articles_stands_once(tmp_path: Path, labels: Labels) -> None:
    other = "---\nheadline: Talvi meni\n---\nJää lähti[^b].\n\n[^b]: Viite\n"
    issue = issue_of(
        tmp_path,
        issue=ISSUE + "  - 02-talvi\n",
        article=ARTICLE.replace("suli", "suli[^a]") + "\n[^a]: Viite\n",
        files={"02-talvi.md": other},
    )

    assert lost(issue, "Seutulehti Kevät 1/2026 Kevät tuli Lumi suli Talvi meni Jää lähti Viite", labels) == []


def test_letters_that_the_typefaces_lack_are_told(tmp_path: Path, labels: Labels) -> None:
    issue = issue_of(tmp_path, article=ARTICLE + "\nä 漢 🎉 漢 \u00adb\u200d.\n")
    edition = Edition(
        channel="print",
        artifacts=(),
        texts={"issue.pdf": "Seutulehti Kevät 1/2026 Kevät tuli Lumi suli ä b"},
        warnings=(".notdef glyph rendered for Unicode string unsupported by fonts: 漢",),
        alphabet=frozenset("äb.") | frozenset(map(chr, range(128))),
    )
    told = [str(problem) for problem in check_editions(issue, [edition], labels)]

    assert told == [
        "issue/01-kevat.md:6: the typefaces of print do not have 漢 (U+6F22), 🎉 (U+1F389) (write it in other letters)"
    ]


def test_a_figure_of_which_nothing_is_left_is_told(tmp_path: Path, settings: Settings) -> None:
    gone = TILES.replace("label: kaupunkia", "status: unclear, label: kaupunkia")
    issue = issue_of(tmp_path, article=ARTICLE_WITH_FIGURE % "", figures={"luvut": gone})

    assert source_problems(issue, settings)[-1] == (
        "issue/figures/luvut.yaml:1: every value of this figure is left out (take the figure out for now)"
    )
