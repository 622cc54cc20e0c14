"""A picture file of the issue → its bytes and its size. What it is, its content tells, however it is named."""

from __future__ import annotations

import math
import posixpath
import re
from typing import TYPE_CHECKING

from taitto.blocks.source import Fault
from taitto.errors import did_you_mean
from taitto.files.names import composed, find_file, lies_in
from taitto.model import Picture
from taitto.reading.photos import photo_size
from taitto.rendering.images import DRAWING
from taitto.rendering.photos import JPEG_START, PNG_START

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIXES = (".jpg", ".jpeg", ".png", ".svg")
KNOWN = f"known: {', '.join(SUFFIXES)}"
MOST_MEGABYTES = 50
MOST_TIMES_AS_LONG = 40
"""Beyond that a picture is a line, and as high as many pages."""

LONGEST_SHOWN = 80
"""Letters of an address: a `data:` address is as long as the picture."""

_OUTSIDE = re.compile(r"/|~[^/]*/|\.\./|[A-Za-z][\w+.-]*:")
"""How a path begins that leads out of the folder: from the root, from home, upwards, to the web or to a drive."""

_OTHER_SORTS = re.compile(
    rb"(?P<GIF>GIF8)|(?P<WebP>RIFF.{4}WEBP)|(?P<AVIF>.{4}ftypavi)|(?P<HEIC>.{4}ftyp(?:he|mi|ms))"
    rb"|(?P<TIFF>II\*\0|MM\0\*)|(?P<BMP>BM)|(?P<PDF>%PDF)|(?P<SVGZ>\x1f\x8b)",
    re.DOTALL,
)
_DRAWN_SORTS = frozenset({"PDF", "SVGZ"})


def read_picture(folder: Path, path: str) -> Picture:
    """Return the picture at `path` inside the issue's folder, a drawing without what no reader sees of it.

    Raises:
        Fault: the path leaves the folder, there is no such picture, or it cannot be used.

    """
    data = _content(_file(folder, path), path)
    if data.startswith((JPEG_START, PNG_START)):
        picture = _photo(data, path)
    elif sort := _OTHER_SORTS.match(data):
        hint = "save it as SVG" if sort.lastgroup in _DRAWN_SORTS else "save it as JPEG or PNG"
        raise Fault(f'"{path}" is {sort.lastgroup}, not JPEG, PNG or SVG', hint)
    elif path.lower().endswith(".svg"):
        picture = _drawing(data, path)
    elif path.lower().endswith(SUFFIXES):
        raise Fault(f'"{path}" cannot be read as a picture', "save it again as JPEG or PNG")
    else:
        raise Fault(f'"{path}" is no picture', KNOWN)
    shorter_px, longer_px = sorted((picture.width_px, picture.height_px))
    if longer_px > shorter_px * MOST_TIMES_AS_LONG:
        hint = "draw it less extreme" if picture.media_type == DRAWING else "cut it to a part"
        raise Fault(f'"{path}" is more than {MOST_TIMES_AS_LONG} times as long as it is wide', hint)
    return picture


def _photo(data: bytes, path: str) -> Picture:
    width_px, height_px = photo_size(data, f'"{path}"')
    media_type = "image/png" if data.startswith(PNG_START) else "image/jpeg"
    return Picture(
        path=composed(posixpath.normpath(path)),
        data=data,
        media_type=media_type,
        width_px=width_px,
        height_px=height_px,
    )


def _drawing(data: bytes, path: str) -> Picture:
    from taitto.reading.drawings import clean_drawing  # an office without drawings does without it

    cleaned, (width, height) = clean_drawing(data, path)
    return Picture(
        path=composed(posixpath.normpath(path)), data=cleaned, media_type=DRAWING, width_px=width, height_px=height
    )


def _file(folder: Path, path: str) -> Path:
    wanted = posixpath.normpath(path.replace("\\", "/"))
    if _OUTSIDE.match(wanted):
        raise _outside(path)
    file = find_file(folder, path)
    if file is None:
        raise Fault(f'there is no picture "{_shown(path)}"', did_you_mean(wanted, _pictures_beside(folder, wanted)))
    if file.is_symlink() and not file.exists():
        raise Fault(f'"{path}" is a link that leads nowhere', "copy the picture itself")
    if not lies_in(file, folder):
        raise _outside(path)
    return file


def _content(file: Path, path: str) -> bytes:
    try:
        if not file.is_file():
            hint = "it is a folder" if file.suffix.lower() in SUFFIXES else KNOWN
            raise Fault(f'"{path}" is no picture', hint)
        megabytes = math.ceil(file.stat().st_size / 1_000_000)
        if megabytes > MOST_MEGABYTES:
            raise Fault(f'"{path}" has {megabytes} megabytes, more than {MOST_MEGABYTES}', "save it smaller")
        data = file.read_bytes()
    except OSError as error:
        raise Fault(f'"{path}" cannot be read: {error.strerror}', "change who may read it") from None
    if not data:
        raise Fault(f'"{path}" is empty', "copy the picture again")
    return data


def _outside(path: str) -> Fault:
    return Fault(f'"{_shown(path)}" lies outside the issue\'s folder', "copy the picture into images/")


def _shown(path: str) -> str:
    return path if len(path) <= LONGEST_SHOWN else path[:LONGEST_SHOWN] + "…"


def _pictures_beside(folder: Path, path: str) -> Iterator[str]:
    """Yield the pictures in the folder that the path names, be it in other letters."""
    beside = posixpath.dirname(path).casefold()
    for found in folder.rglob("*"):
        name = composed(found.relative_to(folder).as_posix())
        if found.suffix.lower() in SUFFIXES and posixpath.dirname(name).casefold() == beside:
            yield name
