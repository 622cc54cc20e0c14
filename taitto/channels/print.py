"""The magazine: HTML and CSS templates → a PDF for readers."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from taitto.errors import ContentError, Problem
from taitto.fonts import characters, ensure_faces, family_name
from taitto.model import Article, Artifact, At, Edition, Layout, Offer, Show
from taitto.plotting.metrics import read_metrics
from taitto.rendering.composer import Composer
from taitto.rendering.images import render_picture
from taitto.rendering.initials import draw_initial
from taitto.rendering.inline import HtmlInline
from taitto.rendering.links import ASSET, Links
from taitto.rendering.makeup import make_up
from taitto.rendering.notes import Notes
from taitto.rendering.plots import POINTS_PER_MM, Frame, plot_desk
from taitto.rendering.tiles import SIZES, TRACKING_EM, fit_tile
from taitto.rendering.typography import bind_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from taitto.errors import Place
    from taitto.infographics.number_tiles import Tile
    from taitto.model import Entry, Issue, Note, Picture
    from taitto.plotting.icon_shapes import IconName
    from taitto.rendering.house_style import HouseStyle
    from taitto.rendering.plots import Drawable
    from taitto.rendering.tiles import TileFit
    from taitto.rendering.typesetter import Galley

NAME = "print"
OFFER = Offer(shows=frozenset({Show.FULL, Show.OMIT}), layouts=frozenset(Layout))
MOST_AT_FOOT = 2500
"""Letters of sources that stand at the foot of the last page; more of them go on pages of their own."""
ICON_PT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What pages are made for: `density` in pixels of a photo for each inch, `bleed_mm` outside the trimmed page."""

    density: int
    bleed_mm: float = 0.0


FOR_READERS = Output(density=200)


def render(issue: Issue, style: HouseStyle) -> Edition:
    """Return issue.pdf and what was measured on its pages."""
    from taitto.rendering.pdf import joined  # what only print needs is read when it prints

    desk = PrintDesk(issue, style, FOR_READERS)
    pdf = joined(desk.galleys(), fonts=desk.fonts)
    return Edition(
        channel=NAME,
        artifacts=(Artifact(path="issue.pdf", data=pdf.data),),
        texts=MappingProxyType({"issue.pdf": pdf.text}),
        pages=pdf.pages,
        warnings=pdf.complaints,
        alphabet=characters(desk.faces),
    )


