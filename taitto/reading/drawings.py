"""A drawing (SVG) → the same drawing with nothing in it that runs, leads away or fetches.

What no reader sees goes without a word: scripts, links, what an editor keeps for itself. What a reader would miss is
told to the author. A drawing is inspected before it is cleaned, for what would get lost, and after, for what is left.
"""

from __future__ import annotations

import base64
import codecs
import math
import re

from py_svg_hush import filter_svg

from taitto.blocks.source import Fault
from taitto.reading.photos import photo_size
from taitto.reading.svg import inspect
from taitto.rendering.photos import PNG_START, DamagedPictureError, bare

MOST_MEGABYTES = 5
HELD_PHOTOS = {"image": ["png", "jpeg", "jpg"]}
"""What may be embedded, as py_svg_hush wants to know it."""

_AGAIN = "export it again as SVG in UTF-8"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)""")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml\s[^>]*\?>")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_NO_LOOK = re.compile(r"/\*[^<*]*\*/|@font-face\s*\{[^{}<]*\}|@namespace\s[^;{}<@]*;")
"""Remarks and rules in a style that may hold addresses, and tell nothing of a drawing without text."""

_HELD_PHOTO = re.compile(r'(?<=href=")\s*data:[^,"]*,([^"]*)')


def clean_drawing(data: bytes, path: str) -> tuple[bytes, tuple[int, int]]:
    """Return a drawing, clean and in UTF-8, and its width and height in hundredths of its user units.

    Raises:
        Fault: it cannot be read, or would not look the same when it is clean.

    """
    megabytes = math.ceil(len(data) / 1_000_000)
    if megabytes > MOST_MEGABYTES:
        hint = "export it simpler, with smaller photos in it"
        raise Fault(f'"{path}" has {megabytes} megabytes, more than {MOST_MEGABYTES}', hint)
    text = _NO_LOOK.sub("", _in_ascii(data, path))
    size = inspect(text, path)
    try:
        cleaned = filter_svg(text.encode(), HELD_PHOTOS).decode()
    except ValueError as error:
        raise Fault(f'"{path}" cannot be read as a drawing: {error}', _AGAIN) from None
    cleaned = _HELD_PHOTO.sub(lambda found: _held_photo(found[1], path), cleaned)
    inspect(cleaned, path)
    return cleaned.encode(), size


def _in_ascii(data: bytes, path: str) -> str:
    """Return the text without its XML declaration; a letter beyond ASCII becomes its number.

    Such letters are in the names that a drawing gives to its parts. py_svg_hush would drop them there.
    """
    declared = _ENCODING.match(data)
    encoding = "utf-16" if data.startswith(_UTF_16) else declared[1].decode() if declared else "utf-8"
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        raise Fault(f'"{path}" cannot be read in the encoding {encoding}', _AGAIN) from None
    return _BEYOND_ASCII.sub(lambda letter: f"_x{ord(letter[0]):X}_", _DECLARATION.sub("", text.removeprefix("\ufeff")))


def _held_photo(content: str, path: str) -> str:
    """Return the address of an embedded photo, which then says as little of its maker as any photo of an edition."""
    shown = f'the picture in "{path}"'
    try:
        photo = base64.b64decode(re.sub(r"&#?\w+;|\s", "", content), validate=True)
        photo_size(photo, shown)
        photo = bare(photo)
    except (ValueError, DamagedPictureError):
        raise Fault(f"{shown} cannot be read as a picture", "embed it again as JPEG or PNG") from None
    sort = "png" if photo.startswith(PNG_START) else "jpeg"
    return f"data:image/{sort};base64,{base64.b64encode(photo).decode()}"
