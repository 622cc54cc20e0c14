"""A picture → the bytes that an edition needs: cropped, scaled, the same bytes each time.

A photo becomes a JPEG. A drawing stays a drawing in print and becomes a PNG in mail, whose readers know no SVG.
"""

from __future__ import annotations

import hashlib
import io
import math
import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from taitto.model import Artifact

if TYPE_CHECKING:
    from taitto.model import Picture

JPEG_QUALITY = 82
CSS_DPI = 96.0
"""Of drawings that are measured in millimetres."""

_HARMLESS = frozenset({"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"})
"""What a JPEG may say of itself; position, camera and thumbnail stay at home."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """A picture made for one place: the file, and the box it fills there in CSS pixels or points."""

    artifact: Artifact
    width: int
    height: int


def render_picture(
    picture: Picture, *, width: int, ratio: float | None, density: float, focus: float = 0.5
) -> Rendition:
    """Return `picture` for a box `width` wide, cut to `ratio` (width over height).

    `density` is the number of pixels for each unit of the box; `focus` is the height at which a photo is cut, 0 at the
    top to 1 at the bottom. A photo is never enlarged. The file's name holds a hash of its bytes: another picture never
    takes its place, neither in the folder nor in a mail reader's cache.
    """
    ratio = ratio or picture.width_px / picture.height_px
    height = max(1, round(width / ratio))
    if picture.media_type == "image/svg+xml":
        data, suffix = _drawing(picture, round(width * density), ratio, focus), "png"
    else:
        data, suffix = _photo(picture, round(width * density), ratio, focus), "jpg"
    name = f"{_plain_name(picture.path)}-{width}x{height}-{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"
    return Rendition(artifact=Artifact(path=f"images/{name}", data=data), width=width, height=height)


def _plain_name(path: str) -> str:
    """Return a file's stem in letters that stay as they are in addresses and mail headers."""
    letters = unicodedata.normalize("NFKD", PurePosixPath(path).stem).encode("ascii", "ignore").decode()
    return re.sub(r"[^\w.-]+", "-", letters)


def _photo(picture: Picture, width_px: int, ratio: float, focus: float) -> bytes:
    with Image.open(io.BytesIO(picture.data)) as image:
        if _fits(image, width_px, ratio):
            return picture.data
        # The decoder itself can leave out what is not needed: for a thumbnail it then reads eight times faster. A tenth
        # less than asked for is no loss to the eye, and often halves what is read.
        kept_px = min(picture.width_px, picture.height_px * ratio)
        scale = 0.9 * width_px / kept_px
        image.draft("RGB", (math.ceil(image.width * scale), math.ceil(image.height * scale)))
        photo = _on_paper(ImageOps.exif_transpose(image))
    photo = _cropped(photo, ratio, focus)
    if photo.width > width_px:
        photo = photo.resize((width_px, max(1, round(width_px / ratio))), Image.Resampling.LANCZOS, reducing_gap=2.0)
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=JPEG_QUALITY, comment=b"")  # or Pillow would carry the source's over
    return out.getvalue()


def _on_paper(photo: Image.Image) -> Image.Image:
    """Return the photo in RGB, white where it lets the ground through."""
    if not photo.has_transparency_data:
        return photo.convert("RGB")
    paper = Image.new("RGBA", photo.size, (255, 255, 255))
    return Image.alpha_composite(paper, photo.convert("RGBA")).convert("RGB")


def _fits(image: Image.Image, width_px: int, ratio: float) -> bool:
    """Return whether a JPEG can stay as it is: no cut, hardly too large, and nothing in it but the picture."""
    plain = image.format == "JPEG" and image.mode == "RGB" and not image.info.keys() - _HARMLESS
    return plain and width_px <= image.width <= width_px * 1.2 and abs(image.width / image.height - ratio) < 0.02


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
    import resvg_py  # an office without drawings does without it

    full_px = round(max(width_px, width_px * picture.width_px / picture.height_px / ratio))
    whole = resvg_py.svg_to_bytes(svg_string=picture.data.decode(), width=full_px, dpi=CSS_DPI, skip_system_fonts=True)
    with Image.open(io.BytesIO(bytes(whole))) as image:
        drawing = _cropped(image.convert("RGBA"), ratio, focus)
    out = io.BytesIO()
    drawing.save(out, "PNG")
    return out.getvalue()
