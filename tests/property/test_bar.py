"""Any bars: on every medium nothing overlaps, nothing is lost, and the SVG is sound."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.property.charts import charts
from tests.property.drawn import check_on_every_medium


@given(charts(), st.sampled_from(["horizontal", "vertical"]))
def test_bars_side_by_side(data: dict[str, Any], direction: str) -> None:
    check_on_every_medium("bar", {**data, "direction": direction})


@given(charts(negative=False), st.sampled_from(["horizontal", "vertical"]))
def test_bars_on_each_other(data: dict[str, Any], direction: str) -> None:
    check_on_every_medium("bar", {**data, "direction": direction, "form": "stacked"})
