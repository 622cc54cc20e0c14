"""Colours as the eye sees them, beside published values."""

from __future__ import annotations

import pytest

from taitto.colours import VISIONS, difference, lightness, mixed


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("#000000", 0.0),
        ("#ffffff", 100.0),
        ("#ff0000", 53.24),
        ("#00ff00", 87.73),
        ("#0000ff", 32.30),
        ("#777777", 50.03),
    ],
)
def test_lightness_is_cielab_s(colour: str, expected: float) -> None:
    assert lightness(colour) == pytest.approx(expected, abs=0.02)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#ff0000", "#00ff00", 170.58), ("#ff0000", "#0000ff", 176.31), ("#000000", "#ffffff", 100.0)],
)
def test_difference_is_the_distance_in_cielab(one: str, other: str, expected: float) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=0.1)
    assert difference(one, one) == 0


@pytest.mark.parametrize("vision", VISIONS)
def test_greys_look_the_same_to_everybody(vision: str) -> None:
    for grey in ("#000000", "#777777", "#ffffff"):
        assert difference(grey, "#777777", VISIONS[vision]) == pytest.approx(difference(grey, "#777777"), abs=0.1)


def test_red_and_green_meet_where_red_or_green_is_not_seen() -> None:
    one, other = "#a0522d", "#5f7a3a"

    assert difference(one, other) > 25
    assert difference(one, other, VISIONS["deuteranopia"]) < 10
    assert difference(one, other, VISIONS["tritanopia"]) > 20


@pytest.mark.parametrize(("part", "expected"), [(0, "#102030"), (1, "#f0e0d0"), (0.5, "#808080")])
def test_colours_mix(part: float, expected: str) -> None:
    assert mixed("#102030", "#f0e0d0", part) == expected
