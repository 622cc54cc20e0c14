"""Print takes more than the sample holds: more figures than fit in a row, more entries than fit in a line."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from taitto import pipeline
from taitto.config import ENGINE, find_office
from tests.support.offices import ARTICLE, ISSUE, make_issue

TILES = "kind: number-tiles\ntitle: Luvut\nsource: Toimitus\ngroups:\n  - id: g\n    heading: Väki\n    tiles:\n"


def texts_of(folder: Path, out: Path) -> list[tuple[str, float, float]]:
    """Return every word in the PDF's first pages with its left and right edge in points."""
    built = pipeline.build(find_office(ENGINE), folder, channels=("print",), out=out)
    found: list[tuple[str, float, float]] = []
    for page in pypdfium2.PdfDocument(built.folder / "issue.pdf"):
        words = page.get_textpage()
        for rect in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(rect)
            found.append((words.get_text_bounded(left, bottom, right, top).strip(), left, right))
    return found


@pytest.mark.parametrize("at", ["wide", "column", "side"])
def test_six_figures_in_a_group_stay_on_the_page(at: str, tmp_path: Path) -> None:
    tiles = "".join(f"      - {{id: t{n}, value: {n}2800, qualifier: noin, label: kaupunkia}}\n" for n in range(1, 7))
    article = f"{ARTICLE}\n:::{{infographic}} luvut\n:at: {at}\n:::\n\n" + "Sana on sana. " * 60
    folder = make_issue(tmp_path / "a", article=article, figures={"luvut": TILES + tiles})
    found = texts_of(folder, tmp_path / "out")
    numbers = [(left, right) for text, left, right in found if re.search(r"\d2.800", text)]

    assert len(numbers) == 6
    assert max(right for _, right in numbers) < 210 / 25.4 * 72 - 16 / 25.4 * 72 + 2


def test_ten_entries_of_contents_stand_in_two_rows(tmp_path: Path) -> None:
    names = [f"juttu-{n:02d}" for n in range(2, 11)]
    files: dict[str, str | bytes] = {
        f"{name}.md": ARTICLE.replace("Kevät tuli", f"Otsikko {name} seutukaupungissa") for name in names
    }
    issue = ISSUE + "".join(f"  - {name}\n" for name in names)
    folder = make_issue(tmp_path / "a", issue=issue, files=files)
    built = pipeline.build(find_office(ENGINE), folder, channels=("print",), out=tmp_path / "out")
    text = pypdfium2.PdfDocument(built.folder / "issue.pdf")[0].get_textpage().get_text_range()

    assert not [problem for problem in built.warnings if "run off" in problem.text]
    assert all(f"juttu-{n:02d}" in text for n in range(2, 11))


def test_an_idle_note_is_a_warning_and_the_issue_is_built(tmp_path: Path) -> None:
    folder = make_issue(tmp_path / "a", article=ARTICLE + "\n[^a]: Lähde.")
    built = pipeline.build(find_office(ENGINE), folder, channels=("email", "print"), out=tmp_path / "out")

    assert [problem.text for problem in built.warnings][:1] == ['no text refers to the footnote "a"']
