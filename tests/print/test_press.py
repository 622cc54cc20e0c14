"""press.pdf beside issue.pdf: the same words on as many pages, with bleed, in four inks; what printers ask is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto import pipeline
from taitto.channels import press
from taitto.channels import print as magazine
from taitto.config import ENGINE, Office, find_office
from taitto.errors import ContentError
from taitto.model import Edition, Issue
from taitto.rendering.house_style import read_house_style
from taitto.rendering.inspection import inspect
from taitto.rendering.inspection.facts import PRESS_SPACES, PdfFacts
from taitto.words import words
from tests.support.offices import ISSUE, jpeg, make_office, read

FIGURE = "\n:::{figure} images/kuva.jpg\n:at: wide\n:alt: a\n:credit: b\nKuva kertoo.\n:::\n"
COARSE = {"images/kuva.jpg": jpeg(600, 300)}


@pytest.fixture(scope="module")
def both() -> tuple[Edition, Edition]:
    """The sample issue for readers and for the printer."""
    office = find_office(ENGINE)
    checked = pipeline.check(office, office.issue_folder("2019-03"), ("print", "press"))
    return magazine.render(checked.issue, checked.style), press.render(checked.issue, checked.style)


@pytest.fixture(scope="module")
def facts(both: tuple[Edition, Edition]) -> PdfFacts:
    return inspect(both[1].artifacts[0].data)


def test_both_have_the_same_text(both: tuple[Edition, Edition]) -> None:
    readers, printers = both

    assert words(readers.texts["issue.pdf"]) == words(printers.texts["press.pdf"])
    assert [page.filled_mm for page in readers.pages] == [page.filled_mm for page in printers.pages]


def test_it_is_a_pdf_x_4_of_four_inks(facts: PdfFacts) -> None:
    assert facts.conformance == ("PDF/X-4",)
    assert facts.faults == ()
    assert {space for page in facts.pages for space in page.colour_spaces} <= PRESS_SPACES
    assert max(page.ink_percent for page in facts.pages) <= 300
    assert all(font.embedded for font in facts.fonts)


def test_every_page_has_three_millimetres_of_bleed(facts: PdfFacts) -> None:
    for page in facts.pages:
        assert page.trim is not None
        assert page.bleed is not None
        assert (page.trim.width_mm, page.trim.height_mm) == pytest.approx((210, 297), abs=0.1)
        assert (page.bleed.width_mm, page.bleed.height_mm) == pytest.approx((216, 303), abs=0.1)


def made(folder: Path, **parts: str) -> tuple[Office, Issue]:
    article = f"---\nheadline: Kasvu\n---\nSana.\n{FIGURE}"
    office = make_office(folder, article=article, figures={}, files=COARSE, **parts)
    issue = read(folder / "issues" / "2026-03").issue
    assert issue is not None
    return office, issue


def test_a_coarse_picture_and_an_odd_number_of_pages_are_told(tmp_path: Path) -> None:
    office, _ = made(tmp_path, issue=ISSUE)
    built = pipeline.build(office, tmp_path / "issues" / "2026-03", channels=("press",), out=tmp_path / "ulos")
    told = [str(problem) for problem in built.warnings]

    assert (
        "issues/2026-03/01-kevat.md:6: warning: images/kuva.jpg is printed 174 mm wide with 87 pixels an inch"
        " (a printer asks for 300: take one that is 2059 pixels wide)"
    ) in told
    assert (
        "press: warning: the magazine has 1 page, which is no multiple of 4 (fill 3 more, or ask your printer)" in told
    )


@pytest.mark.parametrize(("name", "content"), [("no.icc", None), ("text.icc", b"nothing of the kind")])
def test_a_profile_of_no_use_is_told(name: str, content: bytes | None, tmp_path: Path) -> None:
    _, issue = made(tmp_path)
    settings = tmp_path / "taitto.yaml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\npress: {{profile: {name}}}\n", encoding="utf-8")
    if content:
        (tmp_path / "assets").mkdir(exist_ok=True)
        (tmp_path / "assets" / name).write_bytes(content)
    style = read_house_style(find_office(tmp_path), issue.masthead.lang)

    with pytest.raises(ContentError, match=f'taitto.yaml: the profile "{name}" is of no use'):
        press.render(issue, style)


def test_press_has_no_views_of_its_own(tmp_path: Path) -> None:
    make_office(tmp_path, issue=ISSUE.replace("  - 01-kevat", "  - name: 01-kevat\n    press: omit"))

    assert any("unknown key" in str(problem) for problem in read(tmp_path / "issues" / "2026-03").problems)
