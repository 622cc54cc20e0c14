"""Copyfitting on real pages: pictures close holes, words parted badly stay whole, and always in the same way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from taitto.channels import print as magazine
from taitto.model import Edition
from taitto.pages import Flaw, PageFacts
from taitto.rendering.copyfit import LINE_MM
from taitto.rendering.house_style import read_house_style
from taitto.rendering.print_shelf import STRETCH
from taitto.rendering.typesetter import Typesetter, UnsettableError, typesetter
from tests.support.offices import jpeg, make_office, read

SENTENCE = "Kaupunki kasvaa hitaasti mutta varmasti, kun väki viihtyy ja työ löytyy läheltä. "
FIGURE = "\n:::{figure} images/kuva.jpg\n:at: wide\n:ratio: 4:1\n:alt: a\n:credit: b\nKuva kertoo.\n:::\n\n"
OWN_MM = 174 / 4
"""The height of the picture as it was written."""
FILES = {"images/kuva.jpg": jpeg(1800, 1200), "images/pysty.jpg": jpeg(600, 1800)}


def printed(folder: Path, text: str) -> Edition:
    office = make_office(folder, article=f"---\nheadline: Kasvu\n---\n{text}\n", figures={}, files=FILES)
    issue = read(folder / "issues" / "2026-03").issue
    assert issue is not None, read(folder / "issues" / "2026-03").problems
    return magazine.render(issue, read_house_style(office, issue.masthead.lang))


def heights(pages: tuple[PageFacts, ...]) -> list[float]:
    return [picture.height_mm for page in pages for picture in page.pictures]


def text(sentences: int) -> str:
    whole, rest = divmod(sentences, 4)
    return (SENTENCE * 4 + "\n\n") * whole + SENTENCE * rest


@pytest.mark.parametrize("sentences", [16, 20])
def test_a_picture_is_made_higher_where_a_page_has_a_hole(sentences: int, tmp_path: Path) -> None:
    (page,) = printed(tmp_path, FIGURE + text(sentences)).pages

    assert page.hole_mm == 0
    assert sum(heights((page,))) > OWN_MM - LINE_MM


def test_a_picture_is_never_made_higher_than_looks_well(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, FIGURE + text(8)).pages

    assert page.hole_mm > 0
    assert heights((page,)) == [pytest.approx(OWN_MM * STRETCH, abs=LINE_MM)]


def test_what_spilled_over_is_taken_back_by_a_lower_picture(tmp_path: Path) -> None:
    """A text that is a few lines too long for its page is no reason for a second one."""
    (page,) = printed(tmp_path, FIGURE + text(25)).pages

    assert sum(heights((page,))) < OWN_MM - LINE_MM


def test_a_quote_is_set_across_the_page_where_that_fills_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = text(4) + "\n\n:::{pull-quote}\nKevät tuli.\n:::\n\n" + text(24)
    (filled,) = printed(tmp_path / "a", article).pages
    monkeypatch.setattr(magazine, "WITH_LOOSE_QUOTES", frozenset())
    typesetter.cache_clear()
    (as_written,) = printed(tmp_path / "b", article).pages

    assert as_written.hole_mm - filled.hole_mm > 2 * LINE_MM - 1


def test_a_picture_higher_than_a_page_is_cut_to_it_and_told(tmp_path: Path) -> None:
    portrait = FIGURE.replace(":ratio: 4:1\n", "").replace("kuva", "pysty")
    edition = printed(tmp_path, text(4) + "\n\n" + portrait + text(4))

    assert [page for page in edition.pages if page.lines_off_page] == []
    assert 140 < heights(edition.pages)[0] < 297 - 18 - 20
    assert [str(problem) for problem in edition.problems] == [
        "issue/01-kevat.md:9: warning: images/pysty.jpg is too high for a page, and is cut at 245 mm"
        " (write :ratio: and :focus: for the part of it that matters, or :at: column)"
    ]


def test_a_trial_that_cannot_be_set_leaves_the_entry_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Typesetter._set
    set_so_far: list[str] = []

    def breaking(self: Typesetter, html: str, *rest: Any) -> Any:
        set_so_far.append(html)
        if len(set_so_far) > 1:
            raise UnsettableError("WeasyPrint breaks down over this")
        return whole(self, html, *rest)

    monkeypatch.setattr(Typesetter, "_set", breaking)
    (page,) = printed(tmp_path, FIGURE + text(16)).pages

    assert page.hole_mm > 0
    assert len(set_so_far) > 1


def test_the_same_article_is_always_fitted_alike(tmp_path: Path) -> None:
    article = FIGURE + text(24)

    assert printed(tmp_path / "a", article).artifacts == printed(tmp_path / "b", article).artifacts


def test_words_parted_badly_become_whole_where_it_costs_no_page(tmp_path: Path) -> None:
    compound = "Elinvoimaohjelmassa seutukaupunkiverkoston toimintaympäristöanalyysit yhteistyökumppaneineen "
    article = "".join(f"{compound * 5}{n}.\n\n" for n in range(8))
    flaws = [line.flaw for page in printed(tmp_path, article).pages for line in page.flaws]

    assert Flaw.PARTED_WORD not in flaws
