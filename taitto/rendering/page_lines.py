"""WeasyPrint's boxes of a laid-out page → a flat list of what leaves a mark on it, in reading order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import shorten
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXCERPT = 40
"""Letters of a line that are enough to find it again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What stands on a page: the flow of the text, and what stands at its foot. Running heads are neither."""

    flow: tuple[Any, ...]
    foot: tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A box that can be seen: a line of text, a picture or a tinted ground; and where it stands.

    `area` is the box that the text flows through: the page, a column, or what stands apart from them (`apart`: a float,
    a cell, a box in a line or one that is placed by hand). `column` is the nearest column, or the page. `block` holds
    the line. `name` is the nearest element with a
    class, `fit` the key of a picture whose height may be fitted.
    """

    box: Any
    is_line: bool
    area: Any
    column: Any
    block: Any
    apart: bool
    placed: bool
    name: str
    fit: str | None

    @property
    def text(self) -> str:
        """Return the letters of a line as they are printed."""
        return "".join(_texts(self.box)).strip()

    @property
    def excerpt(self) -> str:
        """Return the first words of the line."""
        whole = shorten(self.text, _EXCERPT, placeholder=" …")
        return whole if len(whole) > len(" …") else f"{self.text[:_EXCERPT]}…"


def page_parts(page_box: Any) -> Parts:
    """Return a page's boxes without its running heads."""
    from weasyprint.formatting_structure import boxes

    foot = tuple(child for child in page_box.children if isinstance(child, boxes.FootnoteAreaBox))
    rest = (child for child in page_box.children if not isinstance(child, boxes.MarginBox))
    return Parts(flow=tuple(child for child in rest if child not in foot), foot=foot)


def marks(box: Any, area: Any) -> Iterator[Mark]:
    """Yield what a box and the boxes in it leave on the page. `area` is the page."""
    start = Mark(
        box=box, is_line=False, area=area, column=area, block=area, apart=False, placed=False, name="", fit=None
    )
    yield from _marks(start)


def _marks(mark: Mark) -> Iterator[Mark]:
    from weasyprint.formatting_structure import boxes

    box = mark.box
    here = _entered(mark)
    tinted = getattr(box.style["background_color"], "alpha", 0) > 0
    if isinstance(box, (boxes.LineBox, boxes.ReplacedBox)) or (tinted and isinstance(box, boxes.BlockBox)):
        yield here
    block = here.block if isinstance(box, (boxes.LineBox, boxes.InlineBox)) else box
    for child in getattr(box, "children", ()):
        yield from _marks(replace(here, box=child, block=block))


def _entered(mark: Mark) -> Mark:
    """Return the mark with the area, the name and the key that its box sets for itself and for what is in it."""
    from weasyprint.formatting_structure import boxes

    box = mark.box
    placed = mark.placed or box.is_absolutely_positioned()
    is_cell = isinstance(box, (boxes.TableCellBox, boxes.InlineBlockBox, boxes.FootnoteAreaBox))
    apart = is_cell or box.is_floated() or box.is_absolutely_positioned()
    area = box if apart or box.is_column else mark.area
    element = box.element
    attributes = element.attrib if hasattr(element, "attrib") else {}
    classes = attributes.get("class", "").split()
    return replace(
        mark,
        is_line=isinstance(box, boxes.LineBox),
        area=area,
        column=box if box.is_column else mark.column,
        apart=mark.apart or apart,
        placed=placed,
        name=f"{box.element_tag}.{classes[0]}" if classes else mark.name,
        fit=attributes.get("data-fit", mark.fit),
    )


def _texts(box: Any) -> Iterator[str]:
    if hasattr(box, "text"):
        yield box.text
    for child in getattr(box, "children", ()):
        yield from _texts(child)
