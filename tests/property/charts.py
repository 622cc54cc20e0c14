"""Random specs of charts: what an editor may write, and worse: long words, zeros, equal, huge, missing numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

LONG = ("päivittäistavaramyymälärekisteri", "seutukaupunkiverkosto", "kansainvälisyyden", "yritysneuvojaverkoston")
"""Finnish words that break narrow columns."""

words = st.one_of(
    st.sampled_from(LONG),
    st.text("abdehijklmnoprstuvyäö", min_size=1, max_size=30),
)
names = st.lists(words, min_size=1, max_size=6).map(" ".join)
numbers = st.one_of(
    st.integers(0, 100).map(Decimal),
    st.sampled_from([Decimal(0), Decimal(1), Decimal(10) ** 9, Decimal("0.5"), Decimal("1234567.25")]),
    st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False),
)
signed = st.one_of(numbers, numbers.map(lambda number: -number))
units = st.sampled_from([None, "%", "M€", "km"])


@st.composite
def charts(
    draw: st.DrawFn,
    *,
    series: tuple[int, int] = (1, 5),
    rows: tuple[int, int] = (1, 40),
    negative: bool = True,
    missing: bool = True,
) -> dict[str, Any]:
    """Draw what all charts have: a title, a source, a unit, names of series and rows of numbers."""
    count = draw(st.integers(*series))
    number = signed if negative else numbers
    cell = st.one_of(number, st.none()) if missing else number
    shared = draw(st.booleans())  # equal numbers everywhere
    same = draw(number)
    row = st.fixed_dictionaries(
        {
            "label": names,
            "values": st.tuples(*[st.just(same) if shared else cell] * count),
            "highlight": st.booleans(),
            "qualifier": st.sampled_from([None, None, "noin", "yli"]),
        }
    )
    return {
        "title": "Otsikko",
        "source": "Lähde",
        "unit": draw(units),
        "series": [f"{draw(words)} {n}" for n in range(count)] if count > 1 else [],
        "rows": draw(st.lists(row, min_size=rows[0], max_size=rows[1])),
    }
