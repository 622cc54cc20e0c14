"""A photo's bytes → its size; what is broken or too large is told."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PIL.PngImagePlugin import PngImageFile

from taitto.blocks.source import Fault
from taitto.rendering.photos import JPEG_END, TURNS, DamagedPictureError, opened, turn_of

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MOST_MEGAPIXELS = 80
"""More than a page can show; and a small file can hold many more."""

ON_ITS_SIDE = frozenset(TURNS[number] for number in (5, 6, 7, 8))


def photo_size(data: bytes, shown: str) -> tuple[int, int]:
    """Return the width and height, in pixels and upright, of a JPEG or PNG that the editor knows as `shown`.

    Raises:
        Fault: it cannot be read, breaks off or has too many pixels.

    """
    try:
        with opened(data) as photo:
            width, height = photo.size
            megapixels = math.ceil(width * height / 1_000_000)
            if megapixels > MOST_MEGAPIXELS:
                text = f"{shown} has {megapixels} megapixels, more than {MOST_MEGAPIXELS}"
                raise Fault(text, "save it smaller: 12 are enough for a whole page")
            _check_whole(photo, data)
        with opened(data) as photo:  # after its check a photo cannot be asked anything
            return (height, width) if turn_of(photo, data) in ON_ITS_SIDE else (width, height)
    except DamagedPictureError:
        raise Fault(f"{shown} cannot be read as a picture", "save it again as JPEG or PNG") from None


def _check_whole(photo: ImageFile, data: bytes) -> None:
    """Read a PNG to its end, and find the end of a JPEG: to read that would take ten times longer.

    A thumbnail ends like the photo, but stands before it; what phones hang on behind does not matter.
    """
    if isinstance(photo, PngImageFile):
        photo.verify()
    elif photo.fp is None or data.rfind(JPEG_END, photo.fp.tell()) < 0:
        raise DamagedPictureError
