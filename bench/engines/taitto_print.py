"""Taitto's own print channel, for the bench: the one module that knows how it is called, and which of its ways to time.

`python -P -m bench.engines.taitto_print ISSUE PDF COUNT` prints so often in one process, each time all of it: HTML,
pictures, copyfitting, tags. What prints HTML alone, as plain WeasyPrint does, is `taitto_html.py`.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

from bench.engines.printing_clock import run
from taitto.channels import CHANNELS
from taitto.channels.print import FOR_READERS, PrintDesk
from taitto.config import find_office
from taitto.model import Issue
from taitto.pipeline import Checked, check
from taitto.rendering.house_style import HouseStyle
from taitto.rendering.images import render_picture
from taitto.rendering.typesetter import Typesetter, typesetter

CHANNEL = "print"
Printer = Callable[[Issue, HouseStyle], bytes]
_OPEN_NUMBER = re.compile(r' data-page-of="([^"]*)">00<')
_PAGE_NUMBERS = "[data-href]::after { content: target-counter(attr(data-href), page) }"


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A way of ours to print, and the shares of plain WeasyPrint's time asked of it, cold and warm.

    `same` is what has to be equal to plain WeasyPrint's: "bytes" of the file, "pixels" of the pages, or nothing.
    """

    name: str
    command: tuple[str, ...]
    same: str = ""
    cold: float | None = None
    warm: float | None = None


VARIANTS = (
    Variant(
        name="taitto, same bytes",
        command=("bench.engines.taitto_html", "same-bytes"),
        same="bytes",
        cold=0.8,
        warm=0.75,
    ),
    Variant(
        name="taitto, all means", command=("bench.engines.taitto_html", "all-means"), same="pixels", cold=0.69, warm=0.6
    ),
    Variant(name="taitto, the whole channel", command=("bench.engines.taitto_print",)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """An issue before it is laid out: one document for plain WeasyPrint, and one of each entry for ours.

    Nothing is fitted in either: both have the same pages.
    """

    whole: str
    entries: tuple[str, ...]
    css: str
    fonts: Path
    lang: str
    assets: Mapping[str, bytes]


def composed(issue: Issue, style: HouseStyle) -> Composed:
    """Return an issue's HTML in both ways, and the files of its addresses."""
    desk = PrintDesk(issue, style, FOR_READERS)
    css, lang = desk.css(), issue.masthead.lang
    parts = [compose() for _, compose in desk.parts()]
    setter, first_page, entries = Typesetter(css, fonts=desk.fonts, lang=lang), 1, []
    for part in parts:
        entries.append(desk.document(part, first_page))
        first_page += len(setter.set(entries[-1], desk.shelf.assets).pages)
    whole = desk.document(Markup().join(parts)).replace("</head>", f"<style>{css}{_PAGE_NUMBERS}</style></head>")
    return Composed(
        whole=_OPEN_NUMBER.sub(r' data-href="#\1"><', whole),
        entries=tuple(entries),
        css=css,
        fonts=desk.fonts,
        lang=lang,
        assets=desk.shelf.assets,
    )


def printer() -> Printer:
    """Return what prints issues in one process and remembers entries from one call to the next."""

    def print_issue(issue: Issue, style: HouseStyle) -> bytes:
        return CHANNELS[CHANNEL].render(issue, style).artifacts[0].data

    return print_issue


def checked(folder: Path) -> Checked:
    """Return what a build has read and checked when it comes to print."""
    return check(find_office(folder), folder, (CHANNEL,))


def _whole(source: Path) -> bytes:
    typesetter.cache_clear()
    render_picture.cache_clear()
    found = _checked(source)
    return printer()(found.issue, found.style)


_checked = cache(checked)

if __name__ == "__main__":
    gc.disable()  # as `taitto build` does
    run(_whole)
