"""A PDF → what is in it: read from the file itself, whoever made it, and never from what was meant to be there."""

from __future__ import annotations

import contextlib
import io
import re
import sys
from typing import TYPE_CHECKING, Any

import pikepdf

from taitto.rendering.inspection.facts import (
    PRESS_SPACES,
    Box,
    Font,
    OutputIntent,
    PdfFacts,
    PdfPage,
    PlacedPicture,
)
from taitto.rendering.inspection.marks import Marks, Shelf
from taitto.rendering.inspection.walk import walk
from taitto.rendering.press.functions import numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["PRESS_SPACES", "Box", "Font", "OutputIntent", "PdfFacts", "PdfPage", "PlacedPicture", "inspect"]

_MM_PER_POINT = 25.4 / 72
_CLAIMS = {
    "PDF/UA-": ("{http://www.aiim.org/pdfua/ns/id/}part",),
    "PDF/A-": ("{http://www.aiim.org/pdfa/ns/id/}part", "{http://www.aiim.org/pdfa/ns/id/}conformance"),
    "": ("{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion",),
}
_WHAT_WAS_READ = re.compile(r"^stream <[^>]*>:? *")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def inspect(pdf: bytes) -> PdfFacts:
    """Return the facts of a PDF.

    Raises:
        pikepdf.PdfError: it is none, or too broken to be read.

    """
    with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
        shelf = Shelf()
        marks = [walk(page, number, shelf) for number, page in enumerate(document.pages, start=1)]
        said = document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
        claims = {standard: "".join(str(said.get(key, "")) for key in keys) for standard, keys in _CLAIMS.items()}
        title = said.get(_TITLE) or document.docinfo.get("/Title")
        lang = document.Root.get("/Lang")
        return PdfFacts(
            version=document.pdf_version,
            title=str(title) if title else None,
            lang=str(lang) if lang is not None else None,
            conformance=tuple(standard + claim for standard, claim in claims.items() if claim),
            output_intent=_output_intent(document),
            pages=tuple(_page(page, shown) for page, shown in zip(document.pages, marks, strict=True)),
            fonts=tuple(sorted({font for shown in marks for font in shown.fonts}, key=lambda font: font.name)),
            faults=tuple(dict.fromkeys((*_faults_of_file(document), *_faults_of_pages(marks)))),
        )


def _page(page: pikepdf.Page, marks: Marks) -> PdfPage:
    group: Any = page.obj.get("/Group", {})
    inner = {name: _box(page.obj[name]) for name in ("/BleedBox", "/TrimBox") if name in page.obj}
    return PdfPage(
        number=marks.page,
        media=_box(page.mediabox),
        bleed=inner.get("/BleedBox"),
        trim=inner.get("/TrimBox"),
        colour_spaces=frozenset(marks.colour_spaces),
        ink_percent=round(marks.ink * 100, 1),
        blend_modes=frozenset(marks.blend_modes),
        blend_space=str(group["/CS"]).removeprefix("/") if "/CS" in group else None,
        annotations=len(page.obj.get("/Annots", ())),
        pictures=tuple(marks.pictures),
    )


def _box(edges: Any) -> Box:
    left, bottom, right, top = (round(edge * _MM_PER_POINT, 3) for edge in numbers(edges))
    return Box(left_mm=left, bottom_mm=bottom, width_mm=round(right - left, 3), height_mm=round(top - bottom, 3))


def _faults_of_file(document: pikepdf.Pdf) -> Iterator[str]:
    """Yield warnings without their beginning, the object in memory that was read: that is another one each time."""
    with contextlib.redirect_stderr(sys.stderr):  # pikepdf, asked about a linearised file, turns it away for good
        warnings = (*document.get_warnings(), *document.check_pdf_syntax())
    for warning in warnings:
        yield _WHAT_WAS_READ.sub("", str(warning))


def _faults_of_pages(marks: Iterable[Marks]) -> Iterator[str]:
    for page in marks:
        for fault in page.faults:
            yield f"page {page.page} {fault}"


def _output_intent(document: pikepdf.Pdf) -> OutputIntent | None:
    intents: Any = document.Root.get("/OutputIntents", ())
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        return OutputIntent(
            condition=str(intent.get("/OutputConditionIdentifier", "")),
            channels=None if profile is None else int(profile["/N"]),
        )
    return None
