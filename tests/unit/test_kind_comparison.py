"""Comparisons: what rose and what fell, as slopes or as pairs of dots, told in words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from taitto.infographics import comparison
from taitto.plotting.marks import Dot, Line, Plot
from taitto.plotting.sheet import TooMuchError
from tests.support.sheets import media, style

SHEETS = {medium.name: medium.sheet for medium in media()}
FI, SV, EN = (style(lang).labels for lang in ("fi", "sv", "en"))
ROWS = [
    {"label": "Nousi", "values": [10, 30]},
    {"label": "Laski", "values": [20, 5]},
    {"label": "Pysyi", "values": [15, 15]},
]


def spec(rows: Any = ROWS, **more: Any) -> comparison.Spec:
    data = {"kind": "comparison", "title": "Kaupat", "source": "S", "series": ["2015", "2025"], "rows": rows, **more}
    return comparison.Spec.model_validate(data)


def draw(made: comparison.Spec, name: str) -> Plot:
    return comparison.draw(made, SHEETS[name], FI)


def lines(plot: Plot, role: str) -> list[Line]:
    return [mark for mark in plot.marks if isinstance(mark, Line) and mark.role == role]


def test_a_slope_rises_falls_or_stays() -> None:
    rose, fell, stayed = lines(draw(spec(), "mail light"), "slope")
    series = SHEETS["mail light"].ink.series

    assert rose.points[0][1] > rose.points[1][1]
    assert fell.points[0][1] < fell.points[1][1]
    assert stayed.points[0][1] == stayed.points[1][1]
    assert [line.stroke for line in (rose, fell, stayed)] == [series[0], series[1], series[4]]


def test_names_and_numbers_stand_at_both_sides() -> None:
    texts = [text.text for text in draw(spec(), "mail light").texts]

    assert texts == ["2015", "Nousi 10", "Laski 20", "Pysyi 15", "2025", "30 Nousi", "5 Laski", "15 Pysyi"]


@pytest.mark.parametrize(("made", "name"), [(spec(), "side on paper"), (spec(form="dots"), "mail light")])
def test_dots_lie_where_their_numbers_are(made: comparison.Spec, name: str) -> None:
    plot = draw(made, name)
    dots = [mark for mark in plot.marks if isinstance(mark, Dot)]

    assert not lines(plot, "slope")
    assert dots[0].x < dots[1].x
    assert dots[2].x > dots[3].x
    assert dots[4].x == dots[5].x
    assert len({dot.y for dot in dots}) == 3


CROWD = [
    {"label": "Huittinen", "values": [10300, 9350]},
    {"label": "Forssa", "values": [17800, 16600]},
    {"label": "Rauma", "values": [39700, 38800]},
    {"label": "Lieksa", "values": [12700, 10300]},
    {"label": "Äänekoski", "values": [20300, 20300]},
    {"label": "Ylivieska", "values": [14100, 15300]},
]


@pytest.mark.parametrize("name", ["mail light", "page on paper", "body on mist"])
def test_a_name_stands_at_its_own_slope_or_a_line_leads_to_it(name: str) -> None:
    plot = draw(spec(CROWD, unit="hlö"), name)
    slopes, leaders = lines(plot, "slope"), lines(plot, "leader")
    sheet = SHEETS[name]

    assert slopes
    for side, anchor in ((0, "end"), (1, "start")):
        ends = [slope.points[side][1] for slope in slopes]
        led = {
            round(leader.points[0][1], 3): leader.points[1][1] for leader in leaders if _is_at(leader, slopes[0], side)
        }
        names = [text for text in plot.texts if text.role == "label" and text.anchor == anchor]
        for text, end in zip(names, ends, strict=True):
            middle = text.y - 0.33 * sheet.size
            nearest = min(ends, key=lambda other: abs(other - middle))
            assert nearest == end or led[round(end, 3)] == pytest.approx(middle, abs=0.1)


def _is_at(leader: Line, slope: Line, side: int) -> bool:
    return abs(leader.points[0][0] - slope.points[side][0]) < abs(leader.points[0][0] - slope.points[1 - side][0])


def test_names_that_have_room_need_no_lines() -> None:
    assert not lines(draw(spec(ROWS), "mail light"), "leader")


def test_a_highlighted_slope_is_thick_and_its_names_bold() -> None:
    plot = draw(spec([{**ROWS[0], "highlight": True}, ROWS[1]]), "mail light")
    bold, plain = lines(plot, "slope")

    assert bold.thickness > plain.thickness
    assert {text.text for text in plot.texts if text.weight == 600} == {"2015", "2025", "Nousi 10", "30 Nousi"}


def test_numbers_that_leave_no_room_are_told() -> None:
    with pytest.raises(TooMuchError, match="no room for dots"):
        draw(spec(unit="miljoonaa euroa vuodessa"), "side on paper")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"series": ["2015"]}, "at least 2 items"),
        ({"rows": [{"label": "a", "values": [1, None]}]}, 'row "a" lacks one of its two numbers'),
        ({"rows": [{"label": "a", "value": 1}]}, 'row "a" has 1 numbers, there are 2 series'),
        ({"form": "pie"}, "'slope' or 'dots'"),
    ],
)
def test_a_fault_is_told(data: dict[str, Any], expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        spec(**{"rows": ROWS, **data})


def test_it_is_described_in_each_language() -> None:
    made = spec([{"label": "Salo", "values": [1200, -3.5]}], unit="k€")

    assert comparison.describe(made, FI) == "Vertailu: Kaupat, 2015 → 2025. Salo 1 200 k€ → −3,5 k€."
    assert comparison.describe(made, SV) == "Jämförelse: Kaupat, 2015 → 2025. Salo 1 200 k€ → −3,5 k€."
    assert comparison.describe(made, EN) == "Comparison: Kaupat, 2015 → 2025. Salo 1,200 k€ → −3.5 k€."


def test_its_data_is_a_table() -> None:
    assert comparison.data_table(spec(), FI) == (
        ("", "2015", "2025"),
        (("Nousi", "10", "30"), ("Laski", "20", "5"), ("Pysyi", "15", "15")),
    )
