"""A picture of a PDF → the same picture in another medium: JPEG stays JPEG, all others are kept without loss."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from PIL import Image, ImageChops

from taitto.rendering.press.colours import CMYK, UnknownColourError
from taitto.rendering.press.functions import numbers
from taitto.rendering.press.inks import Inks, Medium, limited, most_ink

JPEG_QUALITY = 93
JPEG = pikepdf.Name.DCTDecode

_UNREADABLE = (ValueError, OSError, NotImplementedError, pikepdf.PikepdfError)
_INVERTED = [1, 0] * 4
"""How a PDF reads the four channels of a JPEG that Pillow wrote: Adobe's way, where 255 is no ink."""


def read_picture(image: Any) -> tuple[Image.Image, bytes | None]:
    """Return a picture in grey, RGB or CMYK without its mask, and the ICC profile that describes it if it has one.

    Of a JPEG in CMYK Pillow takes for granted that it is Adobe's; a PDF says of each whether it is.

    Raises:
        UnknownColourError: it is damaged, or of a kind that pikepdf does not read.

    """
    try:
        picture = pikepdf.PdfImage(image).as_pil_image(apply_mask=False)
    except _UNREADABLE as error:
        raise UnknownColourError(f"a picture that cannot be read: {error}") from error
    if picture.mode == CMYK.mode and _is_jpeg(image) and numbers(image.get("/Decode", ())) != _INVERTED:
        picture = ImageChops.invert(picture)
    profile = picture.info.get("icc_profile") or _own_profile(image)
    return picture if picture.mode in {"L", "RGB", "CMYK"} else picture.convert("RGB"), profile


def converted_picture(pdf: pikepdf.Pdf, image: Any, medium: Medium) -> Any:
    """Return an image object with the medium's colours. A stencil has none, and stays.

    Raises:
        UnknownColourError: one colour of it is its mask, or it cannot be read.

    """
    if image.get("/ImageMask", False):
        return image
    if isinstance(image.get("/Mask"), pikepdf.Array):
        raise UnknownColourError("a picture with a colour as its mask")
    picture, profile = read_picture(image)
    made = medium.picture(picture, profile)
    is_jpeg = _is_jpeg(image)
    if made is picture and made.mode == medium.space.mode and is_jpeg:
        return image
    stream = _jpeg(pdf, made, medium) if is_jpeg and isinstance(medium, Inks) else pdf.make_stream(made.tobytes())
    for key in ("/Type", "/Subtype", "/Width", "/Height", "/Interpolate", "/SMask", "/Mask"):
        if key in image:
            stream[key] = image[key]
    stream["/ColorSpace"] = medium.name
    stream["/BitsPerComponent"] = 8
    return stream


def _is_jpeg(image: Any) -> bool:
    filters = image.get("/Filter")
    return bool(list(filters) == [JPEG] if isinstance(filters, pikepdf.Array) else filters == JPEG)


def _jpeg(pdf: pikepdf.Pdf, picture: Image.Image, inks: Inks) -> Any:
    """Return a CMYK JPEG within the limit of ink.

    Compression moves each pixel a little, in the darkest places beyond the limit: there the picture gets less ink until
    it no longer does.
    """
    aim = inks.limit
    while True:
        out = io.BytesIO()
        limited(picture, aim).save(out, "JPEG", quality=JPEG_QUALITY)
        with Image.open(io.BytesIO(out.getvalue())) as printed:
            excess = most_ink(printed) - inks.limit
        if excess <= 0:
            return pdf.make_stream(out.getvalue(), Filter=JPEG, Decode=pikepdf.Array(_INVERTED))
        aim -= excess


def _own_profile(image: Any) -> bytes | None:
    space = image.get("/ColorSpace")
    if isinstance(space, pikepdf.Array) and space[0] == pikepdf.Name.ICCBased:
        stream: Any = space[1]
        return bytes(stream.read_bytes()) if int(stream["/N"]) < len(CMYK.mode) else None
    return None
