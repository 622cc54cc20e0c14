"""A gradient in RGB → the same gradient in another medium.

Between two stops the screen mixes RGB and a press mixes inks, which gives other colours on the way. So each stretch is
sampled, and the stretches stay apart: an edge between two of them stays sharp.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from taitto.rendering.press.colours import Space, UnknownColourError, read_space
from taitto.rendering.press.functions import STITCHED, kind_of, numbers, value

if TYPE_CHECKING:
    from taitto.rendering.press.inks import Medium

SAMPLES = 33
"""Colours taken from a stretch. Between two of them a mix in ink and one in RGB look the same."""

_AXIAL, _RADIAL = 2, 3


def converted_gradient(pdf: pikepdf.Pdf, shading: Any, medium: Medium) -> Any:
    """Return a shading whose colours are those of the medium.

    Raises:
        UnknownColourError: it is neither axial nor radial, or has a function of an unknown kind.

    """
    if int(shading["/ShadingType"]) not in {_AXIAL, _RADIAL}:
        raise UnknownColourError(f"a gradient of type {shading['/ShadingType']}")
    space = read_space(shading["/ColorSpace"])
    if space is None:
        raise UnknownColourError("a gradient of patterns")
    made = pikepdf.Dictionary(dict(shading.items()))
    made["/ColorSpace"] = medium.name
    if "/Background" in shading:
        made["/Background"] = pikepdf.Array(medium.colour(space, numbers(shading["/Background"])))
    start, end = numbers(shading.get("/Domain", (0, 1)))
    made["/Function"] = _converted(pdf, shading["/Function"], (start, end), space, medium)
    return pdf.make_indirect(made)


def _converted(pdf: pikepdf.Pdf, function: Any, domain: tuple[float, float], space: Space, medium: Medium) -> Any:
    if kind_of(function) == STITCHED:
        encode = numbers(function["/Encode"])
        stretches = [(min(ends), max(ends)) for ends in zip(encode[::2], encode[1::2], strict=True)]
        made = pikepdf.Dictionary(dict(function.items()))
        parts = zip(function["/Functions"], stretches, strict=True)
        made["/Functions"] = pikepdf.Array(_converted(pdf, part, ends, space, medium) for part, ends in parts)
        if "/Range" in made:
            del made["/Range"]
        return pdf.make_indirect(made)
    start, end = domain
    steps = [start + (end - start) * n / (SAMPLES - 1) for n in range(SAMPLES)]
    table = medium.picture(space.row([value(function, step) for step in steps]), space.profile).tobytes()
    return pdf.make_stream(
        table,
        FunctionType=0,
        Domain=pikepdf.Array([start, end if end > start else start + 1]),
        Range=pikepdf.Array([0, 1] * (len(table) // SAMPLES)),
        Size=pikepdf.Array([SAMPLES]),
        BitsPerSample=8,
    )
