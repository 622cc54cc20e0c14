"""A figure's plot on the sheet of one medium: as SVG, by template, and as PNG for mail, whose readers know no SVG."""

from __future__ import annotations

import io
import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image

from taitto.errors import ContentError, Problem
from taitto.fonts import ensure_faces, family_name
from taitto.infographics import DRAWN
from taitto.model import At, Layout
from taitto.plotting.icons import icon
from taitto.plotting.marks import Plot
from taitto.plotting.metrics import read_metrics
from taitto.plotting.sheet import Ink, Sheet, TooMuchError
from taitto.rendering.raster import pixels
from taitto.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from taitto.fonts import Face
    from taitto.infographics.chart import DataTable
    from taitto.infographics.values import FigureSpec
    from taitto.labels import Labels
    from taitto.model import Infographic
    from taitto.plotting.icon_shapes import IconName
    from taitto.rendering.house_style import HouseStyle
    from taitto.theme import Ground

TYPEFACE = "sans"
"""The typeface of all figures."""
POINTS_PER_MM = 72 / 25.4
AROUND_MM = 25
"""On a page, for a figure's title, note and source."""
PALETTE = 64
"""Colours of a PNG: a plot has a dozen, the rest smooth its edges."""
TEMPLATE = "infographics/drawn/figure.svg"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a figure is set: where, under which level of heading, on which ground, and in which other figure.

    `width` is that of the room which the figure around has for it, in the medium's unit.
    """

    at: At = At.WIDE
    layout: Layout = Layout.PAGE
    level: int = 2
    ground: str = "paper"
    within: Infographic | None = None
    width: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawable:
    """A figure that is drawn, ready for a sheet: what is published of it, its words for those who do not see it."""

    infographic: Infographic
    spec: FigureSpec
    frame: Frame
    alt: str
    table: DataTable
    labels: Labels

    @property
    def alt_with_table(self) -> str:
        """Return its words and all its data, for an edition that has no table beside it."""
        if not Counter(words(" ".join(cell for row in self.table.rows for cell in row))) - Counter(words(self.alt)):
            return self.alt
        names = self.table.head[1:] if len(self.table.head) > 2 else ("",)
        rows = [
            f"{row[0]} {', '.join(f'{name} {cell}'.strip() for name, cell in zip(names, row[1:], strict=True) if cell)}"
            for row in self.table.rows
        ]
        return f"{self.alt} {'; '.join(rows)}."

    def draw(self, sheet: Sheet) -> Plot:
        """Return the figure's plot.

        Raises:
            ContentError: the sheet cannot hold the figure, or its typeface lacks a letter.

        """
        kind = DRAWN[self.infographic.kind]
        try:
            plot = kind.draw(self.spec, sheet, self.labels)
        except TooMuchError as error:
            raise ContentError([Problem(self.infographic.place, str(error), error.hint)]) from error
        if strange := sheet.strange_letters(plot):
            text = f"figures are set in a typeface that lacks {strange}"
            raise ContentError([Problem(self.infographic.place, text, "write it in other letters")])
        return plot


@dataclass(frozen=True, slots=True)
class PlotDesk:
    """Makes sheets in the house's type and colours, and pictures of what was drawn on them."""

    style: HouseStyle
    faces: tuple[Face, ...]
    typeset: Callable[[str], str]
    """The house's own, which remembers: a plot measures its words many times over."""

    def on_screen(self, width_px: float, ground: str, *, dark: bool = False) -> Sheet:
        """Return the sheet of a mail, a phone or a page of the web; in dark mode another ground takes its place."""
        theme = self.style.theme
        sizes = theme.mail.sizes
        colours = theme.on_dark(ground) if dark else theme.on(ground)
        return self._sheet(width_px, (sizes["small"].size, sizes["number"].size), self._ink(colours, dark=dark))

    def printed(self, width_mm: float, ground: str) -> Sheet:
        """Return the sheet of a printed page; what is nearly as wide as the page has the type of its text."""
        page, sizes = self.style.theme.print.page, self.style.theme.print.sizes
        label, display = ("body", "headline") if width_mm >= page.main_mm else ("caption", "title")
        tallest_mm = page.height_mm - page.top_mm - page.foot_mm - AROUND_MM
        return self._sheet(
            width_mm * POINTS_PER_MM,
            (sizes[label].size, sizes[display].size),
            self._ink(self.style.theme.on(ground), dark=False),
            tallest_mm * POINTS_PER_MM,
        )

    def _ink(self, ground: Ground, *, dark: bool) -> Ink:
        return Ink(
            ground=ground.ground,
            text=ground.text,
            quiet=ground.quiet,
            accent=ground.accent,
            rule=ground.rule,
            light=self.style.theme.on("paper").ground,
            series=self.style.theme.series(dark=dark),
        )

    def _sheet(self, width: float, sizes: tuple[float, float], ink: Ink, tallest: float = math.inf) -> Sheet:
        metrics = {face.weight: read_metrics(face.metrics) for face in self.faces}
        return Sheet(
            width=width,
            tallest=tallest,
            size=sizes[0],
            display=sizes[1],
            ink=ink,
            metrics=metrics,
            typeset=self.typeset,
        )

    def icon(self, name: IconName, size: float, ground: Ground) -> Plot:
        """Return an icon alone, in the colour of large numbers."""
        marks = (icon(name, (0, 0), size, ground.link),)
        return Plot(width=size, top=0, height=size, ground=ground.ground, marks=marks)

    def svg(self, plot: Plot, alt: str) -> str:
        """Return the plot as SVG, its texts as text in the house's typeface."""
        return self.style.templates.render(TEMPLATE, {"plot": plot, "alt": alt, "family": family_name(TYPEFACE)})

    def png(self, plot: Plot, density: float) -> bytes:
        """Return the plot as PNG of few colours, `density` pixels for each unit."""
        faces = tuple(face.path for face in self.faces)
        image = pixels(self.svg(plot, ""), round(plot.width * density), faces)
        few = image.convert("RGB").quantize(PALETTE, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        file = io.BytesIO()
        few.save(file, "PNG", compress_level=6)
        return file.getvalue()


def plot_desk(style: HouseStyle) -> PlotDesk:
    """Return a desk with the faces that figures are set in."""
    family = family_name(TYPEFACE)
    faces = tuple(face for face in ensure_faces(style.theme) if face.family == family and not face.italic)
    return PlotDesk(style, faces, lru_cache(maxsize=10_000)(style.templates.typeset))
