"""Shares: parts of a whole whose percentages add up, as a ring, a bar or a hundred squares."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from taitto.infographics import share
from taitto.infographics.geometry.shares import hundredths
from taitto.plotting.marks import Plot, Rect
from tests.support.sheets import media, style

SHEETS = {medium.name: medium.sheet for medium in media()}
FI, SV, EN = (style(lang).labels for lang in ("fi", "sv", "en"))


def spec(*numbers: float, **more: Any) -> share.Spec:
    rows = [{"label": f"Osa {n}", "value": number} for n, number in enumerate(numbers)]
    return share.Spec.model_validate({"kind": "share", "title": "Osat", "source": "S", "rows": rows, **more})


def draw(made: share.Spec, name: str) -> Plot:
    return share.draw(made, SHEETS[name], FI)


def fills(plot: Plot, fill: str) -> int:
    """Return how many squares or bars have a colour; chips of the list are smaller and not counted."""
    return sum(isinstance(mark, Rect) and mark.fill == fill and mark.role != "chip" for mark in plot.marks)


def test_a_waffle_has_a_square_for_each_percent() -> None:
    plot = draw(spec(43, 31, 26, form="waffle"), "mail light")

    assert [fills(plot, fill) for fill in SHEETS["mail light"].ink.series[:3]] == [43, 31, 26]


def test_parts_of_a_bar_are_as_wide_as_their_shares() -> None:
    plot = draw(spec(1, 3, form="bar"), "mail light")
    one, three = (
        next(mark for mark in plot.marks if isinstance(mark, Rect) and mark.fill == fill)
        for fill in SHEETS["mail light"].ink.series[:2]
    )

    assert three.width == pytest.approx(3 * one.width, rel=0.03)
    assert one.height == three.height


def test_the_largest_part_stands_in_the_ring_or_the_one_that_is_highlighted() -> None:
    rows = [{"label": "Iso", "value": 3}, {"label": "Pieni", "value": 1}]
    plain, marked = (
        draw(spec(rows=[rows[0], {**rows[1], "highlight": highlight}]), "mail light") for highlight in (False, True)
    )
    size = SHEETS["mail light"].display

    assert [text.text for text in plain.texts if text.size == size] == ["75\u00a0%"]
    assert [text.text for text in marked.texts if text.size == size] == ["25\u00a0%"]


@pytest.mark.parametrize(
    ("numbers", "expected"), [([1, 1, 1], [34, 33, 33]), ([1, 2], [33, 67]), ([0, 5], [0, 100]), ([999, 1], [100, 0])]
)
def test_percents_are_of_the_largest_remainder(numbers: list[int], expected: list[int]) -> None:
    assert list(hundredths(numbers)) == expected  # type: ignore[arg-type]


def test_a_small_part_is_not_nothing() -> None:
    assert spec(999, 1).percents == ("> 99 %", "< 1 %")


def test_numbers_that_are_shares_are_not_shared_again() -> None:
    assert spec(60, 40, unit="%").percents == ("", "")
    assert spec(60, 40, percent=False).percents == ("", "")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"numbers": [1, 1, 1, 1, 1, 1]}, "at most 5 parts, these are 6; put the smallest together"),
        ({"numbers": [1, -1]}, "no part of a whole is below 0; write kind: bar"),
        ({"numbers": [0, 0]}, "the parts add up to 0: there is no whole to share"),
        ({"numbers": [60, 30], "unit": "%"}, "the parts add up to 90 %, the whole is 100 %; add the part"),
        ({"numbers": [], "rows": [{"label": "a", "values": [1, 2]}], "series": ["x", "y"]}, "one number a row"),
        ({"numbers": [], "rows": [{"label": "a", "value": 1}, {"label": "b"}]}, "hang on every part"),
    ],
)
def test_a_fault_is_told(data: dict[str, Any], expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        spec(*data.pop("numbers"), **data)


def test_it_is_described_in_each_language() -> None:
    assert share.describe(spec(3, 1), FI) == "Rengaskaavio: Osat. Osa 0 75 %, Osa 1 25 %."
    assert share.describe(spec(3, 1, form="bar"), SV) == "Andelar i en stapel: Osat. Osa 0 75 %, Osa 1 25 %."
    assert share.describe(spec(3, 1, form="waffle"), EN) == "Waffle chart: Osat. Osa 0 75 %, Osa 1 25 %."
    assert (
        share.describe(spec(1200, 1, percent=False, unit="M€"), EN) == "Donut chart: Osat. Osa 0 1,200 M€, Osa 1 1 M€."
    )


def test_its_data_is_a_table() -> None:
    assert share.data_table(spec(3, 1), FI) == (
        ("", "Arvo", "Osuus"),
        (("Osa 0", "3", "75 %"), ("Osa 1", "1", "25 %")),
    )
    assert share.data_table(spec(60, 40, unit="%"), FI).head == ("", "Arvo")
