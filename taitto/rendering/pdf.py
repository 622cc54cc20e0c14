"""HTML and CSS → PDF by WeasyPrint, with what was measured on the way.

WeasyPrint sees only what it is given: pictures and fonts by name, no network, no files, no fonts of the machine.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import functools
import logging
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from markupsafe import escape

from taitto.errors import ContentError, EnvironmentFault, Place, Problem
from taitto.model import PageFacts
from taitto.rendering import hyphenation
from taitto.rendering.line_cache import remembered_lines
from taitto.rendering.links import ASSET
from taitto.rendering.printed_text import printed_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from weasyprint import Document

MM_PER_PX = 25.4 / 96

_OWN_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir></fontconfig>'


_BREAKDOWNS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""How WeasyPrint ends where its own layout has a bug: version 70 does so over boxes that are higher than a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdf:
    """A PDF, the words on each page in order, the pages' measures, and what WeasyPrint complained of."""

    data: bytes
    text: str
    pages: tuple[PageFacts, ...]
    complaints: tuple[str, ...]


def render_pdf(html: str, assets: Mapping[str, bytes], *, fonts: Path, lang: str) -> Pdf:
    """Return the PDF of a document whose pictures and fonts are `asset:` addresses. `fonts` is the fonts' folder.

    Raises:
        EnvironmentFault: Pango or another system library is missing.
        ContentError: the document is more than WeasyPrint can lay out.

    """
    with _only_own_fonts(fonts), _complaints() as complaints:
        try:
            with _libraries_by_name():
                from weasyprint import HTML
                from weasyprint.text.fonts import FontConfiguration
        except OSError as error:
            raise EnvironmentFault(f"WeasyPrint cannot start: {error}\nrun python3 build.py") from error
        if lang == hyphenation.LANG and not hyphenation.install():
            complaints.append("libvoikko is missing: Finnish words are not hyphenated (run python3 build.py)")
        try:
            with remembered_lines():
                source = HTML(string=html, base_url=ASSET, url_fetcher=_fetcher(assets))
                document = source.render(font_config=FontConfiguration())
            with _pages_listed_once():
                data = document.write_pdf(pdf_variant="pdf/ua-1")
        except _BREAKDOWNS as error:
            text = f"WeasyPrint breaks down over these pages ({type(error).__name__}: {error})"
            hint = "shorten what stands beside the text, or write :at: column for it"
            raise ContentError([Problem(Place("print"), text, hint)]) from error
    assert data is not None  # noqa: S101 (no target was given)
    return Pdf(
        data=data,
        text=_text(document),
        pages=tuple(_page_facts(document)),
        complaints=tuple(dict.fromkeys(complaints)),
    )


# Python keeps the frames of calls in chunks of 16 kB. WeasyPrint works deep down, and where a chunk ends amid its
# work, each call takes a new one from the system and gives it back: 4,000 times a page, up to a fifth of the time.
# So this frame asks for room that it has no use for, and gets a chunk in which all calls inside it find theirs.
render_pdf.__code__ = render_pdf.__code__.replace(co_stacksize=32_000)


def _fetcher(assets: Mapping[str, bytes]) -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class AssetFetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
            del headers
            name = url.removeprefix(ASSET)
            name = name if name in assets else unquote(name)  # WeasyPrint quotes what no address holds
            if not url.startswith(ASSET) or name not in assets:
                raise ValueError(f"a build fetches nothing: {url}")
            return URLFetcherResponse(url, body=assets[name])

    return AssetFetcher()


@contextlib.contextmanager
def _only_own_fonts(fonts: Path) -> Iterator[None]:
    """Point fontconfig, which is read when WeasyPrint starts, to our own folder and nothing of the machine's."""
    with contextlib.ExitStack() as stack:
        try:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="taitto-"))
            config = Path(folder) / "fonts.conf"
            config.write_text(_OWN_FONTS.format(escape(fonts)), encoding="utf-8")
        except OSError as error:
            raise EnvironmentFault(f"no folder for temporary files can be written: {error.strerror}") from error
        before = os.environ.get("FONTCONFIG_FILE")
        os.environ["FONTCONFIG_FILE"] = str(config)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@contextlib.contextmanager
