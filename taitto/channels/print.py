"""The magazine: HTML and CSS templates → a PDF for readers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from taitto.fonts import characters, ensure_faces, family_name
from taitto.model import Article, Artifact, At, Edition, Layout, Offer, Show
from taitto.plotting.metrics import read_metrics
from taitto.rendering.bands import bands
from taitto.rendering.composer import Composer
from taitto.rendering.images import render_picture
from taitto.rendering.initials import draw_initial
from taitto.rendering.inline import HtmlInline
from taitto.rendering.links import ASSET, Links
from taitto.rendering.notes import Notes
from taitto.rendering.plots import POINTS_PER_MM, Frame, plot_desk
from taitto.rendering.tiles import SIZES, TRACKING_EM, fit_tile
from taitto.rendering.typography import bind_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from taitto.infographics.number_tiles import Tile
    from taitto.model import Entry, Issue, Note, Picture
    from taitto.plotting.icon_shapes import IconName
    from taitto.rendering.house_style import HouseStyle
    from taitto.rendering.plots import Drawable
    from taitto.rendering.tiles import TileFit

NAME = "print"
OFFER = Offer(shows=frozenset({Show.FULL, Show.OMIT}), layouts=frozenset(Layout))
MOST_AT_FOOT = 2500
"""Letters of sources that stand at the foot of the last page; more of them go on pages of their own."""
ICON_PT = 20
DOTS_PER_INCH = 200
"""Pixels of a photo for each inch of the readers' PDF."""


def render(issue: Issue, style: HouseStyle) -> Edition:
    """Return issue.pdf and what was measured on its pages."""
    from taitto.rendering.pdf import render_pdf  # what only print needs is read when it prints

    desk = _PrintDesk(issue, style)
    html = desk.html()
    pdf = render_pdf(html, desk.assets, fonts=desk.faces[0].path.parent, lang=issue.masthead.lang)
    return Edition(
        channel=NAME,
        artifacts=(Artifact(path="issue.pdf", data=pdf.data),),
        texts=MappingProxyType({"issue.pdf": pdf.text}),
        pages=pdf.pages,
        warnings=pdf.complaints,
        alphabet=characters(desk.faces),
    )


