"""Pictures in an edition: cut, scaled, upright, with nothing in them but what they show, the same bytes each time."""

from __future__ import annotations

import io
import re
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile

from taitto.errors import ContentError
from taitto.model import Picture
from taitto.reading.pictures import read_picture
from taitto.rendering.images import Rendition, render_picture
from tests.support.offices import jpeg, png

LIGHT, DARK = 200, 0
TRUE = 2
"""PNG's type of colours in RGB."""

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}"{}>{}</svg>'


def picture(folder: Path, data: bytes, name: str = "a.jpg") -> Picture:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return read_picture(folder, name)


def rendered(source: Picture, width: int, *, ratio: float | None = None, focus: float = 0.5) -> Rendition:
    return render_picture(source, width=width, ratio=ratio, density=1.0, focus=focus)


def opened(rendition: Rendition) -> ImageFile.ImageFile:
    return Image.open(io.BytesIO(rendition.artifact.data))


def colour(rendition: Rendition, x: int = 10, y: int = 7) -> tuple[int, ...]:
    value = opened(rendition).convert("RGB").getpixel((x, y))
    assert isinstance(value, tuple)
    return value


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a telephone writes: how it was held, what it is and where it was."""
    said = Image.Exif()
    said[0x0112] = orientation
    said[0x010F] = "Camera"
    said[0x8825] = {1: "N", 2: (61.0, 7.0, 0.0)}
    return said


def raw_png(depth: int, colour_type: int, pixel: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG of 40 × 30 equal pixels in a form that Pillow does not write."""
    rows = zlib.compress((b"\0" + pixel * 40) * 30)
    header = struct.pack(">IIBBBBB", 40, 30, depth, colour_type, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", rows), (b"IEND", b"")]
    framed = [
        struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part)) for name, part in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(framed)


# ── size, cut and name ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_photo_is_scaled_to_its_box(tmp_path: Path) -> None:
    rendition = render_picture(picture(tmp_path, jpeg(400, 200)), width=80, ratio=None, density=2.0)

    assert (rendition.width, rendition.height) == (80, 40)
    assert opened(rendition).size == (160, 80)


def test_a_photo_is_never_enlarged(tmp_path: Path) -> None:
    assert opened(rendered(picture(tmp_path, jpeg(60, 30)), 100)).size == (60, 30)


@pytest.mark.parametrize(("focus", "top", "bottom"), [(0.0, LIGHT, LIGHT), (0.5, LIGHT, DARK), (1.0, DARK, DARK)])
def test_a_cut_is_taken_at_the_focus(focus: float, top: int, bottom: int, tmp_path: Path) -> None:
    rendition = rendered(picture(tmp_path, jpeg(120, 120)), 60, ratio=2.0, focus=focus)

    assert opened(rendition).size == (60, 30)
    assert colour(rendition, 30, 3)[0] == pytest.approx(top, abs=12)
    assert colour(rendition, 30, 26)[0] == pytest.approx(bottom, abs=12)


def test_a_wide_photo_loses_its_sides(tmp_path: Path) -> None:
    assert opened(rendered(picture(tmp_path, jpeg(400, 100)), 50, ratio=1.0)).size == (50, 50)


@pytest.mark.parametrize("ratio", [0.001, 0.05, 1.0, 20.0, 999.0])
@pytest.mark.parametrize("size", [(40, 30), (1, 1), (120, 3)])
def test_no_shape_is_too_odd_for_a_picture(size: tuple[int, int], ratio: float, tmp_path: Path) -> None:
    rendition = render_picture(picture(tmp_path, jpeg(*size)), width=20, ratio=ratio, density=2.0)
    image = opened(rendition)

    assert rendition.width == 20
    assert rendition.height == max(1, round(20 / ratio))
    assert image.width <= size[0]
    assert image.height <= size[1]


def test_the_name_tells_size_and_content(tmp_path: Path) -> None:
    one = rendered(picture(tmp_path, jpeg(400, 200), "a.b.jpg"), 80).artifact.path
    other = rendered(picture(tmp_path, jpeg(400, 200, quality=20), "a.b.jpg"), 80).artifact.path

    assert re.fullmatch(r"images/a\.b-80x40-[0-9a-f]{8}\.jpg", one)
    assert one != other


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("images/kuva.v2.png", "kuva.v2"),
        ("images/Äiti & lapsi.png", "Aiti-lapsi"),
        ("a_b-c.png", "a_b-c"),
        ("漢字.png", "picture"),
    ],
)
def test_a_name_stays_as_it_is_in_addresses_and_headers(name: str, expected: str, tmp_path: Path) -> None:
    path = rendered(picture(tmp_path, png(), name), 20).artifact.path

    assert path.rpartition("-20x15-")[0] == f"images/{expected}"
    assert path.isascii()


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    source = picture(tmp_path, jpeg(300, 200))
    first, second = (render_picture(source, width=100, ratio=1.2, density=2.0) for _ in range(2))

    assert first == second


