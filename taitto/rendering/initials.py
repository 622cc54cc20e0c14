"""A letter → a drawing of it, for drop caps.

A drop cap that is text stands apart from its word in a PDF: who searches, copies or listens finds `S` and, elsewhere,
`uomen`. So the large letter is drawn, and behind it the word keeps its own, unseen.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

_OVERSHOOT = 20
"""By less than this, in thousandths of the type's size, round letters reach over the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initial:
    """A letter's drawing. Its measures are shares of the type's size.

    `rise_em` is what stands above the height of capitals: the dots of Ä.
    """

    svg: bytes
    width_em: float
    height_em: float
    rise_em: float


def draw_initial(letter: str, face: Path, colour: str) -> Initial:
    """Return the letter as a face's file draws it."""
    from fontTools.pens.boundsPen import BoundsPen
    from fontTools.pens.svgPathPen import SVGPathPen

    font = _font(face)
    glyphs = font.getGlyphSet()
    glyph = glyphs[font.getBestCmap()[ord(letter)]]
    path, bounds = SVGPathPen(glyphs), BoundsPen(glyphs)
    glyph.draw(path)
    glyph.draw(bounds)
    units, cap = font["head"].unitsPerEm, font["OS/2"].sCapHeight
    _, lowest, _, highest = bounds.bounds
    rise, drop = max(0, highest - cap - _OVERSHOOT), max(0, -lowest - _OVERSHOOT)
    top, height = cap + _OVERSHOOT + rise, cap + 2 * _OVERSHOOT + rise + drop
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {-top} {glyph.width} {height}">'
        f'<path fill="{colour}" transform="scale(1 -1)" d="{path.getCommands()}"/></svg>'
    )
    return Initial(
        svg=svg.encode(),
        width_em=glyph.width / units,
        height_em=height / units,
        rise_em=rise / units,
    )


@cache
def _font(face: Path) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(face, lazy=True)
