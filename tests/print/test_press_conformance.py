"""The press file as a whole: what it says of itself, what it leaves out, and which profiles it takes."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageCms

from taitto.rendering.inspection import inspect
from taitto.rendering.press import UnfitProfileError, separate
from tests.support.press import PROFILE, hard_pages, separated_pages, small_profile, srgb, write_html

ROOT = Path(__file__).parents[2]


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(separated_pages())) as pdf:
        intent = pdf.Root["/OutputIntents"][0]
        assert intent["/S"] == "/GTS_PDFX"
        assert str(intent["/OutputConditionIdentifier"]) != ""
        assert intent["/DestOutputProfile"].read_bytes() == PROFILE
        with pdf.open_metadata() as said:
            assert said["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert said["pdf:Trapped"] == "False"
            assert said["dc:title"] == "Lehti"
        assert pdf.docinfo["/Trapped"] == "/False"
        assert pdf.pdf_version == "1.6"
        assert [str(page.obj["/Group"]["/CS"]) for page in pdf.pages] == ["/DeviceCMYK"] * len(pdf.pages)


def test_titles_are_told_with_all_their_letters() -> None:
    title = "Ääni & \u201cvalo\u201d <1>"
    with pikepdf.open(io.BytesIO(write_html("<p>Lumi suli."))) as pdf:
        pdf.docinfo["/Title"] = title
        out = io.BytesIO()
        pdf.save(out)

    assert inspect(separate(out.getvalue(), PROFILE)).title == title


def test_boxes_lie_within_each_other() -> None:
    for page in inspect(separated_pages()).pages:
        assert page.bleed is not None
        assert page.trim is not None
        assert page.media.holds(page.bleed)
        assert page.bleed.holds(page.trim)
        assert (page.trim.left_mm - page.bleed.left_mm, page.trim.bottom_mm - page.bleed.bottom_mm) == (3, 3)
        assert (page.bleed.width_mm - page.trim.width_mm, page.bleed.height_mm - page.trim.height_mm) == (6, 6)


def test_what_a_printer_has_no_use_for_is_left_out() -> None:
    with pikepdf.open(io.BytesIO(hard_pages())) as pdf:
        assert any("/Annots" in page.obj for page in pdf.pages)
        pdf.Root["/OpenAction"] = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.Root["/StructTreeRoot"] = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot))
        out = io.BytesIO()
        pdf.save(out)

    with pikepdf.open(io.BytesIO(separate(out.getvalue(), PROFILE))) as pdf:
        assert set(pdf.Root.keys()) <= {"/Type", "/Pages", "/Lang", "/Metadata", "/OutputIntents"}
        told = b"\n".join(thing.unparse() for thing in pdf.objects)
    assert not re.search(rb"/(Annots?|JavaScript|JS|StructTreeRoot|StructParents|Outlines|AcroForm|Names)\b", told)


def test_the_file_is_sound_and_holds_its_fonts() -> None:
    facts = inspect(separated_pages())

    assert facts.faults == ()
    assert len(facts.fonts) == 2
    assert all(font.embedded for font in facts.fonts)


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "rgb.pdf").write_bytes(hard_pages())
    (tmp_path / "press.icc").write_bytes(PROFILE)
    code = """import hashlib; from pathlib import Path; from taitto.rendering.press import separate
print(hashlib.sha256(separate(Path("rgb.pdf").read_bytes(), Path("press.icc").read_bytes())).hexdigest())"""
    digests = {hashlib.sha256(data).hexdigest() for data in (separated_pages(), separate(hard_pages(), PROFILE))}
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            check=True,
            capture_output=True,
            text=True,
        )
        digests.add(done.stdout.strip())

    assert len(digests) == 1


def test_pages_that_have_their_box_from_above_are_taken() -> None:
    with pikepdf.open(io.BytesIO(write_html("<p>Lumi suli."))) as pdf:
        pdf.Root["/Pages"]["/MediaBox"] = pdf.pages[0].obj["/MediaBox"]
        for name in ("/MediaBox", "/BleedBox", "/TrimBox"):
            del pdf.pages[0].obj[name]
        out = io.BytesIO()
        pdf.save(out)

    page = inspect(separate(out.getvalue(), PROFILE)).pages[0]

    assert page.media == page.bleed == page.trim


def as_scanner() -> bytes:
    return PROFILE[:12] + b"scnr" + PROFILE[16:]


def of_lab() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


@pytest.mark.parametrize(
    ("profile", "message"),
    [
        (srgb(), "describes RGB on a device of class mntr, not CMYK on an output device"),
        (of_lab(), "describes Lab on a device of class abst"),
        (as_scanner(), "describes CMYK on a device of class scnr"),
        (b"", "no ICC profile at all"),
        (b"no profile", "no ICC profile at all"),
        (PROFILE[:5000], "it is damaged"),
    ],
    ids=["RGB", "Lab", "scanner", "empty", "text", "cut"],
)
def test_a_profile_of_no_press_is_refused(profile: bytes, message: str) -> None:
    with pytest.raises(UnfitProfileError, match=message):
        separate(hard_pages(), profile)


def test_another_profile_of_a_press_is_taken() -> None:
    profile = small_profile()
    pdf = separate(hard_pages(), profile)

    assert len(profile) < len(PROFILE) / 2
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert document.Root["/OutputIntents"][0]["/DestOutputProfile"].read_bytes() == profile
    assert max(page.ink_percent for page in inspect(pdf).pages) <= 300
