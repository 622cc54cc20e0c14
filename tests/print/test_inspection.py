"""What is found in a PDF, whoever made it: good ones, and ones with one fault each."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image

from taitto.rendering.inspection import PRESS_SPACES, Box, Font, OutputIntent, inspect
from taitto.rendering.press import UnknownColourError, separate
from tests.support.press import PROFILE, address, hard_pages, jpeg, png, separated_pages, write_html

if TYPE_CHECKING:
    from collections.abc import Callable

    from taitto.rendering.inspection import PdfFacts
    from tests.conftest import Sample

TRIM = Box(left_mm=0, bottom_mm=0, width_mm=120, height_mm=120)
SHEET = Box(left_mm=-3, bottom_mm=-3, width_mm=126, height_mm=126)


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


def drawing(content: str, resources: dict[str, Any] | None = None) -> PdfFacts:
    """Return what is found in a PDF of one page of 100 × 100 points with this content."""
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(100, 100))
        document.pages[0].obj["/Contents"] = document.make_stream(content.encode())
        document.pages[0].obj["/Resources"] = pikepdf.Dictionary(resources or {})
        out = io.BytesIO()
        document.save(out)
    return inspect(out.getvalue())


def test_a_press_pdf_is_all_that_a_printer_asks_for() -> None:
    facts = inspect(separated_pages())

    assert facts.conformance == ("PDF/X-4",)
    assert facts.title == "Lehti"
    assert facts.output_intent is not None
    assert facts.output_intent.channels == 4
    assert {(page.media, page.bleed, page.trim) for page in facts.pages} == {(SHEET, SHEET, TRIM)}
    assert [page.number for page in facts.pages] == [1, 2]
    assert frozenset().union(*(page.colour_spaces for page in facts.pages)) <= PRESS_SPACES
    assert {page.blend_space for page in facts.pages} == {"DeviceCMYK"}
    assert all(font.embedded for font in facts.fonts)
    assert facts.faults == ()


def test_a_readers_pdf_is_told_for_what_it_is(sample: Sample) -> None:
    facts = inspect((sample.folder / "issue.pdf").read_bytes())

    assert facts.conformance == ("PDF/UA-1", "PDF/A-2A")
    assert facts.lang == "fi"
    assert facts.title is not None
    assert sample.issue.masthead.title in facts.title
    assert len(facts.pages) == len(sample.pages)
    assert all(font.embedded for font in facts.fonts)
    assert all(page.ink_percent <= 100 for page in facts.pages)
    assert any(page.pictures for page in facts.pages)
    assert any(page.annotations for page in facts.pages)
    assert facts.faults == ()


def test_colours_of_a_screen_are_told() -> None:
    page = inspect(hard_pages()).pages[0]

    assert {"DeviceRGB", "Lab"} <= page.colour_spaces
    assert not page.colour_spaces <= PRESS_SPACES


@pytest.mark.parametrize(
    ("content", "spaces", "percent"),
    [
        ("1 1 1 1 k 0 0 9 9 re f", {"DeviceCMYK"}, 400),
        ("0 .5 .5 1 K 0 0 m 9 9 l S", {"DeviceCMYK"}, 200),
        ("1 1 1 1 k 0 0 9 9 re n", set(), 0),
        ("q 1 1 1 1 k Q 0 0 9 9 re f", {"DeviceGray"}, 100),
        ("/DeviceCMYK cs 1 1 0 0 sc 0 0 9 9 re f", {"DeviceCMYK"}, 200),
        (".7 g 0 0 9 9 re f", {"DeviceGray"}, 30),
        ("1 0 0 RG 0 0 9 9 re s", {"DeviceRGB"}, 0),
        ("1 1 1 1 k 1 0 0 RG 0 0 9 9 re B", {"DeviceRGB", "DeviceCMYK"}, 400),
    ],
)
def test_ink_is_that_of_what_is_painted(content: str, spaces: set[str], percent: float) -> None:
    (page,) = drawing(content).pages

    assert page.colour_spaces == spaces
    assert page.ink_percent == percent


def test_what_a_mask_shows_is_no_ink() -> None:
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(100, 100))
        group = document.make_stream(
            b"1 1 1 1 k 0 0 9 9 re f",
            Subtype=pikepdf.Name.Form,
            BBox=pikepdf.Array([0, 0, 9, 9]),
            Group=pikepdf.Dictionary(S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK),
        )
        mask = pikepdf.Dictionary(S=pikepdf.Name.Luminosity, G=group)
        states = pikepdf.Dictionary({"/M": pikepdf.Dictionary(SMask=mask)})
        document.pages[0].obj["/Resources"] = pikepdf.Dictionary(ExtGState=states)
        document.pages[0].obj["/Contents"] = document.make_stream(b"/M gs .8 g 0 0 9 9 re f")
        out = io.BytesIO()
        document.save(out)

    assert inspect(out.getvalue()).pages[0].ink_percent == 20


def test_ink_is_that_of_the_darkest_pixel() -> None:
    picture = Image.new("CMYK", (2, 2))
    picture.putpixel((1, 1), (255, 255, 255, 255))

    with pikepdf.new() as document:
        document.add_blank_page(page_size=(100, 100))
        image = document.make_stream(
            picture.tobytes(),
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=2,
            Height=2,
            BitsPerComponent=8,
            ColorSpace=pikepdf.Name.DeviceCMYK,
        )
        page = document.pages[0].obj
        page["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/Im": image}))
        page["/Contents"] = document.make_stream(b"q 0 72 -36 0 0 0 cm /Im Do Q")
        out = io.BytesIO()
        document.save(out)
    found = inspect(out.getvalue()).pages[0]

    assert found.ink_percent == 400
    placed = found.pictures[0]
    assert (placed.width_mm, placed.height_mm, placed.dpi) == (25.4, 12.7, 2)  # turned by a quarter
    assert (placed.width_px, placed.colour_space) == (2, "DeviceCMYK")


def test_ink_of_a_jpeg_goes_by_what_the_pdf_says_of_its_channels() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (16, 16), (255, 0, 0, 0)).save(out, "JPEG", quality=95)
    adobe = out.getvalue()
    start = adobe.index(b"\xff\xee")
    bare = adobe[:start] + adobe[start + 2 + int.from_bytes(adobe[start + 2 : start + 4], "big") :]

    inks = [
        inspect(write_html(f'<img alt="" src="{address(data, "jpeg")}">')).pages[0].ink_percent
        for data in (adobe, bare)
    ]

    assert inks == [100, 300]


def test_a_coarse_picture_is_told_with_its_source() -> None:
    source = address(jpeg(), "jpeg")
    page = inspect(write_html(f'<img alt="" src="{source}" style="width: 33.867mm">')).pages[0]

    (picture,) = page.pictures
    assert picture.dpi == pytest.approx(72, abs=0.1)
    assert picture.width_mm == pytest.approx(33.87, abs=0.01)
    assert picture.asset(["asset:other.jpg", source]) == source
    assert picture.asset(["asset:other.jpg"]) is None


def test_pictures_keep_the_name_of_their_source_on_their_way_to_the_press() -> None:
    source = address(jpeg(), "jpeg")
    pdf = write_html(f'<img alt="" src="{source}">')

    assert inspect(separate(pdf, PROFILE)).pages[0].pictures[0].asset([source]) == source


def test_a_font_that_is_not_in_the_file_is_told() -> None:
    def set_in_helvetica(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/Helvetica")
        )
        page.obj["/Resources"]["/Font"]["/Own"] = font
        page.contents_add(b"BT /Own 9 Tf (Lumi) Tj ET")

    facts = inspect(changed(write_html("<p>Lumi suli."), set_in_helvetica))

    assert Font(name="Helvetica", embedded=False) in facts.fonts
    assert [font.embedded for font in facts.fonts if font.name != "Helvetica"] == [True]


def test_a_missing_box_is_told() -> None:
    def lose_trim(document: pikepdf.Pdf) -> None:
        del document.pages[0].obj["/TrimBox"]

    page = inspect(changed(write_html("<p>Lumi suli."), lose_trim)).pages[0]

    assert page.trim is None
    assert page.bleed == SHEET


def test_boxes_that_pages_have_from_above_are_theirs() -> None:
    def share(document: pikepdf.Pdf) -> None:
        document.Root["/Pages"]["/MediaBox"] = pikepdf.Array([0, 0, 144, 72])
        document.Root["/Pages"]["/Resources"] = document.pages[0].obj["/Resources"]
        for page in document.pages:
            page.obj["/Annots"] = pikepdf.Array([pikepdf.Dictionary(Subtype=pikepdf.Name.Link)])
            del page.obj["/MediaBox"], page.obj["/Resources"]

    facts = inspect(changed(write_html("<p>Lumi suli."), share))

    assert facts.pages[0].media == Box(left_mm=0, bottom_mm=0, width_mm=50.8, height_mm=25.4)
    assert facts.pages[0].annotations == 1
    assert len(facts.fonts) == 1


def test_a_broken_cross_reference_is_told() -> None:
    pdf = changed(write_html("<p>Lumi suli."), lambda _: None)
    broken = re.sub(rb"startxref\n\d+", b"startxref\n7", pdf)

    assert inspect(pdf).faults == ()
    assert any("xref" in fault for fault in inspect(broken).faults)


def test_faults_are_told_in_the_same_words_each_time() -> None:
    broken = write_html("<p>Lumi suli.").replace(b"startxref", b"startxxxx")

    faults = inspect(broken).faults

    assert "file is damaged" in faults
    assert not any(" at 0x" in fault for fault in faults)


def test_a_picture_that_cannot_be_read_is_told() -> None:
    def cut_short(document: pikepdf.Pdf) -> None:
        (image,) = document.pages[0].get_images().values()
        image.write(b"\0" * 9)

    pdf = changed(write_html(f'<img alt="" src="{address(png("RGB"), "png")}">'), cut_short)

    assert [fault[:41] for fault in inspect(pdf).faults] == ["page 1 shows a picture that cannot be rea"]
    with pytest.raises(UnknownColourError, match="a picture that cannot be read"):
        separate(pdf, PROFILE)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(pikepdf.PdfError):
        inspect(data)


def test_other_blends_are_told() -> None:
    states = pikepdf.Dictionary({"/A": pikepdf.Dictionary(BM=pikepdf.Name.Multiply)})

    assert drawing("/A gs 0 0 9 9 re f", {"/ExtGState": states}).pages[0].blend_modes == {"Multiply"}


def test_a_box_holds_another() -> None:
    assert SHEET.holds(TRIM)
    assert TRIM.holds(TRIM)
    assert not TRIM.holds(SHEET)
    assert not SHEET.holds(replace(TRIM, left_mm=4))


def test_an_output_intent_without_a_profile_has_no_channels() -> None:
    def name_only(document: pikepdf.Pdf) -> None:
        intent = pikepdf.Dictionary(S=pikepdf.Name.GTS_PDFX, OutputConditionIdentifier="FOGRA39")
        document.Root["/OutputIntents"] = pikepdf.Array([intent])

    facts = inspect(changed(write_html("<p>Lumi suli."), name_only))

    assert facts.output_intent == OutputIntent(condition="FOGRA39", channels=None)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("/X Do", "XObject X"),
        ("/G gs", "ExtGState G"),
        ("BT /F 9 Tf ET", "Font F"),
        ("/S sh", "Shading S"),
    ],
)
def test_what_is_drawn_and_not_there_is_told(content: str, name: str) -> None:
    assert drawing(content).faults == (f"page 1 draws with {name}, which is not there",)
