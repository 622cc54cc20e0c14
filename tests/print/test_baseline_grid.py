"""Lines of text in neighbouring columns stand on one grid, whatever stands above them: the style sheet adds up."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.channels import print as magazine
from taitto.config import ENGINE
from taitto.pages import PageFacts
from taitto.rendering.copyfit import LINE_PT
from taitto.rendering.house_style import read_house_style
from taitto.rendering.print_shelf import CAPTION_GAP_PT
from taitto.rendering.typesetter import typesetter
from taitto.theme import read_theme
from tests.conftest import Sample
from tests.support.offices import jpeg, make_office, read

SENTENCE = "Kaupunki kasvaa hitaasti mutta varmasti, kun väki viihtyy ja työ löytyy läheltä. "
TEXT = SENTENCE * 6 + "\n\n"
INGRESS = ":::{ingress}\n%s\n:::\n\n"
QUOTE = ":::{pull-quote}\n%s\n:::\n\n"
FIGURE = ":::{figure} images/kuva.jpg\n:at: %s\n:ratio: 5:1\n:alt: a\n:credit: b\n%s\n:::\n\n"
# Columns that end above a wide block are no cases here: WeasyPrint balances them to heights that are no whole lines.
ABOVE = {
    "nothing": "",
    "an ingress of one line": INGRESS % "Kevät tuli.",
    "an ingress of two lines": INGRESS % (SENTENCE * 2),
    "an ingress of three lines": INGRESS % (SENTENCE * 3),
    "a heading": TEXT + "## Kevät\n\n",
    "a heading of two lines": TEXT + "## Kevät tuli viimein tähänkin kaupunkiin ja toi väen mukanaan\n\n",
    "a quote": TEXT + QUOTE % "Kevät tuli.",
    "a quote of two lines": TEXT + QUOTE % "Kevät tuli viimein tähänkin kaupunkiin, ja väki tuli.",
    "a wide figure": FIGURE % ("wide", "Kuva."),
    "a wide figure with a long caption": FIGURE % ("wide", SENTENCE * 3),
    "a figure in its column": TEXT + FIGURE % ("column", "Kuva."),
    "a figure in its column with a long caption": TEXT + FIGURE % ("column", SENTENCE * 2),
}


def pages(folder: Path, text: str, headline: str = "Kevät tuli") -> tuple[PageFacts, ...]:
    article = f"---\nheadline: {headline}\n---\n{text}"
    office = make_office(folder, article=article, figures={}, files={"images/kuva.jpg": jpeg(1800, 1200)})
    issue = read(folder / "issues" / "2026-03").issue
    assert issue is not None, read(folder / "issues" / "2026-03").problems
    return magazine.render(issue, read_house_style(office, issue.masthead.lang)).pages


@pytest.mark.parametrize("above", ABOVE)
def test_what_stands_above_leaves_the_text_on_the_grid(
    above: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(magazine, "WITH_LOOSE_QUOTES", frozenset())
    typesetter.cache_clear()
    made = pages(tmp_path, ABOVE[above] + TEXT * 3)

    assert sum(page.body_lines for page in made) > 15
    assert [(page.off_grid, page.grid_breakers) for page in made if page.off_grid] == []


def test_a_headline_of_two_lines_leaves_the_text_on_the_grid(tmp_path: Path) -> None:
    made = pages(tmp_path, TEXT * 3, "Kevät tuli viimein tähänkin kaupunkiin ja toi väen")

    assert sum(page.off_grid for page in made) == 0


def test_the_sample_stands_on_the_grid_but_for_what_follows_its_timeline(sample: Sample) -> None:
    lines, off = (sum(getattr(page, name) for page in sample.pages) for name in ("body_lines", "off_grid"))

    assert lines > 140
    assert off <= 6


def test_the_grid_is_the_theme_s_line_of_text() -> None:
    theme = read_theme(ENGINE / "assets" / "theme.yaml", "theme.yaml")

    assert theme.print.sizes["body"].line == LINE_PT
    assert f"--line: {LINE_PT}pt;" in (ENGINE / "templates" / "layouts" / "print.css").read_text(encoding="utf-8")


def test_a_caption_is_as_far_from_its_picture_as_it_is_reckoned() -> None:
    css = (ENGINE / "templates" / "blocks" / "figure" / "print.css").read_text(encoding="utf-8")

    assert f"padding-top: {CAPTION_GAP_PT}pt" in css
