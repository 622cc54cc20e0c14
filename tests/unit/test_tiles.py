"""A tile's number is as large as its cell allows, in its face's own metrics."""

from __future__ import annotations

from typing import Any

import pytest

from taitto.fonts import ensure_faces, family_name
from taitto.infographics.number_tiles import Tile
from taitto.plotting.metrics import read_metrics
from taitto.rendering.tiles import TileFit, fit_tile
from tests.support.sheets import style

THEME, LABELS = style().theme, style().labels
FACE = next(face for face in ensure_faces(THEME) if face.family == family_name("display") and not face.italic)


def fit(abreast: int = 1, room: float = 340, **tile: Any) -> TileFit:
    made = Tile.model_validate({"id": "t", "label": "x", **tile})
    metrics = read_metrics(FACE.metrics)
    return fit_tile(made, abreast=abreast, room=room, sizes=THEME.print.sizes, metrics=metrics, labels=LABELS)


@pytest.mark.parametrize(
    ("abreast", "tile", "size"),
    [
        (1, {"value": 55}, "headline"),
        (1, {"value": 55, "hero": True}, "hero"),
        (3, {"value": 110, "qualifier": "yli", "hero": True}, "hero"),
        (3, {"value": 12800, "qualifier": "noin", "hero": True}, "headline"),
        (3, {"value": 12800, "qualifier": "noin"}, "title"),
        (3, {"value": 1250000, "unit": "euroa"}, "subhead"),
        (3, {"value": 1250000, "unit": "euroa vuodessa koko maassa"}, "body"),
        (2, {"value": 12800, "qualifier": "noin", "hero": True}, "hero"),
    ],
)
def test_a_number_is_as_large_as_its_cell_allows(abreast: int, tile: dict[str, Any], size: str) -> None:
    assert fit(abreast, **tile).size == size


def test_an_arrow_takes_room_too() -> None:
    widest = next(room for room in range(20, 200) if fit(room=room, value=1234).size == "headline")

    assert fit(room=widest, value=1234, trend="up").size == "title"


def test_shares_leave_room_for_the_others() -> None:
    hero, listed = fit(3, value=1, hero=True).share, fit(3, value=1, items=["a"]).share

    assert hero
    assert listed
    assert hero + listed < 0.75
    assert fit(3, value=1).share is None
