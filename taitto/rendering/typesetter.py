"""HTML of an entry → its laid-out pages. One style sheet and its fonts are read once, and no entry is set twice.

Each entry is a document of its own: an edit sets one anew, and what is wrong with one is told at its own file. In the
end the pages of all are one PDF, see `pdf.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from taitto.rendering import hyphenation
from taitto.rendering.engine import asset_fetcher, engine, quickened, roomy
from taitto.rendering.links import ASSET
from taitto.rendering.page_facts import page_facts
from taitto.rendering.time_limit import time_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from weasyprint import Document

    from taitto.errors import Place
    from taitto.pages import PageFacts

LIMIT_S = 120.0
"""What lays out longer is no entry of a magazine: a table of thousands of rows would take an hour."""

_BREAKDOWNS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""How WeasyPrint ends where its own layout has a bug: version 70 does so over boxes that are higher than a page."""


class UnsettableError(Exception):
    """WeasyPrint does not get through an entry; the message says how it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Galley:
    """An entry, laid out: WeasyPrint's document, facts of its pages, what WeasyPrint complained of, and its place."""

    document: Document
    facts: tuple[PageFacts, ...]
    complaints: tuple[str, ...]
    place: Place | None = None

    @property
    def pages(self) -> list[Any]:
        """Return WeasyPrint's pages."""
        pages: list[Any] = self.document.pages
        return pages


class Typesetter:
    """Sets entries with one style sheet. It remembers those of the last issue that it set.

    The addresses of assets hold a hash of their bytes, so that one HTML always gives the same pages.
    """

    def __init__(self, css: str, *, fonts: Path, lang: str) -> None:
        self._css = css
        self._fonts = fonts
        self._lang = lang
        self._sheet: Any = None
        self._font_config: Any = None
        self._complaints: tuple[str, ...] = ()
        self._images: dict[str, Any] = {}
        self._known: dict[tuple[str, frozenset[str]], Galley] = {}
        self._used: dict[tuple[str, frozenset[str]], Galley] = {}
        self._known_fits: dict[int, tuple[Galley, Galley]] = {}
        self._used_fits: dict[int, tuple[Galley, Galley]] = {}

    def begin(self) -> None:
        """Begin an issue: forget what the one before had no use for."""
        self._known, self._used = self._used, {}
        self._known_fits, self._used_fits = self._used_fits, {}
        if not self._known:
            self._images.clear()

    def set(self, html: str, assets: Mapping[str, bytes], whole: frozenset[str] = frozenset()) -> Galley:
        """Return the pages of an entry, a whole HTML document without its style sheet. No line parts a `whole` word.

        Raises:
            EnvironmentFault: Pango or another system library is missing.
            UnsettableError: WeasyPrint breaks down over it, or takes too long.

        """
        key = html, whole
        if key not in self._used:
            self._used[key] = self._known.get(key) or self._set(html, assets, whole)
        return self._used[key]

    @roomy
    def _set(self, html: str, assets: Mapping[str, bytes], whole: frozenset[str]) -> Galley:
        with engine(self._fonts) as complaints:
            from weasyprint import HTML

            self._read_sheet(complaints, assets)
            complaints.clear()
            try:
                with quickened(), hyphenation.kept_whole(whole), time_limit(LIMIT_S):
                    source = HTML(string=html, base_url=ASSET, url_fetcher=asset_fetcher(assets))
                    document = source.render(
                        font_config=self._font_config, stylesheets=[self._sheet], cache=self._images
                    )
            except TimeoutError as error:
                raise UnsettableError(f"this is not laid out in {LIMIT_S:.0f} seconds") from error
            except _BREAKDOWNS as error:
                raise UnsettableError(f"WeasyPrint breaks down over this ({type(error).__name__}: {error})") from error
            facts = tuple(page_facts(document.pages))
            return Galley(document=document, facts=facts, complaints=(*self._complaints, *complaints))

    def fit(self, first: Galley, find: Callable[[], Galley]) -> Galley:
        """Return the best pages of an entry of which `first` are those that it has by itself. `find` looks for them."""
        key = id(first)
        if key not in self._used_fits:
            self._used_fits[key] = self._known_fits.get(key) or (first, find())
        return self._used_fits[key][1]

    def _read_sheet(self, complaints: list[str], assets: Mapping[str, bytes]) -> None:
        """Read the style sheet and its fonts, at the first entry."""
        if self._sheet is not None:
            return
        from weasyprint import CSS
        from weasyprint.text.fonts import FontConfiguration

        if not hyphenation.install() and self._lang == hyphenation.LANG:
            complaints.append("libvoikko is missing: Finnish words are not hyphenated (run python3 build.py)")
        self._font_config = FontConfiguration()
        self._sheet = CSS(
            string=self._css, base_url=ASSET, url_fetcher=asset_fetcher(assets), font_config=self._font_config
        )
        self._complaints = tuple(complaints)


@lru_cache(maxsize=2)
def typesetter(css: str, *, fonts: Path, lang: str) -> Typesetter:
    """Return the process's typesetter of a style sheet."""
    return Typesetter(css, fonts=fonts, lang=lang)
