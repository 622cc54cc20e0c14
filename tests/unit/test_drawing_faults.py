"""Drawings (SVG) that cannot be kept as they are: what a reader would miss, and what would never end, is told."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from taitto.blocks.source import Fault
from taitto.model import Picture
from taitto.reading.pictures import read_picture
from taitto.rendering.images import render_picture
from tests.support.offices import png

RED = (255, 0, 0, 255)
NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
ANOTHER_FILE = '"a.svg" shows another file (embed the picture in the drawing)'
STYLE_ELSEWHERE = '"a.svg" takes its style from another file (export it again with its styles inside)'
LIVE_TEXT = '"a.svg" has live text (export it with its text as paths)'
DEFINITIONS = (
    '"a.svg" has definitions in its document type'
    ' (export it as plain SVG, in Illustrator without "Preserve Illustrator Editing Capabilities")'
)
NEITHER = '"a.svg" holds a picture that is neither JPEG nor PNG (embed it as JPEG or PNG)'
INTRICATE = '"a.svg" has more than 50000 elements to draw, or 100 inside one another (export it simpler)'
AGAIN = "export it again as SVG"
HOLDS_BROKEN = 'the picture in "a.svg" cannot be read as a picture'


def svg(content: str, before: str = "") -> str:
    """Return a drawing of 100 × 80 units."""
    return f'{before}<svg {NAMESPACES} viewBox="0 0 100 80">{content}</svg>'


def drawing(folder: Path, source: str | bytes) -> Picture:
    (folder / "a.svg").write_bytes(source.encode() if isinstance(source, str) else source)
    return read_picture(folder, "a.svg")


def told(folder: Path, source: str | bytes) -> str:
    """Return what the editor is told of a drawing that cannot be used."""
    with pytest.raises(Fault) as fault:
        drawing(folder, source)
    return f"{fault.value.text} ({fault.value.hint})"


def drawn(picture: Picture) -> Image.Image:
    rendition = render_picture(picture, width=200, ratio=None, density=1.0)
    return Image.open(io.BytesIO(rendition.artifact.data))


def drawn_raw(source: str) -> Image.Image:
    return drawn(Picture(path="a.svg", data=source.encode(), media_type="image/svg+xml", width_px=100, height_px=80))


def embedded(photo: bytes, media_type: str = "image/png") -> str:
    return f"data:{media_type};base64,{base64.b64encode(photo).decode()}"


@pytest.mark.parametrize("address", ["/etc/a.png", "b.png", "../b.png", "https://a.example/a.png", "file:///etc/a.png"])
@pytest.mark.parametrize(
    "content",
    [
        '<image width="9" height="9" href="{}"/>',
        "<image width='9' height='9' xlink:href=' {} '/>",
        '<use href="{}#a"/>',
        '<filter id="f"><feImage href="{}"/></filter>',
        '<linearGradient id="g" href="{}#g"/>',
        '<rect fill="url({}#g)"/>',
        "<rect style=\"fill:red;stroke:URL( '{}#g' )\"/>",
        "<style>rect{{fill:url({}#g)}}</style>",
        "<style>rect{{fill:u\\72l({}#g)}}</style>",
        "<style><![CDATA[rect{{mask:\\75 rl({})}}]]></style>",
    ],
)
def test_a_drawing_that_shows_another_file_is_told(content: str, address: str, tmp_path: Path) -> None:
    assert told(tmp_path, svg(content.format(address))) == ANOTHER_FILE


def test_an_address_that_py_svg_hush_makes_of_a_sound_one_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, svg('<rect fill="url(#a(\\secret.png)"/>')) == ANOTHER_FILE


@pytest.mark.parametrize("name", ["secret.png", "{}/secret.png", "../{}/secret.png"])
def test_a_file_beside_a_drawing_is_never_read(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.png").write_bytes(png((9, 9), (255, 0, 0)))
    monkeypatch.chdir(tmp_path)
    source = svg(
        f'<image width="100" height="80" href="{name.format(tmp_path if name[0] == "{" else tmp_path.name)}"/>'
    )

    assert drawn_raw(source).getpixel((100, 80)) == RED  # what would happen
    assert told(tmp_path, source) == ANOTHER_FILE


def grown(part: str, times: str) -> str:
    """Return thirty parts, each of which holds the one before ten times."""
    return "".join(part.format(n, times.format(n - 1) * 10) for n in range(1, 30))


BOMB = '<!DOCTYPE svg [<!ENTITY a0 "ha">' + grown('<!ENTITY a{} "{}">', "&a{};") + "]>"
USES = '<g id="g0"><path d="M0 0h9"/></g>' + grown('<g id="g{}">{}</g>', '<use href="#g{}"/>')
PATTERNS = grown('<pattern id="p{}" width="1" height="1">{}</pattern>', '<rect fill="url(#p{})"/>')
CHAIN = "".join(f'<g id="g{n}"><use href="#g{n - 1}"/></g>' for n in range(1, 48))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(svg("<text>a</text>"), LIVE_TEXT, id="text"),
        pytest.param(svg("<text><tspan x='3'>a</tspan></text>"), LIVE_TEXT, id="text in parts"),
        pytest.param(
            '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:text>a</s:text></s:svg>',
            LIVE_TEXT,
            id="text with a prefix",
        ),
        pytest.param(
            svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>'), LIVE_TEXT, id="HTML"
        ),
        pytest.param(svg("<style>@import url(https://a.example/a.css);</style>"), STYLE_ELSEWHERE, id="@import"),
        pytest.param(svg("<style>@\\69mport 'a.css';</style>"), STYLE_ELSEWHERE, id="@import, disguised"),
        pytest.param(svg("", before='<?xml-stylesheet href="a.css"?>'), STYLE_ELSEWHERE, id="style sheet"),
        pytest.param(svg("", before='<!DOCTYPE svg [<!ENTITY a "b">]>'), DEFINITIONS, id="entities"),
        pytest.param(svg("<desc>&a29;</desc>", before=BOMB), DEFINITIONS, id="billion laughs"),
        pytest.param(svg(USES + '<use href="#g29"/>'), INTRICATE, id="billion uses"),
        pytest.param(svg(PATTERNS + '<rect fill="url(#p29)"/>'), INTRICATE, id="billion patterns"),
        pytest.param(svg('<g id="a"><use href="#a"/></g>'), INTRICATE, id="itself inside itself"),
        pytest.param(svg("<g>" * 100 + "</g>" * 100), INTRICATE, id="too deep"),
        pytest.param(svg("<g>" * 99_999 + "</g>" * 99_999), INTRICATE, id="much too deep"),
        pytest.param(svg("<g/>" * 50_000), INTRICATE, id="too much"),
        pytest.param(
            svg('<rect paint-order="stroke"/>'),
            '"a.svg" has paint-order as an attribute, which would get lost (export it with inline styles)',
            id="attribute that py_svg_hush drops",
        ),
        pytest.param(svg(f'<image href="{embedded(b"", "image/svg+xml")}"/>'), NEITHER, id="drawing in a drawing"),
        pytest.param(svg(f'<image href="{embedded(b"", "image/webp")}"/>'), NEITHER, id="WebP in a drawing"),
        pytest.param(svg('<image href="data:image/png,%89PNG"/>'), NEITHER, id="photo in letters"),
        pytest.param(
            svg(f'<image href="{embedded(png()[:60])}"/>'),
            f"{HOLDS_BROKEN} (save it again as JPEG or PNG)",
            id="broken photo in a drawing",
        ),
        pytest.param(
            svg('<image href="data:image/png;base64,a-b"/>'),
            f"{HOLDS_BROKEN} (embed it again as JPEG or PNG)",
            id="photo in wrong letters",
        ),
        pytest.param("<a/>", f'"a.svg" is no SVG ({AGAIN})', id="other XML"),
        pytest.param('<svg viewBox="0 0 9 9"/>', f'"a.svg" is no SVG ({AGAIN})', id="no namespace"),
        pytest.param(
            svg("\n<rect"), f'"a.svg" cannot be read as a drawing: not well-formed (invalid token) in line 2 ({AGAIN})'
        ),
        pytest.param("a", f'"a.svg" cannot be read as a drawing: syntax error in line 1 ({AGAIN})', id="no XML"),
        pytest.param(
            svg("ä").encode("latin-1"),
            f'"a.svg" cannot be read in the encoding utf-8 ({AGAIN} in UTF-8)',
            id="encoding not declared",
        ),
        pytest.param(
            svg("", before='<?xml version="1.0" encoding="klingon"?>'),
            f'"a.svg" cannot be read in the encoding klingon ({AGAIN} in UTF-8)',
            id="encoding not known",
        ),
        pytest.param(
            svg("", before='<!DOCTYPE svg SYSTEM "a.dtd">').replace("></svg>", ">&nbsp;</svg>"),
            f'"a.svg" cannot be read as a drawing: XML parsing error ({AGAIN} in UTF-8)',
            id="entity not defined",
        ),
        pytest.param(
            svg(" " * 5_000_000),
            '"a.svg" has 6 megabytes, more than 5 (export it simpler, with smaller photos in it)',
            id="too large",
        ),
    ],
)
def test_what_cannot_be_kept_is_told(source: str | bytes, expected: str, tmp_path: Path) -> None:
    assert told(tmp_path, source) == expected


@pytest.mark.parametrize(
    "view_box", [None, "", "0 0 9", "0 0 0 9", "0 0 9 -1", "a b c d", "0 0 nan 9", "0 0 inf 9", "0 0 9 9 9"]
)
def test_a_drawing_without_a_size_is_told(view_box: str | None, tmp_path: Path) -> None:
    attribute = "" if view_box is None else f'viewBox="{view_box}"'

    assert told(tmp_path, f"<svg {NAMESPACES} {attribute}/>") == (
        '"a.svg" has no viewBox (export the drawing again with a viewBox)'
    )


def test_what_is_just_not_too_intricate_can_be_drawn(tmp_path: Path) -> None:
    source = svg(
        f'<g id="g0"><path d="M0 0h90v70z"/></g>{CHAIN}<use href="#g47"/>' + "<g>" * 98 + "<path/>" + "</g>" * 98
    )

    assert drawn(drawing(tmp_path, source)).getbbox() is not None
    assert told(tmp_path, source.replace("<g><g>", "<g><g><g>", 1).replace("</g></g>", "</g></g></g>", 1)) == INTRICATE
