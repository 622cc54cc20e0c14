"""The house's icons: each is drawn on the grid, can be scaled, and cut at any part."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from taitto.plotting.icon_shapes import GRID, ICONS, IconName
from taitto.plotting.icons import icon, icon_box, part_of_icon

NAMES = get_args(IconName)


def test_every_name_has_its_icon() -> None:
    assert set(NAMES) == set(ICONS)
    assert list(NAMES) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_lies_on_its_grid_and_fills_most_of_it(name: IconName) -> None:
    box = icon_box(name)

    assert min(box) >= 0
    assert max(box) <= GRID
    assert max(box.right - box.left, box.bottom - box.top) >= 0.7 * GRID


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_is_placed_and_scaled(name: IconName) -> None:
    made, grid = icon(name, (100, 50), 2 * GRID, "#000000"), icon_box(name)

    assert made.box == pytest.approx(
        (100 + 2 * grid.left, 50 + 2 * grid.top, 100 + 2 * grid.right, 50 + 2 * grid.bottom)
    )
    assert re.fullmatch(r"[MLHVCAZ\d., -]+", made.path)


@pytest.mark.parametrize("name", NAMES)
def test_a_part_of_an_icon_grows_from_its_left(name: IconName) -> None:
    boxes = [part_of_icon(name, part, (0, 0), GRID, "#000000").box for part in (0.25, 0.5, 0.75)]

    assert [box.left for box in boxes] == pytest.approx([icon_box(name).left] * 3, abs=0.5)
    assert boxes[0].right < boxes[1].right < boxes[2].right
