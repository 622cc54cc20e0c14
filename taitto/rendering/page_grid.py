"""The baseline grid: which lines of running text stand beside it, and what moved them there.

The grid starts at the top of the page's text, and its step is the line of the document's root.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.rendering.page_lines import Mark

PX_PER_PT = 96 / 72
_OFF_PT = 0.3
"""What a line may stand above or below the grid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFacts:
    """The body lines of a page, how many are off its grid, and `elements: how far they moved the text`."""

    body_lines: int
    off: int
    breakers: tuple[str, ...]


def grid_facts(page: Any, flow: Sequence[Mark]) -> GridFacts:
    """Return how the body lines of a page, those that are set as its root is, stand to the grid."""
    from weasyprint.text.line_break import strut

    root = next(child for child in page.children if child.element_tag == "html")
    grid = _Grid(top=page.content_box_y(), step=strut(root.style)[0], baseline=strut(root.style)[1])
    text = [mark for mark in flow if not mark.apart]
    body = {
        id(mark.box): grid.beside(mark.box) for mark in text if mark.is_line and _setting(mark.box) == _setting(root)
    }
    moves = (_told(names, grid.shift(there, here)) for names, there, here in _moves(text, body, grid))
    return GridFacts(
        body_lines=len(body),
        off=sum(grid.shift(0.0, here) != 0 for here in body.values()),
        breakers=tuple(dict.fromkeys(move for move in moves if move)) if body else (),
    )


def is_beside(column: Any, other: Any) -> bool:
    """Return whether two columns stand side by side in one band."""
    return bool(column.position_y == other.position_y and column.element is other.element)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    top: float
    step: float
    baseline: float

    def beside(self, line: Any) -> float:
        """Return how far below a line of the grid a line of text stands."""
        return self.below(line.position_y + line.baseline - self.baseline)

    def below(self, y: float) -> float:
        return (y - self.top) % self.step

    def shift(self, there: float, here: float) -> float:
        """Return how many points it is from one to the other, down or up, whichever is nearer; 0 for next to none."""
        half = self.step / 2
        points = ((here - there + half) % self.step - half) / PX_PER_PT
        return points if abs(points) > _OFF_PT else 0.0


def _setting(box: Any) -> tuple[Any, ...]:
    return box.style["font_family"], box.style["font_size"], box.style["line_height"]


def _told(names: Sequence[str], points: float) -> str:
    return f"{', '.join(dict.fromkeys(names))}: {points:+.1f} pt" if points else ""


def _moves(text: Sequence[Mark], body: dict[int, float], grid: _Grid) -> Iterator[tuple[Sequence[str], float, float]]:
    """Yield what stands between two places in the text, and how far below the grid each of these places is.

    A band's columns start where the band does: what moved the band is told once, before the first of them.
    """
    there, between, area = 0.0, list[str](), None
    for mark in text:
        if mark.area.is_column and mark.area is not area:
            start = grid.below(mark.area.content_box_y())
            if area is None or not is_beside(area, mark.area):
                yield between, there, start
            there, between, area = start, [], mark.area
        if id(mark.box) in body:
            here = body[id(mark.box)]
            yield between or [mark.name], there, here
            there, between = here, []
        else:
            between.append(mark.name)
