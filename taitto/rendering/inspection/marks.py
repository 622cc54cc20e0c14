"""What the pages of a PDF show: colours, pictures and fonts."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pikepdf

from taitto.rendering.inspection.facts import Font, PlacedPicture
from taitto.rendering.inspection.ink import ink_of_picture

if TYPE_CHECKING:
    from collections.abc import Iterable

_POINTS_PER_INCH = 72
_MM_PER_INCH = 25.4


@dataclass(slots=True)
class Marks:
    """What one page shows. `ink` is the most ink anywhere, 1.0 for one ink in full.

    `faults` tell what it cannot draw, with the page left out: a reader passes over that without a word.
    """

    page: int
    colour_spaces: set[str] = field(default_factory=set)
    blend_modes: set[str] = field(default_factory=set)
    pictures: list[PlacedPicture] = field(default_factory=list)
    fonts: set[Font] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    ink: float = 0.0

    def note_space(self, space: Any) -> None:
        """Note a colour space, unless there is none."""
        if space is not None:
            self.colour_spaces.add(space_name(space))

    def note_font(self, font: Any) -> None:
        """Note a font that text is set in."""
        name = str(font.get("/BaseFont", font.get("/Name", "/Type3"))).removeprefix("/")
        self.fonts.add(Font(name=name, embedded=_is_embedded(font)))

    def note_picture(self, image: Any, name: str, matrix: pikepdf.Matrix) -> None:
        """Note a picture, which fills the square of 1 that `matrix` brings to the page."""
        across_in = math.hypot(matrix.a, matrix.b) / _POINTS_PER_INCH
        down_in = math.hypot(matrix.c, matrix.d) / _POINTS_PER_INCH
        width_px, height_px = int(image["/Width"]), int(image["/Height"])
        sides: Iterable[tuple[int, float]] = ((width_px, across_in), (height_px, down_in))
        placed = PlacedPicture(
            page=self.page,
            name=name.removeprefix("/"),
            width_px=width_px,
            height_px=height_px,
            width_mm=round(across_in * _MM_PER_INCH, 2),
            height_mm=round(down_in * _MM_PER_INCH, 2),
            dpi=round(min((px / inches for px, inches in sides if inches), default=math.inf), 1),
            colour_space=picture_space(image),
        )
        self.pictures.append(placed)


class Shelf:
    """What the pages of one PDF share, read once."""

    def __init__(self) -> None:
        self._operations: dict[tuple[int, int], list[Any]] = {}
        self._inks: dict[tuple[int, int], float] = {}

    def operations(self, stream: Any) -> list[Any]:
        """Return the operations of a content stream."""
        key = stream.objgen
        if key == _DIRECT or key not in self._operations:
            self._operations[key] = list(pikepdf.parse_content_stream(stream))
        return self._operations[key]

    def ink_of_picture(self, image: Any) -> float:
        """Return the ink on the pixel of a picture that has most of it."""
        key = image.objgen
        if key == _DIRECT or key not in self._inks:
            self._inks[key] = ink_of_picture(image)
        return self._inks[key]


_DIRECT = (0, 0)
"""What an object that no other one can point to has for a number."""
STENCIL = "stencil"


def picture_space(image: Any) -> str:
    """Return the name of a picture's colour space; a stencil, which is filled with a colour of its page, has none."""
    if image.get("/ImageMask", False):
        return STENCIL
    return space_name(image.get("/ColorSpace", pikepdf.Name.JPXDecode))


def space_name(space: Any) -> str:
    """Return the name of a colour space; that of an ICC profile tells its number of channels: `ICCBased3`."""
    if isinstance(space, pikepdf.Array):
        family = str(space[0]).removeprefix("/")
        stream: Any = space[1] if len(space) > 1 else None
        if family == "ICCBased":
            return f"{family}{stream['/N']}"
        return f"{family} of {space_name(stream)}" if family == "Indexed" else family
    return str(space).removeprefix("/")


def _is_embedded(font: Any) -> bool:
    if font["/Subtype"] == pikepdf.Name.Type3:
        return True
    inner = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
