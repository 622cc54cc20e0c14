"""WeasyPrint as Taitto runs it: it sees only what it is given, and is told apart from this machine and its fonts.

What makes it quicker takes the place of functions of its own for a while, see `quickened`. `TAITTO_PLAIN_WEASYPRINT=1`
leaves these and its tags alone: the pages are the same, and the PDF no longer says that it is PDF/UA. Our hyphens,
without which the pages would be others, stay.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import functools
import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import unquote

from markupsafe import escape

from taitto.errors import EnvironmentFault
from taitto.rendering.line_cache import remembered_lines
from taitto.rendering.links import ASSET
from taitto.rendering.text_contexts import shared_contexts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from types import FunctionType

AnyFunction = TypeVar("AnyFunction", bound="Callable[..., Any]")

PATCHED = (("weasyprint.pdf", "pydyf.PDF.page_references"),)

PLAIN = "TAITTO_PLAIN_WEASYPRINT"
"""An environment variable: with any value WeasyPrint keeps its own functions, to see whose fault a page has."""

_OWN_FONTS = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>{}</dir></fontconfig>'


@contextlib.contextmanager
def engine(fonts: Path) -> Iterator[list[str]]:
    """Make WeasyPrint ready, with the fonts of a folder and no others; yield its complaints as they come.

    Raises:
        EnvironmentFault: Pango or another system library is missing.

    """
    with _only_own_fonts(fonts), _complaints() as complaints:
        try:
            with _libraries_by_name():
                from weasyprint import HTML  # noqa: F401 (its start finds the libraries)
        except OSError as error:
            raise EnvironmentFault(f"WeasyPrint cannot start: {error}\nrun python3 build.py") from error
        yield complaints


@contextlib.contextmanager
def quickened() -> Iterator[None]:
    """Let documents be laid out and written with less work, to the same bytes."""
    if os.environ.get(PLAIN):
        yield
        return
    with remembered_lines(), shared_contexts(), _pages_listed_once():
        yield


def roomy(function: AnyFunction) -> AnyFunction:
    """Return the function with room in its frame for the frames of all calls inside it.

    Python keeps the frames of calls in chunks of 16 kB. WeasyPrint works deep down, and where a chunk ends amid its
    work, each call takes a new one from the system and gives it back: 4,000 times a page, up to a fifth of the time.
    So a frame that asks for room that it has no use for gets a chunk in which all calls inside it find theirs.
    """
    plain = cast("FunctionType", function)
    plain.__code__ = plain.__code__.replace(co_stacksize=32_000)
    return function


def asset_fetcher(assets: Mapping[str, bytes]) -> Any:
    """Return what hands WeasyPrint the files of `asset:` addresses, and refuses every other address."""
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
