"""What a plot is drawn on: a width, a size of type, colours and the metrics of the faces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.colours import contrast
from taitto.plotting.marks import Text, as_plot
from taitto.plotting.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from taitto.plotting.marks import Anchor, Mark, Plot
    from taitto.plotting.metrics import Metrics

REGULAR = 400
BOLD = 600


class TooMuchError(Exception):
    """There is more in a figure than its sheet holds; the message says what would fit."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text)
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """The colours of a plot as `#rrggbb`: its ground, what stands on that, and its series in order.

    `light` is the house's lightest colour, for texts on dark marks.
    """

    ground: str
    text: str
    quiet: str
    accent: str
    rule: str
    light: str
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The room for one plot, `width` units wide and at most `tallest` high: points in print, CSS pixels elsewhere.

    `size` is that of all labels, `line` the distance of their base lines, `display` that of the one large number that
    a plot may have. `metrics` are by weight; `typeset` writes quote marks, dashes and spaces as the language has them.
    """

    width: float
    tallest: float
    size: float
    display: float
    ink: Ink
    metrics: Mapping[int, Metrics]
    typeset: Callable[[str], str]

    @property
    def line(self) -> float:
        """Return from base line to base line."""
        return round(self.size * 1.25, 2)

    @property
    def hair(self) -> float:
        """Return the thickness of a thin line."""
        return self.size / 14

    def width_of(self, text: str, weight: int = REGULAR, size: float | None = None) -> float:
        """Return how wide a text is when it is set."""
        return self.metrics[weight].width(self.typeset(text), size or self.size)

    def lines(self, text: str, width: float, weight: int = REGULAR, size: float | None = None) -> tuple[str, ...]:
        """Return a text in lines no wider than `width`; a longer word is parted."""
        measure, size = self.metrics[weight], size or self.size
        return wrapped(self.typeset(text), width, lambda part: measure.width(part, size))

    def text(  # noqa: PLR0913 (a text has as many sides)
        self,
        text: str,
        x: float,
        y: float,
        *,
        role: str,
        anchor: Anchor = "start",
        weight: int = REGULAR,
        size: float | None = None,
        fill: str | None = None,
        on: str | None = None,
    ) -> Text:
        """Return a line of text whose base line starts, has its middle or ends at (`x`, `y`)."""
        text = self.typeset(text)
        size = size or self.size
        return Text(
            x=x,
            y=y,
            text=text,
            width=self.metrics[weight].width(text, size),
            size=size,
            weight=weight,
            anchor=anchor,
            fill=fill or self.ink.text,
            role=role,
            on=on,
        )

    def plot(self, marks: Iterable[Mark]) -> Plot:
        """Return the marks as a plot of this sheet's width, as high as they are.

        Raises:
            TooMuchError: that is higher than the sheet may be.

        """
        plot = as_plot(marks, width=self.width, ground=self.ink.ground)
        if plot.height > self.tallest:
            text = f"it is {plot.height / self.tallest:.1f} times as high as a page"
            raise TooMuchError(text, "show fewer rows, or give it more width with :at: wide")
        return plot

    def strange_letters(self, plot: Plot) -> str:
        """Return the letters of a plot that its typeface lacks, each once."""
        known = self.metrics[REGULAR].advances
        return "".join(dict.fromkeys(c for text in plot.texts for c in text.text if c not in known and c.isprintable()))

    def readable_on(self, fill: str) -> str:
        """Return the colour of text that can be read best on a mark."""
        return max((self.ink.text, self.ink.ground, self.ink.light), key=lambda colour: contrast(colour, fill))