def _libraries_by_name() -> Iterator[None]:
    """Let WeasyPrint's start find its libraries on Linux by file name alone.

    The other names that it tries first make ctypes ask ldconfig, gcc and ld, 54 processes in a quarter of a second.
    """
    if not sys.platform.startswith("linux"):
        yield
        return
    find_library = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None  # noqa: ARG005
    try:
        yield
    finally:
        ctypes.util.find_library = find_library


@contextlib.contextmanager
def _pages_listed_once() -> Iterator[None]:
    """Let the tags of a PDF, each of which points to its page, share one list of the pages.

    pydyf makes the list anew for every tag, which grows with the square of the pages.
    """
    from weasyprint.pdf import pydyf

    listed = pydyf.PDF.page_references
    known = functools.cache(lambda pdf, count: listed.fget(pdf))  # noqa: ARG005 (another page, another list)
    pydyf.PDF.page_references = property(lambda pdf: known(pdf, pdf.pages["Count"]))
    try:
        yield
    finally:
        pydyf.PDF.page_references = listed


@contextlib.contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect what WeasyPrint and fontTools log from warnings upwards, in place of printing it."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger = logging.getLogger("weasyprint")
    kept, level, propagate = logger.handlers[:], logger.level, logger.propagate
    logger.handlers, logger.propagate = [Collector(logging.WARNING)], False
    logger.setLevel(logging.WARNING)
    try:
        yield found
    finally:
        logger.handlers, logger.propagate = kept, propagate
        logger.setLevel(level)


def _page_facts(document: Document) -> Iterator[PageFacts]:
    from weasyprint.formatting_structure import boxes

    for number, page in enumerate(document.pages, start=1):
        box = page._page_box  # noqa: SLF001
        flow = [found for child in _parts(box, boxes).flow for found in _inked(child, boxes)]
        foot = [found for child in _parts(box, boxes).foot for found in _inked(child, boxes)]
        lowest = max((found.position_y + found.height for found in flow), default=box.content_box_y())
        floor = min((found.position_y for found in foot), default=box.content_box_y() + box.height)
        off_page = sum(_is_off(found, box) for found in (*flow, *foot) if isinstance(found, boxes.LineBox))
        free_mm = round(max(0.0, floor - lowest) * MM_PER_PX, 1)
        yield PageFacts(number=number, free_mm=free_mm, lines_off_page=off_page)


def _is_off(line: Any, page: Any) -> bool:
    """Return whether a line reaches over an edge of the paper."""
    right, bottom = line.position_x + line.width, line.position_y + line.height
    before = min(line.position_x, line.position_y) < -1
    return bool(before or right > page.margin_width() + 1 or bottom > page.margin_height() + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What stands on a page: the flow of the text, and what stands at its foot. Running heads are neither."""

    flow: tuple[Any, ...]
    foot: tuple[Any, ...]


def _parts(page_box: Any, boxes: Any) -> _Parts:
    foot = tuple(child for child in page_box.children if isinstance(child, boxes.FootnoteAreaBox))
    rest = (child for child in page_box.children if not isinstance(child, boxes.MarginBox))
    return _Parts(flow=tuple(child for child in rest if child not in foot), foot=foot)


def _inked(box: Any, boxes: Any) -> Iterator[Any]:
    """Yield the boxes that leave a mark on the page: lines of text, pictures and tinted grounds."""
    tinted = getattr(box.style["background_color"], "alpha", 0) > 0
    if isinstance(box, (boxes.LineBox, boxes.ReplacedBox)) or (tinted and isinstance(box, boxes.BlockBox)):
        yield box
    for child in getattr(box, "children", ()):
        yield from _inked(child, boxes)


def _text(document: Document) -> str:
    """Return the words of all pages without the running heads: what flows, then what stands at the feet."""
    from weasyprint.formatting_structure import boxes

    pages = [_parts(page._page_box, boxes) for page in document.pages]  # noqa: SLF001
    return printed_text([*(box for page in pages for box in page.flow), *(box for page in pages for box in page.foot)])
