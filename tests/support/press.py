"""Pages that are hard on a press: every way of WeasyPrint to colour something, and what is then in their PDF."""

from __future__ import annotations

import base64
import io
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image, ImageCms

from taitto.config import ENGINE
from taitto.fonts import ensure_faces
from taitto.rendering.press import separate
from taitto.theme import read_theme

PROFILE = (ENGINE / "assets" / "colour" / "ISOcoated_v2_300_bas.icc").read_bytes()
DOTS_PER_INCH = 144

_PAGE = """<!doctype html><html lang="fi"><head><title>Lehti</title>
<style>@font-face {{ font-family: Sample; src: url("{font}") }}
@page {{ size: 120mm 120mm; margin: 8mm; bleed: 3mm }}
html {{ font: 10pt/12pt Sample; color: black }} body, p {{ margin: 0 }}
{css}</style></head><body>{body}</body></html>"""


def write_html(body: str, css: str = "") -> bytes:
    """Return the plain RGB PDF of a small document with bleed."""
    from weasyprint import HTML  # noqa: TID251 (a document of our own needs the library itself)

    return HTML(string=_PAGE.format(body=body, css=css, font=_font())).write_pdf() or b""


@cache
def _font() -> str:
    faces = ensure_faces(read_theme(ENGINE / "assets" / "theme.yaml", "theme.yaml"))
    return next(face.path for face in faces if not face.italic).as_uri()


def address(data: bytes, kind: str) -> str:
    """Return data as an address that holds them."""
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def jpeg(mode: str = "RGB", profile: bytes | None = None) -> bytes:
    """Return a JPEG of many hues, in one of Pillow's modes. Of CMYK Pillow writes the inverted kind, as Adobe does."""
    out = io.BytesIO()
    hues().convert(mode).save(out, "JPEG", quality=95, icc_profile=profile)
    return out.getvalue()


def png(mode: str = "RGBA") -> bytes:
    """Return a PNG of many hues, transparent to the left where its mode has alpha."""
    picture = hues()
    if mode == "RGBA":
        picture.putalpha(Image.linear_gradient("L").rotate(90).resize(picture.size))
    out = io.BytesIO()
    picture.convert(mode).save(out, "PNG")
    return out.getvalue()


def hues() -> Image.Image:
    """Return all hues across, dark at the top and bright at the foot."""
    across = Image.linear_gradient("L").rotate(90).resize((96, 64))
    down = Image.linear_gradient("L").resize((96, 64))
    return Image.merge("HSV", [across, across.point(lambda _: 200), down]).convert("RGB")


def srgb() -> bytes:
    """Return a profile of sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def other_rgb() -> bytes:
    """Return a profile of RGB in which the channels stand for other colours: red is the green of others."""
    profile = srgb().replace(b"rXYZ", b"____", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"____", b"gXYZ", 1)
    for encoding in ("latin-1", "utf-16-be"):  # it would be taken at its word
        profile = profile.replace("sRGB".encode(encoding), "Mine".encode(encoding))
    return profile


SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60" width="100mm" height="40mm"><defs>
<linearGradient id="l"><stop stop-color="#c00"/><stop offset=".5" stop-color="#fd0" stop-opacity=".4"/>
<stop offset="1" stop-color="#06c"/></linearGradient>
<radialGradient id="r"><stop stop-color="#fff"/><stop offset="1" stop-color="#0b655b"/></radialGradient>
<pattern id="p" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="3" height="3" fill="#a3c"/>
<circle cx="4.5" cy="4.5" r="1.5" fill="#2a2"/></pattern>
<linearGradient id="w"><stop stop-color="#fff"/><stop offset="1" stop-color="#000"/></linearGradient>
<mask id="m" maskUnits="userSpaceOnUse" x="0" y="30" width="100" height="30">
<rect y="30" width="100" height="30" fill="url(#w)"/></mask></defs>
<rect width="30" height="25" fill="url(#l)"/><circle cx="48" cy="13" r="12" fill="url(#r)" stroke="#036"/>
<rect x="66" width="30" height="25" fill="url(#p)"/>
<rect y="30" width="45" height="28" fill="#d33" mask="url(#m)"/>
<g opacity=".5"><rect x="50" y="30" width="25" height="20" fill="#06c"/>
<rect x="60" y="38" width="30" height="20" fill="#e80"/>
<text x="62" y="50" font-size="6" font-family="Sample">Ryhmä</text></g></svg>"""

