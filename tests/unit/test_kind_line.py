"""Lines: spaced by time, broken by gaps, named at their ends, told in words."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from pydantic import ValidationError

from taitto.infographics import line
from taitto.infographics.geometry.lines import scale
from taitto.plotting.faults import plot_faults
from taitto.plotting.marks import Dot, Line, Plot, Rect, Shape
from taitto.plotting.sheet import Sheet
from tests.support.sheets import media, style

SHEETS = {medium.name: medium.sheet for medium in media()}
MAIL, PHONE, PAGE, SIDE = (SHEETS[name] for name in ("mail light", "phone light", "page on mist", "side on mist"))
FI, SV, EN = (style(lang).labels for lang in ("fi", "sv", "en"))
READERS: dict[str, Any] = {
    "series": ["Turku", "Pori"],
    "rows": [
        {"label": "2018", "values": [820, 1240]},
        {"label": "2020", "values": [1250, None]},
        {"label": "2025", "values": [1790, 1600]},
    ],
}


def spec(rows: Any, **more: Any) -> line.Spec:
    return line.Spec.model_validate({"kind": "line", "title": "Lukijat", "source": "S", "rows": rows, **more})


def rows(labels: Any, *numbers: float | None, **more: Any) -> list[dict[str, Any]]:
    return [{"label": str(label), "value": number, **more} for label, number in zip(labels, numbers, strict=True)]


def drawn(made: line.Spec, sheet: Sheet = MAIL) -> Plot:
    return line.draw(line.published(made), sheet, FI)


def strokes(plot: Plot) -> list[Line]:
    return [mark for mark in plot.marks if isinstance(mark, Line) and mark.role == "line"]


def dots(plot: Plot) -> list[Dot]:
    return [mark for mark in plot.marks if isinstance(mark, Dot)]


def written(plot: Plot, role: str) -> list[str]:
    return [text.text for text in plot.texts if text.role == role]


def below(plot: Plot) -> list[str]:
    return [text.text for text in plot.texts if text.role == "label" and text.anchor == "middle"]


@pytest.mark.parametrize("name", SHEETS)
def test_equal_steps_are_equally_high(name: str) -> None:
    (stroke,) = strokes(drawn(spec(rows(range(2020, 2024), 10, 20, 30, 20)), SHEETS[name]))
    rises = [before[1] - after[1] for before, after in pairwise(stroke.points)]

    assert rises == pytest.approx([rises[0], rises[0], -rises[0]])
    assert rises[0] > 0


@pytest.mark.parametrize("labels", [("2000", "2005", "2030"), ("2025-01", "2025-02", "2025-07")])
def test_times_are_as_far_apart_as_they_are(labels: tuple[str, ...]) -> None:
    first, second, third = (x for x, _ in strokes(drawn(spec(rows(labels, 1, 2, 3))))[0].points)

    assert third - second == pytest.approx(5 * (second - first))


def test_dates_are_written_in_the_language() -> None:
    assert below(drawn(spec(rows(("2025-01-31", "2025-06-06"), 1, 2)))) == ["31.1.2025", "6.6.2025"]


@pytest.mark.parametrize("labels", [("2000", "2010", "later"), ("a", "b", "c"), ("2025-01", "2025-02-30", "2025-07")])
def test_labels_that_are_not_all_times_are_evenly_spaced(labels: tuple[str, ...]) -> None:
    first, second, third = (x for x, _ in strokes(drawn(spec(rows(labels, 1, 2, 3))))[0].points)

    assert third - second == pytest.approx(second - first)


def test_a_gap_breaks_the_line_and_a_point_between_gaps_is_a_dot() -> None:
    plot = drawn(spec(rows(range(2018, 2025), 1, 2, None, 4, None, 3, 5)))

    assert [len(stroke.points) for stroke in strokes(plot)] == [2, 2]
    assert len(dots(plot)) == len(("first", "between gaps", "last"))


def test_a_number_that_cannot_be_printed_is_a_gap_but_none_at_the_ends() -> None:
    data = rows(range(2018, 2023), 1, 2, 3, 4, 5)
    for position in (0, 2):
        data[position] |= {"status": "unclear", "why": "two sources"}
    made = spec(data)

    assert [row.value for row in line.published(made).rows] == [2, None, 4, 5]
    assert list(line.left_out(made)) == [
        (("rows", 0), 'row "2018" is left out: its status is unclear: two sources'),
        (("rows", 2), 'row "2020" is left out: its status is unclear: two sources'),
    ]


def test_a_gap_that_was_meant_is_no_loss_but_an_empty_end_is() -> None:
    made = spec(rows(range(2018, 2023), 1, None, 3, 4, None))

    assert list(line.left_out(made)) == [(("rows", 4), 'row "2022" is left out: it has no number')]


def test_names_stand_at_the_ends_on_a_wide_sheet_and_above_on_a_narrow_one() -> None:
    wide, narrow = drawn(spec(**READERS)), drawn(spec(**READERS), SIDE)
    right = max(x for stroke in strokes(wide) for x, _ in stroke.points)

    assert written(wide, "legend") == []
    assert all(text.x > right for text in wide.texts if text.text in READERS["series"])
    assert written(narrow, "legend") == READERS["series"]
    assert {"1\u00a0790", "1\u00a0600"} <= set(written(narrow, "value"))


def test_what_is_written_of_a_line_has_its_colour_or_a_chip_of_it() -> None:
    mail, page = drawn(spec(**READERS)), drawn(spec(**READERS), PAGE)
    fills = MAIL.ink.series[:2]

    assert [text.fill for text in mail.texts if text.text in READERS["series"]] == list(fills)
    assert not [mark for mark in mail.marks if isinstance(mark, Rect) and mark.role == "chip"]
    assert [m.fill for m in page.marks if isinstance(m, Rect) and m.role == "chip"] == list(PAGE.ink.series[:2])
    assert {text.fill for text in page.texts if text.text in READERS["series"]} == {PAGE.ink.text}


def test_names_of_lines_that_end_in_one_point_stand_apart() -> None:
    made = spec([{"label": str(n), "values": [7] * 5} for n in range(3)], series=["A", "B", "C", "D", "E"])
    bases = sorted(text.y for text in drawn(made).texts if text.text in "ABCDE")

    assert all(after - before >= MAIL.line - 1e-6 for before, after in pairwise(bases))


def test_a_line_that_ends_early_has_its_year_with_its_number() -> None:
    data = [
        {"label": "2020", "values": [1, 2]},
        {"label": "2021", "values": [3, 4]},
        {"label": "2022", "values": [5, None]},
    ]

    assert {"5", "4 (2021)"} <= set(written(drawn(spec(data, series=["A", "B"])), "value"))


def test_first_numbers_are_written_at_all_lines_or_at_none() -> None:
    apart = [{"label": "2020", "values": [10, 90]}, {"label": "2021", "values": [12, 95]}]
    crossed = [
        {"label": "2020", "values": [50, 50.5]},
        {"label": "2021", "values": [0, 99]},
        {"label": "2022", "values": [99, 0]},
    ]

    assert written(drawn(spec(apart, series=["A", "B"])), "value")[:2] == ["90", "10"]
    assert written(drawn(spec(crossed, series=["A", "B"])), "value") == ["99", "0"]


def test_the_first_number_of_a_line_does_not_stand_on_the_dot_of_another() -> None:
    data = [{"label": "1000", "values": [0, 8.41, -9]}, {"label": "1001", "values": [0, 0, 69], "highlight": True}]

    assert list(plot_faults(drawn(spec(data, series=["A", "B", "C"])), least_size=7)) == []


def test_no_line_runs_through_a_number() -> None:
    data = rows(range(2020, 2026), 10, 90, 10, 90, 10, 90, highlight=True)
    plot = drawn(spec(data))
    numbers = [text for text in plot.texts if text.role == "value"]
    steps = [(n / 50, pair) for pair in pairwise(strokes(plot)[0].points) for n in range(51)]
    points = [(a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])) for part, (a, b) in steps]

    assert len(numbers) > 1
    for text in numbers:
        assert not [
            (x, y) for x, y in points if text.box.left < x < text.box.right and text.y - 0.6 * text.size < y < text.y
        ]


def test_a_row_to_be_noticed_has_dots_its_numbers_and_a_bold_label() -> None:
    data: list[dict[str, Any]] = [
        {"label": str(year), "values": [n, 30 - n]} for n, year in enumerate(range(1985, 2015))
    ]
    data[12]["highlight"] = True
    plot = drawn(spec(data, series=["A", "B"]))

    assert {"12", "18"} <= set(written(plot, "value"))
    assert [text.text for text in plot.texts if text.weight > 400 and text.role == "label"] == ["1997"]


def test_many_years_have_round_ones_and_the_ends_below() -> None:
    data = rows(range(1986, 2025), *range(39))

    assert below(drawn(spec(data))) == ["1986", "1990", "1995", "2000", "2005", "2010", "2015", "2020", "2024"]
    assert below(drawn(spec(data), SIDE)) == ["1986", "2000", "2010", "2024"]


def test_labels_break_alike() -> None:
    data = rows((f"Haastateltu yritys {n}" for n in range(6)), *range(6))

    assert below(drawn(spec(data))) == [part for n in range(6) for part in ("Haastateltu", f"yritys {n}")]


@pytest.mark.parametrize(
    ("low", "high", "start", "rules"),
    [
        (560, 2050, {}, (0, 500, 1000, 1500, 2000)),
        (57, 71.2, {}, (55, 60, 65, 70)),
        (57, 71.2, {"from_zero": True}, (0, 20, 40, 60)),
        (40, 100, {}, (0, 25, 50, 75, 100)),
        (-8.1, 5.9, {}, (-10, -5, 0, 5)),
        (-20, -10, {}, (-20, -15, -10, -5, 0)),
        (7, 7, {}, (0, 2, 4, 6)),
        (7, 7, {"from_zero": False}, (2, 4, 6, 8, 10)),
        (0, 0, {}, (0, 0.25, 0.5, 0.75, 1)),
        (0.1, 0.35, {}, (0, 0.1, 0.2, 0.3)),
    ],
)
def test_the_scale_has_few_round_rules(
    low: float, high: float, start: dict[str, bool], rules: tuple[float, ...]
) -> None:
    assert scale(low, high, from_zero=start.get("from_zero")) == rules


def test_an_area_is_filled_down_to_zero() -> None:
    plot = drawn(spec(rows(range(2020, 2023), 80, 90, 100), area=True))
    (area,) = (mark for mark in plot.marks if isinstance(mark, Shape) and mark.role == "area")
    (zero,) = (mark for mark in plot.marks if isinstance(mark, Line) and mark.stroke == MAIL.ink.text)

    assert area.box.bottom == pytest.approx(zero.points[0][1] - zero.thickness / 2)


@pytest.mark.parametrize("name", SHEETS)
def test_long_names_many_rows_and_equal_numbers_fit_on_every_sheet(name: str) -> None:
    names = ["Päivittäistavarakauppa ja kioskit", "Kansainvälisyysverkosto", "Päivittäistavaramyymälärekisteri"]
    many = [{"label": f"{n + 1985}", "values": [n * 10**6, 9 - n, n**4], "highlight": n % 7 == 3} for n in range(40)]
    equal = [{"label": names[2], "values": [11] * 3, "highlight": n == 1} for n in range(7)]
    equal[1]["qualifier"] = equal[6]["qualifier"] = "yli"

    for data in (many, equal):
        plot = drawn(spec(data, series=names, unit="M€"), SHEETS[name])
        assert list(plot_faults(plot, least_size=7)) == []


def test_it_is_told_in_three_languages() -> None:
    made = spec(**READERS)

    assert line.describe(made, FI) == (
        "Viivakaavio: Lukijat. Suurin 2025 Turku 1 790, pienin 2018 Turku 820. "
        "Turku 820 (2018) → 1 790 (2025); Pori 1 240 (2018) → 1 600 (2025)."
    )
    assert line.describe(made, SV) == (
        "Linjediagram: Lukijat. Störst 2025 Turku 1 790, minst 2018 Turku 820. "
        "Turku 820 (2018) → 1 790 (2025); Pori 1 240 (2018) → 1 600 (2025)."
    )
    assert line.describe(made, EN) == (
        "Line chart: Lukijat. Largest 2025 Turku 1,790, smallest 2018 Turku 820. "
        "Turku 820 (2018) → 1,790 (2025); Pori 1,240 (2018) → 1,600 (2025)."
    )


def test_dates_are_told_as_the_language_writes_them_and_a_lone_point_as_what_it_is() -> None:
    data = [
        {"label": "2025-01", "values": [1, None]},
        {"label": "2025-02", "values": [None, 4]},
        {"label": "2025-03", "values": [3, None]},
    ]
    made = spec(data, series=["A", "B"], unit="%")

    assert line.describe(made, FI) == (
        "Viivakaavio: Lukijat. Suurin helmikuu 2025 B 4 %, pienin tammikuu 2025 A 1 %. "
        "A 1 % (tammikuu 2025) → 3 % (maaliskuu 2025); B 4 % (helmikuu 2025)."
    )
    assert line.data_table(made, FI).rows[1] == ("helmikuu 2025", "–", "4 %")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"rows": rows((2020,), 1)}, "a line needs two rows with numbers; for one number write kind: number-tiles"),
        ({"rows": rows((2020, 2021), 1, None)}, "a line needs two rows with numbers; for one number write"),
        ({"rows": rows((2020, 2020), 1, 2)}, 'two rows are of "2020"'),
        ({"rows": rows((2021, 2020), 1, 2)}, 'row "2020" stands after "2021"; write rows in order of time'),
        ({**READERS, "area": True}, "an area is for one series: areas of several would hide each other"),
        (
            {"rows": rows((1, 2), 1, 2), "area": True, "from_zero": False},
            "an area is filled down to 0; remove from_zero: false, or area: true",
        ),
        (
            {"series": ["A", "B"], "rows": [{"label": "a", "values": [1, None]}, {"label": "b", "values": [2, None]}]},
            'series "B" has no number that can be printed',
        ),
    ],
)
def test_what_is_no_line_is_said(data: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        spec(**data)

    assert message in str(caught.value)
