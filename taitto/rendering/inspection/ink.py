"""How much ink colours ask for: 1.0 for one ink in full, 4.0 for all four. RGB is no ink yet, and asks for none."""

from __future__ import annotations

from typing import Any

from taitto.rendering.press.functions import extremes, numbers
from taitto.rendering.press.inks import most_ink
from taitto.rendering.press.pictures import read_picture

_FULL = 255
_CMYK = {"DeviceCMYK", "ICCBased4"}
_GREY = {"DeviceGray", "CalGray", "ICCBased1"}


def ink_of_colour(space: str, values: Any) -> float:
    """Return the ink of a colour in a space of this name."""
    if space in _CMYK:
        return sum(numbers(values))
    if space in _GREY:
        return 1 - float(values[0])
    return 0.0


def ink_of_gradient(space: str, shading: Any) -> float:
    """Return the most ink of a gradient: that of one of the colours between which it runs."""
    if space not in _CMYK | _GREY:
        return 0.0
    return max(ink_of_colour(space, colour) for colour in extremes(shading["/Function"]))


def ink_of_picture(image: Any) -> float:
    """Return the ink on the pixel of a picture that has most of it."""
    picture, _ = read_picture(image)
    if picture.mode == "CMYK":
        return most_ink(picture) / _FULL
    if picture.mode == "L":
        darkest = picture.getextrema()[0]
        assert isinstance(darkest, int)  # noqa: S101 (grey has one channel)
        return 1 - darkest / _FULL
    return 0.0
