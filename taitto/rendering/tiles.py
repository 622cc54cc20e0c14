"""How large a tile's number can be printed in its cell, measured with the metrics of its face."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from taitto.infographics.number_tiles import Tile
    from taitto.labels import Labels
    from taitto.plotting.metrics import Metrics
    from taitto.theme import Size

SIZES = ("hero", "headline", "title", "subhead", "body")
"""Of numbers, the largest first; the last one goes over several lines where it must."""
BESIDE = "subhead"
"""The size of an arrow and of a qualifier, beside a number that is larger."""
HERO_OF_TWO, HERO_OF_THREE, LISTED_OF_THREE = 0.62, 0.36, 0.34
"""Parts of a row that tiles take which are not as wide as the others: the largest number, and lists."""


TRACKING_EM = -0.01
"""Between the letters of large numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TileFit:
    """The name of a number's size, and the part of its row that its tile takes; None for an even share."""

    size: str
    share: float | None


def fit_tile(  # noqa: PLR0913 (what is measured, where, and with what)
    tile: Tile, *, abreast: int, room: float, sizes: Mapping[str, Size], metrics: Metrics, labels: Labels
) -> TileFit:
    """Return how a tile stands in a row of `abreast` things that is `room` points wide, without the gaps between."""
    share = None
    if abreast == 2 and tile.hero:
        share = HERO_OF_TWO
    elif abreast == 3:
        share = HERO_OF_THREE if tile.hero else LISTED_OF_THREE if tile.items else None
    width = room * (share or 1 / abreast)
    number = " ".join(filter(None, (tile.number(labels), tile.unit)))
    beside = " ".join(filter(None, (tile.arrow, tile.qualifier, " ")))
    for name in SIZES if tile.hero else SIZES[1:]:
        size = sizes[name].size
        before = metrics.width(beside, min(size, sizes[BESIDE].size)) if beside.strip() else 0.0
        if before + metrics.width(number, size) + TRACKING_EM * size * len(number) <= width:
            return TileFit(size=name, share=share)
    return TileFit(size=SIZES[-1], share=share)
