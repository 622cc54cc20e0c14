"""A figure in mail, in a real browser: of its pictures one is shown, that of the reader's width and mode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import pytest
from PIL import Image

from taitto.colours import contrast
from taitto.theme import read_theme

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.conftest import Sample

MOST_BYTES = 40_000
SHOWN = """
[...document.querySelectorAll('.plot-phone img, .plot-wide img')]
  .filter(image => image.offsetWidth)
  .map(image => [image.currentSrc.split('/').pop(), image.offsetWidth, image.alt])
"""


@pytest.mark.browser
@pytest.mark.parametrize(("width", "drawn"), [(640, 576), (390, 288), (320, 288)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_one_picture_is_shown(
    width: int, drawn: int, scheme: Literal["light", "dark"], browser: Browser, sample: Sample
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto((sample.folder / "email.html").as_uri(), wait_until="load")
    shown = page.evaluate(SHOWN)
    page.close()
    theme = read_theme(sample.office.asset("theme.yaml"), "theme.yaml")
    ground = (theme.on_dark if scheme == "dark" else theme.on)("paper").ground

    assert len(shown) == len(re.findall('class="plot-wide"', sample.text("email.html")))
    for name, wide, alt in shown:
        assert f"-{drawn}x" in name
        assert wide <= width - 2 * 32
        assert wide / drawn * 14 >= 12, "type is shown at 12 pixels at the least"
        assert alt.startswith("Kuvakaavio: Joka kuudes")
        with Image.open(sample.folder / "images" / name) as image:
            red, green, blue = image.convert("RGB").getpixel((0, 0))  # type: ignore[misc]
        assert contrast(f"#{red:02x}{green:02x}{blue:02x}", ground) < 1.01


def test_pictures_are_small_and_sharp(sample: Sample) -> None:
    plots = [path for path in (sample.folder / "images").iterdir() if path.suffix == ".png"]

    assert plots
    for path in plots:
        width, height = map(int, re.findall(r"-(\d+)x(\d+)-", path.name)[0])
        with Image.open(path) as image:
            assert image.mode == "P"
            assert image.width == 2 * width
            assert abs(image.height - 2 * height) <= 2
        assert path.stat().st_size <= MOST_BYTES


def test_programs_without_style_sheets_show_the_phone_s_picture(sample: Sample) -> None:
    """What they read is the inline style alone; Outlook for Windows reads its own conditional."""
    html = sample.text("email.html")

    for narrow, wide in zip(
        re.findall(r'<picture class="plot-phone"[^>]*>', html),
        re.findall(r'<picture class="plot-wide"[^>]*>', html),
        strict=True,
    ):
        assert "display" not in narrow
        assert "display:none" in wide
    assert len(re.findall(r"<!--\[if mso\]><img ", html)) == len(re.findall('class="plot-wide"', html)) > 0
