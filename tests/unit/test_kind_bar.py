"""Bars: as long as their numbers, labelled on every sheet, told in words."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from taitto.infographics import bar
from taitto.plotting.marks import Line, Rect
from taitto.plotting.sheet import Sheet, TooMuchError
from tests.support.sheets import media, style

SHEETS = {medium.name: medium.sheet for medium in media()}
FI, SV, EN = (style(lang).labels for lang in ("fi", "sv", "en"))


def spec(rows: Any, **more: Any) -> bar.Spec:
    return bar.Spec.model_validate({"kind": "bar", "title": "Budjetit", "source": "S", "rows": rows, **more})


def rows(*numbers: float) -> list[dict[str, Any]]:
    return [{"label": f"Rivi {n}", "value": number} for n, number in enumerate(numbers)]


def bars(made: bar.Spec, sheet: Sheet) -> list[Rect]:
    return [mark for mark in bar.draw(made, sheet, FI).marks if isinstance(mark, Rect) and mark.role == "bar"]


@pytest.mark.parametrize("name", SHEETS)
def test_a_bar_is_as_long_as_its_number(name: str) -> None:
    one, two, four = bars(spec(rows(1, 2, 4)), SHEETS[name])

    assert (two.width, four.width) == pytest.approx((2 * one.width, 4 * one.width))
    assert one.x == two.x == four.x


def test_numbers_below_zero_go_the_other_way() -> None:
    below, above = bars(spec(rows(-20, 10)), SHEETS["mail light"])

    assert below.x + below.width == pytest.approx(above.x)
    assert below.width == pytest.approx(2 * above.width)


def test_names_stand_beside_on_a_wide_sheet_and_above_on_a_narrow_one() -> None:
    wide, phone = (bar.draw(spec(rows(1, 2)), SHEETS[name], FI) for name in ("mail light", "phone light"))
    label_of_wide, label_of_phone = (next(t for t in made.texts if t.role == "label") for made in (wide, phone))
    bar_of_wide, bar_of_phone = (
        next(m for m in made.marks if isinstance(m, Rect) and m.role == "bar") for made in (wide, phone)
    )

    assert label_of_wide.box.right < bar_of_wide.x
    assert label_of_phone.box.bottom <= bar_of_phone.y
    assert any(isinstance(mark, Line) for mark in wide.marks)


def test_standing_bars_lie_down_where_their_names_have_no_room() -> None:
    made = spec([{"label": "Päivittäistavaramyymälärekisteri", "value": n} for n in (1, 2, 3)], direction="vertical")

    assert {mark.height for mark in bars(made, SHEETS["page on paper"])} != {
        bars(made, SHEETS["side on paper"])[0].height
    }
    standing, lying = bars(made, SHEETS["page on paper"]), bars(made, SHEETS["side on paper"])
    assert len({round(mark.width, 6) for mark in standing}) == 1
    assert len({round(mark.height, 6) for mark in lying}) == 1


def test_standing_bars_stand_on_one_line() -> None:
    made = bars(spec(rows(1, 3), direction="vertical"), SHEETS["mail light"])

    assert made[0].y + made[0].height == pytest.approx(made[1].y + made[1].height)
    assert made[1].height == pytest.approx(3 * made[0].height)


def test_stacked_bars_follow_each_other_and_add_up() -> None:
    made = spec(
        [{"label": "a", "values": [1, 2, 3]}, {"label": "b", "values": [6, 0, 0]}],
        series=["x", "y", "z"],
        form="stacked",
    )
    *parts, whole = bars(made, SHEETS["mail light"])

    assert [part.fill for part in parts] == list(SHEETS["mail light"].ink.series[:3])
    assert parts[-1].x + parts[-1].width == pytest.approx(whole.x + whole.width)


def test_numbers_of_narrow_parts_stand_below_the_bar() -> None:
    made = spec([{"label": "a", "values": [1, 1, 98]}], series=["x", "y", "z"], form="stacked")
    plot = bar.draw(made, SHEETS["phone light"], FI)
    (bottom,) = {mark.y + mark.height for mark in plot.marks if isinstance(mark, Rect) and mark.role == "bar"}

    assert [text.text for text in plot.texts if text.role == "value"] == ["1", "1", "98"]
    assert all(text.box.top >= bottom - 1 for text in plot.texts if text.role == "value")


def test_stacked_bars_stand_side_by_side_where_their_numbers_have_no_room() -> None:
    made = spec(
        [{"label": "a", "values": [10**9] * 4}], series=["w", "x", "y", "z"], form="stacked", unit="euroa vuodessa"
    )

    assert len({mark.y for mark in bars(made, SHEETS["mail light"])}) == 4


def test_a_highlighted_bar_has_the_second_colour() -> None:
    made = spec([{"label": "a", "value": 1}, {"label": "b", "value": 2, "highlight": True}])
    series = SHEETS["mail light"].ink.series

    assert [mark.fill for mark in bars(made, SHEETS["mail light"])] == list(series[:2])


def test_a_missing_number_has_a_dash_and_no_bar() -> None:
    made = spec([{"label": "a", "values": [1, None]}], series=["x", "y"])

    assert len(bars(made, SHEETS["mail light"])) == 1
    assert [text.text for text in bar.draw(made, SHEETS["mail light"], FI).texts if text.role == "value"] == ["1", "–"]


def test_numbers_that_leave_no_room_are_told() -> None:
    made = spec([{"label": "a", "value": 1}], unit="miljoonaa euroa vuodessa koko maassa")

    with pytest.raises(TooMuchError, match="no room for bars") as error:
        bar.draw(made, SHEETS["side on paper"], FI)
    assert "larger unit" in error.value.hint


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"rows": []}, "at least 1 item"),
        ({"rows": [{"label": "a", "value": 1, "values": [1]}]}, "either value or values"),
        ({"rows": [{"label": "a", "values": [1, 2]}]}, 'row "a" has 2 numbers, there are 1 series'),
        ({"rows": rows(1), "series": ["x", "y"]}, 'row "Rivi 0" has 1 numbers, there are 2 series'),
        ({"rows": [{"label": "a", "values": [1, 2]}], "series": ["x", "x"]}, 'two series have the name "x"'),
        ({"rows": [{"label": "a"}]}, "none of the rows can be printed"),
        (
            {"rows": [{"label": "a", "values": [1, -2]}], "series": ["x", "y"], "form": "stacked"},
            "cannot stand on each other; write form: grouped",
        ),
        ({"rows": rows(*range(41))}, "at most 40 items"),
    ],
)
def test_a_fault_is_told(data: dict[str, Any], expected: str) -> None:
    with pytest.raises(ValidationError, match=expected):
        spec(data.pop("rows"), **data)


def test_what_cannot_be_printed_is_left_out_and_told() -> None:
    made = spec(
        [{"label": "a", "value": 1}, {"label": "b"}, {"label": "c", "value": 2, "status": "unclear", "why": "w"}]
    )

    assert [row.label for row in bar.published(made).rows] == ["a"]
    assert list(bar.left_out(made)) == [
        (("rows", 1), 'row "b" is left out: it has no number'),
        (("rows", 2), 'row "c" is left out: its status is unclear: w'),
    ]


def test_it_is_described_in_each_language() -> None:
    made = spec([{"label": "Rauma", "value": 1.5, "qualifier": "noin"}, {"label": "Salo", "value": -12800}], unit="M€")

    assert bar.describe(made, FI) == "Palkkikaavio: Budjetit. Suurin Rauma noin 1,5 M€, pienin Salo −12 800 M€."
    assert bar.describe(made, SV) == "Stapeldiagram: Budjetit. Störst Rauma noin 1,5 M€, minst Salo −12 800 M€."
    assert bar.describe(made, EN) == "Bar chart: Budjetit. Largest Rauma noin 1.5 M€, smallest Salo −12,800 M€."
    assert bar.describe(spec(rows(3)), EN) == "Bar chart: Budjetit. Rivi 0 3."


def test_its_data_is_a_table() -> None:
    made = spec(
        [{"label": "a", "values": [1, None]}, {"label": "b", "values": [None, 2.5]}], series=["x", "y"], unit="%"
    )

    assert bar.data_table(made, FI) == (("", "x", "y"), (("a", "1 %", "–"), ("b", "–", "2,5 %")))
    assert bar.data_table(spec(rows(1)), FI).head == ("", "Arvo")
