"""What is measured on laid-out pages, as frozen data: holes, flaws of lines, the grid, pictures and photos."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taitto.errors import Place


class Flaw(StrEnum):
    """What can be wrong with a line on a page."""

    OFF_PAGE = "runs off the page"
    OFF_MEASURE = "runs over the edge of its column"
    PARTED_WORD = "parts a word at a column's end"
    HYPHENS_RUNNING = "is the third that ends in a hyphen"
    PARTED_NUMBER = "parts a number from its unit"
    ALONE_AT_HEAD = "is a paragraph's only line in its column, at the head"
    ALONE_AT_FOOT = "is a paragraph's only line in its column, at the foot"
    HEADING_AT_FOOT = "is a heading alone at a column's foot"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlawedLine:
    """A line that is not as a compositor leaves it.

    `text` is how it starts, so that an editor finds it; `word` is the one that its end parts, if that is its flaw.
    """

    flaw: Flaw
    text: str
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FittablePicture:
    """A picture whose height may be fitted: the page it stands on, the key that its template gave it, its size."""

    page: int
    key: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPhoto:
    """A photo of the issue as it is printed: how wide, and how many of its own pixels there are for an inch."""

    path: str
    width_px: int
    width_mm: float
    dots_per_inch: float


PRESS_DOTS_PER_INCH = 300
"""What printers ask of photos at the size that they are printed."""
HOLE_MM = 15.0
"""More white than this at a page's foot looks unfinished."""
COVER = "cover"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What was measured on one laid-out page. Lengths in millimetres.

    `place` is that of the entry on it, `name` that of its `@page` rule, if it has its own. What flows on it fills
    `filled_mm` from its top, what stands at its foot `foot_mm`; `free_mm` are left between them. `body_lines` are those
    of running text, set as the document's root is; `off_grid` of them stand beside the baseline grid of the page, moved
    there by the elements that `grid_breakers` names. `justified` lines have stretched spaces.
    """

    number: int
    place: Place | None = None
    name: str = ""
    free_mm: float
    lines_off_page: int
    filled_mm: float = 0.0
    foot_mm: float = 0.0
    flaws: tuple[FlawedLine, ...] = ()
    body_lines: int = 0
    off_grid: int = 0
    grid_breakers: tuple[str, ...] = ()
    justified: int = 0
    pictures: tuple[FittablePicture, ...] = ()

    @property
    def hole_mm(self) -> float:
        """Return the white at its foot where there is more than there may be, 0 elsewhere. A cover may have any."""
        return self.free_mm if self.free_mm > HOLE_MM and self.name != COVER else 0.0
