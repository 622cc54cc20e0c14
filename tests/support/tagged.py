"""A PDF as a screen reader meets it: small documents written as the magazine is, and the tree of their tags."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from taitto.config import ENGINE
from taitto.fonts import ensure_faces
from taitto.rendering.pdf_archive import write_archive
from taitto.theme import read_theme

_PAGE = """<!doctype html><html lang="{lang}"><head><title>{title}</title>
<meta name="author" content="Toimitus"><meta name="dcterms.created" content="2026-03-01">
<style>@font-face {{ font-family: Sample; src: url("{font}") }}
@page {{ size: 100mm 100mm; margin: 10mm }}
html {{ font: 10pt/12pt Sample; image-rendering: crisp-edges }}
{css}</style></head><body>{body}</body></html>"""


def write_html(body: str, css: str = "", *, lang: str = "fi", title: str = "Lehti") -> bytes:
    """Return the PDF of a small document: tags, UA and archive as the magazine has them."""
    from weasyprint import HTML  # noqa: TID251 (a document of our own needs the library itself)

    html = _PAGE.format(body=body, css=css, lang=lang, title=title, font=_font().as_uri())
    return write_archive(HTML(string=html).render())


def _font() -> Path:
    theme = ENGINE / "assets" / "theme.yaml"
    faces = ensure_faces(read_theme(theme, "theme.yaml"))
    return next(face.path for face in faces if not face.italic)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A tag: its type, the text right in it, the tags in it, and all that is written of it."""

    kind: str
    text: str
    kids: tuple[Tag, ...]
    told: Mapping[str, str]
    attributes: Mapping[str, str]
    links: tuple[str, ...]

    @property
    def words(self) -> str:
        """The text in it and in all below, a blank between the pieces."""
        return " ".join(filter(None, (self.text, *(kid.words for kid in self.kids))))

    def all(self, *kinds: str) -> list[Tag]:
        """Return the tags of some types, itself and all below, in reading order."""
        own = [self] if not kinds or self.kind in kinds else []
        return own + [found for kid in self.kids for found in kid.all(*kinds)]

    def shape(self, *, without: tuple[str, ...] = ("Span",)) -> str:
        """Return the types in it, nested: `P(Link)`."""
        kids = " ".join(kid.shape(without=without) for kid in self.kids if kid.kind not in without)
        return f"{self.kind}({kids})" if kids else self.kind


def read_tags(data: bytes) -> Tag:
    """Return the tag of the whole document."""
    texts = marked_texts(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _tag(pdf.Root.StructTreeRoot.K[0], texts)


def _tag(element: Any, texts: Mapping[tuple[int, int], str]) -> Tag:
    kids, pieces, links = [], [], []
    for kid in element.get("/K", ()):
        if isinstance(kid, int):
            pieces.append(texts.get((element.Pg.objgen[0], int(kid)), ""))
        elif kid.Type == "/OBJR":
            links.append(str(kid.Obj.Contents))
        else:
            kids.append(_tag(kid, texts))
    attributes = {str(name): str(value) for name, value in element.get("/A", {}).items()}
    return Tag(
        kind=str(element.S)[1:],
        text=" ".join(pieces),
        kids=tuple(kids),
        told={name: str(element[name]) for name in ("/Alt", "/ActualText", "/ID", "/Lang") if name in element},
        attributes=MappingProxyType(attributes),
        links=tuple(links),
    )


def marked_texts(data: bytes) -> dict[tuple[int, int], str]:
    """Return each page's marked texts, by the page's object number and the mark's id."""
    resources = PDFResourceManager()
    device = _Marks(resources=resources)
    interpreter = PDFPageInterpreter(resources, device)
    for page in PDFPage.get_pages(io.BytesIO(data)):
        interpreter.process_page(page)
    return device.texts


class _Marks(PDFTextDevice):
    """Collects what is drawn inside each mark."""

    def __init__(self, *, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.texts: dict[tuple[int, int], str] = {}
        self._page = 0
        self._marks: list[int | None] = []

    def begin_page(self, page: Any, ctm: Any) -> None:
        self._page = page.pageid

    def begin_tag(self, tag: Any, props: Any = None) -> None:
        mark = props.get("MCID") if isinstance(props, dict) else None
        self._marks.append(mark)
        if mark is not None:
            self.texts[self._page, mark] = ""

    def end_tag(self) -> None:
        self._marks.pop()

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        mark = next((mark for mark in reversed(self._marks) if mark is not None), None)
        if mark is not None:
            pieces = (piece for piece in seq if isinstance(piece, bytes))
            letters = (textstate.font.to_unichr(code) for piece in pieces for code in textstate.font.decode(piece))
            self.texts[self._page, mark] += "".join(letters)


def untied_marks(data: bytes) -> Iterator[str]:
    """Yield what is wrong in the ties between marks and tags: each mark has one tag, which holds it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        pages = {page.obj.objgen[0]: int(page.obj.StructParents) for page in pdf.pages}
        seen: set[tuple[int, int]] = set()
        for number, mark in marked_texts(data):
            owner: Any = parents[pages[number]][mark]
            kids = [int(kid) for kid in owner.K if isinstance(kid, int)]
            if mark not in kids or owner.Pg.objgen[0] != number:
                yield f"mark {mark} of page {pages[number]} is not in its tag"
            seen.add((number, mark))
        if len(seen) != sum(len(parents[page]) for page in pages.values()):
            yield "the tree knows of marks that no page has"
        yield from _loose(pdf.Root.StructTreeRoot.K[0], parents)


def _loose(element: Any, parents: Mapping[int, Any]) -> Iterator[str]:
    for kid in element.get("/K", ()):
        if isinstance(kid, int):
            continue
        if kid.Type == "/OBJR":
            if parents[int(kid.Obj.StructParent)].objgen != element.objgen:
                yield f"the link {kid.Obj.Contents} is not tied to its tag"
            continue
        if kid.P.objgen != element.objgen:
            yield f"{kid.S} in {element.S} names another parent"
        yield from _loose(kid, parents)
