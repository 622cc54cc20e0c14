"""What printed pages show beside text: photos, drawings, plots, icons and initials, made for their places."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from taitto.errors import Level, Problem
from taitto.fonts import ensure_faces, family_name
from taitto.model import At
from taitto.pages import PrintedPhoto
from taitto.plotting.metrics import read_metrics
from taitto.plotting.wrapping import wrapped
from taitto.rendering.copyfit import LINE_MM, LINE_PT
from taitto.rendering.fitting import Room
from taitto.rendering.images import DRAWING, render_picture
from taitto.rendering.initials import draw_initial
from taitto.rendering.links import ASSET
from taitto.rendering.plots import POINTS_PER_MM, plot_desk
from taitto.rendering.tiles import SIZES, fit_tile
from taitto.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.blocks.figure import Figure
    from taitto.infographics.number_tiles import Tile
    from taitto.model import Picture
    from taitto.plotting.icon_shapes import IconName
    from taitto.rendering.fitting import Heights
    from taitto.rendering.house_style import HouseStyle
    from taitto.rendering.plots import Drawable, Frame
    from taitto.rendering.tiles import TileFit
    from taitto.richtext import Rich

ICON_PT = 20
CAPTION_GAP_PT = 3.25
"""What lies between a picture and its caption: templates/blocks/figure/print.css has it too, and a test says so."""
FACES = MappingProxyType(
    {
        "caption": ("sans", False),
        "ingress": ("sans", False),
        "subhead": ("display", False),
        "quote": ("display", True),
        "headline": ("display", False),
        "cover": ("display", False),
    }
)
"""The typeface of a size, and whether it is italic. Quotes are as large as subheads."""
STRETCH = 1.6
"""A picture may be cut so much higher or lower than its author wrote, to fill a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What pages are made for: `density` in pixels of a photo for each inch, `bleed_mm` outside the trimmed page."""

    density: int
    bleed_mm: float = 0.0


class PrintShelf:
    """Makes what an issue's pages show, and holds it for WeasyPrint under its `asset:` address."""

    def __init__(self, style: HouseStyle, output: Output) -> None:
        self._style = style
        self._output = output
        self._desk = plot_desk(style)
        self.faces = ensure_faces(style.theme)
        page = style.theme.print.page
        self._widths_mm = {At.WIDE: page.measure_mm, At.COLUMN: page.text_column_mm, At.SIDE: page.side_mm}
        self.assets: dict[str, bytes] = {}
        self.photos: dict[tuple[str, float], PrintedPhoto] = {}
        self._addresses: dict[tuple[str, float, float | None, float], str] = {}
        self.rooms: dict[str, Room] = {}
        self.problems: dict[str, Problem] = {}
        self._heights: Heights = {}

    @contextmanager
    def pictures_of(self, heights: Heights) -> Iterator[None]:
        """Give figures these heights while an entry is composed, and all others their own."""
        self._heights = heights
        try:
            yield
        finally:
            self._heights = {}

    def height_mm(self, figure: Figure, width_mm: float) -> float:
        """Return how high the picture of a figure stands, so that its caption ends on the baseline grid."""
        picture = figure.picture
        whole_mm = width_mm * picture.height_px / picture.width_px
        own_mm = width_mm / figure.ratio if figure.ratio else whole_mm
        key, below_mm = str(figure.place), self._caption_mm(figure, width_mm)
        page_mm = self._style.theme.print.page.text_height_mm
        if own_mm > (most_mm := page_mm - below_mm - 2 * LINE_MM):
            text = f"{picture.path} is too high for a page, and is cut at {most_mm:.0f} mm"
            hint = "write :ratio: and :focus: for the part of it that matters, or :at: column"
            self.problems[key] = Problem(figure.place, text, hint, Level.WARNING)
            own_mm = most_mm
        highest_mm = max(own_mm, min(whole_mm, own_mm * STRETCH, page_mm / 2))
        self.rooms[key] = Room(least_mm=own_mm / STRETCH, most_mm=highest_mm)
        wanted_mm = self._heights.get(key, own_mm)
        lines = round((wanted_mm + below_mm) / LINE_MM)
        return lines * LINE_MM - below_mm

    def to_grid_pt(self, text: str | Rich, width_mm: float, size: str, around_pt: float) -> float:
        """Return the white that brings what follows a text of a size back to the baseline grid.

        The text stands alone, and has `around_pt` above and below it already.
        """
        return -(self._height_pt(text if isinstance(text, str) else plain(text), width_mm, size) + around_pt) % LINE_PT

    def _caption_mm(self, figure: Figure, width_mm: float) -> float:
        caption = f"{plain(figure.caption)} {figure.credit}"
        return (CAPTION_GAP_PT + self._height_pt(caption, width_mm, "caption")) / POINTS_PER_MM

    def _height_pt(self, text: str, width_mm: float, size: str) -> float:
        """Return the height of a text without hyphens, whose lines are reckoned by the typeface's own widths."""
        family, italic = FACES[size]
        face = next(face for face in self.faces if (face.family, face.italic) == (family_name(family), italic))
        type_size = self._style.theme.print.sizes["subhead" if size == "quote" else size]
        measure = partial(read_metrics(face.metrics).width, size=type_size.size)
        return len(wrapped(text, width_mm * POINTS_PER_MM, measure)) * type_size.line

    def picture(self, picture: Picture, width_mm: float, ratio: float | None = None, focus: float = 0.5) -> str:
        """Return the address of a picture made for a box of that width."""
        if picture.media_type == DRAWING:
            return self.keep(picture.path, picture.data)
        self.photos[picture.path, width_mm] = _printed(picture, width_mm, ratio)
        key = picture.path, width_mm, ratio, focus
        if key not in self._addresses:
            width = round(width_mm * POINTS_PER_MM)
            made = render_picture(picture, width=width, ratio=ratio, density=self._output.density / 72, focus=focus)
            self._addresses[key] = self.keep(made.artifact.path, made.artifact.data)
        return self._addresses[key]

    def keep(self, name: str, data: bytes) -> str:
        """Keep a file for WeasyPrint; return its address, which holds a hash: other bytes have another address."""
        address = f"{hashlib.blake2b(data, digest_size=8).hexdigest()}/{name}"
        self.assets[address] = data
        return ASSET + address

    def plot(self, drawable: Drawable) -> tuple[str, float]:
        """Return the address of a figure's plot, and its width in millimetres."""
        frame = drawable.frame
        width_mm = frame.width or self._widths_mm[frame.at]
        plot = drawable.draw(self._desk.printed(width_mm, frame.ground))
        name = f"{drawable.infographic.name}-{width_mm:.0f}-{frame.ground}.svg"
        return self.keep(name, self._desk.svg(plot, drawable.alt_with_table).encode()), width_mm

    def icon(self, name: IconName, frame: Frame) -> str:
        """Return the address of an icon on the frame's ground."""
        plot = self._desk.icon(name, ICON_PT, self._style.theme.on(frame.ground))
        return self.keep(f"icon-{name}-{frame.ground}.svg", self._desk.svg(plot, "").encode())

    def tile(self, tile: Tile, abreast: int, row_mm: float, largest: str) -> TileFit:
        """Return how a tile stands in a row; `largest` is the size that its number may have."""
        face = next(face for face in self.faces if face.family == family_name("display") and not face.italic)
        sizes = {name: size for name, size in self._style.theme.print.sizes.items() if name in SIZES}
        sizes["hero"] = sizes[largest]
        gap = self._style.theme.print.page.gutter_mm
        room = (row_mm - gap * (abreast - 1)) * POINTS_PER_MM
        made = fit_tile(
            tile, abreast=abreast, room=room, sizes=sizes, metrics=read_metrics(face.metrics), labels=self._style.labels
        )
        return replace(made, size=largest) if made.size == "hero" else made

    def initial(self, letter: str) -> tuple[str, str]:
        """Return the style of a box that shows a letter large, and that of the letter in the text, which it covers."""
        faces = {face.family: face.path for face in reversed(self.faces) if not face.italic}
        large = draw_initial(letter, faces[family_name("display")], self._style.theme.on("paper").link)
        small = draw_initial(letter, faces[family_name("text")], "none")
        address = self.keep(f"initial-{ord(letter):x}.svg", large.svg)
        box = f"background-image:url({address});width:{large.width_em}em;height:{large.height_em}em"
        return f"{box};--rise:{large.rise_em}em", f"margin-left:-{small.width_em}em"


def _printed(picture: Picture, width_mm: float, ratio: float | None) -> PrintedPhoto:
    """Return how finely a photo is printed. What is cut away of it gives no pixels."""
    kept_px = min(picture.width_px, picture.height_px * ratio) if ratio else picture.width_px
    return PrintedPhoto(
        path=picture.path, width_px=picture.width_px, width_mm=width_mm, dots_per_inch=kept_px / width_mm * 25.4
    )
