"""Typst, which has a language of its own: a simpler layout of the same texts and pictures. SOURCE is a Typst file.

It remembers what it laid out. So each time one word is another, as after an edit.
"""

from __future__ import annotations

from itertools import count
from pathlib import Path

import typst
from printing_clock import run

EDITS = count()


def print_pages(source: Path) -> bytes:
    """Return the PDF of a Typst file, its last word edited."""
    compiler = COMPILERS.setdefault(
        source, typst.Compiler(font_paths=[source.parent], ignore_system_fonts=True, root=source.parent)
    )
    edited = source.with_suffix(".edited.typ")
    edited.write_text(f"{source.read_text(encoding='utf-8')}\nMuokkaus {next(EDITS)}\n", encoding="utf-8")
    return bytes(compiler.compile(edited, format="pdf", pdf_standards="ua-1"))


COMPILERS: dict[Path, typst.Compiler] = {}

if __name__ == "__main__":
    run(print_pages)