COLOURS = ("#000", "#10302f", "#5c6b6a", "#0b655b", "#b00020", "oklch(0.6 0.15 40)", "lab(40 -20 30)", "#0008")
BOXES = (
    "linear-gradient(90deg, #c00, #fd0 30%, #06c)",
    "linear-gradient(90deg, #c00, #c000 60%, #06c)",
    "linear-gradient(90deg, #c00 50%, #06c 50%)",
    "repeating-linear-gradient(45deg, #0b655b 0, #0b655b 2mm, #fff 2mm, #fff 4mm)",
    "radial-gradient(circle, #fff, #0b655b 70%, #10302f)",
    "radial-gradient(circle, #fff0, #b00020)",
    "oklch(0.7 0.2 140)",
    "lab(60 60 -50)",
    "rgb(0 0 0 / 40%)",
    "#000",
    "#10302f",
)
CSS = """
.row { display: flex; gap: 2mm; margin: 1mm 0 } .row > * { width: 17mm; height: 10mm }
.bled { position: absolute; left: -11mm; top: -11mm; width: 126mm; height: 6mm; background: #0b655b; color: #fff }
.pale { background: #d5e7e3; padding: 1mm } .dark { background: #10302f; color: #fff; padding: 1mm }
.through { opacity: .6; font-size: 7pt } a { color: #0b655b }"""


@cache
def hard_pages() -> bytes:
    """Return a PDF of WeasyPrint with everything that colours a page."""
    pictures = [
        (png(), "png"),
        (png("L"), "png"),
        (png("P"), "png"),
        (jpeg(), "jpeg"),
        (jpeg("L"), "jpeg"),
        (jpeg("CMYK"), "jpeg"),
        (jpeg(profile=srgb()), "jpeg"),
    ]
    images = "".join(f'<img alt="" src="{address(data, kind)}">' for data, kind in pictures)
    boxes = "".join(f'<div style="background: {box}"></div>' for box in BOXES)
    lines = "".join(f'<p style="color: {colour}">Väri {n}: lumi suli.</p>' for n, colour in enumerate(COLOURS))
    body = f"""<div class="bled">Reunaan asti</div><h1 id="top">Värit</h1>
<div class="row" style="flex-wrap: wrap">{images}</div><div class="row" style="flex-wrap: wrap">{boxes}</div>{lines}
<p class="pale">Sävyn päällä</p><p class="dark">Tummalla</p>
<div class="through pale"><p>Pientä tekstiä ryhmässä</p></div>
<p><a href="#top">Ylös</a> <a href="https://example.org">Ulos</a></p>{SVG}"""
    return write_html(body, CSS)


@cache
def separated_pages() -> bytes:
    """Return the same pages for a press."""
    return separate(hard_pages(), PROFILE)


def words(pdf: bytes) -> list[str]:
    """Return the words of each page, as a reader copies them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def painted(pdf: bytes, page: int = 0) -> Image.Image:
    """Return a page as pdfium shows it on a screen."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = document[page].render(scale=DOTS_PER_INCH / 72).to_pil().convert("RGB")
    finally:
        document.close()
    return picture


def contents(pdf: bytes) -> list[str]:
    """Return the operations of all streams of content, pages, forms and patterns, one on a line."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        things: list[Any] = [thing for thing in document.objects if isinstance(thing, pikepdf.Stream)]
        streams = [*document.pages, *(thing for thing in things if "/BBox" in thing)]
        operations = [pikepdf.parse_content_stream(stream) for stream in streams]
        return [pikepdf.unparse_content_stream(stream).decode("latin-1") for stream in operations]


def small_profile() -> bytes:
    """Return the press's profile without its colorimetric and saturated tables: another file, for the same press."""
    count = int.from_bytes(PROFILE[128:132], "big")
    tags = [PROFILE[132 + 12 * n : 144 + 12 * n] for n in range(count)]
    kept = [tag for tag in tags if tag[:4] not in {b"A2B1", b"A2B2", b"B2A1", b"B2A2", b"gamt"}]
    table, data = len(kept).to_bytes(4, "big"), b""
    for tag in kept:
        at, size = int.from_bytes(tag[4:8], "big"), int.from_bytes(tag[8:12], "big")
        table += tag[:4] + (132 + 12 * len(kept) + len(data)).to_bytes(4, "big") + tag[8:12]
        data += PROFILE[at : at + size] + b"\0" * (-size % 4)
    rest = PROFILE[4:128] + table + data
    return (len(rest) + 4).to_bytes(4, "big") + rest
