"""Any numbers as icons: on every medium nothing overlaps, nothing is lost, and the SVG is sound."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from taitto.plotting.icon_shapes import IconName
from tests.property.charts import names, units
from tests.property.drawn import check_on_every_medium

rows = st.fixed_dictionaries(
    {
        "label": names,
        "value": st.one_of(st.integers(0, 30), st.decimals(0, 30, places=2), st.sampled_from([0, 1, 30])),
        "of": st.one_of(st.none(), st.integers(30, 40)),
        "qualifier": st.sampled_from([None, "noin"]),
        "highlight": st.booleans(),
    }
)


@given(
    st.lists(rows, min_size=1, max_size=8),
    st.sampled_from(get_args(IconName)),
    st.sampled_from([1, 2, 10, "0.5"]),
    units,
)
def test_a_pictogram(rows: list[dict[str, Any]], icon: str, each: str | int, unit: str | None) -> None:
    data = {"title": "Otsikko", "source": "Lähde", "rows": rows, "icon": icon, "each": each, "unit": unit}
    check_on_every_medium("pictogram", data)
