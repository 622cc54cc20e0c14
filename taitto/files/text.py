"""A file on disk → text as every later stage expects it: UTF-8, no BOM, Unix line ends, composed letters (NFC)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from taitto.errors import ContentError, EnvironmentFault, Place, Problem

if TYPE_CHECKING:
    from pathlib import Path

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def read_text(path: Path, shown: str) -> str:
    """Return the text of `path`; `shown` is the path as the editor knows it.

    Raises:
        ContentError: the file is not there, is not UTF-8 or holds a control character.
        EnvironmentFault: the file cannot be read.

    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ContentError([Problem(Place(shown), "there is no such file")]) from None
    except OSError as error:
        raise EnvironmentFault(f"{shown}: cannot be read: {error.strerror}") from error
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = Problem(Place(shown, line), "the file is not UTF-8", "save it as UTF-8 in your editor")
        raise ContentError([problem]) from None
    if control := _CONTROL.search(text):
        place = Place(shown, text.count("\n", 0, control.start()) + 1)
        raise ContentError([Problem(place, f"a control character (U+{ord(control[0]):04X}) stands here", "remove it")])
    return unicodedata.normalize("NFC", text)
