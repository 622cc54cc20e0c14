"""The tags of a PDF as a screen reader likes them: what WeasyPrint 70 leaves out is added while it writes.

It takes the place of four of WeasyPrint's functions, named in `PATCHED`, each of which does its own work first.
What a template says of an element: `data-pdf-tag="Note"` gives the type of its tag, a name of PDF 1.7;
`data-pdf-last` lets it be read after all that stands beside it in its parent.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from taitto.rendering.engine import PLAIN
from taitto.rendering.pdf_structure import Structure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PATCHED = (
    ("weasyprint.draw", "draw_stacking_context"),
    ("weasyprint.pdf", "add_links"),
    ("weasyprint.pdf", "add_tags"),
    ("weasyprint.pdf.tags", "_build_box_tree"),
)
_INLINE = ("b", "cite", "em", "i", "small", "strong", "sub", "sup")


@dataclass(frozen=True, slots=True)
class _Written:
    """What is known of one PDF while it is written: the box of each tag, and of each piece of text by page and id."""

    boxes: dict[bytes, Any] = field(default_factory=dict)
    texts: dict[tuple[int, int], Any] = field(default_factory=dict)


@contextlib.contextmanager
def readable_tags() -> Iterator[None]:
    """Complete the tags of each PDF that is written inside, by `write_pdf` with a variant that has tags."""
    if os.environ.get(PLAIN):
        yield
        return
    from weasyprint import draw, pdf
    from weasyprint.pdf import tags

    written = _Written()
    originals = draw.draw_stacking_context, pdf.add_links, pdf.add_tags, tags._build_box_tree  # noqa: SLF001
    draw.draw_stacking_context = _running_heads_apart(originals[0])
    pdf.add_links = _links_told_in_words(originals[1])
    pdf.add_tags = _structure_mended(originals[2], written)
    tags._build_box_tree = _tags_described(originals[3], written)  # noqa: SLF001
    try:
        yield
    finally:
        draw.draw_stacking_context, pdf.add_links, pdf.add_tags, tags._build_box_tree = originals  # noqa: SLF001


def _pydyf() -> Any:
    from weasyprint.pdf import pydyf  # the one that WeasyPrint writes with

    return pydyf


def _running_heads_apart(draw_stacking_context: Any) -> Any:
    """Mark what stands in a page's margins as no part of the text."""
    from weasyprint.formatting_structure import boxes

    def draw(stream: Any, context: Any) -> None:
        if not isinstance(context.box, boxes.MarginBox) or stream._tags is None:  # noqa: SLF001
            draw_stacking_context(stream, context)
            return
        write = _pydyf().Stream
        tags, stream._tags = stream._tags, None  # noqa: SLF001
        write.begin_marked_content(stream, "Artifact", _pydyf().Dictionary({"Type": "/Pagination"}))
        draw_stacking_context(stream, context)
        write.end_marked_content(stream)
        stream._tags = tags  # noqa: SLF001

    return draw


def _links_told_in_words(add_links: Any) -> Any:
    """Make one link of each `<a>`, not one of each box inside it, and name it by its words, not by its address."""

    def add(links_and_anchors: Any, *rest: Any) -> None:
        links, anchors = links_and_anchors
        own = [link for link in links if link[3].link]
        add_links((own, anchors), *rest)
        for _, address, _, box in own:
            words = " ".join("".join(box.element.itertext()).split())
            if box.link_annotation:
                box.link_annotation["Contents"] = _pydyf().String(words or address)

    return add


def _tags_described(build_box_tree: Any, written: _Written) -> Any:
    """Give each tag what its HTML element says of it. Running heads get none."""
    from weasyprint.formatting_structure import boxes

    def build(box: Any, parent: Any, pdf: Any, *rest: Any) -> Iterator[Any]:
        box = getattr(box, "_box", box)  # what is placed absolutely lies in a placeholder
        if isinstance(box, boxes.MarginBox):
            return
        for element in build_box_tree(box, parent, pdf, *rest):
            if element.reference not in written.boxes:
                written.boxes[element.reference] = box
                _describe(element, box)
            yield element

    return build


def _describe(element: Any, box: Any) -> None:
    html, tag = box.element, box.element_tag
    if tag == "li::before":
        element["S"] = "/Lbl"
    if html is None or tag != html.tag:
        return
    kind = str(element["S"])
    if tag in _INLINE and kind == "/NonStruct":
        element["S"] = "/Span"
    if kind == "/TH":
        element["A"]["Scope"] = "/Row" if html.get("scope") == "row" else "/Column"
    if kind == "/L":
        element["A"] = _pydyf().Dictionary({"O": "/List", "ListNumbering": _numbering(tag, box)})
    if (name := html.get("data-pdf-tag")) and kind != "/Link":
        element["S"] = f"/{name}"
    _say(element, html)


def _say(element: Any, html: Any) -> None:
    """Tell the language of a tag, what is said in place of its signs, and the name by which notes are told apart."""
    text = _pydyf().String
    if lang := html.get("lang"):
        element["Lang"] = text(lang)
    if element["S"] == "/Span" and (label := html.get("aria-label")):
        element["ActualText"] = text(label)
    if element["S"] == "/Note":
        element["ID"] = text(f"note-{element.number}")


def _numbering(tag: str, box: Any) -> str:
    if tag == "ol":
        return "/Decimal"
    return "/None" if tag == "dl" or box.style["list_style_type"] == "none" else "/Disc"


def _structure_mended(add_tags: Any, written: _Written) -> Any:
    """Put the finished tree of tags in order."""

    def add(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
        for number, stream in enumerate(page_streams):
            pieces: Mapping[Any, Mapping[str, Any]] = stream._tags  # noqa: SLF001
            written.texts.update({(number, piece["mcid"]): box for box, piece in pieces.items()})
        add_tags(pdf, document, pdf_version, page_streams)
        Structure(pdf, written.boxes, written.texts).mend()
        written.boxes.clear()
        written.texts.clear()

    return add
