"""Facts of laid-out pages: room at the foot, lines off their measure or their grid, and what a compositor would mend.

WeasyPrint's boxes know where each line stands. Nothing here changes a page: who reads the facts decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from taitto.pages import FittablePicture, Flaw, FlawedLine, PageFacts
from taitto.rendering.page_grid import grid_facts, is_beside
from taitto.rendering.page_lines import Mark, marks, page_parts
from taitto.rendering.printed_text import printed_text
from taitto.rendering.typography import is_bound

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MM_PER_PX = 25.4 / 96

_BESIDE_PX = 1.0
"""What a line may reach over an edge before anyone sees it."""
_HYPHENS_RUNNING = 2
"""So many lines on end may end in a hyphen."""
_WORD_AT_END = re.compile(r"(\w+)-$")
_WORD_AT_START = re.compile(r"\w+")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    number: int
    box: Any
    flow: tuple[Mark, ...]
    foot: tuple[Mark, ...]

    @property
    def lines(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.flow if mark.is_line)


def page_facts(pages: Sequence[Any]) -> Iterator[PageFacts]:
    """Yield the facts of each of WeasyPrint's pages, which are numbered from 1."""
    read = [_read(number, page._page_box) for number, page in enumerate(pages, start=1)]  # noqa: SLF001
    over_pages = tuple(_flaws_of_paragraphs(read))
    for page in read:
        off_page = tuple(mark for mark in (*page.flow, *page.foot) if mark.is_line and _is_off_page(mark.box, page.box))
        grid = grid_facts(page.box, page.flow)
        own = (_flawed(Flaw.OFF_PAGE, mark) for mark in off_page)
        beside = (_flawed(Flaw.OFF_MEASURE, mark) for mark in page.lines if _is_off_measure(mark))
        over = (flaw for number, flaw in over_pages if number == page.number)
        yield PageFacts(
            number=page.number,
            name=page.box.page_type.name or "",
            free_mm=_free_mm(page),
            filled_mm=_filled_mm(page),
            foot_mm=_foot_mm(page),
            lines_off_page=len(off_page),
            flaws=(*own, *beside, *over),
            body_lines=grid.body_lines,
            off_grid=grid.off,
            grid_breakers=grid.breakers,
            justified=sum(_is_justified(mark.box) for mark in page.lines),
            pictures=tuple(_pictures(page)),
        )


def text_of_pages(pages: Sequence[Any]) -> str:
    """Return the words of all pages without the running heads: what flows, then what stands at the feet."""
    parts = [page_parts(page._page_box) for page in pages]  # noqa: SLF001
    return printed_text([*(box for page in parts for box in page.flow), *(box for page in parts for box in page.foot)])


def _read(number: int, box: Any) -> _Page:
    parts = page_parts(box)
    return _Page(
        number=number,
        box=box,
        flow=tuple(mark for child in parts.flow for mark in marks(child, box)),
        foot=tuple(mark for child in parts.foot for mark in marks(child, box)),
    )


def _flawed(flaw: Flaw, mark: Mark) -> FlawedLine:
    return FlawedLine(flaw=flaw, text=mark.excerpt)


def _free_mm(page: _Page) -> float:
    """Return the white between what flows and what stands at the foot."""
    return round(max(0.0, float(_floor(page) - _lowest(page))) * MM_PER_PX, 1)


def _foot_mm(page: _Page) -> float:
    """Return the height of what stands at the foot."""
    return round(float(page.box.content_box_y() + page.box.height - _floor(page)) * MM_PER_PX, 1)


def _floor(page: _Page) -> Any:
    return min((mark.box.position_y for mark in page.foot), default=page.box.content_box_y() + page.box.height)


def _filled_mm(page: _Page) -> float:
    """Return the height of what flows."""
    return round(float(_lowest(page) - page.box.content_box_y()) * MM_PER_PX, 1)


def _lowest(page: _Page) -> Any:
    return max((mark.box.position_y + mark.box.height for mark in page.flow), default=page.box.content_box_y())


def _is_off_page(line: Any, page: Any) -> bool:
    """Return whether a line reaches over an edge of the paper."""
    right, bottom = line.position_x + line.width, line.position_y + line.height
    before = min(line.position_x, line.position_y) < -_BESIDE_PX
    return bool(before or right > page.margin_width() + _BESIDE_PX or bottom > page.margin_height() + _BESIDE_PX)


