"""Picture files as people have them: their names on every disk, and what they are, whatever they are called."""

from __future__ import annotations

import contextlib
import gzip
import os
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from taitto.blocks.source import Fault
from taitto.reading.pictures import read_picture
from taitto.rendering.images import render_picture
from tests.support.offices import jpeg, png

if TYPE_CHECKING:
    from collections.abc import Iterator

OUTSIDE = '"{}" lies outside the issue\'s folder (copy the picture into images/)'
UNREADABLE = '"{}" cannot be read as a picture (save it again as JPEG or PNG)'
AS_PHOTO = "save it as JPEG or PNG"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-5 -5 40 30"/>'
NOBODY = 65534


def put(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def told(folder: Path, path: str) -> str:
    """Return what the editor is told of a picture that cannot be used."""
    with pytest.raises(Fault) as fault:
        read_picture(folder, path)
    return f"{fault.value.text} ({fault.value.hint})" if fault.value.hint else fault.value.text


# ── names ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_name_is_found_whatever_the_disk_makes_of_its_letters(form: Literal["NFC", "NFD"], tmp_path: Path) -> None:
    put(tmp_path, unicodedata.normalize(form, "kuvia/Kesä yö.jpg"), jpeg())
    picture = read_picture(tmp_path, "kuvia/Kesä yö.jpg")

    assert picture.path == "kuvia/Kesä yö.jpg"
    assert render_picture(picture, width=20, ratio=None, density=1.0).artifact.path.startswith("images/Kesa-yo-20x15-")


@pytest.mark.parametrize(("name", "data"), [("kesä.jpg", jpeg()), ("kesä.svg", SVG)])
def test_an_article_may_name_a_picture_in_parted_letters(name: str, data: bytes, tmp_path: Path) -> None:
    put(tmp_path, name, data)

    parted = unicodedata.normalize("NFD", name)

    assert read_picture(tmp_path, parted) == read_picture(tmp_path, name)


@pytest.mark.parametrize("written", ["kuva.jpg", "kuva.JPG", "kuva.Jpg"])
def test_the_case_of_an_extension_does_not_count(written: str, tmp_path: Path) -> None:
    put(tmp_path, "kuva.JPG", jpeg())

    assert read_picture(tmp_path, written).path == written


def test_a_path_is_kept_without_its_detours(tmp_path: Path) -> None:
    put(tmp_path, "images/kuva.jpg", jpeg())

    assert read_picture(tmp_path, "./images/../images//kuva.jpg").path == "images/kuva.jpg"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("images/kuva.jpg", 'did you mean "images/Kuva.jpg"?'),
        ("Images/Kuva.jpg", 'did you mean "images/Kuva.jpg"?'),
        ("images\\Kuva.jpg", 'did you mean "images/Kuva.jpg"?'),
        ("images/Kuvat.jpeg", 'did you mean "images/Kuva.jpg"?'),
        ("images/yhteinen-hetki-torilla.png", "known: images/Kuva.jpg, images/merkki.svg"),
        ("elsewhere/Kuva.jpg", None),
    ],
)
def test_a_picture_that_is_not_there_is_told_with_the_nearest(written: str, hint: str | None, tmp_path: Path) -> None:
    put(tmp_path, "images/Kuva.jpg", jpeg())
    put(tmp_path, "images/merkki.svg", SVG)
    put(tmp_path, "images/muistio.txt", b"a")

    assert told(tmp_path, written) == f'there is no picture "{written}"' + (f" ({hint})" if hint else "")


@pytest.mark.parametrize(
    "path",
    [
        "../a.png",
        "images/../../a.png",
        "..",
        "/etc/a.png",
        "~/a.png",
        "~toimitus/a.png",
        "https://kuvat.example/a.png",
        "file:///etc/a.png",
        "C:\\kuvat\\a.png",
        "\\\\palvelin\\a.png",
    ],
)
def test_a_path_that_leads_out_of_the_folder_is_told(path: str, tmp_path: Path) -> None:
    put(tmp_path, "a.png", png())
    (tmp_path / "issue" / "images").mkdir(parents=True)

    assert told(tmp_path / "issue", path) == OUTSIDE.format(path)


def test_a_picture_written_as_an_address_is_told_in_short(tmp_path: Path) -> None:
    assert told(tmp_path, "data:image/png;base64," + "A" * 9999) == OUTSIDE.format(
        "data:image/png;base64," + "A" * 58 + "…"
    )


