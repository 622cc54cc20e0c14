"""What readers get: a linearised PDF, named for what it is, with pictures of its cover that the mail shows."""

from __future__ import annotations

import io
import json
import random
import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat

from taitto import pipeline
from taitto.rendering.linearised import linearised, streams_end_well
from taitto.rendering.readers_file import MOST_BYTES_PER_PIXEL, WIDTH_PX, thumbnails_of
from tests.support.offices import ISSUE, jpeg, make_office
from tests.support.processes import files, taitto

if TYPE_CHECKING:
    from tests.conftest import Sample

NAMED = "SEUTU-news-2019-3.pdf"
COVERS = ("cover.png", "cover@2x.png")
PROMISED = "Lue lehti (PDF, 8\u00a0sivua, {size}\u00a0Mt)"


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def unlike(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are from each other on the whole: 0 for the same, 255 for black and white."""
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return max(ImageStat.Stat(difference).mean)


def pdf_of_noise() -> bytes:
    """Return a PDF whose page no picture of few bytes can show."""
    size = (600, 848)
    noise = Image.frombytes("RGB", size, random.Random(1).randbytes(3 * size[0] * size[1]))  # noqa: S311
    out = io.BytesIO()
    noise.save(out, "PDF")
    return out.getvalue()


# ── the file ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_sample_is_linearised_sound_and_small(sample: Sample) -> None:
    data = (sample.folder / "issue.pdf").read_bytes()

    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.is_linearized
        pdf.check_linearization()
        assert pdf.check_pdf_syntax() == []
    assert len(data) <= 1_500_000


def test_linearising_changes_nothing_that_a_reader_finds_and_hardly_the_size(sample: Sample) -> None:
    data = (sample.folder / "issue.pdf").read_bytes()
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    again = linearised(out.getvalue())

    assert len(again) <= len(out.getvalue()) * 1.03
    with pikepdf.open(io.BytesIO(out.getvalue())) as one, pikepdf.open(io.BytesIO(again)) as other:
        assert one.Root.Metadata.read_raw_bytes() == other.Root.Metadata.read_raw_bytes()
        assert one.docinfo == other.docinfo
        for page, twin in zip(one.pages, other.pages, strict=True):
            assert page.Contents.read_bytes() == twin.Contents.read_bytes()


def test_it_lies_there_under_its_own_name_too(sample: Sample) -> None:
    manifest = json.loads(sample.text("manifest.json"))["files"]

    assert manifest[NAMED] == manifest["issue.pdf"]
    assert (sample.folder / NAMED).read_bytes() == (sample.folder / "issue.pdf").read_bytes()


def test_the_same_bytes_come_of_another_folder_and_another_hash_seed(tmp_path: Path) -> None:
    built = []
    for seed in ("1", "2"):
        office = make_office(tmp_path / f"toimisto {seed}", files={"images/a.jpg": jpeg(300, 200)})
        done = taitto("build", "--channel", "print", cwd=office.root, env={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
        built.append(files(office.root / "build" / "2026-03"))

    assert built[0] == built[1]
    assert {"issue.pdf", "Seutulehti-2026-1.pdf", *COVERS} < set(built[0])


# ── its cover ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("name", "width", "most_bytes"), [("cover.png", 240, 60_000), ("cover@2x.png", 480, 150_000)])
def test_the_sample_s_cover_is_a_small_picture(name: str, width: int, most_bytes: int, sample: Sample) -> None:
    data = (sample.folder / name).read_bytes()
    picture = opened(data)

    assert (picture.format, picture.mode, picture.width) == ("PNG", "P", width)
    assert picture.height == pytest.approx(width * 297 / 210, abs=1)
    assert len(data) <= most_bytes


def test_both_covers_show_the_same(sample: Sample) -> None:
    small, large = (opened((sample.folder / name).read_bytes()) for name in COVERS)

    assert unlike(small, large.convert("RGB").resize(small.size)) < 3


def test_a_cover_shows_its_masthead(tmp_path: Path) -> None:
    """Two magazines that differ in their title alone have covers that differ at the head alone."""
    heads, feet = [], []
    for title in ("Seutulehti", "Wwwwwwwwww"):
        issue = ISSUE.replace("Seutulehti", title)
        cover = issue.replace("contents:", "cover: {image: images/a.jpg, alt: A, credit: B}\ncontents:")
        office = make_office(tmp_path / title, issue=cover, files={"images/a.jpg": jpeg(600, 800)})
        built = pipeline.build(office, office.issue_folder(None), channels=["print"], out=tmp_path / title / "out")
        picture = opened((built.folder / "cover@2x.png").read_bytes()).convert("RGB")
        heads.append(picture.crop((0, 0, picture.width, picture.height // 6)))
        feet.append(picture.crop((0, picture.height // 2, picture.width, picture.height)))

    assert unlike(*heads) > 2
    assert unlike(*feet) < 0.5


def test_a_cover_of_noise_gives_up_colours_and_not_its_size() -> None:
    pictures = [(artifact, opened(artifact.data)) for artifact in thumbnails_of(pdf_of_noise())]

    assert [picture.width for _, picture in pictures] == [WIDTH_PX, 2 * WIDTH_PX]
    for artifact, picture in pictures:
        assert len(artifact.data) <= MOST_BYTES_PER_PIXEL * picture.width * picture.height
        assert 1 < len(picture.getcolors() or ()) < 256


# ── and what the mail tells of it ─────────────────────────────────────────────────────────────────────────────────────


def test_the_mail_leads_to_it_and_tells_its_size(sample: Sample) -> None:
    size = f"{(sample.folder / NAMED).stat().st_size / 1_000_000:.1f}".replace(".", ",")
    address = f"https://seutu-news.example/2019-03/{NAMED}"

    assert f"{PROMISED.format(size=size)}:\n{address}" in sample.text("email.txt")
    html = sample.text("email.html")
    assert PROMISED.format(size=size) in html.replace("&#160;", "\u00a0")
    assert len(re.findall(rf'href="{re.escape(address)}"', html)) == 2, "the cover and the button"


def test_the_mail_and_its_draft_show_the_cover(sample: Sample) -> None:
    assert 'src="cover@2x.png"' in sample.text("email.html")
    draft = message_from_bytes((sample.folder / "email.eml").read_bytes(), policy=default)
    parts = {part.get_filename(): part for part in draft.walk() if part.get_filename()}
    html = next(part for part in draft.walk() if part.get_content_type() == "text/html").get_content()

    assert parts["cover@2x.png"].get_content() == (sample.folder / "cover@2x.png").read_bytes()
    assert f'src="cid:{parts["cover@2x.png"]["Content-ID"].strip("<>")}"' in html
    assert "cover.png" not in parts


def test_a_mail_built_alone_promises_no_size(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    alone, both = (
        pipeline.build(office, office.issue_folder(None), channels=channels, out=tmp_path / "out" / channels[-1])
        for channels in (["email"], ["email", "print"])
    )
    texts = [(built.folder / "email.txt").read_text(encoding="utf-8") for built in (alone, both)]
    address = "https://seutu.example/2026-03/Seutulehti-2026-1.pdf"

    assert [edition.channel for edition in both.editions] == ["email", "print"]
    assert f"Avaa lehti PDF-tiedostona:\n{address}" in texts[0]
    assert re.search(rf"Lue lehti \(PDF, 1\u00a0sivu, \d+\u00a0kt\):\n{re.escape(address)}", texts[1])
    assert [(built.folder / "cover.png").exists() for built in (alone, both)] == [False, True]


@pytest.mark.parametrize(("end", "well"), [(b"ab\n\n", True), (b"ab\n", False), (b"abc\n", True)])
def test_a_line_end_of_a_stream_is_not_taken_for_the_one_behind_it(end: bytes, *, well: bool) -> None:
    """Qpdf does so in one file of some hundreds, and veraPDF then refuses it; so such a file is written anew."""
    assert streams_end_well(b"1 0 obj\n<< /S 36 /Length 3 >>\nstream\n" + end + b"endstream\nendobj\n") is well


def test_the_streams_of_the_sample_end_well(sample: Sample) -> None:
    assert streams_end_well((sample.folder / "issue.pdf").read_bytes())
