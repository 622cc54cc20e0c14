"""Any towns: on every medium no name overlaps, none is lost, and the SVG is sound."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from taitto.infographics.maps import map_named
from tests.property.charts import names, numbers
from tests.property.drawn import check_on_every_medium

TOWNS = sorted({town.name for town in map_named("finland").towns.values()})
dots = st.one_of(
    st.sampled_from(TOWNS).map(lambda town: {"town": town}),
    st.fixed_dictionaries(
        {
            "town": st.sampled_from(TOWNS),
            "label": st.one_of(st.none(), names),
            "value": st.one_of(st.none(), numbers),
            "group": st.sampled_from([None, "Yksi", "Kaksi"]),
            "highlight": st.booleans(),
        }
    ),
    st.fixed_dictionaries({"town": names, "at": st.tuples(st.floats(55, 72), st.floats(15, 35))}),
)


@given(
    st.lists(dots, min_size=1, max_size=40, unique_by=lambda dot: str(dot["town"]).casefold()),
    st.sampled_from([None, "%", "asukasta"]),
)
def test_a_map(rows: list[dict[str, Any]], unit: str | None) -> None:
    data = {"title": "Otsikko", "source": "Lähde", "groups": ["Yksi", "Kaksi"], "rows": rows, "unit": unit}
    check_on_every_medium("dot-map", data)
