"""The colour spaces that a PDF names, as far as WeasyPrint writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
from PIL import Image

from taitto.rendering.press.lab import D50, Triple, under_d50

if TYPE_CHECKING:
    from collections.abc import Sequence

PATTERN = "/Pattern"


class UnknownColourError(ValueError):
    """A PDF holds colours in a way that is not understood here."""


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: Pillow's name of its channels, the ICC profile that describes them, and the white of L*a*b*."""

    mode: str
    profile: bytes | None = None
    white: Triple = D50

    @property
    def black(self) -> tuple[float, ...]:
        """Return the colour that stands until another one is set."""
        return (0.0, 0.0, 0.0, 1.0) if self.mode == "CMYK" else (0.0,) * len(self.mode)

    def row(self, colours: Sequence[Sequence[float]]) -> Image.Image:
        """Return colours, with channels as a PDF has them, as a row of pixels."""
        scaled = [self._lab_bytes(colour) if self.mode == "LAB" else tuple(map(_byte, colour)) for colour in colours]
        return Image.frombytes(self.mode, (len(colours), 1), b"".join(map(bytes, scaled)))

    def _lab_bytes(self, colour: Sequence[float]) -> tuple[int, int, int]:
        """Return a colour as bytes of which the last two are signed, as Pillow reads them."""
        lightness, a, b = colour if self.white == D50 else under_d50(colour, self.white)
        return _byte(lightness / 100), _signed(a), _signed(b)


GREY = Space("L")
RGB = Space("RGB")
CMYK = Space("CMYK")
LAB = Space("LAB")

_BY_NAME = {
    "/DeviceGray": GREY,
    "/CalGray": GREY,
    "/G": GREY,
    "/DeviceRGB": RGB,
    "/CalRGB": RGB,
    "/RGB": RGB,
    "/DeviceCMYK": CMYK,
    "/CMYK": CMYK,
}
_BY_CHANNELS = {1: "L", 3: "RGB", 4: "CMYK"}


def read_space(named: Any, resources: Any = None) -> Space | None:
    """Return the colour space that a name or an array stands for, None for that of patterns.

    `resources` may explain a name that a content stream uses.

    Raises:
        UnknownColourError: it is none of those above.

    """
    if isinstance(named, pikepdf.Name) and resources is not None:
        named = resources.get("/ColorSpace", {}).get(named, named)
    family = str(named[0] if isinstance(named, pikepdf.Array) else named)
    if family == PATTERN:
        return None
    if family == "/ICCBased":
        stream = named[1]
        return Space(_BY_CHANNELS[int(stream["/N"])], stream.read_bytes())
    if family == "/Lab":
        x, y, z = map(float, named[1]["/WhitePoint"])
        return Space("LAB", white=(x, y, z))
    if family not in _BY_NAME:
        raise UnknownColourError(f"a colour space {family}")
    return _BY_NAME[family]


def _byte(part: float) -> int:
    return round(max(0.0, min(1.0, part)) * 255)


def _signed(part: float) -> int:
    return max(-128, min(127, round(part))) % 256
