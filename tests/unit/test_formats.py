"""Dates: only those of the calendar, written as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taitto import formats
from taitto.config import ENGINE
from taitto.labels import Labels, read_labels


def labels(lang: str) -> Labels:
    return read_labels(ENGINE / "assets" / "labels", lang, "labels")


FINNISH = labels("fi")


@pytest.mark.parametrize(
    "iso", ["2024-02-29", "2019-03", "2019-06-06/2019-06-07", "2019-06/2019-06", "2018-12/2019-01"]
)
def test_a_date_of_the_calendar_is_taken(iso: str) -> None:
    assert formats.on_calendar(iso) == iso


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2019-02-29", "there is no such day"),
        ("2019-04-31", "there is no such day"),
        ("2019-06-07/2019-06-06", "it ends before it starts"),
        ("2019-07/2019-06", "it ends before it starts"),
    ],
)
def test_a_date_that_no_calendar_has_is_refused(iso: str, expected: str) -> None:
    with pytest.raises(ValueError, match=f"^{expected}"):
        formats.on_calendar(iso)


@pytest.mark.parametrize(
    ("lang", "iso", "expected"),
    [
        ("sv", "2019-03", "mars 2019"),
        ("sv", "2019-06-06", "6.6.2019"),
        ("en", "2019-06-06", "6 June 2019"),
        ("en", "2019-12", "December 2019"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(lang: str, iso: str, expected: str) -> None:
    assert formats.date(iso, labels(lang)) == expected


@pytest.mark.parametrize(
    ("lang", "iso", "expected"),
    [
        ("en", "2018-12-31/2019-01-01", "31 December 2018 – 1 January 2019"),
        ("sv", "2019-06/2019-08", "juni 2019 – augusti 2019"),
        ("fi", "2019-06/2019-06", "kesäkuu 2019"),
    ],
)
def test_a_period_names_both_ends_unless_they_are_one(lang: str, iso: str, expected: str) -> None:
    assert formats.period(iso, labels(lang)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [("10000", "10 000"), ("9999", "9999"), ("1e3", "1000"), ("0.050", "0,05"), ("-12800.5", "−12 800,5"), ("-0", "0")],
)
def test_a_number_is_grouped_from_five_digits_on(value: str, expected: str) -> None:
    assert formats.number(Decimal(value), FINNISH) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12))
def test_no_digit_is_lost(value: Decimal) -> None:
    written = formats.number(value, FINNISH)
    read = Decimal(written.replace(" ", "").replace(",", ".").replace("−", "-"))

    assert read == value