# ── what a photo says of itself ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("suffix", ["jpg", "png"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_set_upright(orientation: int, suffix: str, tmp_path: Path) -> None:
    data = jpeg(60, 40, exif=exif(orientation))
    if suffix == "png":
        out = io.BytesIO()
        Image.open(io.BytesIO(data)).save(out, "PNG", exif=exif(orientation))
        data = out.getvalue()
    source = picture(tmp_path, data, f"a.{suffix}")
    rendition = rendered(source, 30)
    light_at = {1: (15, 2), 2: (15, 2), 3: (15, 17), 4: (15, 17), 5: (2, 22), 6: (27, 22), 7: (27, 22), 8: (2, 22)}
    dark_at = {1: (15, 17), 2: (15, 17), 3: (15, 2), 4: (15, 2), 5: (27, 22), 6: (2, 22), 7: (2, 22), 8: (27, 22)}

    assert (source.width_px, source.height_px) == ((40, 60) if orientation > 4 else (60, 40))
    assert opened(rendition).size == ((30, 45) if orientation > 4 else (30, 20))
    assert colour(rendition, *light_at[orientation])[0] == pytest.approx(LIGHT, abs=12)
    assert colour(rendition, *dark_at[orientation])[0] == pytest.approx(DARK, abs=12)


def test_exif_that_makes_no_sense_turns_nothing(tmp_path: Path) -> None:
    source = picture(tmp_path, raw_png(8, TRUE, b"\0\0\0", (b"eXIf", b"upside down")), "a.png")

    assert opened(rendered(source, 20)).size == (20, 15)


def test_a_photo_that_fits_and_says_nothing_stays_as_it_is(tmp_path: Path) -> None:
    source = picture(tmp_path, jpeg(110, 60))

    assert rendered(source, 100).artifact.data == source.data


PLAIN = jpeg(110, 60)
XMP = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"


def with_segment(marker: int, content: bytes) -> bytes:
    """Return the plain JPEG with one more segment after its first."""
    return PLAIN[:20] + struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content + PLAIN[20:]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(jpeg(110, 60, exif=exif()), id="camera and position"),
        pytest.param(jpeg(110, 60, comment=b"at home"), id="comment"),
        pytest.param(jpeg(110, 60, icc_profile=b"x" * 200), id="profile"),
        pytest.param(with_segment(0xE1, XMP), id="XMP"),
        pytest.param(with_segment(0xED, b"Photoshop 3.0\0at home"), id="captions"),
        pytest.param(with_segment(0xEB, b"JP at home"), id="origin"),
        pytest.param(with_segment(0xE0, b"JFXX\0\x13\x02\x01at home"), id="thumbnail"),
        pytest.param(PLAIN + b"\0\0\0\x18ftypmp42 at home", id="film behind it"),
        pytest.param(PLAIN + PLAIN, id="second photo behind it"),
    ],
)
@pytest.mark.parametrize("width", [100, 50])
def test_an_edition_shows_the_photo_and_nothing_else(width: int, data: bytes, tmp_path: Path) -> None:
    made = rendered(picture(tmp_path, data), width).artifact.data
    image = Image.open(io.BytesIO(made))

    assert isinstance(image, JpegImageFile)
    assert [(name, len(content)) for name, content in image.applist] == [("APP0", 14)]
    assert made.find(b"\xff\xd9") == len(made) - 2
    assert b"home" not in made
    assert image.size == (width, round(width * 60 / 110))


def test_a_png_that_fits_becomes_a_jpeg(tmp_path: Path) -> None:
    assert opened(rendered(picture(tmp_path, png((110, 60)), "a.png"), 100)).format == "JPEG"


def test_a_png_leaves_at_home_what_it_says_of_itself(tmp_path: Path) -> None:
    data = png((110, 60), exif=exif(3), icc_profile=b"x" * 200, dpi=(300, 300))
    image = opened(rendered(picture(tmp_path, data, "a.png"), 100))

    assert isinstance(image, JpegImageFile)
    assert [(name, len(content)) for name, content in image.applist] == [("APP0", 14)]


# ── drawings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("ratio", "height"), [(None, 40), (4.0, 20), (1.0, 80)])
def test_a_drawing_becomes_a_png(ratio: float | None, height: int, tmp_path: Path) -> None:
    svg = SVG.format("0 0 200 100", "", '<rect width="200" height="100"/>')
    image = opened(rendered(picture(tmp_path, svg.encode(), "a.svg"), 80, ratio=ratio))

    assert (image.format, image.size) == ("PNG", (80, height))


def test_a_small_drawing_keeps_its_shape(tmp_path: Path) -> None:
    svg = SVG.format("0 0 2.4 1.6", "", '<rect width="2.4" height="1.6"/>')

    assert opened(rendered(picture(tmp_path, svg.encode(), "a.svg"), 240)).size == (240, 160)


# ── damage that shows late ───────────────────────────────────────────────────────────────────────────────────────────


def without_huffman_tables() -> bytes:
    data = jpeg(110, 60)
    at = data.index(b"\xff\xc4") + 5
    return data[:at] + bytes(16) + data[at + 16 :]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        pytest.param(without_huffman_tables(), "a.jpg", id="JPEG"),
        pytest.param(raw_png(8, TRUE, b"\0" * 3).replace(b"\0\0\0\x1e", b"\0\0\0\x2e"), "a.png", id="PNG"),
        pytest.param(SVG.format("0 0 9 9", ' width="0" height="0"', "").encode(), "a.svg", id="SVG"),
    ],
)
@pytest.mark.parametrize("makes_up", [False, True])
def test_damage_that_shows_only_when_all_is_read_is_told(
    *, makes_up: bool, data: bytes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", makes_up)  # as WeasyPrint sets it when it is imported
    source = Picture(path=name, data=data, media_type="image/jpeg", width_px=110, height_px=60)
    if name == "a.svg":
        source = picture(tmp_path, data, name)
    with pytest.raises(ContentError) as error:
        rendered(source, 50)

    assert str(error.value) == f"{name}: the picture is damaged (save it again with the program that made it)"
    assert makes_up is ImageFile.LOAD_TRUNCATED_IMAGES
