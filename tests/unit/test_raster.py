"""SVG as pixels: as wide as asked, set in the given faces alone, broken ones told, from any thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from taitto.rendering.raster import BrokenSvgError, pixels
from tests.support.sheets import desk

BOX = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="20" height="10" fill="#0b655b"/></svg>'
TEXT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" font-family="Taitto Sans">'
    '<text x="2" y="15" font-size="14" font-weight="{}">Äö 12</text></svg>'
)


def ink(image: Image.Image) -> int:
    """Return how many pixels are not clear."""
    return sum(image.getchannel("A").histogram()[1:])


def test_it_is_as_wide_as_asked() -> None:
    image = pixels(BOX, 120)

    assert (image.mode, image.size) == ("RGBA", (120, 30))
    assert image.getpixel((10, 10)) == (0x0B, 0x65, 0x5B, 255)
    assert image.getpixel((110, 10)) == (0, 0, 0, 0)


def test_texts_are_set_in_the_given_faces_alone() -> None:
    faces = tuple(face.path for face in desk().faces)

    assert ink(pixels(TEXT.format(400), 120)) == 0
    assert 0 < ink(pixels(TEXT.format(400), 120, faces)) < ink(pixels(TEXT.format(600), 120, faces))


@pytest.mark.parametrize("svg", ["", "<svg", "<p/>", '<svg xmlns="http://www.w3.org/2000/svg" width="0"/>'])
def test_what_is_no_svg_is_told(svg: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BrokenSvgError):
        pixels(svg, 10)
    assert capfd.readouterr() == ("", "")


def test_it_may_be_asked_from_any_thread() -> None:
    faces = tuple(face.path for face in desk().faces)
    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda _: pixels(TEXT.format(400), 60, faces).tobytes(), range(4)))

    assert len(set(made)) == 1