@pytest.mark.parametrize("path", ["a\0.png", "a" * 300 + ".png", "a/" * 3000 + "a.png", "a.png/b.png", "kuvat/./"])
def test_a_path_that_can_be_no_file_is_told(path: str, tmp_path: Path) -> None:
    put(tmp_path, "a.png", png())

    assert told(tmp_path, path).startswith('there is no picture "')


def test_a_link_that_leads_out_of_the_folder_is_told(tmp_path: Path) -> None:
    put(tmp_path, "a.png", png())
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue" / "a.png").symlink_to(tmp_path / "a.png")

    assert told(tmp_path / "issue", "a.png") == OUTSIDE.format("a.png")


def test_a_link_inside_the_folder_is_followed(tmp_path: Path) -> None:
    put(tmp_path, "a.png", png())
    (tmp_path / "b.png").symlink_to("a.png")

    assert read_picture(tmp_path, "b.png").width_px == 40


@pytest.mark.parametrize("target", ["a.png", "gone.png", "/gone/a.png"])
def test_a_link_that_leads_nowhere_is_told(target: str, tmp_path: Path) -> None:
    (tmp_path / "a.png").symlink_to(target)

    assert told(tmp_path, "a.png") == '"a.png" is a link that leads nowhere (copy the picture itself)'


# ── sorts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("suffix", ["jpg", "JPEG", "png", "PNG", "svg", "jfif", "gif"])
@pytest.mark.parametrize("data", [jpeg(), png()])
def test_a_photo_is_known_by_its_content(data: bytes, suffix: str, tmp_path: Path) -> None:
    put(tmp_path, f"a.{suffix}", data)
    picture = read_picture(tmp_path, f"a.{suffix}")

    assert picture.media_type == ("image/png" if data == png() else "image/jpeg")
    assert (picture.data, picture.width_px, picture.height_px) == (data, 40, 30)


def test_the_extension_of_a_drawing_may_stand_in_capitals(tmp_path: Path) -> None:
    put(tmp_path, "a.SVG", SVG)

    assert read_picture(tmp_path, "a.SVG").media_type == "image/svg+xml"


@pytest.mark.parametrize(
    ("data", "sort", "hint"),
    [
        (b"GIF89a", "GIF", AS_PHOTO),
        (b"RIFF\x0a\0\0\0WEBPVP8 ", "WebP", AS_PHOTO),
        (b"\0\0\0\x24ftypheic\0\0\0\0mif1heic", "HEIC", AS_PHOTO),
        (b"\0\0\0\x24ftypmif1\0\0\0\0mif1heic", "HEIC", AS_PHOTO),
        (b"\0\0\0\x20ftypavif\0\0\0\0", "AVIF", AS_PHOTO),
        (b"II*\0\x08\0\0\0", "TIFF", AS_PHOTO),
        (b"MM\0*\0\0\0\x08", "TIFF", AS_PHOTO),
        (b"BM\x36\0\0\0", "BMP", AS_PHOTO),
        (b"%PDF-1.7", "PDF", "save it as SVG"),
        (gzip.compress(SVG, mtime=0), "SVGZ", "save it as SVG"),
    ],
)
@pytest.mark.parametrize("name", ["a.jpg", "a.svg", "a.webp"])
def test_a_picture_of_another_sort_is_told(name: str, data: bytes, sort: str, hint: str, tmp_path: Path) -> None:
    put(tmp_path, name, data)

    assert told(tmp_path, name) == f'"{name}" is {sort}, not JPEG, PNG or SVG ({hint})'


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.txt", b"muistio", '"a.txt" is no picture (known: .jpg, .jpeg, .png, .svg)'),
        ("a.jpg", b"muistio", UNREADABLE.format("a.jpg")),
        ("a.png", SVG, UNREADABLE.format("a.png")),
        ("a.jpg", b"", '"a.jpg" is empty (copy the picture again)'),
    ],
)
def test_a_file_that_is_no_picture_is_told(name: str, data: bytes, expected: str, tmp_path: Path) -> None:
    put(tmp_path, name, data)

    assert told(tmp_path, name) == expected


def test_a_folder_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "images.jpg").mkdir()

    assert told(tmp_path, "images.jpg") == '"images.jpg" is no picture (it is a folder)'


def test_a_pipe_is_no_picture(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert told(tmp_path, "pipe") == '"pipe" is no picture (known: .jpg, .jpeg, .png, .svg)'


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Be a person for whom file permissions count, also where the tests run as root."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_picture_that_nobody_may_read_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        put(folder, "a.jpg", jpeg()).chmod(0)
        with as_nobody():
            text = told(folder, "a.jpg")

    assert text == '"a.jpg" cannot be read: Permission denied (change who may read it)'
