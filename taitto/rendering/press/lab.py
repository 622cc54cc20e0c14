"""Colours of L*a*b* under the white that a PDF names → the same under D50, the one white that ICC profiles know.

WeasyPrint writes `lab()` under D50 and `oklch()` under D65. The eye adapts to a white as Bradford's matrix says.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Triple = tuple[float, float, float]

D50: Triple = (0.9642, 1.0, 0.8249)
_TO_CONES: tuple[Triple, ...] = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
_FROM_CONES: tuple[Triple, ...] = (
    (0.9869929, -0.1470543, 0.1599627),
    (0.4323053, 0.5183603, 0.0492912),
    (-0.0085287, 0.0400428, 0.9684867),
)
_LINEAR_BELOW = 6 / 29


def under_d50(colour: Sequence[float], white: Triple) -> Triple:
    """Return L*, a* and b* of a colour as they are under D50."""
    lightness, a, b = colour
    middle = (lightness + 16) / 116
    roots = middle + a / 500, middle, middle - b / 200
    seen = [part * _cubed(root) for part, root in zip(white, roots, strict=True)]
    cones = zip(_times(_TO_CONES, seen), _times(_TO_CONES, D50), _times(_TO_CONES, white), strict=True)
    adapted = [cone * to / of for cone, to, of in cones]
    x, y, z = (_rooted(part / of) for part, of in zip(_times(_FROM_CONES, adapted), D50, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: Sequence[Triple], vector: Sequence[float]) -> Iterator[float]:
    return (math.fsum(one * other for one, other in zip(row, vector, strict=True)) for row in matrix)


def _cubed(root: float) -> float:
    return root**3 if root > _LINEAR_BELOW else 3 * _LINEAR_BELOW**2 * (root - 4 / 29)


def _rooted(part: float) -> float:
    return math.cbrt(part) if part > _LINEAR_BELOW**3 else part / (3 * _LINEAR_BELOW**2) + 4 / 29
