"""A table stands where its words have room: in its column, across the page, or there with its words parted."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.channels import print as magazine
from taitto.model import Edition, Layout
from taitto.pages import Flaw
from taitto.rendering.house_style import read_house_style
from taitto.words import words
from tests.support.offices import ISSUE, make_office, read

LONG = ("elinkeinoelämän", "kehittämisyhtiö", "vetovoimatutkimus", "koulutuskuntayhtymä", "toimintaympäristö", "x" * 60)


def printed(folder: Path, cells: tuple[str, ...], layout: Layout = Layout.PAGE) -> Edition:
    row = f"| {' | '.join(cells)} |\n"
    table = row + "|---" * len(cells) + "|\n" + row * 3
    issue = ISSUE.replace("- 01-kevat", f"- {{name: 01-kevat, print: {{layout: {layout}}}}}")
    office = make_office(folder, issue=issue, article=f"---\nheadline: A\n---\nSana.\n\n{table}\nSana.\n", figures={})
    found = read(folder / "issues" / "2026-03").issue
    assert found is not None, read(folder / "issues" / "2026-03").problems
    return magazine.render(found, read_house_style(office, "fi"))


@pytest.mark.parametrize("layout", [Layout.PAGE, Layout.THREE_COLUMN])
@pytest.mark.parametrize("columns", [2, 3, 4, 5, 6])
def test_no_word_of_a_table_leaves_its_column(columns: int, layout: Layout, tmp_path: Path) -> None:
    edition = printed(tmp_path, LONG[:columns], layout)
    flaws = [line for page in edition.pages for line in page.flaws if line.flaw in {Flaw.OFF_PAGE, Flaw.OFF_MEASURE}]

    assert flaws == []
    assert set(words(" ".join(LONG[:columns]))) <= set(words(edition.texts["issue.pdf"]))


def test_a_table_of_short_words_stays_in_its_column(tmp_path: Path) -> None:
    texts = printed(tmp_path, ("Kunta", "Väki", "Työ")).pages

    assert [line for page in texts for line in page.flaws] == []


@pytest.mark.parametrize("text", ["{}", "”{}”", "Sana {}", ":::{{fact-box}} {}\nSana.\n:::", "## {}\n\nSana."])
def test_a_word_of_two_hundred_letters_leaves_no_page(text: str, tmp_path: Path) -> None:
    article = f"---\nheadline: A\n---\n{text.format('y' * 200)}\n\nSana.\n"
    office = make_office(tmp_path, article=article, figures={})
    found = read(tmp_path / "issues" / "2026-03").issue
    assert found is not None, read(tmp_path / "issues" / "2026-03").problems
    edition = magazine.render(found, read_house_style(office, "fi"))

    assert [page.number for page in edition.pages if page.lines_off_page] == []
    assert "y" * 200 in edition.texts["issue.pdf"].replace("”", "")
