"""Photos that are too large, broken off or damaged: told, and never a traceback."""

from __future__ import annotations

import contextlib
import io
import struct
import tempfile
import warnings
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from taitto.blocks.source import Fault
from taitto.errors import ContentError
from taitto.reading.pictures import read_picture
from taitto.rendering.images import render_picture
from tests.support.offices import jpeg, png

UNREADABLE = '"a.jpg" cannot be read as a picture (save it again as JPEG or PNG)'


def put(folder: Path, data: bytes) -> None:
    (folder / "a.jpg").write_bytes(data)


def told(folder: Path) -> str:
    """Return what the editor is told of a picture that cannot be used."""
    with pytest.raises(Fault) as fault:
        read_picture(folder, "a.jpg")
    return f"{fault.value.text} ({fault.value.hint})"


def test_a_file_that_is_too_large_is_told_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.jpg").open("wb") as file:
        file.truncate(1_200_000_000_000)

    assert told(tmp_path) == '"a.jpg" has 1200000 megabytes, more than 50 (save it smaller)'


@pytest.mark.parametrize(("size", "megapixels"), [((10_000, 9_000), 90), ((20_000, 20_000), 400)])
def test_a_photo_with_too_many_pixels_is_told_and_not_unpacked(
    size: tuple[int, int], megapixels: int, tmp_path: Path
) -> None:
    """The first would make Pillow warn, the second make it give up; neither is what the editor sees."""
    tiny = png((1, 1), mode="1")
    header = b"IHDR" + struct.pack(">II", *size) + tiny[24:29]
    put(tmp_path, tiny[:12] + header + struct.pack(">I", zlib.crc32(header)) + tiny[33:])

    assert told(tmp_path) == (
        f'"a.jpg" has {megapixels} megapixels, more than 80 (save it smaller: 12 are enough for a whole page)'
    )


def test_pixels_are_counted_in_jpegs_too(tmp_path: Path) -> None:
    data = jpeg(16, 8)
    put(tmp_path, data.replace(struct.pack(">HH", 8, 16), struct.pack(">HH", 60_000, 60_000), 1))

    assert "has 3600 megapixels" in told(tmp_path)


def test_a_large_photo_passes_without_a_warning(tmp_path: Path) -> None:
    put(tmp_path, png((10_000, 7_900), mode="1"))
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        picture = read_picture(tmp_path, "a.jpg")

    assert (picture.width_px, picture.height_px) == (10_000, 7_900)
    assert warned == []


@pytest.mark.parametrize("size", [(1, 1), (1, 40), (400, 10)])
def test_a_small_or_long_photo_is_fine(size: tuple[int, int], tmp_path: Path) -> None:
    put(tmp_path, png(size))

    assert read_picture(tmp_path, "a.jpg").height_px == size[1]


@pytest.mark.parametrize("data", [png((1, 30_000)), png((30_000, 1)), jpeg(41, 1)])
def test_a_picture_that_is_a_mere_line_is_told(data: bytes, tmp_path: Path) -> None:
    put(tmp_path, data)

    assert told(tmp_path) == '"a.jpg" is more than 40 times as long as it is wide (cut it to a part)'


# ── damage ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def thumbnail() -> Image.Exif:
    """Return EXIF that holds a small JPEG, whole to its end mark."""
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    exif[0x927C] = jpeg(16, 12)
    return exif


@pytest.mark.parametrize(
    "whole",
    [
        pytest.param(jpeg(400, 300), id="plain"),
        pytest.param(jpeg(400, 300, progressive=True), id="progressive"),
        pytest.param(jpeg(400, 300, exif=thumbnail()), id="with a thumbnail"),
    ],
)
def test_a_jpeg_that_breaks_off_is_told(whole: bytes, tmp_path: Path) -> None:
    assert whole.endswith(b"\xff\xd9")
    for kept in (3, 40, len(whole) // 2, len(whole) - 40, len(whole) - 2):
        put(tmp_path, whole[:kept])

        assert told(tmp_path) == UNREADABLE


@pytest.mark.parametrize("behind", [b"\0" * 600, b"\r\n", b"\0\0\0\x18ftypmp42" + b"\1" * 99, jpeg(160, 120)])
def test_what_a_telephone_hangs_on_behind_a_jpeg_does_not_matter(behind: bytes, tmp_path: Path) -> None:
    put(tmp_path, jpeg(exif=thumbnail()) + behind)

    assert read_picture(tmp_path, "a.jpg").width_px == 40


def test_a_png_that_breaks_off_or_has_a_wrong_byte_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((40, 30), 90).save(out, "PNG")
    whole = out.getvalue()
    for kept in (8, 20, 40, len(whole) // 2, len(whole) - 12):
        put(tmp_path, whole[:kept])

        assert told(tmp_path) == UNREADABLE
    put(tmp_path, whole[:300] + bytes([whole[300] ^ 1]) + whole[301:])

    assert told(tmp_path) == UNREADABLE


def seeds() -> list[bytes]:
    photo = Image.effect_noise((60, 40), 60).convert("RGB")
    made = []
    for mode, sort in [
        ("RGB", "JPEG"),
        ("CMYK", "JPEG"),
        ("L", "JPEG"),
        ("RGBA", "PNG"),
        ("P", "PNG"),
        ("I;16", "PNG"),
    ]:
        out = io.BytesIO()
        image = Image.new("I;16", (60, 40), 999) if mode == "I;16" else photo.convert(mode)
        image.save(out, sort, exif=thumbnail(), icc_profile=b"x" * 200)
        made.append(out.getvalue())
    return made


SEEDS = seeds()


@given(
    seed=st.sampled_from(SEEDS),
    changes=st.lists(st.tuples(st.integers(8, 700), st.integers(0, 255)), max_size=6),
    kept=st.integers(0, 20_000),
)
def test_no_damage_ends_in_a_traceback(seed: bytes, changes: list[tuple[int, int]], kept: int) -> None:
    data = bytearray(seed[:kept])
    for at, value in changes:
        if at < len(data):
            data[at] = value
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(Fault, ContentError):
        put(Path(folder), bytes(data))
        render_picture(read_picture(Path(folder), "a.jpg"), width=20, ratio=1.0, density=1.0)
