"""Looks at PDFs as a reader's program does: `look.py PDF…` prints, for each file, the text and pixels of its pages.

`[[{"text": "…", "pixels": "SHA-256 of the page at 100 dots an inch"}, …], …]`
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator

import pypdfium2

DOTS_PER_INCH = 100


def look(path: str) -> Iterator[dict[str, str]]:
    """Yield what is on each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            pixels = page.render(scale=DOTS_PER_INCH / 72).to_numpy()
            text = page.get_textpage().get_text_bounded()
            yield {"text": text, "pixels": hashlib.sha256(pixels.tobytes()).hexdigest()}


if __name__ == "__main__":
    print(json.dumps([list(look(path)) for path in sys.argv[1:]]))  # noqa: T201 (its only way to tell)
