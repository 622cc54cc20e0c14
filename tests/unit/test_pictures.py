"""Pictures and drawn letters: cut, scaled and cleaned, the same bytes each time."""

from __future__ import annotations

import io
import re
import tempfile
from pathlib import Path

import pytest
from PIL import Image

from taitto.model import Picture
from taitto.reading.pictures import read_picture
from taitto.rendering.images import render_picture
from tests.support.offices import jpeg

LIGHT, DARK = 200, 0


def picture(data: bytes, media_type: str = "image/jpeg") -> Picture:
    suffix = "svg" if media_type == "image/svg+xml" else "jpg"
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"a.b.{suffix}").write_bytes(data)
        return read_picture(Path(folder), f"a.b.{suffix}")


def made(source: Picture, width: int, *, ratio: float | None = None, focus: float = 0.5) -> Image.Image:
    rendition = render_picture(source, width=width, ratio=ratio, density=1.0, focus=focus)
    return Image.open(io.BytesIO(rendition.artifact.data))


def grey(image: Image.Image, x: int, y: int) -> int:
    value = image.convert("L").getpixel((x, y))
    assert isinstance(value, int)
    return value


def test_a_photo_is_scaled_to_its_box() -> None:
    rendition = render_picture(picture(jpeg(400, 200)), width=80, ratio=None, density=2.0)

    assert (rendition.width, rendition.height) == (80, 40)
    assert Image.open(io.BytesIO(rendition.artifact.data)).size == (160, 80)


def test_a_photo_is_never_enlarged() -> None:
    assert made(picture(jpeg(60, 30)), 100).size == (60, 30)


def test_the_name_tells_size_and_content() -> None:
    one = render_picture(picture(jpeg(400, 200)), width=80, ratio=None, density=1.0).artifact.path
    other = render_picture(picture(jpeg(400, 200, quality=20)), width=80, ratio=None, density=1.0).artifact.path

    assert re.fullmatch(r"images/a\.b-80x40-[0-9a-f]{8}\.jpg", one)
    assert one != other


@pytest.mark.parametrize(("focus", "top", "bottom"), [(0.0, LIGHT, LIGHT), (0.5, LIGHT, DARK), (1.0, DARK, DARK)])
def test_a_cut_is_taken_at_the_focus(focus: float, top: int, bottom: int) -> None:
    image = made(picture(jpeg(120, 120)), 60, ratio=2.0, focus=focus)

    assert image.size == (60, 30)
    assert grey(image, 30, 3) == pytest.approx(top, abs=12)
    assert grey(image, 30, 26) == pytest.approx(bottom, abs=12)


def test_a_wide_photo_loses_its_sides() -> None:
    assert made(picture(jpeg(400, 100)), 50, ratio=1.0).size == (50, 50)


def test_the_same_picture_gives_the_same_bytes() -> None:
    source = picture(jpeg(300, 200))
    first, second = (render_picture(source, width=100, ratio=1.2, density=2.0) for _ in range(2))

    assert first == second


def test_a_turned_photo_is_set_upright_and_says_nothing_of_its_camera() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera"
    image = made(picture(jpeg(200, 100, exif=exif)), 100, ratio=1.0)

    assert "exif" not in image.info
    assert image.size == (100, 100)
    assert grey(image, 90, 50) == pytest.approx(LIGHT, abs=12)
    assert grey(image, 10, 50) == pytest.approx(DARK, abs=12)


def test_a_photo_that_fits_stays_as_it_is() -> None:
    source = picture(jpeg(110, 60))

    assert render_picture(source, width=100, ratio=None, density=1.0).artifact.data == source.data


@pytest.mark.parametrize("mode", ["L", "CMYK"])
def test_other_colour_models_become_rgb(mode: str) -> None:
    assert made(picture(jpeg(100, 50, mode=mode)), 50).mode == "RGB"


@pytest.mark.parametrize(("ratio", "height"), [(None, 40), (4.0, 20), (1.0, 80)])
def test_a_drawing_becomes_a_png(ratio: float | None, height: int) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100"/></svg>'
    image = made(picture(svg, "image/svg+xml"), 80, ratio=ratio)

    assert (image.format, image.size) == ("PNG", (80, height))
