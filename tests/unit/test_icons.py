"""Icons: every one is there, small parts of paths alone are used, and what is placed or cut lies where it should."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from taitto.plotting.icon_shapes import GRID, ICONS, IconName
from taitto.plotting.icons import icon, icon_box, part_of_icon
from taitto.rendering.raster import pixels

NAMES = sorted(ICONS)


def inked(path: str) -> set[tuple[int, int]]:
    """Return the pixels of a square of 96 that a path darkens, as resvg draws it."""
    image = pixels(f'<svg xmlns="http://www.w3.org/2000/svg" width="96" height="96"><path d="{path}"/></svg>', 96)
    data = image.getchannel("A").tobytes()
    return {(at % 96, at // 96) for at, alpha in enumerate(data) if alpha > 127}


def test_every_name_has_an_icon() -> None:
    assert sorted(get_args(IconName)) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_stays_on_its_grid_and_uses_plain_commands(name: IconName) -> None:
    assert re.fullmatch(r"[MLHVCAZ0-9. ]+", ICONS[name])
    box = icon_box(name)

    assert min(box.left, box.top) >= 0
    assert max(box.right, box.bottom) <= GRID
    assert max(box.right - box.left, box.bottom - box.top) >= 0.75 * GRID


@pytest.mark.parametrize("name", NAMES)
def test_icons_are_about_as_heavy_as_each_other(name: IconName) -> None:
    assert 0.16 <= len(inked(icon(name, (0, 0), 96, "#000000").path)) / 96**2 <= 0.62


@pytest.mark.parametrize("name", NAMES)
def test_the_box_of_an_icon_is_what_it_fills(name: IconName) -> None:
    box = icon(name, (0, 0), 96, "#000000").box
    pixels = inked(icon(name, (0, 0), 96, "#000000").path)
    xs, ys = [x for x, _ in pixels], [y for _, y in pixels]

    assert (min(xs), min(ys)) == pytest.approx((box.left, box.top), abs=2.6)
    assert (max(xs) + 1, max(ys) + 1) == pytest.approx((box.right, box.bottom), abs=2.6)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("part", [0.12, 0.5, 0.9, 1.0])
def test_a_part_of_an_icon_is_the_icon_left_of_its_edge(name: IconName, part: float) -> None:
    whole = inked(icon(name, (0, 0), 96, "#000000").path)
    cut = part_of_icon(name, part, (0, 0), 96, "#000000")
    edge = cut.box.right
    seen = inked(cut.path)

    assert max((x for x, _ in seen), default=0) <= edge
    left = {pixel for pixel in whole if pixel[0] + 1 < edge}
    assert len(left ^ {pixel for pixel in seen if pixel[0] + 1 < edge}) <= 0.01 * len(whole)


def test_an_icon_is_scaled_and_moved() -> None:
    shape = icon("chart", (10, 20), 48, "#0b655b", "faint")

    assert (shape.fill, shape.role) == ("#0b655b", "faint")
    assert shape.box == (15, 25, 53, 63)
    assert shape.path.startswith("M16.2 46 H24.2 A1.2 1.2 0 0 1 25.4 47.2 V61.8")
