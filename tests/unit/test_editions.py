"""What a channel made is held against the issue: pages, the renderer's complaints, and the texts to be found."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.checking import check_editions
from taitto.checking.expected import expected_texts
from taitto.config import ENGINE
from taitto.labels import read_labels
from taitto.model import Edition, Issue
from taitto.pages import PageFacts
from tests.support.offices import ISSUE, make_issue, read

LABELS = read_labels(ENGINE / "assets" / "labels", "fi", "labels")
ARTICLE = """\
---
headline: Kevät tuli
kicker: Sää
byline: Toimitus
teaser: Maistiainen
---
Lumi suli[^a].

:::{infographic} luvut
:pick: t
:::

[^a]: Viite.
"""
TILES = """\
kind: number-tiles
title: Luvut
source: Toimitus
groups:
  - id: g
    heading: Väki
    tiles:
      - {id: t, value: 55, label: kaupunkia, short: kpl, note: Huomio}
      - {id: u, value: 8, label: hanketta, status: unclear}
"""
MASTHEAD = ("issue/issue.yaml:1", "Seutulehti Kevät 1/2026")
HEAD = ("issue/01-kevat.md:1", "Sää Kevät tuli Toimitus")
FIGURE = "issue/figures/luvut.yaml:1"


def issue_of(folder: Path, issue: str = ISSUE) -> Issue:
    made = read(make_issue(folder, issue=issue, article=ARTICLE, figures={"luvut": TILES})).issue
    assert made is not None
    return made


def told_of(issue: Issue, *editions: Edition) -> list[str]:
    return [str(problem) for problem in check_editions(issue, editions, LABELS)]


def pages(*facts: PageFacts) -> Edition:
    return Edition(channel="print", artifacts=(), texts={}, pages=facts)


@pytest.mark.parametrize(
    ("free_mm", "expected"),
    [
        (0.0, []),
        (15.0, []),
        (
            15.6,
            [
                "print, page 3: warning: the page has 16 mm of white at its foot"
                " (make a picture higher (:ratio:) or the text longer)"
            ],
        ),
    ],
)
def test_a_page_with_a_hole_is_warned_of(free_mm: float, expected: list[str], tmp_path: Path) -> None:
    page = PageFacts(number=3, free_mm=free_mm, lines_off_page=0)

    assert told_of(issue_of(tmp_path), pages(page)) == expected


def test_lines_that_run_off_a_page_are_an_error(tmp_path: Path) -> None:
    page = PageFacts(number=2, free_mm=0.0, lines_off_page=4)

    assert told_of(issue_of(tmp_path), pages(page)) == [
        "print, page 2: 4 lines run off the page (shorten the text or a word in it)"
    ]


def test_every_page_is_judged_by_itself(tmp_path: Path) -> None:
    both = PageFacts(number=1, free_mm=30.0, lines_off_page=1)
    fine = PageFacts(number=2, free_mm=5.0, lines_off_page=0)
    hole = PageFacts(number=3, free_mm=40.0, lines_off_page=0)

    assert [line.partition(" (")[0] for line in told_of(issue_of(tmp_path), pages(both, fine, hole))] == [
        "print, page 1: a line runs off the page",
        "print, page 1: warning: the page has 30 mm of white at its foot",
        "print, page 3: warning: the page has 40 mm of white at its foot",
    ]


def test_what_the_renderer_complains_of_is_a_warning_and_a_missing_picture_an_error(tmp_path: Path) -> None:
    complaints = ("Ignored `foo: bar`", "Failed to load image at 'a.jpg'")
    edition = Edition(channel="print", artifacts=(), texts={}, warnings=complaints)

    assert told_of(issue_of(tmp_path), edition) == [
        "print: warning: Ignored `foo: bar`",
        "print: Failed to load image at 'a.jpg'",
    ]


def test_each_file_of_each_edition_is_searched_for_lost_words(tmp_path: Path) -> None:
    whole = "Seutulehti Kevät 1/2026 Sää Kevät tuli Toimitus Lumi suli Luvut 55 kpl Viite"
    email = Edition(channel="email", artifacts=(), texts={"a.html": whole, "a.txt": whole.replace("Lumi ", "")})
    magazine = Edition(channel="print", artifacts=(), texts={"a.pdf": whole.replace("Viite", "")})

    assert told_of(issue_of(tmp_path), email, magazine) == [
        "issue/01-kevat.md:7: a.txt has lost words of this: lumi (a template forgets it, or it has no room)",
        "issue/01-kevat.md:13: a.pdf has lost words of this: viite (a template forgets it, or it has no room)",
    ]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "- 01-kevat",
            [
                MASTHEAD,
                HEAD,
                ("issue/01-kevat.md:7", "Lumi suli."),
                (FIGURE, "Luvut"),
                (FIGURE, "55"),
                (FIGURE, "kpl"),
                ("issue/01-kevat.md:13", "Viite."),
            ],
        ),
        ("- {name: 01-kevat, email: teaser}", [MASTHEAD, HEAD, ("issue/01-kevat.md:1", "Maistiainen")]),
        (
            "- {name: 01-kevat, email: {show: teaser, headline: Uusi}}",
            [MASTHEAD, ("issue/01-kevat.md:1", "Sää Uusi Toimitus"), ("issue/01-kevat.md:1", "Maistiainen")],
        ),
        ("- {name: 01-kevat, email: omit}", [MASTHEAD]),
        (
            "- {name: luvut, email: {pick: [t]}}",
            [MASTHEAD, (FIGURE, "Luvut"), (FIGURE, "55"), (FIGURE, "kpl")],
        ),
        (
            "- {name: luvut, print: {pick: [t]}}",
            [MASTHEAD, *((FIGURE, text) for text in ("Luvut", "55", "kaupunkia", "Väki", "Huomio"))],
        ),
    ],
)
def test_the_mail_is_to_hold_what_contents_gives_it(
    entry: str, expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    issue = issue_of(tmp_path, ISSUE.replace("- 01-kevat", entry))
    found = [(str(place), text) for place, text in expected_texts(issue, "email", LABELS) if text]

    assert found == expected
