"""A picture file of the issue → its bytes and its size."""

from __future__ import annotations

import io
import re
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.parsers import expat

from PIL import Image

from taitto.blocks.source import Fault
from taitto.errors import did_you_mean
from taitto.model import Picture

if TYPE_CHECKING:
    from pathlib import Path

MEDIA_TYPES = MappingProxyType(
    {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml"}
)

JPEG_END = b"\xff\xd9"
ORIENTATION = 0x0112
TURNED = frozenset({5, 6, 7, 8})
"""How EXIF says that a photo lies on its side."""

_OUTSIDE = re.compile(rb"""<image[^>]*\shref=["'](?!data:|#)|<image[^>]*:href=["'](?!data:|#)""")
WIDEST = 40
_RISKY = re.compile(rb"<!DOCTYPE|<!ENTITY|<(?:\w+:)?text[\s>]", re.IGNORECASE)
"""Entities can grow without end; text would be set in whatever font a mail reader's machine has, or in none."""

_VIEW_BOX = re.compile(rb"""<svg[^>]*\sviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+(\d+(?:\.\d+)?)[\s,]+(\d+(?:\.\d+)?)""")


def read_picture(folder: Path, path: str) -> Picture:
    """Return the picture at `path` inside the issue's folder.

    Raises:
        Fault: the path leaves the folder, there is no such picture, or it cannot be read.

    """
    try:
        file = (folder / path).resolve()
        exists = file.is_file()
    except OSError:
        raise Fault(f'"{path}" is no name of a file') from None
    if not file.is_relative_to(folder.resolve()):
        raise Fault(f'"{path}" lies outside the issue\'s folder', "copy the picture into images/")
    media_type = MEDIA_TYPES.get(file.suffix.lower())
    if media_type is None:
        raise Fault(f'"{path}" is no picture', f"known: {', '.join(MEDIA_TYPES)}")
    if not exists:
        pictures = [
            found.relative_to(folder.resolve()).as_posix()
            for found in sorted(file.parent.glob("*"))
            if found.suffix.lower() in MEDIA_TYPES
        ]
        raise Fault(f'there is no picture "{path}"', did_you_mean(path, pictures))
    data = file.read_bytes()
    width_px, height_px = _drawing_size(data, path) if file.suffix.lower() == ".svg" else _photo_size(data, path)
    return Picture(path=path, data=data, media_type=media_type, width_px=width_px, height_px=height_px)


def _photo_size(data: bytes, path: str) -> tuple[int, int]:
    broken = Fault(f'"{path}" cannot be read as a picture', "save it again as JPEG or PNG")
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.verify()
        with Image.open(io.BytesIO(data)) as image:  # after its check a picture cannot be asked anything
            size, turned = image.size, image.getexif().get(ORIENTATION) in TURNED
            is_jpeg = image.format == "JPEG"
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise broken from None
    # Pillow's check takes a JPEG that breaks off for whole; reading each to its end would take ten times longer.
    if is_jpeg and JPEG_END not in data:
        raise broken
    return size[::-1] if turned else size


def _drawing_size(data: bytes, path: str) -> tuple[int, int]:
    try:
        data.decode()
        expat.ParserCreate().Parse(data, True)  # noqa: FBT003 (expat takes no names)
    except (UnicodeDecodeError, expat.ExpatError) as error:
        raise Fault(f'"{path}" cannot be read as a drawing: {error}', "export it again as SVG in UTF-8") from None
    if _OUTSIDE.search(data):
        raise Fault(f'"{path}" shows another file', "embed the picture in the drawing")
    if _RISKY.search(data):
        raise Fault(f'"{path}" has a document type or live text', "export it plain, with its text as paths")
    match = _VIEW_BOX.search(data)
    size = (round(float(match[1])), round(float(match[2]))) if match else (0, 0)
    if 0 in size:
        raise Fault(f'"{path}" has no viewBox', "export the drawing again with a viewBox")
    if max(size) > min(size) * WIDEST:
        raise Fault(f'"{path}" is more than {WIDEST} times as long as it is wide', "draw it less extreme")
    return size
