"""A picture → the bytes that an edition needs: cropped, scaled, the same bytes each time.

A photo becomes a JPEG. A drawing stays a drawing in print and becomes a PNG in mail, whose readers know no SVG.
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from taitto.errors import ContentError, Place, Problem
from taitto.model import Artifact
from taitto.rendering.photos import DamagedPictureError, as_jpeg, as_png, in_srgb, is_bare, on_paper, opened, turn_of
from taitto.rendering.raster import BrokenSvgError, pixels

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

    from taitto.model import Picture

DRAWING = "image/svg+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A picture made for one place: the file, and the box it fills there in CSS pixels or points."""

    artifact: Artifact
    width: int
    height: int


@lru_cache(maxsize=32)
def render_picture(
    picture: Picture, *, width: int, ratio: float | None, density: float, focus: float = 0.5
) -> Rendition:
    """Return `picture` for a box `width` wide, cut to `ratio` (width over height).

    `density` is the number of pixels for each unit of the box; `focus` is the height at which a photo is cut, 0 at the
    top to 1 at the bottom. A photo is never enlarged. The file's name holds a hash of its bytes: another picture never
    takes its place, neither in the folder nor in a mail reader's cache. The last ones are remembered, for who builds an
    issue again.

    Raises:
        ContentError: the picture is damaged in a way that shows only when all of it is read.

    """
    ratio = ratio or picture.width_px / picture.height_px
    height = max(1, round(width / ratio))
    make, suffix = (_drawing, "png") if picture.media_type == DRAWING else (_photo, "jpg")
    try:
        data = make(picture, round(width * density), ratio, focus)
    except DamagedPictureError as error:
        place, hint = Place(picture.path), "save it again with the program that made it"
        raise ContentError([Problem(place, "the picture is damaged", hint)]) from error
    digest = hashlib.sha256(data).hexdigest()[:8]
    name = f"{plain_name(PurePosixPath(picture.path).stem)}-{width}x{height}-{digest}.{suffix}"
    return Rendition(artifact=Artifact(path=f"images/{name}", data=data), width=width, height=height)


def plain_name(name: str) -> str:
    """Return a name in letters that stay as they are in addresses and mail headers."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^\w.-]+", "-", letters).strip("-") or "picture"


def _photo(picture: Picture, width_px: int, ratio: float, focus: float) -> bytes:
    with opened(picture.data) as source:
        if _fits(source, picture.data, width_px, ratio):
            return picture.data
        # The decoder itself can leave out what is not needed: for a thumbnail it then reads eight times faster. A tenth
        # less than asked for is no loss to the eye, and often halves what is read.
        kept_px = min(picture.width_px, picture.height_px * ratio)
        scale = 0.9 * width_px / kept_px
        source.draft(None, (math.ceil(source.width * scale), math.ceil(source.height * scale)))
        photo = on_paper(source)
        if turn := turn_of(source, picture.data):
            photo = photo.transpose(turn)
        photo = _cropped(photo, ratio, focus)
        if photo.width > width_px:
            size = width_px, max(1, round(width_px / ratio))
            photo = photo.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        return as_jpeg(in_srgb(photo, source.info.get("icc_profile")))


def _fits(photo: ImageFile, data: bytes, width_px: int, ratio: float) -> bool:
    """Return whether a JPEG can stay as it is: no cut, hardly too large, and nothing in it but the picture."""
    return (
        width_px <= photo.width <= width_px * 1.2
        and abs(photo.width / photo.height - ratio) < 0.02
        and photo.mode == "RGB"
        and not isinstance(photo, PngImageFile)
        and is_bare(photo, data)
    )


def _cropped(photo: Image.Image, ratio: float, focus: float) -> Image.Image:
    width, height = photo.size
    if width / height > ratio:
        kept = max(1, round(height * ratio))
        left = (width - kept) // 2
        return photo.crop((left, 0, left + kept, height))
    kept = min(height, max(1, round(width / ratio)))
    top = round((height - kept) * focus)
    return photo.crop((0, top, width, top + kept))


def _drawing(picture: Picture, width_px: int, ratio: float, focus: float) -> bytes:
    full_px = round(max(width_px, width_px * picture.width_px / picture.height_px / ratio))
    try:
        whole = pixels(picture.data.decode(), full_px)
    except BrokenSvgError as error:
        raise DamagedPictureError(str(error)) from error
    return as_png(_cropped(whole, ratio, focus))
