"""Drawings (SVG) are cleaned: nothing in them runs, leads away or fetches, and all that is drawn stays."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from taitto.model import Picture
from taitto.reading.pictures import read_picture
from taitto.rendering.images import render_picture
from tests.support.offices import jpeg, png

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(content: str, root: str = "", before: str = "") -> str:
    """Return a drawing of 100 × 80 units."""
    return f'{before}<svg {NAMESPACES} viewBox="0 0 100 80" {root}>{content}</svg>'


def box(attributes: str = "") -> str:
    return f'<rect x="10" y="10" width="60" height="50" {attributes}/>'


def drawing(folder: Path, source: str | bytes) -> Picture:
    (folder / "a.svg").write_bytes(source.encode() if isinstance(source, str) else source)
    return read_picture(folder, "a.svg")


def drawn(picture: Picture) -> Image.Image:
    rendition = render_picture(picture, width=200, ratio=None, density=1.0)
    return Image.open(io.BytesIO(rendition.artifact.data))


def drawn_raw(source: str) -> Image.Image:
    return drawn(Picture(path="a.svg", data=source.encode(), media_type="image/svg+xml", width_px=100, height_px=80))


def embedded(photo: bytes, media_type: str = "image/png") -> str:
    return f"data:{media_type};base64,{base64.b64encode(photo).decode()}"


# ── what is drawn stays ──────────────────────────────────────────────────────────────────────────────────────────────

GRADIENT = """
<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" style="stop-color:#00f"/></linearGradient>
<radialGradient id="h" xlink:href="#g" cx=".3" gradientTransform="scale(.8)" spreadMethod="reflect"/>"""


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(svg(GRADIENT + box('fill="url(#g)" stroke="url(#h)" stroke-width="9"')), id="gradients"),
        pytest.param(
            svg(
                '<clipPath id="c" clipPathUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".4"/></clipPath>'
                + box('clip-path="url(#c)"')
            ),
            id="clip path",
        ),
        pytest.param(
            svg(
                '<mask id="m" style="mask-type:alpha"><rect width="40" height="40" opacity=".5"/></mask>'
                + box('style="mask:url(#m)"')
            ),
            id="mask",
        ),
        pytest.param(
            svg(
                '<symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></symbol>'
                '<use xlink:href="#s" width="30" height="60"/><use href="#s" x="50" width="30" height="30"/>'
            ),
            id="use",
        ),
        pytest.param(
            svg(
                GRADIENT + "<style type='text/css'><![CDATA[ .cls-1,.cls-2>rect{fill:url(#g)} #q{stroke:lime}"
                ' g>rect:first-child{opacity:.5} @media screen{.w{fill:#123}} ]]></style><g class="cls-2">'
                + box('id="q"')
                + '<rect class="w" width="9" height="9"/></g>'
            ),
            id="style classes",
        ),
        pytest.param(
            svg(
                '<pattern id="p" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">'
                '<circle r="3" cx="4" cy="4"/></pattern>' + box("fill=\"url('#p')\"")
            ),
            id="pattern",
        ),
        pytest.param(
            svg(
                '<marker id="k" markerWidth="6" markerHeight="6" refX="3" refY="3" orient="auto"><path d="M0 0h6v6z"/>'
                '</marker><path d="M10 10L80 20L40 70" fill="none" stroke="red" marker-end="url(#k)"/>'
            ),
            id="arrow",
        ),
        pytest.param(
            svg(
                '<filter id="f"><feGaussianBlur stdDeviation="3" result="b"/><feOffset in="b" dx="4"/><feMerge>'
                '<feMergeNode/><feMergeNode in="SourceGraphic"/></feMerge></filter>'
                + box('fill="green" filter="url(#f)"')
            ),
            id="shadow",
        ),
        pytest.param(
            svg(
                '<rect width="90" height="90" fill="yellow"/>'
                + box('style="mix-blend-mode:multiply;paint-order:stroke;stroke:red;stroke-width:9" fill="blue"')
            ),
            id="blending",
        ),
        pytest.param(
            svg(f'<image width="50" height="30" xlink:href="{embedded(png(colour=(255, 0, 0)))}"/>'), id="photo"
        ),
        pytest.param(
            svg(
                '<linearGradient id="sävy"><stop stop-color="red"/></linearGradient>'
                '<g id="Älä"><rect fill="url(#sävy)" width="30" height="30"/></g><use href="#Älä" x="40"/>'
            ),
            id="names in Finnish",
        ),
        pytest.param(
            svg('<a xlink:href="https://a.example"><rect width="40" height="40"/></a>', 'onload="x()"'), id="link"
        ),
        pytest.param(
            svg('<svg x="20" width="40" height="20" viewBox="0 0 9 9"><circle r="9"/></svg>', 'width="5cm"'), id="sizes"
        ),
    ],
)
def test_a_drawing_looks_the_same_when_it_is_clean(source: str, tmp_path: Path) -> None:
    before, after = drawn_raw(source), drawn(drawing(tmp_path, source))

    assert after.getbbox() is not None
    assert after.tobytes() == before.tobytes()


# ── what no reader sees goes ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("source", "gone"),
    [
        (svg("<script>alert(1)</script>" + box()), "script|alert"),
        (svg('<script xlink:href="https://a.example/a.js"/>' + box()), "script|example"),
        (svg(box('onclick="a()" onmouseover="b()"'), 'onload="c()"'), r"on\w+=|\(\)"),
        (svg(f'<a xlink:href="https://a.example" target="_top">{box()}</a>'), "example|href"),
        (svg(f'<a href="javascript:alert(1)">{box()}</a>'), "javascript"),
        (
            svg("<style>@font-face{font-family:A;src:url(https://a.example/a.woff2)}</style>" + box()),
            "example|font-face",
        ),
        (svg("<style>/* https://a.example/ url(a.css) */ rect{fill:red}</style>" + box()), "example|url"),
        (svg("<style>@namespace svg url(http://www.w3.org/2000/svg);</style>" + box()), "url|@"),
        (svg("<style>rect{fill:url(data:text/html,a)}</style>" + box()), "data:"),
        (svg(box(), before="<!-- Käyttäjä: Maija, C:\\Users\\maija --><?php echo 1 ?>"), "maija|php"),
        (svg("<metadata><a xmlns='urn:a'>C:\\Users\\maija</a></metadata>" + box()), "maija|metadata"),
        (svg(box('i:label="C:\\Users\\maija"'), "xmlns:i='http://www.inkscape.org/'"), "maija|inkscape"),
        (svg(box('i:fill="url(C:\\Users\\maija)"'), "xmlns:i='http://www.inkscape.org/'"), "maija|inkscape"),
        (svg("<i:pgf xmlns:i='http://ns.adobe.com/' href='maija.ai'>eJzt</i:pgf>" + box()), "pgf|eJzt|adobe|maija"),
        (svg("<foreignObject width='1' height='1'><i:pgf xmlns:i='http://ns.adobe.com/'/></foreignObject>"), "foreign"),
        (
            svg(box(), before='<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'),
            "DOCTYPE|dtd",
        ),
        (svg(box(), 'xml:base="https://a.example/"'), "example"),
    ],
)
def test_what_no_reader_sees_is_taken_out(source: str, gone: str, tmp_path: Path) -> None:
    cleaned = drawing(tmp_path, source).data.decode()

    assert re.search(gone, source)
    assert not re.search(gone, cleaned)
    assert "rect" in cleaned or "foreignObject" in source


def test_a_drawing_gives_the_same_bytes_each_time(tmp_path: Path) -> None:
    source = svg(GRADIENT + box('fill="url(#g)" id="a" class="b" style="stroke:red"'))

    assert drawing(tmp_path, source) == drawing(tmp_path, source)


AT_HOME = PngInfo()
AT_HOME.add_text("Comment", "at home")


@pytest.mark.parametrize(
    ("suffix", "data"), [("jpeg", jpeg(comment=b"at home")), ("png", png(pnginfo=AT_HOME, icc_profile=b"x" * 99))]
)
def test_a_photo_in_a_drawing_leaves_at_home_what_it_says_of_itself(suffix: str, data: bytes, tmp_path: Path) -> None:
    photo = embedded(data, f"image/{suffix}")
    cleaned = drawing(tmp_path, svg(f'<image width="40" height="30" href="{photo}"/>')).data
    found = re.search(rb'href="data:image/(\w+);base64,([^"]+)"', cleaned)
    assert found is not None
    kept = base64.b64decode(found[2])
    image = Image.open(io.BytesIO(kept))

    assert found[1].decode() == suffix
    assert b"at home" in data
    assert b"at home" not in kept
    assert "icc_profile" not in image.info
    assert (image.size, image.format) == ((40, 30), suffix.upper())


@pytest.mark.parametrize("mode", ["RGBA", "P", "L"])
def test_a_photo_in_a_drawing_keeps_what_is_clear(mode: str, tmp_path: Path) -> None:
    clear = (0, 0, 0, 0) if mode == "RGBA" else 0
    data = png((9, 9), clear, mode, icc_profile=b"x" * 99, **({"transparency": 0} if mode != "RGBA" else {}))
    picture = drawing(tmp_path, svg(f'<image width="100" height="80" href="{embedded(data)}"/>'))

    assert drawn(picture).getbbox() is None


def test_a_photo_in_a_drawing_that_says_nothing_stays_as_it_is(tmp_path: Path) -> None:
    photo = embedded(jpeg(), "image/jpeg")

    assert photo in drawing(tmp_path, svg(f'<image width="9" href="{photo}"/>')).data.decode()


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-8", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16", ""),
        ("iso-8859-1", "ISO-8859-1"),
        ("cp1252", "windows-1252"),
    ],
)
def test_a_drawing_may_be_saved_in_another_encoding(encoding: str, declared: str, tmp_path: Path) -> None:
    declaration = f'<?xml version="1.0" encoding="{declared}"?>\n' if declared else ""
    source = svg('<path id="ä" d="M0 0h40v40z"/><use href="#ä" x="50"/>', before=declaration)
    picture = drawing(tmp_path, source.encode(encoding))

    assert drawn(picture).tobytes() == drawn_raw(source.removeprefix(declaration)).tobytes()
    picture.data.decode()


@pytest.mark.parametrize(
    ("view_box", "size"),
    [("0 0 9 6", (900, 600)), ("-5,-5, 9.5 ,6", (950, 600)), ("0 0 1e2 50", (10000, 5000)), ("0 0 .001 .002", (1, 1))],
)
def test_a_size_may_be_written_in_any_way(view_box: str, size: tuple[int, int], tmp_path: Path) -> None:
    picture = drawing(tmp_path, f'<svg {NAMESPACES} viewBox="{view_box}"/>')

    assert (picture.width_px, picture.height_px) == size


def test_a_style_may_hold_letters_that_do_not_exist(tmp_path: Path) -> None:
    assert drawing(tmp_path, svg('<style>rect{content:"\\ffffff"}</style>' + box())).width_px == 10_000


def test_an_empty_text_is_no_text(tmp_path: Path) -> None:
    assert drawing(tmp_path, svg("<text x='3'><tspan> </tspan></text>" + box())).width_px == 10_000