def _is_off_measure(mark: Mark) -> bool:
    """Return whether a line reaches over the right edge of its block or area; what is placed by hand may do so."""
    right = mark.box.position_x + mark.box.width - _BESIDE_PX
    edges = (box.content_box_x() + box.width for box in (mark.block, mark.area, mark.column))
    return not mark.placed and any(right > edge for edge in edges)


def _is_justified(box: Any) -> bool:
    return bool(getattr(box, "justification_spacing", 0)) or any(map(_is_justified, getattr(box, "children", ())))


def _pictures(page: _Page) -> Iterator[FittablePicture]:
    for mark in page.flow:
        if mark.fit is not None and hasattr(mark.box, "replacement"):
            width_mm, height_mm = (round(side * MM_PER_PX, 2) for side in (mark.box.width, mark.box.height))
            yield FittablePicture(page=page.number, key=mark.fit, width_mm=width_mm, height_mm=height_mm)


def _flaws_of_paragraphs(pages: Sequence[_Page]) -> Iterator[tuple[int, FlawedLine]]:
    """Yield the flaws of lines that follow each other, with the page of each."""
    paragraphs: dict[int, list[tuple[int, Mark]]] = {}
    for page in pages:
        yield from _headings_at_foot(page)
        for mark in page.lines:
            if not mark.apart and mark.box.element is not None:
                paragraphs.setdefault(id(mark.box.element), []).append((page.number, mark))
    for lines in paragraphs.values():
        yield from _flaws_of_lines(lines)
        yield from _flaws_of_ends(lines)


def _headings_at_foot(page: _Page) -> Iterator[tuple[int, FlawedLine]]:
    seen = [mark for mark in page.flow if not mark.placed]
    for mark, following in pairwise((*seen, None)):
        if mark is None or mark.apart or not mark.is_line or mark.box.element_tag not in _HEADINGS:
            continue
        goes_on_beside = following is not None and following.area is not mark.area and following.area.is_column
        if following is None or (mark.area.is_column and goes_on_beside and is_beside(mark.area, following.area)):
            yield page.number, _flawed(Flaw.HEADING_AT_FOOT, mark)


def _flaws_of_lines(lines: Sequence[tuple[int, Mark]]) -> Iterator[tuple[int, FlawedLine]]:
    """Yield the flaws of a paragraph's lines at their right ends."""
    running = 0
    for (number, mark), (_, following) in pairwise(lines):
        running = running + 1 if mark.text.endswith("-") else 0
        if running == _HYPHENS_RUNNING + 1:
            yield number, replace(_flawed(Flaw.HYPHENS_RUNNING, mark), word=_word_over(mark, following))
        if is_bound(mark.text, following.text, mark.box.style["lang"] or ""):
            yield number, _flawed(Flaw.PARTED_NUMBER, mark)


def _flaws_of_ends(lines: Sequence[tuple[int, Mark]]) -> Iterator[tuple[int, FlawedLine]]:
    """Yield the flaws of a paragraph that goes over a column's or a page's end."""
    parts = [tuple(part) for _, part in groupby(lines, key=lambda line: id(line[1].area))]
    if len(parts) == 1:
        return
    (number, first), (last_number, last) = parts[0][0], parts[-1][0]
    if len(parts[0]) == 1:
        yield number, _flawed(Flaw.ALONE_AT_FOOT, first)
    if len(parts[-1]) == 1:
        yield last_number, _flawed(Flaw.ALONE_AT_HEAD, last)
    for part, rest in pairwise(parts):
        end_number, mark = part[-1]
        if _is_parted(mark):
            yield end_number, replace(_flawed(Flaw.PARTED_WORD, mark), word=_word_over(mark, rest[0][1]))


def _word_over(mark: Mark, following: Mark) -> str:
    """Return the word that a line's end parts."""
    begun = _WORD_AT_END.search(mark.text)
    rest = _WORD_AT_START.match(following.text)
    return begun[1] + rest[0] if begun and rest else ""


def _is_parted(mark: Mark) -> bool:
    """Return whether a line ends within a word; behind the hyphen of `alue- ja` the source has a space."""
    word = mark.text.rpartition(" ")[2]
    if not word.endswith("-"):
        return False
    source = " ".join(mark.box.element.itertext()).split()
    return word not in source
