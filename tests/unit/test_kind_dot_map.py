"""Dot maps: dots where the towns are, names that can be read, faults told."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from taitto.infographics import dot_map
from taitto.plotting.marks import Dot, Plot
from tests.support.sheets import media, style

SHEETS = {medium.name: medium.sheet for medium in media()}
FI, EN = (style(lang).labels for lang in ("fi", "en"))
CROWD = ("Turku", "Raisio", "Naantali", "Kaarina", "Lieto", "Masku", "Rusko", "Nousiainen", "Aura", "Paimio")


def spec(*rows: Any, **more: Any) -> dot_map.Spec:
    return dot_map.Spec.model_validate({"kind": "dot-map", "title": "Kartta", "source": "S", "rows": rows, **more})


def draw(made: dot_map.Spec, name: str) -> Plot:
    return dot_map.draw(made, SHEETS[name], FI)


def dots(plot: Plot) -> list[Dot]:
    return [mark for mark in plot.marks if isinstance(mark, Dot)]


@pytest.mark.parametrize("name", SHEETS)
def test_towns_lie_as_on_the_ground(name: str) -> None:
    rauma, savonlinna, tornio = dots(draw(spec("Rauma", "Savonlinna", "Tornio"), name))

    assert rauma.x < tornio.x < savonlinna.x
    assert tornio.y < savonlinna.y < rauma.y


def test_a_town_has_many_names_and_is_called_as_the_editor_does() -> None:
    finnish, swedish = draw(spec("Pietarsaari"), "mail light"), draw(spec("Jakobstad"), "mail light")

    assert dots(finnish) == dots(swedish)
    assert [text.text for text in swedish.texts] == ["Jakobstad"]
    assert [text.text for text in draw(spec({"town": "Jakobstad", "label": "Täällä"}), "mail light").texts] == [
        "Täällä"
    ]


def test_a_place_that_no_map_knows_is_given_in_degrees() -> None:
    known, given = (
        draw(spec("Huittinen"), "mail light"),
        draw(spec({"town": "Mökki", "at": [61.18, 22.70]}), "mail light"),
    )

    assert (dots(known)[0].x, dots(known)[0].y) == pytest.approx((dots(given)[0].x, dots(given)[0].y), abs=6)


def test_the_area_of_a_dot_is_its_number() -> None:
    large, small = dots(draw(spec({"town": "Rauma", "value": 16}, {"town": "Oulu", "value": 4}), "mail light"))

    assert large.radius == pytest.approx(2 * small.radius)


def test_groups_have_colours_and_a_legend() -> None:
    made = spec({"town": "Rauma", "group": "a"}, {"town": "Oulu", "group": "c"}, groups=["a", "b", "c"])
    plot = draw(made, "mail light")
    series = SHEETS["mail light"].ink.series

    assert [dot.fill for dot in dots(plot)] == [series[0], series[2]]
    assert [text.text for text in plot.texts if text.role == "legend"] == ["a", "c"]


def test_a_town_of_no_group_is_grey() -> None:
    plot = draw(spec({"town": "Rauma", "group": "a"}, "Oulu", groups=["a", "b"]), "mail light")

    assert [dot.fill for dot in dots(plot)] == [SHEETS["mail light"].ink.series[n] for n in (0, 4)]
    with pytest.raises(ValidationError, match='"Oulu" is in none of the groups, and all colours are theirs'):
        spec("Oulu", groups=list("abcde"))


def test_names_of_a_crowd_stand_at_the_sides_and_on_a_narrow_sheet_below_by_number() -> None:
    wide, narrow = draw(spec(*CROWD), "mail light"), draw(spec(*CROWD), "side on paper")

    assert sorted(text.text for text in wide.texts) == sorted(CROWD)
    assert sum(mark.role == "leader" for mark in wide.marks) == len(CROWD)
    assert {text.text for text in narrow.texts} == {*CROWD, *map(str, range(1, len(CROWD) + 1))}


def test_the_far_north_is_shown_when_a_town_lies_there() -> None:
    south, north = draw(spec("Rauma", "Salo"), "mail light"), draw(spec("Rauma", "Utsjoki"), "mail light")
    land_of_south, land_of_north = (next(m for m in p.marks if m.role == "land") for p in (south, north))
    width = {plot: land.box.right - land.box.left for plot, land in (("s", land_of_south), ("n", land_of_north))}

    assert width["s"] > 1.4 * width["n"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Hutitnen", 'there is no town "Hutitnen" on the map: did you mean "Huittinen"?'),
        ("Xyzzyx", r'there is no town "Xyzzyx" on the map: write at: \[latitude, longitude\] beside it'),
        ({"town": "Rauma", "group": "a"}, r'"a" is none of the groups: write groups: \[a, …\]'),
        ({"town": "Rauma", "value": -1}, '"Rauma" has a number below 0, which no dot can show'),
        ({"town": "Rauma", "at": [61, 200]}, "less than or equal to 180"),
    ],
)
def test_a_fault_is_told(row: Any, expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        spec(row)


def test_a_town_stands_on_the_map_once() -> None:
    with pytest.raises(ValidationError, match='"rauma" stands on the map twice'):
        spec("Rauma", "rauma")


def test_degrees_the_wrong_way_round_are_told() -> None:
    with pytest.raises(ValidationError, match=r'"Mökki" lies far off the map; write at: \[latitude, longitude\]'):
        spec({"town": "Mökki", "at": [22.7, 61.2]})


def test_it_is_described_and_its_data_is_a_table() -> None:
    made = spec({"town": "Rauma", "value": 12800, "group": "a"}, {"town": "Raumo", "label": "Muu"}, groups=["a"])

    assert dot_map.describe(made, FI) == "Pistekartta: Kartta. Kartalla Rauma 12 800, Muu."
    assert dot_map.describe(made, EN) == "Dot map: Kartta. On the map Rauma 12,800, Muu."
    assert dot_map.data_table(made, FI) == (("", "Ryhmä", "Arvo"), (("Rauma", "a", "12 800"), ("Muu", "", "")))
    assert dot_map.data_table(spec("Rauma"), FI) == (("",), (("Rauma",),))