class _PrintDesk:
    """Puts one issue's document together: HTML, and the pictures and fonts that it asks for by name."""

    def __init__(self, issue: Issue, style: HouseStyle) -> None:
        self._issue = issue
        self._style = style
        self.faces = ensure_faces(style.theme)
        self._desk = plot_desk(style)
        page = style.theme.print.page
        self._widths_mm = {At.WIDE: page.measure_mm, At.COLUMN: page.text_column_mm, At.SIDE: page.side_mm}
        self.assets: dict[str, bytes] = {face.path.name: face.path.read_bytes() for face in self.faces}
        self.assets["ornament.svg"] = style.ornament
        self._composer = Composer(
            form="print.html",
            style=style,
            numbers=Notes(),
            inline=self._inline,
            shared={
                "issue": issue,
                "masthead": issue.masthead,
                "links": Links(site=style.settings.site, issue=issue.name),
                "picture": self._picture,
                "plot": self._plot,
                "icon": self._icon,
                "fit": self._fit,
                "initial": self._initial,
                "measure_mm": style.theme.print.page.measure_mm,
            },
        )

    def html(self) -> str:
        """Return the document."""
        entries = self._issue.entries_in(NAME)
        last = len(entries) - 1
        pages = [self._page(entry, first=n == 0, last=n == last) for n, entry in enumerate(entries)]
        html = self._composer.layout("print.html", css=self._css(), pages=pages, entries=entries)
        return bind_words(html)

    def _page(self, entry: Entry, *, first: bool, last: bool) -> Markup:
        item, view = entry.item, entry.view(NAME)
        frame = {"contents": self._contents() if first else "", "back": self._back if last else str}
        if not isinstance(item, Article):
            ground = "mist" if view.layout is Layout.SPREAD else "paper"
            figure = self._composer.figure(item, Frame(layout=view.layout, ground=ground), view.pick)
            return self._composer.layout("print-figure.html", item=item, figure=figure, layout=view.layout, **frame)
        return self._composer.layout(
            "print-article.html",
            article=item,
            headline=view.headline or item.headline,
            layout=view.layout,
            bands=bands(item.blocks),
            **frame,
            **self._composer.texts(item.notes),
        )

    def _contents(self) -> Markup:
        return self._composer.layout("print-contents.html", entries=self._issue.entries_in(NAME))

    def _back(self) -> Markup:
        """Return the sources and the colophon. Called by the last page when all notes have their numbers."""
        sources = self._composer.sources()
        is_long = sum(len(text.striptags()) for _, text in sources) > MOST_AT_FOOT
        return self._composer.layout("print-back.html", sources=sources, is_long=is_long)

    def _css(self) -> Markup:
        """Return every style sheet in one: the page's, then each block's and each kind's own."""
        names = [name for name in self._style.templates.names() if name.endswith("print.css")]
        names.sort(key=lambda name: (not name.startswith("layouts/"), name))
        context: dict[str, Any] = {
            "theme": self._style.theme,
            "faces": self.faces,
            "asset": ASSET,
            "masthead": self._issue.masthead,
            "tracking_em": TRACKING_EM,
        }
        return self._style.templates.join(names, context)

    def _picture(self, picture: Picture, width_mm: float, ratio: float | None = None, focus: float = 0.5) -> str:
        """Return the address of a picture made for a box of that width."""
        if picture.media_type == "image/svg+xml":
            self.assets[picture.path] = picture.data
            return ASSET + picture.path
        width_pt = round(width_mm * POINTS_PER_MM)
        made = render_picture(picture, width=width_pt, ratio=ratio, density=DOTS_PER_INCH / 72, focus=focus)
        self.assets[made.artifact.path] = made.artifact.data
        return ASSET + made.artifact.path

    def _plot(self, drawable: Drawable) -> tuple[str, float]:
        """Return the address of a figure's plot, and its width in millimetres."""
        frame = drawable.frame
        width_mm = frame.width or self._widths_mm[frame.at]
        plot = drawable.draw(self._desk.printed(width_mm, frame.ground))
        name = f"{drawable.infographic.name}-{width_mm:.0f}-{frame.ground}.svg"
        self.assets[name] = self._desk.svg(plot, drawable.alt_with_table).encode()
        return ASSET + name, width_mm

    def _icon(self, name: IconName, frame: Frame) -> str:
        """Return the address of an icon on the frame's ground."""
        plot = self._desk.icon(name, ICON_PT, self._style.theme.on(frame.ground))
        path = f"icon-{name}-{frame.ground}.svg"
        self.assets[path] = self._desk.svg(plot, "").encode()
        return ASSET + path

    def _fit(self, tile: Tile, abreast: int, row_mm: float, largest: str) -> TileFit:
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

    def _initial(self, letter: str) -> tuple[str, str]:
        """Return the style of a box that shows a letter large, and that of the letter in the text, which it covers."""
        faces = {face.family: face.path for face in reversed(self.faces) if not face.italic}
        large = draw_initial(letter, faces[family_name("display")], self._style.theme.on("paper").link)
        small = draw_initial(letter, faces[family_name("text")], "none")
        name = f"initial-{ord(letter):x}.svg"
        self.assets[name] = large.svg
        box = f"background-image:url({ASSET}{name});width:{large.width_em}em;height:{large.height_em}em"
        return f"{box};--rise:{large.rise_em}em", f"margin-left:-{small.width_em}em"

    def _inline(self, notes: Mapping[str, Note], numbers: Notes) -> HtmlInline:
        return HtmlInline(self._style.templates.typeset, partial(numbers.number, notes), note_href="#source-")
