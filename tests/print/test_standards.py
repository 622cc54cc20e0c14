"""veraPDF on what readers get: PDF/UA-1 and PDF/A-2a in one file. And on faulty files, so that we know it looks."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from taitto import pipeline
from taitto.channels import print as magazine
from taitto.config import ENGINE, find_office
from taitto.gallery import FOLDER
from taitto.rendering.inspection.verapdf import A_2A, UA_1, validator
from tests.support.every_block import ARTICLE, RANKING
from tests.support.offices import ISSUE, jpeg, make_office, png
from tests.support.standards import hold
from tests.support.tagged import read_tags, write_html

if TYPE_CHECKING:
    from tests.conftest import Sample

pytestmark = pytest.mark.verapdf

FILES = {"images/Lumi kasa & ä.jpg": jpeg(900, 600), "images/logo.png": png((400, 200), (0, 0, 0, 0), "RGBA")}
COVER = ISSUE.replace("contents:", "cover: {image: images/logo.png, alt: Kansi, credit: Piirtäjä}\ncontents:")
NOTES = "\n".join([*(f"Sana[^n{n}] ja toinen.\n" for n in range(100)), *(f"[^n{n}]: Lähde {n}." for n in range(100))])
LISTS = "- eka\n  - toka\n    1. kolmas\n    2. neljäs\n- viides\n\n" * 6
ROWS = "| Kunta | Väki |\n|---|--:|\n" + "".join(f"| Kunta {n} | {n} |\n" for n in range(120))


def printed(root: Path, folder: Path | None = None) -> bytes:
    office = find_office(root)
    checked = pipeline.check(office, folder or office.issue_folder("2026-03"), ("print",))
    return magazine.render(checked.issue, checked.style).artifacts[0].data


def of_article(folder: Path, text: str) -> bytes:
    make_office(folder, article=f"---\nheadline: Kevät tuli\n---\n{text}\n")
    return printed(folder)


@pytest.fixture(scope="module")
def issue_pdf(sample: Sample) -> bytes:
    """The sample issue."""
    return (sample.folder / "issue.pdf").read_bytes()


def test_the_sample_issue_holds_to_both(issue_pdf: bytes) -> None:
    hold(issue_pdf)


def test_the_sample_issue_says_what_it_is(issue_pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(issue_pdf)) as pdf, pdf.open_outline() as outline:
        assert str(pdf.docinfo["/Title"]).startswith("SEUTU-news 3/2019")
        assert str(pdf.docinfo["/Author"])
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:2019")
        assert str(pdf.Root.Lang) == "fi"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert any(entry.children for entry in outline.root), "an article's headings lie below it"


def test_the_articles_of_the_sample_are_read_in_order(issue_pdf: bytes) -> None:
    headlines = [tag.words.replace(" ", "") for tag in read_tags(issue_pdf).all("H1")]

    assert headlines[0] == "Ohjelmapäättyy,verkostojää"
    assert len(headlines) == len(set(headlines)) > 3


def test_the_gallery_holds_to_both() -> None:
    hold(printed(ENGINE, FOLDER))


def test_every_block_holds_to_both(tmp_path: Path) -> None:
    make_office(tmp_path, issue=f"{COVER}  - kärki\n", article=ARTICLE, figures={"kärki": RANKING}, files=FILES)

    hold(printed(tmp_path))


@pytest.mark.parametrize("text", [NOTES, LISTS, ROWS], ids=["100 notes", "nested lists", "a table over pages"])
def test_long_articles_hold_to_both(tmp_path: Path, text: str) -> None:
    hold(of_article(tmp_path, text))


# ── the tester, tested ────────────────────────────────────────────────────────────────────────────────────────────────


def broken_rules(data: bytes, flavour: str = UA_1) -> set[str]:
    return set(validator().check(data, flavour).failures)


def changed(data: bytes, change: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(out)
    return out.getvalue()


def test_a_sound_small_file_breaks_no_rule() -> None:
    data = write_html("<h1>Otsikko</h1><p>Lumi suli.</p>")

    assert (broken_rules(data), broken_rules(data, A_2A)) == (set(), set())


def test_a_skipped_heading_is_found() -> None:
    assert broken_rules(write_html("<h1>Otsikko</h1><h3>Pikku</h3>")) == {"7.4.2-1"}


def test_a_missing_alt_is_found() -> None:
    def without_alt(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure":
                del item["/Alt"]

    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Kuva</title><rect width="9"/></svg>'

    assert "7.3-1" in broken_rules(changed(write_html(picture), without_alt))


def test_a_missing_language_is_found() -> None:
    def without_language(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/Lang"]

    assert any(rule.startswith("7.2-") for rule in broken_rules(changed(write_html("<p>Lumi.</p>"), without_language)))


def test_an_untagged_piece_is_found() -> None:
    def with_more(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(b"0 0 10 10 re f")

    assert "7.1-3" in broken_rules(changed(write_html("<p>Lumi.</p>"), with_more))


def test_an_undeclared_archive_is_found() -> None:
    def without_intent(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/OutputIntents"]

    assert "6.2.4.3-2" in broken_rules(changed(write_html("<p>Lumi.</p>"), without_intent), A_2A)
