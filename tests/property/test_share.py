"""Any parts of a whole: on every medium nothing overlaps, nothing is lost, and the SVG is sound."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from taitto.infographics.geometry.shares import hundredths
from tests.property.charts import charts, numbers
from tests.property.drawn import check_on_every_medium


@given(
    charts(series=(1, 1), rows=(1, 5), negative=False, missing=False),
    st.sampled_from(["donut", "bar", "waffle"]),
    st.booleans(),
)
def test_a_share(data: dict[str, Any], form: str, percent: bool) -> None:  # noqa: FBT001 (Hypothesis gives it)
    check_on_every_medium("share", {**data, "form": form, "percent": percent})


@given(st.lists(numbers, min_size=1, max_size=12).filter(any))
def test_percents_add_up_to_a_hundred(parts: list[Decimal]) -> None:
    shares = hundredths(parts)

    assert sum(shares) == 100
    assert all(abs(share - 100 * part / sum(parts)) < 1 for share, part in zip(shares, parts, strict=True))