class PrintDesk:
    """Sets one issue, entry by entry: HTML, the pictures and fonts that it asks for by name, and the pages of it."""

    def __init__(self, issue: Issue, style: HouseStyle, output: Output) -> None:
        self._issue = issue
        self._output = output
        self._style = style
        self.faces = ensure_faces(style.theme)
        self._desk = plot_desk(style)
        page = style.theme.print.page
        self._widths_mm = {At.WIDE: page.measure_mm, At.COLUMN: page.text_column_mm, At.SIDE: page.side_mm}
        self.assets: dict[str, bytes] = {}
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

    @property
    def fonts(self) -> Path:
        """Return the folder of the fonts."""
        return self.faces[0].path.parent

    def galleys(self) -> list[Galley]:
        """Return the laid-out pages of the cover, if there is one, and of each entry.

        Raises:
            ContentError: WeasyPrint does not get through an entry.
            EnvironmentFault: Pango or another system library is missing.

        """
        from taitto.rendering.typesetter import UnsettableError, typesetter

        setter = typesetter(self.css(), fonts=self.fonts, lang=self._issue.masthead.lang)
        setter.begin()
        galleys: list[Galley] = []
        faults = []
        for place, compose in self.parts():
            start = 1 + sum(len(galley.pages) for galley in galleys)
            try:
                galleys.append(setter.set(self.document(compose(), start), self.assets))
            except UnsettableError as error:
                hint = "shorten it, or what stands beside its text; or divide it in two"
                faults.append(Problem(place, str(error), hint))
        if faults:
            raise ContentError(faults)
        return galleys

    def parts(self) -> Iterator[tuple[Place, Callable[[], Markup]]]:
        """Yield what starts on a page of its own, in order: its place, and what composes it."""
        entries = self._issue.entries_in(NAME)
        cover = partial(self._composer.layout, "print-cover.html", entries=entries)
        last = len(entries) - 1
        if self._issue.cover or not entries:
            yield self._issue.place, cover
            cover = Markup
        for n, entry in enumerate(entries):
            page = partial(self._page, entry, first=n == 0, last=n == last)
            yield entry.item.place, partial(_both, cover, page) if n == 0 else page

    def document(self, part: Markup, first_page: int = 1) -> str:
        """Return a whole document of a part (or of several), the first page of which has that number."""
        return bind_words(self._composer.layout("print.html", part=part, first_page=first_page))

    def _page(self, entry: Entry, *, first: bool, last: bool) -> Markup:
        item, view = entry.item, entry.view(NAME)
        frame = {"contents": self._contents() if first else "", "back": self._back if last else str}
        if not isinstance(item, Article):
            ground = "mist" if view.layout is Layout.SPREAD else "paper"
            figure = self._composer.figure(item, Frame(layout=view.layout, ground=ground), view.pick)
            return self._composer.layout("print-figure.html", item=item, figure=figure, layout=view.layout, **frame)
        return self._composer.layout(
            f"print-{view.layout}.html",
            article=item,
            headline=view.headline or item.headline,
            layout=view.layout,
            makeup=make_up(item.blocks, view.layout, self._style.theme.print.page),
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

    def css(self) -> str:
        """Return every style sheet in one: the page's, then each block's and each kind's own."""
        names = [name for name in self._style.templates.names() if name.endswith("print.css")]
        names.sort(key=lambda name: (not name.startswith("layouts/"), name))
        context: dict[str, Any] = {
            "theme": self._style.theme,
            "faces": [(face, self._asset(face.path.name, face.path.read_bytes())) for face in self.faces],
            "ornament": self._asset("ornament.svg", self._style.ornament),
            "bleed_mm": self._output.bleed_mm,
            "masthead": self._issue.masthead,
            "tracking_em": TRACKING_EM,
        }
        return str(self._style.templates.join(names, context))

    def _picture(self, picture: Picture, width_mm: float, ratio: float | None = None, focus: float = 0.5) -> str:
        """Return the address of a picture made for a box of that width."""
        if picture.media_type == "image/svg+xml":
            return self._asset(picture.path, picture.data)
        width_pt = round(width_mm * POINTS_PER_MM)
        made = render_picture(picture, width=width_pt, ratio=ratio, density=self._output.density / 72, focus=focus)
        return self._asset(made.artifact.path, made.artifact.data)

    def _asset(self, name: str, data: bytes) -> str:
        """Keep a file for WeasyPrint; return its address, which holds a hash: other bytes have another address."""
        address = f"{hashlib.blake2b(data, digest_size=8).hexdigest()}/{name}"
        self.assets[address] = data
        return ASSET + address

    def _plot(self, drawable: Drawable) -> tuple[str, float]:
        """Return the address of a figure's plot, and its width in millimetres."""
        frame = drawable.frame
        width_mm = frame.width or self._widths_mm[frame.at]
        plot = drawable.draw(self._desk.printed(width_mm, frame.ground))
        name = f"{drawable.infographic.name}-{width_mm:.0f}-{frame.ground}.svg"
        return self._asset(name, self._desk.svg(plot, drawable.alt_with_table).encode()), width_mm

    def _icon(self, name: IconName, frame: Frame) -> str:
        """Return the address of an icon on the frame's ground."""
        plot = self._desk.icon(name, ICON_PT, self._style.theme.on(frame.ground))
        return self._asset(f"icon-{name}-{frame.ground}.svg", self._desk.svg(plot, "").encode())

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
        address = self._asset(f"initial-{ord(letter):x}.svg", large.svg)
        box = f"background-image:url({address});width:{large.width_em}em;height:{large.height_em}em"
        return f"{box};--rise:{large.rise_em}em", f"margin-left:-{small.width_em}em"

    def _inline(self, notes: Mapping[str, Note], numbers: Notes) -> HtmlInline:
        return HtmlInline(self._style.templates.typeset, partial(numbers.number, notes), note_href="#source-")


def _both(one: Callable[[], Markup], other: Callable[[], Markup]) -> Markup:
    return one() + other()
