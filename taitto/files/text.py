"""A file on disk → text as every later stage expects it: UTF-8, no BOM, Unix line ends, composed letters (NFC)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from taitto.errors import ContentError, Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_BYTES = 1_000_000
"""More than any magazine holds: what is larger is something else by mistake, and would be read for minutes."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffc\ufffe\uffff]")
STACKED = re.compile("[\u0300-\u036f]{31}")
"""More accents on one letter than any language has (UAX #15 counts to 30); composing them takes quadratic time."""


def read_text(path: Path, shown: str) -> str:
    """Return the text of `path`; `shown` is the path as the editor knows it.

    Raises:
        ContentError: the file is not there, cannot be read, is too large, is not UTF-8 or holds a control character.

    """
    raw = _bytes(path, shown)
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _fault(Place(shown, line), "the file is not UTF-8", "save it as UTF-8 in your editor") from None
    if control := CONTROL.search(text):
        place = Place(shown, text.count("\n", 0, control.start()) + 1)
        raise _fault(place, f"a control character (U+{ord(control[0]):04X}) stands here", "remove it")
    if stacked := STACKED.search(text):
        place = Place(shown, text.count("\n", 0, stacked.start()) + 1)
        raise _fault(place, "more than 30 accents on one letter", "remove them")
    return unicodedata.normalize("NFC", text)


def _bytes(path: Path, shown: str) -> bytes:
    place = Place(shown)
    try:
        if path.exists() and not path.is_file():
            raise _fault(place, "this is no file")
        size = path.stat().st_size
        if size > LARGEST_BYTES:
            text = f"the file has {size / 1e6:.1f} MB, a text file at most {LARGEST_BYTES / 1e6:.0f} MB"
            raise _fault(place, text, "is it what it is called?")
        return path.read_bytes()
    except FileNotFoundError:
        raise _fault(place, "there is no such file") from None
    except (OSError, RuntimeError) as error:  # Python's older versions call a link that leads to itself a RuntimeError
        reason = getattr(error, "strerror", None) or error
        raise _fault(place, f"the file cannot be read: {reason}", "change who may read it") from None


def _fault(place: Place, text: str, hint: str | None = None) -> ContentError:
    return ContentError([Problem(place, text, hint)])
