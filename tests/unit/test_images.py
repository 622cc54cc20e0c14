"""Pictures of every sort: PNG with and without a ground, odd shapes, broken files, names for addresses and headers."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from taitto.blocks.source import Fault
from taitto.model import Picture
from taitto.reading.pictures import read_picture
from taitto.rendering.images import Rendition, render_picture
from tests.support.offices import jpeg, png

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
WHITE = (255, 255, 255)


def picture(folder: Path, data: bytes, name: str = "a.png") -> Picture:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return read_picture(folder, name)


def opened(rendition: Rendition) -> Image.Image:
    return Image.open(io.BytesIO(rendition.artifact.data))


@pytest.mark.parametrize(
    ("data", "colour"),
    [
        (png(colour=(16, 48, 47)), (16, 48, 47)),
        (png(colour=(255, 0, 0, 0), mode="RGBA"), WHITE),
        (png(colour=(0, 0, 0, 128), mode="RGBA"), (127, 127, 127)),
        (png(colour=(0, 0), mode="LA"), WHITE),
        (png(mode="P", transparency=0), WHITE),
        (png(colour=(0, 0, 0), transparency=(0, 0, 0)), WHITE),
        (png(colour=1, mode="1"), WHITE),
        (png(colour=200, mode="L"), (200, 200, 200)),
    ],
)
def test_a_png_becomes_a_photo_on_white_paper(data: bytes, colour: tuple[int, ...], tmp_path: Path) -> None:
    image = opened(render_picture(picture(tmp_path, data), width=20, ratio=None, density=1.0))
    found = image.getpixel((10, 7))
    assert isinstance(found, tuple)

    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (20, 15))
    assert all(abs(one - other) <= 3 for one, other in zip(found, colour, strict=True))


@pytest.mark.parametrize("ratio", [0.001, 0.05, 1.0, 20.0, 999.0])
@pytest.mark.parametrize("size", [(40, 30), (1, 1), (500, 3)])
def test_no_shape_is_too_odd_for_a_picture(size: tuple[int, int], ratio: float, tmp_path: Path) -> None:
    rendition = render_picture(picture(tmp_path, jpeg(*size), "a.jpg"), width=20, ratio=ratio, density=2.0)
    image = opened(rendition)

    assert rendition.width == 20
    assert rendition.height == max(1, round(20 / ratio))
    assert image.width <= size[0]
    assert image.height <= size[1]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_has_the_size_that_it_has_upright(orientation: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    source = picture(tmp_path, jpeg(60, 40, exif=exif), "a.jpg")
    size = (40, 60) if orientation > 4 else (60, 40)
    image = opened(render_picture(source, width=30, ratio=None, density=1.0))

    assert (source.width_px, source.height_px) == size
    assert image.size == ((30, 45) if orientation > 4 else (30, 20))
    assert image.getexif() == {}


def test_a_colour_profile_and_a_position_stay_at_home(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x8825] = {1: "N"}
    source = picture(tmp_path, jpeg(30, 20, exif=exif, icc_profile=b"x" * 200), "a.jpg")
    data = render_picture(source, width=30, ratio=None, density=1.0).artifact.data

    assert data != source.data
    assert b"ICC_PROFILE" not in data
    assert b"Exif" not in data


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("images/kuva.v2.png", "kuva.v2"),
        ("images/Äiti & lapsi.png", "Aiti-lapsi"),
        ("a_b-c.png", "a_b-c"),
        ("漢字.png", ""),
    ],
)
def test_a_name_stays_as_it_is_in_addresses_and_headers(name: str, expected: str, tmp_path: Path) -> None:
    source = picture(tmp_path, png(), name)
    path = render_picture(source, width=20, ratio=None, density=1.0).artifact.path

    assert path.rpartition("-20x15-")[0] == f"images/{expected}"
    assert path.isascii()


UNREADABLE = '"{}" cannot be read as a picture'


@pytest.mark.parametrize(
    ("name", "data", "expected"),
    [
        ("a.png", png()[:40], UNREADABLE.format("a.png")),
        ("a.jpg", jpeg(400, 300)[:-40], UNREADABLE.format("a.jpg")),
        ("a.jpg", b"", UNREADABLE.format("a.jpg")),
        ("a.png", b"<svg/>", UNREADABLE.format("a.png")),
        ("a.svg", SVG.format('viewBox="0 0 0 0"', "").encode(), '"a.svg" has no viewBox'),
        ("a.svg", SVG.format('width="5" height="5"', "").encode(), '"a.svg" has no viewBox'),
        (
            "a.svg",
            SVG.format('viewBox="0 0 9 9"', "<rect").encode(),
            '"a.svg" cannot be read as a drawing: not well-formed (invalid token): line 1, column 63',
        ),
        (
            "a.svg",
            SVG.format('viewBox="0 0 9 9"', "ä").encode("latin-1"),
            "\"a.svg\" cannot be read as a drawing: 'utf-8' codec can't decode byte 0xe4 in position 58:"
            " invalid continuation byte",
        ),
        ("a.gif", b"GIF89a", '"a.gif" is no picture'),
        ("../a.png", png(), '"../a.png" lies outside the issue\'s folder'),
    ],
)
def test_what_cannot_be_shown_is_told_when_it_is_read(name: str, data: bytes, expected: str, tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    folder.mkdir()
    (folder / name).write_bytes(data)
    with pytest.raises(Fault) as fault:
        read_picture(folder, name)

    assert fault.value.text == expected


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png())
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue" / "a.png").symlink_to(tmp_path / "a.png")
    with pytest.raises(Fault, match="outside"):
        read_picture(tmp_path / "issue", "a.png")


@pytest.mark.parametrize("suffix", ["png", "PNG", "jpeg", "JPG", "svg"])
def test_a_suffix_may_be_written_either_way(suffix: str, tmp_path: Path) -> None:
    data = SVG.format('viewBox="-5 -5 40 30"', "").encode() if suffix == "svg" else png()
    source = picture(tmp_path, data, f"a.{suffix}")

    assert (source.width_px, source.height_px) == (40, 30)


@pytest.mark.parametrize("address", ["/etc/a.png", "b.png", "https://a.example/a.png", "file:///etc/a.png"])
@pytest.mark.parametrize("name", ["href", "xlink:href"])
def test_a_drawing_that_shows_another_file_is_told(name: str, address: str, tmp_path: Path) -> None:
    data = SVG.format(
        'xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"', f"<image width='9' {name}='{address}'/>"
    )
    with pytest.raises(Fault) as fault:
        picture(tmp_path, data.encode(), "a.svg")

    assert fault.value.text == '"a.svg" shows another file'


def test_a_drawing_may_hold_a_picture_and_point_inside_itself(tmp_path: Path) -> None:
    embedded = base64.b64encode(png((9, 9), (255, 0, 0))).decode()
    inside = f'<image id="i" width="9" height="9" href="data:image/png;base64,{embedded}"/>'
    source = picture(tmp_path, SVG.format('viewBox="0 0 9 9"', inside).encode(), "a.svg")
    found = opened(render_picture(source, width=9, ratio=None, density=1.0)).convert("RGB").getpixel((4, 4))

    assert found == (255, 0, 0)


@pytest.mark.parametrize("extra", ["comment", "exif"])
def test_a_jpeg_that_tells_more_than_the_picture_is_written_without_it(extra: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    out = io.BytesIO()
    Image.new("RGB", (110, 60)).save(out, "JPEG", **({"exif": exif} if extra == "exif" else {"comment": b"at home"}))
    source = Picture(path="a.jpg", data=out.getvalue(), media_type="image/jpeg", width_px=110, height_px=60)
    made = Image.open(io.BytesIO(render_picture(source, width=100, ratio=None, density=1.0).artifact.data))

    assert made.size == (100, 55)
    assert not made.info.keys() & {"exif", "comment", "xmp", "icc_profile"}
