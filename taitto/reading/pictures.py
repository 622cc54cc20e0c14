"""A picture file of the issue → its bytes and its size."""

from __future__ import annotations

import io
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from PIL import Image

from taitto.blocks.source import Fault
from taitto.errors import did_you_mean
from taitto.model import Picture

if TYPE_CHECKING:
    from pathlib import Path

MEDIA_TYPES = MappingProxyType(
    {".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml"}
)

ORIENTATION = 0x0112
TURNED = frozenset({5, 6, 7, 8})
"""How EXIF says that a photo lies on its side."""

_VIEW_BOX = re.compile(rb"""<svg[^>]*\sviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")


def read_picture(folder: Path, path: str) -> Picture:
    """Return the picture at `path` inside the issue's folder.

    Raises:
        Fault: the path leaves the folder, there is no such picture, or it cannot be read.

    """
    file = (folder / path).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise Fault(f'"{path}" lies outside the issue\'s folder', "copy the picture into images/")
    media_type = MEDIA_TYPES.get(file.suffix.lower())
    if media_type is None:
        raise Fault(f'"{path}" is no picture', f"known: {', '.join(MEDIA_TYPES)}")
    if not file.is_file():
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
    try:
        with Image.open(io.BytesIO(data)) as image:
            turned = image.getexif().get(ORIENTATION) in TURNED
            image.verify()
            return image.size[::-1] if turned else image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        raise Fault(f'"{path}" cannot be read as a picture', "save it again as JPEG or PNG") from None


def _drawing_size(data: bytes, path: str) -> tuple[int, int]:
    match = _VIEW_BOX.search(data)
    if match is None:
        raise Fault(f'"{path}" has no viewBox', "export the drawing again with a viewBox")
    return round(float(match[1])), round(float(match[2]))
