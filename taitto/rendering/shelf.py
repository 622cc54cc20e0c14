"""The pictures of a mail, made as its templates ask for them, each once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from taitto.model import Artifact
from taitto.rendering.images import Rendition, plain_name, render_picture
from taitto.rendering.plots import plot_desk

if TYPE_CHECKING:
    from taitto.model import Picture
    from taitto.plotting.icon_shapes import IconName
    from taitto.plotting.marks import Plot
    from taitto.rendering.house_style import HouseStyle
    from taitto.rendering.plots import Drawable, PlotDesk

DENSITY = 2.0
"""Pixels of a picture for each CSS pixel: sharp on a phone."""
MARGIN_PX = 32
"""At either side of the text."""
PHONE_PX = 288
"""The width that a figure is drawn for on phones: of 320 pixels its type is shown at 12, of 390 at 16."""
ICON_PX = 28
MOST_BYTES = 40_000
"""Of a figure's picture: what a phone on a poor line still shows at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailPlot:
    """A figure drawn for each width and each mode; a mail program shows one of them."""

    wide: Rendition
    wide_dark: Rendition
    phone: Rendition
    phone_dark: Rendition


@dataclass(frozen=True, slots=True, kw_only=True)
class MailIcon:
    """An icon for each mode."""

    light: Rendition
    dark: Rendition


class PictureShelf:
    """Keeps what was made: photos and drawings by their path and size, figures by their bytes."""

    def __init__(self, style: HouseStyle) -> None:
        self.artifacts: dict[str, Artifact] = {}
        self.warnings: list[str] = []
        self._style = style
        self._made: dict[tuple[str, int, float | None], Rendition] = {}

    def picture(self, picture: Picture, width: int, ratio: float | None = None) -> Rendition:
        """Return a picture for a box `width` CSS pixels wide, cut to `ratio`."""
        key = (picture.path, width, ratio)
        if key not in self._made:
            self._made[key] = self._kept(render_picture(picture, width=width, ratio=ratio, density=DENSITY))
        return self._made[key]

    def plot(self, drawable: Drawable) -> MailPlot:
        """Return a figure as pictures for the mail's width and a phone's, in light and in dark mode.

        Raises:
            ContentError: there is more in it than they hold.

        """
        wide = self._style.theme.mail.width_px - 2 * MARGIN_PX
        return MailPlot(
            wide=self._drawn(drawable, wide, dark=False),
            wide_dark=self._drawn(drawable, wide, dark=True),
            phone=self._drawn(drawable, PHONE_PX, dark=False),
            phone_dark=self._drawn(drawable, PHONE_PX, dark=True),
        )

    def icon(self, name: IconName) -> MailIcon:
        """Return an icon on the ground of tiles."""
        theme = self._style.theme
        light, dark = (self._desk.icon(name, ICON_PX, ground) for ground in (theme.on("mist"), theme.on_dark("mist")))
        return MailIcon(light=self._png(light, f"icon-{name}"), dark=self._png(dark, f"icon-{name}"))

    @cached_property
    def _desk(self) -> PlotDesk:
        return plot_desk(self._style)

    def _drawn(self, drawable: Drawable, width: int, *, dark: bool) -> Rendition:
        sheet = self._desk.on_screen(width, drawable.frame.ground, dark=dark)
        made = self._png(drawable.draw(sheet), drawable.infographic.name)
        if len(made.artifact.data) > MOST_BYTES:
            size = f"{len(made.artifact.data) / 1000:.0f} kB"
            self.warnings.append(f'the figure "{drawable.infographic.name}" has a picture of {size}: show fewer rows')
        return made

    def _png(self, plot: Plot, name: str) -> Rendition:
        data = self._desk.png(plot, DENSITY)
        width, height = round(plot.width), round(plot.height)
        path = f"images/{plain_name(name)}-{width}x{height}-{hashlib.sha256(data).hexdigest()[:8]}.png"
        return self._kept(Rendition(artifact=Artifact(path=path, data=data), width=width, height=height))

    def _kept(self, made: Rendition) -> Rendition:
        self.artifacts[made.artifact.path] = made.artifact
        return made
