"""A file on disk → text as every later stage expects it: UTF-8, no BOM, Unix line ends, composed letters (NFC)."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from taitto.errors import ContentError, EnvironmentFault, Place, Problem

if TYPE_CHECKING:
    from pathlib import Path


def read_text(path: Path, shown: str) -> str:
    """Return the text of `path`; `shown` is the path as the editor knows it.

    Raises:
        ContentError: the file is not there or is not UTF-8.
        EnvironmentFault: the file cannot be read.

    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise ContentError([Problem(Place(shown), "there is no such file")]) from None
    except OSError as error:
        raise EnvironmentFault(f"{shown}: cannot be read: {error.strerror}") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        problem = Problem(Place(shown, line), "the file is not UTF-8", "save it as UTF-8 in your editor")
        raise ContentError([problem]) from None
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
