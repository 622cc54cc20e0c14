"""What readers get beside issue.pdf: the same file named for what it is, and pictures of its first page."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

from PIL import Image

from taitto.model import Artifact, Magazine
from taitto.rendering.magazine_name import magazine_name

if TYPE_CHECKING:
    from taitto.model import Edition, Masthead

WIDTH_PX = 240
"""Of the small thumbnail; the large one, for sharp screens, is twice as wide."""
MOST_BYTES_PER_PIXEL = 0.45
"""A thumbnail of an A4 page then has 37 kB, the large one 147."""
_COLOURS = (256, 128, 64, 32, 16, 4)
"""How many a picture may have: as many as its bytes allow."""


def with_readers_file(edition: Edition, masthead: Masthead) -> Edition:
    """Return an edition of one PDF with what readers get beside it, and with what a mail tells of it."""
    (pdf,) = edition.artifacts
    copy = Artifact(path=magazine_name(masthead), data=pdf.data)
    thumbnails = thumbnails_of(pdf.data)
    magazine = Magazine(path=copy.path, pages=len(edition.pages), size_bytes=len(pdf.data), thumbnails=thumbnails)
    return replace(edition, artifacts=(pdf, copy, *thumbnails), magazine=magazine)


def thumbnails_of(pdf: bytes) -> tuple[Artifact, Artifact]:
    """Return the first page as cover.png and, twice as large, as cover@2x.png."""
    large = _first_page(pdf, 2 * WIDTH_PX)
    small = large.resize((WIDTH_PX, max(1, round(large.height / 2))), Image.Resampling.LANCZOS)
    return Artifact(path="cover.png", data=_png(small)), Artifact(path="cover@2x.png", data=_png(large))


def _first_page(pdf: bytes, width_px: int) -> Image.Image:
    """Return the first page on white paper, as a reader's own program shows it."""
    import pypdfium2  # needed by those who print

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        image: Image.Image = page.render(scale=width_px / page.get_width()).to_pil().convert("RGB")
    return image


def _png(image: Image.Image) -> bytes:
    """Return a picture as a small PNG: of few colours, which are mixed so that a sky has no steps.

    More compression would take three times as long and save a fiftieth.
    """
    most_bytes = MOST_BYTES_PER_PIXEL * image.width * image.height
    data = b""
    for colours in _COLOURS:
        palette = image.quantize(colours, Image.Quantize.FASTOCTREE)
        out = io.BytesIO()
        image.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG).save(out, "PNG", compress_level=4)
        data = out.getvalue()
        if len(data) <= most_bytes:
            break
    return data
