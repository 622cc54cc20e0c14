"""What the eye makes of colours: contrast, difference, and what people with another colour vision see.

Colours are `#rrggbb` in sRGB. Contrast is that of WCAG 2.1; difference is the distance in CIELAB (ΔE*ab, 1976, D65);
the simulations are those of Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency", 2009, at full severity.
"""

from __future__ import annotations

import math
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Channels = tuple[float, float, float]
Matrix = tuple[Channels, Channels, Channels]

VISIONS: Mapping[str, Matrix] = MappingProxyType(
    {
        "protanopia": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deuteranopia": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritanopia": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
"""What becomes of linear red, green and blue in the eyes of people who lack one sort of cones."""

_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE: Channels = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.1 defines it, 0 to 1."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def lightness(colour: str) -> float:
    """Return CIELAB's L*, 0 to 100: what is left of a colour in a greyscale print."""
    return _lab(_linear(colour))[0]


def difference(one: str, other: str, vision: Matrix | None = None) -> float:
    """Return ΔE*ab of two colours, as a person with that `vision` sees them; about 2 is the least that one notices."""
    seen = [_linear(colour) for colour in (one, other)]
    if vision:
        seen = [_product(vision, channels) for channels in seen]
    return math.dist(*map(_lab, seen))


def mixed(one: str, other: str, part: float) -> str:
    """Return `one` with that part of `other` in it, 0 to 1, as paint of that opacity would look."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(first + (second - first) * part):02x}" for first, second in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _linear(colour: str) -> Channels:
    parts = (part / 255 for part in _channels(colour))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return red, green, blue


def _product(matrix: Matrix, channels: Channels) -> Channels:
    one, two, three = (sum(a * b for a, b in zip(row, channels, strict=True)) for row in matrix)
    return one, two, three


def _lab(linear: Channels) -> Channels:
    xyz = _product(_TO_XYZ, linear)
    x, y, z = (_root(max(0.0, part) / white) for part, white in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return math.cbrt(part) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
