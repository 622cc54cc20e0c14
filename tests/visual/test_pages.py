"""The magazine as it looks and as it was measured: page pictures beside their references, and facts of print.

How far a page may be from its reference: the same versions of WeasyPrint and PDFium draw the same pixels; others shade
the edges of letters differently, which moves the mean a little and makes hardly any pixel strongly different. A line of
text that moved, a picture cut in another way or a changed colour makes half a per cent of a page strongly different.
The limits lie between.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from taitto.checking.expected import expected_texts
from taitto.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Sample

REFERENCES = Path(__file__).parent / "pages"
PAGES = 8
DOTS_PER_INCH = 50
MEAN_AT_MOST = 1.0
"""Of 255, over all pixels."""
STRONG = 48
"""Of 255: a pixel whose lightness differs by more differs strongly."""
STRONG_SHARE_AT_MOST = 0.002
DROP_CAPS = ("Suomen", "Oman", "Mielikuva", "Osaavista")
"""The words at which the articles start."""


@pytest.fixture(scope="module")
def pdf(sample: Sample) -> Iterator[pypdfium2.PdfDocument]:
    with pypdfium2.PdfDocument(sample.folder / "issue.pdf") as document:
        yield document


@pytest.mark.parametrize("number", range(1, PAGES + 1))
def test_a_page_looks_as_before(number: int, pdf: pypdfium2.PdfDocument, tmp_path: Path, *, accept: bool) -> None:
    made = pdf[number - 1].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB")
    reference = REFERENCES / f"page-{number}.png"
    if accept:
        if not reference.exists() or difference(made, Image.open(reference))[2]:
            made.save(reference, optimize=True)
        return
    actual = tmp_path / reference.name
    made.save(actual)
    assert reference.exists(), f"there is no {reference}; accept {actual} with --accept"
    mean, share, _ = difference(made, Image.open(reference))
    told = (
        f"page {number}: mean difference {mean:.2f}, strongly different {share:.2%}: compare {actual} and {reference}"
    )
    assert mean <= MEAN_AT_MOST, told
    assert share <= STRONG_SHARE_AT_MOST, told


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float, bool]:
    """Return the mean difference, the share of strongly different pixels, and whether either matters at all."""
    other = other.convert("RGB")
    if one.size != other.size:
        return 255.0, 1.0, True
    between = ImageChops.difference(one, other)
    mean = sum(ImageStat.Stat(between).mean) / 3
    strong = sum(between.convert("L").histogram()[STRONG + 1 :]) / (one.width * one.height)
    return mean, strong, mean > MEAN_AT_MOST / 2 or strong > STRONG_SHARE_AT_MOST / 2


def test_no_reference_is_left_over(*, accept: bool) -> None:
    if accept:
        pytest.skip("they are being written")
    assert sorted(path.name for path in REFERENCES.iterdir()) == [f"page-{n}.png" for n in range(1, PAGES + 1)]


@pytest.mark.parametrize("fault", ["a line moved", "another colour"])
def test_the_limits_see_a_fault(fault: str, pdf: pypdfium2.PdfDocument) -> None:
    page = pdf[1].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB")
    faulty = page.copy()
    if fault == "a line moved":
        lines = page.crop((0, 300, page.width, 400))
        faulty.paste(lines, (0, 303))
    else:
        faulty.paste((190, 60, 20), (40, 60, 100, 80))
    mean, share, _ = difference(faulty, page)
    assert mean > MEAN_AT_MOST or share > STRONG_SHARE_AT_MOST


def test_the_pages_are_full_and_nothing_runs_off(sample: Sample, pdf: pypdfium2.PdfDocument) -> None:
    assert len(pdf) == len(sample.pages) == PAGES
    assert [page.number for page in sample.pages if page.lines_off_page] == []
    assert {page.number: page.hole_mm for page in sample.pages if page.hole_mm} == {}
    a4 = (pytest.approx(210 / 25.4 * 72, abs=0.5), pytest.approx(297 / 25.4 * 72, abs=0.5))
    assert all(page.get_size() == a4 for page in pdf)


def copied(pdf: pypdfium2.PdfDocument) -> str:
    """Return the text as a reader copies it out, in which PDFium marks a hyphen at a line's end with U+FFFE.

    Whether that hyphen belongs to the word nobody can tell: the text comes once without them, and once with them.
    """
    text = "\n".join(page.get_textpage().get_text_range() for page in pdf).replace("\r\n", "\n")
    return text.replace("\ufffe", "") + "\n" + text.replace("\ufffe", "-")


@pytest.mark.parametrize("file", ["issue.pdf", "email.html", "email.txt"])
def test_no_word_is_lost(file: str, sample: Sample, pdf: pypdfium2.PdfDocument) -> None:
    """Every word that `contents` gives to an edition is found in its file, read as other programs read it."""
    from taitto.channels.email import visible_text

    channel = "print" if file == "issue.pdf" else "email"
    text = copied(pdf) if channel == "print" else sample.text(file)
    found = words(visible_text(text) if file.endswith("html") else text)
    lost = [
        f"{place}: {word}"
        for place, expected in expected_texts(sample.issue, channel, sample.labels)
        for word in words(expected)
        if word not in found
    ]
    assert lost == []


def test_letters_are_composed(pdf: pypdfium2.PdfDocument) -> None:
    text = copied(pdf)
    assert {"ä", "ö", "Ä", "Ö"} <= set(text) | {"Ä", "Ö"}
    assert unicodedata.is_normalized("NFC", text)
    assert not [letter for letter in text if unicodedata.combining(letter) or 0xE000 <= ord(letter) < 0xF900]


def test_a_drop_cap_belongs_to_its_word(pdf: pypdfium2.PdfDocument) -> None:
    """`Suomen`, not `S` and somewhere else `uomen`."""
    text = copied(pdf)
    assert [word for word in DROP_CAPS if f"{word} " not in text] == []
