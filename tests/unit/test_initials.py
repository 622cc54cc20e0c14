"""A drop cap is a drawing of its letter."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from taitto.config import ENGINE
from taitto.fonts import ensure_faces
from taitto.rendering.initials import Initial, draw_initial
from taitto.theme import read_theme

THEME = read_theme(ENGINE / "assets" / "theme.yaml", "theme.yaml")
FACE = next(face.path for face in ensure_faces(THEME) if face.path.name == "taitto-display-600-upright.ttf")


def drawn(letter: str) -> Initial:
    return draw_initial(letter, FACE, "#0b655b")


@pytest.mark.parametrize("letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ")
def test_every_letter_has_ink_in_the_colour_that_was_asked_for(letter: str) -> None:
    initial = drawn(letter)
    path = ET.fromstring(initial.svg)[0]  # noqa: S314 (our own drawing)

    assert path.attrib["fill"] == "#0b655b"
    assert path.attrib["d"].startswith("M")
    assert 0.2 < initial.width_em < 1.2
    assert 0.6 < initial.height_em < 1.2


@pytest.mark.parametrize("letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
def test_a_plain_capital_does_not_rise_above_the_height_of_capitals(letter: str) -> None:
    assert drawn(letter).rise_em == 0


@pytest.mark.parametrize("letter", "ÅÄÖÉŠŽ")
def test_a_mark_over_a_letter_rises_above_the_height_of_capitals(letter: str) -> None:
    assert 0.1 < drawn(letter).rise_em < 0.4


def test_only_what_hangs_below_the_line_makes_a_letter_deeper() -> None:
    assert drawn("Q").height_em > drawn("O").height_em == drawn("H").height_em


def test_the_drawing_has_the_measures_that_are_told() -> None:
    initial = drawn("Ä")
    _, top, width, height = (float(part) for part in ET.fromstring(initial.svg).attrib["viewBox"].split())  # noqa: S314

    assert top < 0
    assert width / height == pytest.approx(initial.width_em / initial.height_em)


def test_the_same_letter_is_drawn_the_same_way() -> None:
    assert drawn("Ä") == drawn("Ä")
