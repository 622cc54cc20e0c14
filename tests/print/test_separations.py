"""Colours on their way to the press: PDFs of WeasyPrint with everything that it can colour, before and after."""

from __future__ import annotations

import io
import math
import re
import struct
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
from PIL import Image, ImageCms

from taitto.rendering.inspection import inspect
from taitto.rendering.press import separate
from taitto.rendering.press.colours import CMYK, GREY, LAB, RGB
from taitto.rendering.press.inks import Inks
from tests.support.press import (
    DOTS_PER_INCH,
    PROFILE,
    SVG,
    contents,
    hard_pages,
    painted,
    separated_pages,
    words,
    write_html,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.conftest import Sample

BLACK = (0, 0, 0, 1)
COLOUR_OPERATORS = re.compile(r"^(?:.* )?(g|G|rg|RG|k|K|sc|SC|scn|SCN|cs|CS)$", re.MULTILINE)


@pytest.fixture(scope="module")
def inks() -> Inks:
    return Inks(PROFILE)


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(part / 255 for part in bytes.fromhex(colour))


def lab(pixel: Image.Image, profile: object) -> tuple[float, float, float]:
    """Return how a pixel looks: L*, a* and b*, by relative colorimetry."""
    seen = ImageCms.buildTransform(
        profile,  # type: ignore[arg-type]
        ImageCms.createProfile("LAB"),
        pixel.mode,
        "LAB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    lightness, a, b = struct.unpack("Bbb", ImageCms.applyTransform(pixel, seen).tobytes())  # type: ignore[union-attr]
    return lightness / 2.55, a, b


def printed(values: Sequence[float]) -> tuple[float, float, float]:
    """Return how inks look on paper."""
    pixel = Image.frombytes("CMYK", (1, 1), bytes(round(part * 255) for part in values))
    return lab(pixel, ImageCms.ImageCmsProfile(io.BytesIO(PROFILE)))


def shown(colour: str) -> tuple[float, float, float]:
    """Return how a colour of sRGB looks on a screen."""
    return lab(Image.frombytes("RGB", (1, 1), bytes.fromhex(colour)), ImageCms.createProfile("sRGB"))


def apart(one: Sequence[float], other: Sequence[float]) -> float:
    return math.dist(one, other)


def test_black_text_is_black_ink_alone(inks: Inks) -> None:
    assert inks.text_colour(RGB, (0, 0, 0)) == BLACK
    assert inks.text_colour(GREY, (0,)) == BLACK
    assert inks.text_colour(CMYK, BLACK) == BLACK
    assert inks.text_colour(LAB, (0, 0, 0)) == BLACK


@pytest.mark.parametrize("colour", ["10302f", "303030", "5c6b6a", "444a48", "6b6258"])
def test_dark_neutral_text_is_black_ink_as_light_as_it_was(inks: Inks, colour: str) -> None:
    values = inks.text_colour(RGB, rgb(colour))

    assert values[:3] == (0, 0, 0)
    assert printed(values)[0] == pytest.approx(shown(colour)[0], abs=3)


@pytest.mark.parametrize("colour", ["0b655b", "b00020", "a0a0a0", "ffffff"])
def test_other_text_has_the_inks_of_an_area(inks: Inks, colour: str) -> None:
    assert inks.text_colour(RGB, rgb(colour)) == inks.colour(RGB, rgb(colour))


@pytest.mark.parametrize("colour", ["ffffff", "d5e7e3", "a0a0a0", "c68642", "0b655b", "8a9a5b", "9e4a44"])
def test_areas_keep_the_colour_that_the_screen_shows(inks: Inks, colour: str) -> None:
    assert apart(printed(inks.colour(RGB, rgb(colour))), shown(colour)) < 4


@pytest.mark.parametrize("values", [(60, 20, 20), (60, -20, 20), (60, 20, -20), (60, -20, -20), (75, 0, 0)])
def test_lab_keeps_the_signs_of_its_hues(inks: Inks, values: tuple[float, float, float]) -> None:
    assert apart(printed(inks.colour(LAB, values)), values) < 4


@pytest.mark.parametrize(("css", "like"), [("oklch(0.7 0.12 140)", "75b168"), ("lab(60 20 -30)", "9a88c5")])
def test_colours_without_a_device_are_seen_under_their_own_white(inks: Inks, css: str, like: str) -> None:
    (content, *_) = contents(separate(write_html(f'<div style="background: {css}">Lumi</div>'), PROFILE))

    area = next(tuple(map(float, found.split())) for found in re.findall(r"^(.*) k$", content, re.MULTILINE))

    assert area == pytest.approx(inks.colour(RGB, rgb(like)), abs=0.03)


def test_dark_areas_keep_more_inks_than_black(inks: Inks) -> None:
    pdf = separate(write_html('<p style="color: #10302f; background: #10302f">Lumi suli.</p>'), PROFILE)
    area = inks.colour(RGB, rgb("10302f"))

    colours = [tuple(map(float, found.split())) for found in re.findall(r"^(.*) k$", contents(pdf)[0], re.MULTILINE)]

    assert min(area) > 0
    assert colours == [pytest.approx(area, abs=0.001), BLACK]


def test_inks_that_were_asked_for_are_taken() -> None:
    html = '<p style="color: device-cmyk(0 0.5 1 0.1); background: device-cmyk(0.1 0 0 0)">Lumi suli.</p>'

    assert re.findall(r"^(.*) k$", contents(separate(write_html(html), PROFILE))[0], re.MULTILINE) == [
        "0.1 0 0 0",
        "0 0.5 1 0.1",
    ]


def test_no_colour_of_a_screen_is_left() -> None:
    for content in contents(separated_pages()):
        assert set(COLOUR_OPERATORS.findall(content)) <= {"g", "G", "k", "K", "cs", "CS", "scn", "SCN"}
        assert set(re.findall(r"^(.*) (?:cs|CS)$", content, re.MULTILINE)) <= {"/Pattern"}
    with pikepdf.open(io.BytesIO(separated_pages())) as pdf:
        told = [thing.unparse() for thing in pdf.objects]
    assert len(told) > 50
    assert not [found for found in told if re.search(rb"/(DeviceRGB|CalRGB|Lab|ICCBased|Indexed)\b", found)]


def test_the_words_are_the_same() -> None:
    assert words(separated_pages()) == words(hard_pages())
    assert "Pientä tekstiä ryhmässä" in " ".join(words(separated_pages()))


def test_pages_look_as_they_did() -> None:
    for number in range(len(words(separated_pages()))):
        before, after = painted(hard_pages(), number), painted(separated_pages(), number)
        assert before.size == after.size
        ours, theirs = before.resize((60, 60)).tobytes(), after.resize((60, 60)).tobytes()
        differences = [abs(one - other) for one, other in zip(ours, theirs, strict=True)]
        assert sum(differences) / len(differences) < 6
        assert max(differences) < 110  # pure hues: no press has them


@pytest.mark.parametrize(
    "body",
    [
        '<div class="wide" style="background: linear-gradient(90deg, #000, #0000)"></div>',
        '<div class="wide" style="background: linear-gradient(90deg, #888, #8880 50%, #888)"></div>',
        f'<div style="margin-left: -20mm">{SVG}</div>',
    ],
)
def test_what_soft_masks_let_through_is_the_same(body: str) -> None:
    pdf = write_html(body, "@page { margin: 0 } .wide { width: 80mm; height: 35mm }")
    row = round(25 / 25.4 * DOTS_PER_INCH)

    before, after = (painted(data).convert("L") for data in (pdf, separate(pdf, PROFILE)))

    points = range(30, round(80 / 25.4 * DOTS_PER_INCH), 20)
    light = [(before.getpixel((at, row)), after.getpixel((at, row))) for at in points]
    assert max(abs(one - other) for one, other in light) < 30  # type: ignore[operator]
    assert len({one for one, _ in light}) > 5


def test_soft_masks_are_light_and_no_ink() -> None:
    masks, ends = [], set()
    with pikepdf.open(io.BytesIO(separated_pages())) as pdf:
        states: list[Any] = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        for state in states:
            if "/SMask" in state and "/G" in state["/SMask"]:
                group = state["/SMask"]["/G"]
                masks.append(str(group["/Group"]["/CS"]))
                for shading in group["/Resources"].get("/Shading", {}).values():
                    parts = shading["/Function"].get("/Functions", [shading["/Function"]])
                    ends |= {light for part in parts for light in (part.read_bytes()[0], part.read_bytes()[-1])}

    assert masks
    assert set(masks) == {"/DeviceGray"}
    assert {0, 255} <= ends


def test_a_colour_is_that_of_its_own_graphics_state(inks: Inks) -> None:
    with pikepdf.open(io.BytesIO(write_html("<p>"))) as pdf:
        red, green = "0.7 0.2 0.2 rg", "0.2 0.7 0.2 rg"
        pdf.pages[0].contents_add(f"{red} q {green} 0 0 9 9 re f 1 0 0 1 0 0 cm Q 9 0 9 9 re f 0 9 9 9 re f".encode())
        out = io.BytesIO()
        pdf.save(out)

    (content, *_) = contents(separate(out.getvalue(), PROFILE))

    colours = [
        " ".join(f"{ink:g}" for ink in inks.colour(RGB, values)) + " k" for values in ((0.2, 0.7, 0.2), (0.7, 0.2, 0.2))
    ]
    assert [line for line in content.splitlines() if line.endswith((" k", "q", "Q", "re"))][-7:] == [
        "q",
        colours[0],
        "0 0 9 9 re",
        "Q",
        colours[1],
        "9 0 9 9 re",
        "0 9 9 9 re",
    ]


def test_what_is_in_inks_stays_as_it_is() -> None:
    again = separate(separated_pages(), PROFILE)

    assert inspect(again) == inspect(separated_pages())
    for number in range(len(words(again))):
        assert painted(again, number).tobytes() == painted(separated_pages(), number).tobytes()


def test_gradients_keep_their_sharp_edges_and_mix_light() -> None:
    css = "linear-gradient(90deg, #c00 50%, #fff 50%)", "linear-gradient(90deg, #c68642, #d5e7e3)"
    divs = "".join(f'<div style="background: {css}; width: 80mm; height: 30mm"></div>' for css in css)
    pdf = write_html(divs, "@page { margin: 0 }")
    before, after = painted(pdf), painted(separate(pdf, PROFILE))
    middle, half = round(43 / 25.4 * DOTS_PER_INCH), round(15 / 25.4 * DOTS_PER_INCH)

    assert after.getpixel((middle + 3, half)) == (255, 255, 255)
    assert after.getpixel((middle - 3, half)) == after.getpixel((half, half))
    for at in range(half, 2 * middle - half, 40):
        pixels = before.getpixel((at, 3 * half)), after.getpixel((at, 3 * half))
        assert apart(*pixels) < 25  # type: ignore[arg-type]


@pytest.mark.parametrize("limit", [300, 260, 220])
def test_no_mark_has_more_ink_than_the_limit(limit: int) -> None:
    pages = inspect(separate(hard_pages(), PROFILE, ink_limit_percent=limit)).pages

    assert limit - 60 < max(page.ink_percent for page in pages) <= limit


def test_the_sample_keeps_its_words(sample: Sample) -> None:
    readers = (sample.folder / "issue.pdf").read_bytes()
    facts = inspect(press := separate(readers, PROFILE))

    assert words(press) == words(readers)
    assert facts.faults == ()
    assert max(page.ink_percent for page in facts.pages) <= 300
    assert len(facts.pages) == len(sample.pages)
