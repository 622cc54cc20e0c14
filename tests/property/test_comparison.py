"""Any pairs: on every medium nothing overlaps, nothing is lost, and the SVG is sound."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.property.charts import charts
from tests.property.drawn import check_on_every_medium


@given(charts(series=(2, 2), missing=False), st.sampled_from(["slope", "dots"]))
def test_a_comparison(data: dict[str, Any], form: str) -> None:
    check_on_every_medium("comparison", {**data, "form": form})
