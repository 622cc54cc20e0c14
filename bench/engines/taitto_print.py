"""Taitto's own print channel, for the bench: the one module that knows how it is called, and which of its ways to time.

`python -P -m bench.engines.taitto_print WAY SOURCE PDF COUNT` prints so often in one process, where WAY is

- `same-bytes`: plain WeasyPrint's document at SOURCE in one piece, with what changes no byte;
- `all-means`: the entries beside SOURCE, each a document of its own, as the channel sets and joins them;
- `whole`: the channel itself from an issue, SOURCE, that is read: HTML, pictures, copyfitting, tags.
"""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.engines.plain_weasyprint import print_pages
from bench.engines.printing_clock import run
from taitto.channels import CHANNELS
from taitto.channels.print import FOR_READERS, PrintDesk
from taitto.config import find_office
from taitto.model import Issue
from taitto.pipeline import Checked, check
from taitto.rendering import hyphenation
from taitto.rendering.engine import engine, quickened, roomy
from taitto.rendering.house_style import HouseStyle
from taitto.rendering.pdf import joined
from taitto.rendering.typesetter import Galley, Typesetter, typesetter

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
    way: str
    same: str = ""
    cold: float | None = None
    warm: float | None = None


VARIANTS = (
    Variant(name="taitto, same bytes", way="same-bytes", same="bytes", cold=0.8, warm=0.75),
    Variant(name="taitto, all means", way="all-means", same="pixels", cold=0.69, warm=0.6),
    Variant(name="taitto, the whole channel", way="whole"),
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
    whole = desk.document(parts[0].join(["", *parts])).replace("</head>", f"<style>{css}{_PAGE_NUMBERS}</style></head>")
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


@roomy
def _same_bytes(source: Path) -> bytes:
    with engine(_fonts(source)), quickened():
        return print_pages(source)


def _all_means(source: Path) -> bytes:
    """Print the entries. The style sheet and its fonts are read once; what was laid out before is forgotten."""
    setter = _setter(source.with_suffix(".css"))
    for _ in range(2):
        setter.begin()
    files = FilesOf(source.parent)
    entries = sorted(source.parent.glob("entry-*.html"))
    galleys: list[Galley] = [setter.set(entry.read_text(encoding="utf-8"), files) for entry in entries]

    def write(document: object) -> bytes:
        return bytes(document.write_pdf(pdf_variant="pdf/ua-1"))  # type: ignore[attr-defined]

    return joined(galleys, fonts=_fonts(source), write=write).data


@cache
def _setter(css: Path) -> Typesetter:
    return Typesetter(css.read_text(encoding="utf-8"), fonts=_fonts(css), lang="fi")


def _fonts(source: Path) -> Path:
    return Path(source.with_suffix(".fonts").read_text(encoding="utf-8"))


class FilesOf(Mapping[str, bytes]):
    """The files of a folder by their names in it, read when they are asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> bytes:
        try:
            return (self._folder / name).read_bytes()
        except OSError as error:
            raise KeyError(name) from error

    def __iter__(self) -> Iterator[str]:
        return (path.relative_to(self._folder).as_posix() for path in self._folder.rglob("*") if path.is_file())

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _whole(source: Path) -> bytes:
    typesetter.cache_clear()
    found = _checked(source)
    return printer()(found.issue, found.style)


_checked = cache(checked)

if __name__ == "__main__":
    gc.disable()  # as `taitto build` does
    hyphenation.install()
    WAYS = {"same-bytes": _same_bytes, "all-means": _all_means, "whole": _whole}
    run(WAYS[sys.argv.pop(1)])
