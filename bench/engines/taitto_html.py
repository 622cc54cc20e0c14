"""Taitto's typesetting, from HTML to PDF, as plain WeasyPrint is timed. It imports what that takes and no more.

`python -P -m bench.engines.taitto_html WAY SOURCE PDF COUNT` prints so often in one process, where WAY is

- `same-bytes`: plain WeasyPrint's document at SOURCE in one piece, with what changes no byte;
- `all-means`: the entries beside SOURCE, each a document of its own, as the print channel sets and joins them.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from bench.engines.printing_clock import run
from taitto.rendering import hyphenation
from taitto.rendering.engine import engine, quickened, roomy
from taitto.rendering.pdf import joined
from taitto.rendering.typesetter import Galley, Typesetter


@roomy
def _same_bytes(source: Path) -> bytes:
    with engine(_fonts(source)), quickened():
        from bench.engines.plain_weasyprint import print_pages

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


if __name__ == "__main__":
    gc.disable()  # as `taitto build` does
    hyphenation.install()
    WAYS = {"same-bytes": _same_bytes, "all-means": _all_means}
    run(WAYS[sys.argv.pop(1)])
