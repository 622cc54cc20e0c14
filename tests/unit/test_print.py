"""The magazine of a tiny issue: every word on its pages, every picture found, nothing complained of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from taitto.channels import print as magazine
from taitto.checking import check_editions
from taitto.config import ENGINE
from taitto.errors import Level
from taitto.labels import read_labels
from taitto.model import Edition, Issue
from taitto.rendering.house_style import read_house_style
from taitto.words import words
from tests.support.every_block import ARTICLE, RANKING
from tests.support.offices import ISSUE, jpeg, make_office, png, read

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20"/></svg>'
FILES = {
    "images/Lumi kasa & ä.jpg": jpeg(900, 600),
    "images/logo.png": png((400, 200), (0, 0, 0, 0), "RGBA"),
    "images/piirros ö.svg": SVG,
    "images/a%20b.svg": SVG,
}
DRAWING = "\n:::{figure} images/%s.svg\n:alt: a\n:credit: b\nPiirros.\n:::\n"


def made(folder: Path, **parts: Any) -> tuple[Issue, Edition]:
    values: dict[str, Any] = {"article": ARTICLE, "figures": {"kärki": RANKING}, "files": FILES, **parts}
    office = make_office(folder, **values)
    issue = read(folder / "issues" / "2026-03").issue
    assert issue is not None, read(folder / "issues" / "2026-03").problems
    return issue, magazine.render(issue, read_house_style(office, issue.masthead.lang))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, Edition]:
    """The magazine with every block, an infographic of its own and a cover."""
    cover = "cover: {image: images/logo.png, alt: Kansi, credit: Piirtäjä}\n"
    text = ISSUE.replace("contents:", cover + "contents:") + "  - kärki\n"
    return made(
        tmp_path_factory.mktemp("office"), issue=text, article=ARTICLE + DRAWING % "piirros ö" + DRAWING % "a%20b"
    )


def test_no_word_of_any_block_is_lost(whole: tuple[Issue, Edition]) -> None:
    issue, edition = whole
    problems = check_editions(issue, [edition], read_labels(ENGINE / "assets" / "labels", "fi", "labels"))

    assert [str(problem) for problem in problems if problem.level is Level.ERROR] == []


def test_every_picture_is_found_whatever_its_name(whole: tuple[Issue, Edition]) -> None:
    assert whole[1].warnings == ()


def test_the_pages_are_numbered_from_one(whole: tuple[Issue, Edition]) -> None:
    pages = whole[1].pages

    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert len(pages) > 1


@pytest.mark.parametrize("start", ["Москва", "漢字", "55 kaupunkia", "”Lainaus”", "Älä"])
def test_an_article_may_start_with_any_letter(start: str, tmp_path: Path) -> None:
    _, edition = made(tmp_path, article=f"---\nheadline: A\n---\n{start} on täällä.", figures={})

    assert set(words(f"{start} on täällä.")) <= set(words(edition.texts["issue.pdf"]))


@pytest.mark.parametrize("count", [20, 60, 150])
def test_any_number_of_sources_finds_its_room(count: int, tmp_path: Path) -> None:
    marks = "\n\n".join(f"Kaupungit kasvavat{number}[^n{number}]." for number in range(count))
    source = "Tilastokeskus, väestörakenne ja muuttoliike seutukaupungeissa, haettu maaliskuussa 2019, taulukko"
    notes = "\n\n".join(f"[^n{number}]: {source} t{number}." for number in range(count))
    _, edition = made(tmp_path, article=f"---\nheadline: A\n---\n{marks}\n\n{notes}\n", figures={})

    assert {f"t{number}" for number in range(count)} <= set(words(edition.texts["issue.pdf"]))
    assert edition.warnings == ()
    assert not any(page.lines_off_page for page in edition.pages)


def test_a_word_longer_than_a_page_is_survived(tmp_path: Path) -> None:
    _, edition = made(tmp_path, article=f"---\nheadline: A\n---\n{'x' * 600}", figures={})

    assert edition.artifacts[0].data.startswith(b"%PDF")


def test_an_issue_in_another_language_is_set_in_it(tmp_path: Path) -> None:
    article = '---\nheadline: A\n---\nHyphenation of "extraordinarily" long words.'
    issue, edition = made(tmp_path, issue=ISSUE + "lang: en\n", article=article, figures={})

    assert issue.masthead.lang == "en"
    assert "“extraordinarily”" in edition.texts["issue.pdf"]


def test_a_short_word_behind_a_mark_is_not_parted_without_a_hyphen(tmp_path: Path) -> None:
    text = "[**näkyinap *näkyydgb näkyszx näkyhkm* näkya** **näkyzgf näkynil** näkyjcv](mailto:a@b.example)"
    _, edition = made(tmp_path, article=f"---\nheadline: A\n---\nYksi.\n\n{text}\n", figures={})

    assert "näkyzgf" in words(edition.texts["issue.pdf"])
