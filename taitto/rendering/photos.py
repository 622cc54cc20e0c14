"""JPEG and PNG as cameras and programs write them: opened strictly, set upright, put on paper, brought to sRGB."""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
from types import MappingProxyType
from typing import TYPE_CHECKING

from PIL import Image, ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile

if TYPE_CHECKING:
    from collections.abc import Iterator

JPEG_START = b"\xff\xd8\xff"
JPEG_END = b"\xff\xd9"
JPEG_QUALITY = 82
BARE_JFIF_BYTES = 14
"""Of the segment in which a JPEG says that it is one; a longer one holds a thumbnail."""

PNG_START = b"\x89PNG\r\n\x1a\n"
BARE_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"cHRM", b"pHYs", b"sBIT"})
"""Of which a PNG is made when it says nothing but what it shows."""

ORIENTATION = 0x0112
UPRIGHT = 1
TURNS = MappingProxyType(
    {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_270,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }
)
"""EXIF's number for how the camera was held → how the photo is turned upright."""

_PILLOW_ERRORS = (OSError, SyntaxError, ValueError, LookupError, EOFError, struct.error)
_SRGB_NAMES = (b"sRGB", "sRGB".encode("utf-16-be"))
"""In old profiles and in new ones."""


class DamagedPictureError(Exception):
    """The bytes cannot be read as the picture that they should be."""


@contextlib.contextmanager
def opened(data: bytes) -> Iterator[JpegImageFile | PngImageFile]:
    """Open a JPEG or PNG, whichever it is by its content.

    Pillow's warnings are kept from the editor, and its limit of pixels is not asked: a reading has its own. What is
    missing is never made up, though WeasyPrint, once it is imported, has Pillow do so.

    Raises:
        DamagedPictureError: at once, or when the photo is read inside the `with`.

    """
    makes_up = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings(action="ignore"):
            form = PngImageFile if data.startswith(PNG_START) else JpegImageFile
            with form(io.BytesIO(data)) as photo:
                yield photo
    except _PILLOW_ERRORS as error:
        raise DamagedPictureError(str(error)) from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = makes_up


def turn_of(photo: ImageFile.ImageFile, data: bytes) -> Image.Transpose | None:
    """Return how the photo is turned upright, None when it stands or when its EXIF makes no sense."""
    if isinstance(photo, PngImageFile) and b"eXIf" not in data:
        return None  # Pillow would read it to its end to find none
    try:
        return TURNS.get(photo.getexif().get(ORIENTATION, UPRIGHT))
    except _PILLOW_ERRORS:
        return None


def is_bare(photo: ImageFile.ImageFile, data: bytes) -> bool:
    """Return whether a photo says nothing but what it shows: no position, profile or thumbnail, no film behind it."""
    if isinstance(photo, JpegImageFile):
        segments = all(name == "APP0" and len(content) <= BARE_JFIF_BYTES for name, content in photo.applist)
        return segments and data.find(JPEG_END) == len(data) - len(JPEG_END)
    return BARE_CHUNKS.issuperset(_chunks(data))


def on_paper(photo: Image.Image) -> Image.Image:
    """Return the photo in grey, RGB or CMYK with 8 bits for each, white where it lets the ground through."""
    if photo.mode.startswith("I"):  # 16 bits of grey: `convert` alone would make all but the darkest white
        return photo.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if photo.has_transparency_data:
        paper = Image.new("RGBA", photo.size, (255, 255, 255))
        return Image.alpha_composite(paper, photo.convert("RGBA")).convert("RGB")
    return photo if photo.mode in {"L", "RGB", "CMYK"} else photo.convert("RGB")


def in_srgb(photo: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the photo's colours, which `profile` describes, in sRGB. A profile that makes no sense is ignored."""
    if not profile or any(name in profile for name in _SRGB_NAMES):
        return photo.convert("RGB")
    from PIL import ImageCms  # heavy, and most photos do without it

    try:
        converted = ImageCms.profileToProfile(
            photo,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError):
        converted = None
    return converted or photo.convert("RGB")


def bare(data: bytes) -> bytes:
    """Return a photo with nothing in it but what it shows: as it is, or saved anew without the rest.

    Raises:
        DamagedPictureError: it cannot be read.

    """
    with opened(data) as photo:
        if is_bare(photo, data):
            return data
        profile = photo.info.get("icc_profile")
        if isinstance(photo, JpegImageFile):
            return as_jpeg(in_srgb(on_paper(photo), profile))
        whole = photo.convert("RGBA")
        plain = in_srgb(whole.convert("RGB"), profile)
        if photo.has_transparency_data:
            plain.putalpha(whole.getchannel("A"))
        return as_png(plain)


def as_jpeg(photo: Image.Image) -> bytes:
    """Return an RGB photo as JPEG, with nothing of what its source said of itself."""
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=JPEG_QUALITY, comment=b"")  # or Pillow would carry the source's over
    return out.getvalue()


def as_png(photo: Image.Image) -> bytes:
    """Return a photo or a drawing as PNG, with nothing of what its source said of itself."""
    out = io.BytesIO()
    photo.save(out, "PNG", icc_profile=None)
    return out.getvalue()


def _chunks(png: bytes) -> Iterator[bytes]:
    at = len(PNG_START)
    while at < len(png):
        yield png[at + 4 : at + 8]
        at += 12 + int.from_bytes(png[at : at + 4])
