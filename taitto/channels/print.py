"""The magazine: HTML and CSS templates → a PDF for readers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from taitto.blocks.pull_quote import PullQuote
from taitto.errors import ContentError, Problem
from taitto.fonts import characters
from taitto.model import Article, Artifact, At, Edition, Layout, Offer, Show
from taitto.rendering.bands import stands_across
from taitto.rendering.composer import Composer
from taitto.rendering.copyfit import width_of
from taitto.rendering.fitting import Wishes, fitted
from taitto.rendering.inline import HtmlInline
from taitto.rendering.links import Links
from taitto.rendering.makeup import make_up
from taitto.rendering.notes import Notes
from taitto.rendering.plots import Frame
from taitto.rendering.print_shelf import Output, PrintShelf
from taitto.rendering.tiles import TRACKING_EM
from taitto.rendering.typography import bind_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from weasyprint import Document

    from taitto.errors import Place
    from taitto.model import Block, Entry, Issue, Magazine, Note
    from taitto.rendering.house_style import HouseStyle
    from taitto.rendering.typesetter import Galley

NAME = "print"
OFFER = Offer(shows=frozenset({Show.FULL, Show.OMIT}), layouts=frozenset(Layout))
MOST_AT_FOOT = 2500
"""Letters of sources that stand at the foot of the last page; more of them go on pages of their own."""

WITH_LOOSE_QUOTES = frozenset({Layout.PAGE, Layout.HERO})
"""Layouts whose pull quotes may leave their column to fill a page."""

FOR_READERS = Output(density=200)


def render(issue: Issue, style: HouseStyle, _: Magazine | None = None) -> Edition:
    """Return issue.pdf with what readers get beside it, and what was measured on its pages."""
    from taitto.rendering.pdf_archive import write_archive  # what only print needs is read when it prints
    from taitto.rendering.readers_file import with_readers_file

    edition = typeset(issue, style, FOR_READERS, path="issue.pdf", write=write_archive)
    return with_readers_file(edition, issue.masthead)


def typeset(
    issue: Issue, style: HouseStyle, output: Output, *, path: str, write: Callable[[Document], bytes]
) -> Edition:
    """Return the issue's pages in one file, which `write` makes of them, and what was measured on them."""
    from taitto.rendering.pdf import joined

    desk = PrintDesk(issue, style, output)
    pdf = joined(desk.galleys(), fonts=desk.fonts, write=write)
    return Edition(
        channel=NAME,
        views=NAME,
        artifacts=(Artifact(path=path, data=pdf.data),),
        texts=MappingProxyType({path: pdf.text}),
        pages=pdf.pages,
        photos=tuple(desk.shelf.photos.values()),
        warnings=pdf.complaints,
        problems=tuple(desk.shelf.problems.values()),
        alphabet=characters(desk.shelf.faces),
    )


class PrintDesk:
    """Sets one issue, entry by entry: HTML, the pictures and fonts that it asks for by name, and the pages of it."""

    def __init__(self, issue: Issue, style: HouseStyle, output: Output) -> None:
        self._issue = issue
        self._output = output
        self._style = style
        self.shelf = PrintShelf(style, output)
        self._across: frozenset[str] = frozenset()
        self._quotes: list[str] = []
        self._composer = Composer(
            form="print.html",
            style=style,
            numbers=Notes(),
            inline=self._inline,
            shared={
                "issue": issue,
                "masthead": issue.masthead,
                "links": Links(site=style.settings.site, issue=issue.name),
                "picture": self.shelf.picture,
                "height_of": self.shelf.height_mm,
                "to_grid": self.shelf.to_grid_pt,
                "plot": self.shelf.plot,
                "icon": self.shelf.icon,
                "fit": self.shelf.tile,
                "initial": self.shelf.initial,
                "stands_across": stands_across,
                "width_of": width_of,
                "measure_mm": style.theme.print.page.measure_mm,
            },
        )

    @property
    def fonts(self) -> Path:
        """Return the folder of the fonts."""
        return self.shelf.faces[0].path.parent

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

            def set_with(wishes: Wishes, compose: Callable[[], Markup] = compose, start: int = start) -> Galley:
                self._across, self._quotes = wishes.across, []
                with self.shelf.pictures_of(wishes.heights):
                    return setter.set(self.document(compose(), start), self.shelf.assets, wishes.whole)

            try:
                first = set_with(Wishes())
                best = setter.fit(first, partial(fitted, first, set_with, self.shelf.rooms, tuple(self._quotes)))
                galleys.append(replace(best, place=place))
            except UnsettableError as error:
                hint = "shorten it, or what stands beside its text; or divide it in two"
                faults.append(Problem(place, str(error), hint))
        if faults:
            raise ContentError(faults)
        return galleys

    def parts(self) -> Iterator[tuple[Place, Callable[[], Markup]]]:
        """Yield what starts on a page of its own, in order: its place, and what composes it."""
        entries = self._issue.entries_in(NAME)
        cover: Callable[[], Markup] = partial(self._composer.layout, "print-cover.html", entries=entries)
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
            makeup=make_up(self._placed(item.blocks, view.layout), view.layout, self._style.theme.print.page),
            **frame,
            **self._composer.texts(item.notes),
        )

    def _placed(self, blocks: Iterable[Block], layout: Layout) -> tuple[Block, ...]:
        """Return the blocks with those quotes across the page that are wished there."""
        placed: list[Block] = []
        for block in blocks:
            if isinstance(block, PullQuote) and block.at is At.COLUMN and layout in WITH_LOOSE_QUOTES:
                self._quotes.append(str(block.place))
                at = At.WIDE if str(block.place) in self._across else block.at
                placed.append(replace(block, at=at))
            else:
                placed.append(block)
        return tuple(placed)

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
            "faces": [(face, self.shelf.keep(face.path.name, face.path.read_bytes())) for face in self.shelf.faces],
            "ornament": self.shelf.keep("ornament.svg", self._style.ornament),
            "bleed_mm": self._output.bleed_mm,
            "masthead": self._issue.masthead,
            "tracking_em": TRACKING_EM,
        }
        return str(self._style.templates.join(names, context))

    def _inline(self, notes: Mapping[str, Note], numbers: Notes) -> HtmlInline:
        return HtmlInline(self._style.templates.typeset, partial(numbers.number, notes), note_href="#source-")


def _both(one: Callable[[], Markup], other: Callable[[], Markup]) -> Markup:
    return one() + other()
