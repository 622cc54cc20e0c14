"""Pictograms: as many icons as the number says, faint ones for the rest of a whole."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from taitto.infographics import pictogram
from taitto.plotting.marks import Plot, Shape
from tests.support.sheets import media, style

SHEETS = {medium.name: medium.sheet for medium in media()}
FI, SV, EN = (style(lang).labels for lang in ("fi", "sv", "en"))


def spec(*rows: dict[str, Any], **more: Any) -> pictogram.Spec:
    rows = tuple({"label": f"Rivi {n}", **row} for n, row in enumerate(rows))
    data = {"kind": "pictogram", "title": "Kirjeet", "source": "S", "icon": "letter", "rows": rows, **more}
    return pictogram.Spec.model_validate(data)


def icons(made: pictogram.Spec, name: str = "mail light") -> tuple[int, int]:
    """Return how many icons are filled, wholly or in part, and how many are faint."""
    plot = pictogram.draw(made, SHEETS[name], FI)
    shapes = [mark for mark in plot.marks if isinstance(mark, Shape)]
    faint = sum(shape.role == "faint" for shape in shapes)
    return len(shapes) - faint, faint


@pytest.mark.parametrize("name", SHEETS)
def test_an_icon_stands_for_one(name: str) -> None:
    assert icons(spec({"value": 7}, {"value": 3}), name)[0] == 10


def test_an_icon_may_stand_for_many_and_that_is_told() -> None:
    made = spec({"value": 400}, each=100, unit="kirjettä")
    plot = pictogram.draw(made, SHEETS["mail light"], FI)

    assert icons(made)[0] == 4
    assert "Yksi kuva on 100 kirjettä." in " ".join(text.text for text in plot.texts).replace("\u00a0", " ")


def test_the_rest_of_a_whole_is_faint() -> None:
    filled, faint = icons(spec({"value": 1, "of": 6}))

    assert filled == 1
    assert faint == 5


def test_a_fraction_fills_a_part_of_an_icon() -> None:
    def width(value: float) -> float:
        plot: Plot = pictogram.draw(spec({"value": value, "of": 2}), SHEETS["mail light"], FI)
        boxes = [mark.box for mark in plot.marks if isinstance(mark, Shape) and mark.role != "faint"]
        return sum(box.right - box.left for box in boxes)

    assert width(1) < width(1.5) < width(2)


@pytest.mark.parametrize(
    ("rows", "more", "expected"),
    [
        ([{"value": 250}], {}, "that makes 250 icons, and nobody counts more than 100; write each: 5"),
        ([{"value": -1}], {}, 'the number of "Rivi 0" is below 0'),
        ([{"value": 7, "of": 6}], {}, 'the number of "Rivi 0" is larger than its whole'),
        ([{"values": [1, 2]}], {"series": ["x", "y"]}, "a pictogram has one number a row"),
        ([{"value": 1}], {"each": 0}, "greater than 0"),
        ([{"value": 1}], {"icon": "dragon"}, "'calendar', 'cart'"),
    ],
)
def test_a_fault_is_told(rows: list[dict[str, Any]], more: dict[str, Any], expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        spec(*rows, **more)


def test_it_is_described_in_each_language() -> None:
    made = spec({"value": 1, "of": 6, "qualifier": "noin"}, {"value": 1200}, each=100)

    assert pictogram.describe(made, FI).startswith("Kuvakaavio: Kirjeet. Rivi 0 noin 1 ")
    assert pictogram.describe(made, SV).startswith("Bilddiagram: Kirjeet. Rivi 0 noin 1 ")
    assert pictogram.describe(made, EN).endswith("Rivi 1 1,200.")
    many = spec(*({"value": n} for n in range(1, 8)))
    assert pictogram.describe(many, EN) == "Pictogram: Kirjeet. Largest Rivi 6 7, smallest Rivi 0 1."
