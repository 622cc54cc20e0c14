"""What a plot is made of: frozen marks with every length in the sheet's unit and every colour as `#rrggbb`.

A mark knows the box that it fills, so that one can check on geometry alone that labels stay apart and on the sheet.
`role` says what a mark is to a reader (`label`, `value`, `bar` …) and is its class in the SVG.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

CAP_HEIGHT = 0.66
"""From the base line up to the top of capitals and figures, in ems: by it the eye judges what stands in the middle."""
ASCENT = 0.9
"""Up to the dots of Ä."""
DESCENT = 0.22


class Box(NamedTuple):
    """A rectangle by its edges; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, slack: float = 0.0) -> bool:
        """Return whether the boxes share more than `slack` both ways."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > slack and down > slack


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    role: str
    mark: Literal["rect"] = "rect"

    @property
    def box(self) -> Box:
        """Return what it fills."""
        return Box(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line through points, not filled."""

    points: tuple[Point, ...]
    stroke: str
    thickness: float
    role: str
    dashes: str | None = None
    mark: Literal["line"] = "line"

    @property
    def box(self) -> Box:
        """Return what its points span."""
        return _span(self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A filled outline: `path` in SVG's path language; `hull` are points that span it."""

    path: str
    hull: tuple[Point, ...]
    fill: str
    role: str
    mark: Literal["shape"] = "shape"

    @property
    def box(self) -> Box:
        """Return what its hull spans."""
        return _span(self.hull)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A filled circle, with a rim where it stands on other marks."""

    x: float
    y: float
    radius: float
    fill: str
    role: str
    rim: str | None = None
    mark: Literal["dot"] = "dot"

    @property
    def box(self) -> Box:
        """Return what it fills."""
        return Box(self.x - self.radius, self.y - self.radius, self.x + self.radius, self.y + self.radius)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text on its base line. `width` is measured with the metrics of its face."""

    x: float
    y: float
    text: str
    width: float
    size: float
    weight: int
    anchor: Anchor
    fill: str
    role: str
    on: str | None = None
    """The colour of the mark that it stands on, where that is not the sheet's ground."""
    mark: Literal["text"] = "text"

    @property
    def box(self) -> Box:
        """Return what its letters fill."""
        shift = 0.0 if self.anchor == "start" else self.width / 2 if self.anchor == "middle" else self.width
        left = self.x - shift
        return Box(left, self.y - ASCENT * self.size, left + self.width, self.y + DESCENT * self.size)


Mark = Rect | Line | Shape | Dot | Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A drawn figure without its title and source: its marks from back to front, on a ground from `top` downwards."""

    width: float
    top: float
    height: float
    ground: str
    marks: tuple[Mark, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        """Return its texts in the order in which they are read."""
        return tuple(mark for mark in self.marks if isinstance(mark, Text))


def as_plot(marks: Iterable[Mark], *, width: float, ground: str) -> Plot:
    """Return a plot as high as its marks."""
    marks = tuple(marks)
    boxes = [mark.box for mark in marks]
    top, bottom = min([box.top for box in boxes]), max([box.bottom for box in boxes])
    return Plot(width=width, top=top, height=bottom - top, ground=ground, marks=marks)


def _span(points: tuple[Point, ...]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
