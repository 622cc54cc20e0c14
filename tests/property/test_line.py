"""Any lines: on every medium nothing overlaps, nothing is lost, and the SVG is sound."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.property.charts import charts
from tests.property.drawn import check_on_every_medium

MOST_ROWS = 40
years = st.lists(st.integers(1000, 2100), min_size=MOST_ROWS, max_size=MOST_ROWS, unique=True).map(
    lambda found: [str(year) for year in sorted(found)]
)
days = st.lists(st.integers(1, 9000), min_size=MOST_ROWS, max_size=MOST_ROWS, unique=True).map(
    lambda found: [(date(2000, 1, 1) + timedelta(days=day)).isoformat() for day in sorted(found)]
)
in_a_row = st.integers(1000, 2100).map(lambda first: [str(first + row) for row in range(MOST_ROWS)])
starts: st.SearchStrategy[dict[str, Any]] = st.sampled_from([{}, {"from_zero": True}, {"from_zero": False}])


@given(charts(rows=(2, MOST_ROWS)), starts)
def test_lines_along_rows_of_any_order(data: dict[str, Any], start: dict[str, Any]) -> None:
    check_on_every_medium("line", {**data, **start})


@given(charts(rows=(2, MOST_ROWS)), st.one_of(years, days, in_a_row), starts)
def test_lines_over_time(data: dict[str, Any], moments: list[str], start: dict[str, Any]) -> None:
    check_on_every_medium("line", {**over_time(data, moments), **start})


@given(charts(series=(1, 1), rows=(2, MOST_ROWS)), st.one_of(years, in_a_row))
def test_areas(data: dict[str, Any], moments: list[str]) -> None:
    check_on_every_medium("line", {**over_time(data, moments), "area": True})


def over_time(data: dict[str, Any], moments: list[str]) -> dict[str, Any]:
    return {**data, "rows": [{**row, "label": moment} for row, moment in zip(data["rows"], moments, strict=False)]}
