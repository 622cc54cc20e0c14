"""Page numbers in the text: left open while entries are laid out one by one, and filled in when all pages are known.

A template leaves a place open by `<span data-page-of="id">00</span>`, where two figures have room and nothing follows
on the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_OPEN = "data-page-of"
PATCHED = (("weasyprint.layout.inline", "split_text_box"),)
"""Not replaced, but done again here for another text."""


def numbers_of(pages: Sequence[Any]) -> dict[str, int]:
    """Return the number of the first page on which each anchor stands."""
    numbers: dict[str, int] = {}
    for number, page in enumerate(pages, start=1):
        for anchor in page.anchors:
            numbers.setdefault(anchor, number)
    return numbers


def fill_in(pages: Sequence[Any], numbers: Mapping[str, int]) -> None:
    """Set the number of each anchor that the pages ask for."""
    from weasyprint.text.line_break import split_first_line

    for page in pages:
        for box in _open_places(page._page_box):  # noqa: SLF001
            text = str(numbers[box.element.get(_OPEN)])
            layout, _, _, width, *_ = split_first_line(text, box.style, None, None, 0)
            box.text, box.pango_layout, box.width = text, layout, width
            box.element.text = text  # links and tags take their words from it


def _open_places(box: Any) -> Iterator[Any]:
    box = getattr(box, "_box", box)  # what is placed absolutely lies in a placeholder
    if hasattr(box, "text") and box.element is not None and box.element.get(_OPEN):
        yield box
    for child in getattr(box, "children", ()):
        yield from _open_places(child)
