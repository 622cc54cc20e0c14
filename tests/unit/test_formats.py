"""Dates: only those of the calendar. Dates and numbers: written as each language writes them."""

from __future__ import annotations

import os
import subprocess
import sys
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taitto import formats
from taitto.config import ENGINE
from taitto.labels import Labels, read_labels

FINNISH = read_labels(ENGINE / "assets" / "labels", "fi", "labels")


def labels(lang: str) -> Labels:
    """Return labels that are said to be in a language; their words do not matter here."""
    return FINNISH.model_copy(update={"lang": lang})


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
        ("fi", "2019-06-06", "6.6.2019"),
        ("fi", "2017-10", "lokakuu 2017"),
        ("sv", "2019-03", "mars 2019"),
        ("sv", "2019-12-06", "6 december 2019"),
        ("en", "2019-06-06", "6 June 2019"),
        ("en", "2019-12", "December 2019"),
        ("de", "2019-12-06", "6. Dezember 2019"),
        ("de", "2019-03", "März 2019"),
        ("ru", "2019-06-06", "6 июня 2019 г."),
        ("ru", "2019-06", "июнь 2019 г."),
        ("lv", "2019-06-06", "2019. gada 6. jūnijs"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(lang: str, iso: str, expected: str) -> None:
    assert formats.date(iso, labels(lang)) == expected


SAME_MONTH = "2019-06-06/2019-06-07"
OVER_A_MONTH = "2019-11-30/2019-12-01"
OVER_A_YEAR = "2018-12-31/2019-01-01"
MONTHS = "2019-06/2019-08"
MONTHS_OVER_A_YEAR = "2018-12/2019-01"


@pytest.mark.parametrize(
    ("lang", "iso", "expected"),
    [
        ("fi", SAME_MONTH, "6.–7.6.2019"),
        ("fi", OVER_A_MONTH, "30.11.–1.12.2019"),
        ("fi", OVER_A_YEAR, "31.12.2018–1.1.2019"),
        ("fi", MONTHS, "kesä–elokuu 2019"),
        ("fi", MONTHS_OVER_A_YEAR, "joulukuu 2018 – tammikuu 2019"),
        ("sv", SAME_MONTH, "6–7 juni 2019"),
        ("sv", OVER_A_MONTH, "30 november–1 december 2019"),
        ("sv", OVER_A_YEAR, "31 december 2018–1 januari 2019"),
        ("sv", MONTHS, "juni–augusti 2019"),
        ("sv", MONTHS_OVER_A_YEAR, "december 2018 – januari 2019"),
        ("en", SAME_MONTH, "6–7 June 2019"),
        ("en", OVER_A_MONTH, "30 November – 1 December 2019"),
        ("en", OVER_A_YEAR, "31 December 2018 – 1 January 2019"),
        ("en", MONTHS, "June – August 2019"),
        ("en", MONTHS_OVER_A_YEAR, "December 2018 – January 2019"),
        ("de", SAME_MONTH, "6.–7. Juni 2019"),
        ("de", OVER_A_MONTH, "30. November – 1. Dezember 2019"),
        ("ru", OVER_A_MONTH, "30 ноября – 1 декабря 2019 г."),
        ("es", OVER_A_YEAR, "31 de diciembre de 2018 – 1 de enero de 2019"),
    ],
)
def test_a_period_says_once_what_both_ends_share(lang: str, iso: str, expected: str) -> None:
    assert formats.period(iso, labels(lang)) == expected


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2019-06/2019-06", "kesäkuu 2019"),
        ("2019-06-06/2019-06-06", "6.6.2019"),
        ("2019-06-06", "6.6.2019"),
        ("2019-06/2019-07-15", "kesäkuu 2019 – 15.7.2019"),
    ],
)
def test_a_period_of_one_day_is_a_date_and_one_of_unlike_ends_names_both(iso: str, expected: str) -> None:
    assert formats.period(iso, FINNISH) == expected


def test_a_language_that_nobody_knows_is_written_in_digits() -> None:
    karelian = labels("krl")

    assert formats.date("2019-06-06", karelian) == "2019-06-06"
    assert formats.period(MONTHS, karelian) == "2019-06 – 2019-08"
    assert formats.number(Decimal("-0.5"), karelian) == "−0.5"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("10000", "10 000"),
        ("1280", "1 280"),
        ("999", "999"),
        ("1e3", "1 000"),
        ("1e9", "1 000 000 000"),
        ("999999999999999", "999 999 999 999 999"),
        ("123456789012345.123456", "123 456 789 012 345,123456"),
        ("0.5", "0,5"),
        ("0.000001", "0,000001"),
        ("0.050", "0,05"),
        ("100", "100"),
        ("-12800.5", "−12 800,5"),
        ("-0", "0"),
    ],
)
def test_a_number_has_groups_of_three_and_every_decimal(value: str, expected: str) -> None:
    assert formats.number(Decimal(value), FINNISH) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("fi", "−12 800,25"),
        ("sv", "−12 800,25"),
        ("en", "−12,800.25"),
        ("de", "−12.800,25"),
        ("ru", "−12 800,25"),
        ("fr", "−12 800,25"),
        ("fa", "−12,800.25"),
        ("hi", "−12,800.25"),
    ],
)
def test_a_number_is_written_as_the_language_writes_it(lang: str, expected: str) -> None:
    assert formats.number(Decimal("-12800.25"), labels(lang)) == expected


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_no_digit_is_lost(value: Decimal) -> None:
    written = formats.number(value, FINNISH)
    read = Decimal(written.replace(" ", "").replace(",", ".").replace("−", "-"))

    assert read == value


def test_the_machine_has_no_say() -> None:
    script = """
from decimal import Decimal
from taitto import formats
from taitto.config import ENGINE
from taitto.labels import read_labels
finnish = read_labels(ENGINE / "assets" / "labels", "fi", "labels")
print(ascii((formats.number(Decimal("12800.5"), finnish), formats.period("2018-12-31/2019-01-01", finnish))))
"""
    machine = {**os.environ, "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "TZ": "Pacific/Kiritimati"}
    said = subprocess.run(
        [sys.executable, "-c", script], cwd=ENGINE, env=machine, capture_output=True, text=True, check=True
    ).stdout

    assert said == ascii(("12 800,5", "31.12.2018–1.1.2019")) + "\n"


@pytest.mark.parametrize(
    ("lang", "size_bytes", "expected"),
    [
        ("fi", 1, "1 kt"),
        ("fi", 99_400, "99 kt"),
        ("fi", 100_000, "0,1 Mt"),
        ("fi", 927_110, "0,9 Mt"),
        ("fi", 1_000_000, "1 Mt"),
        ("fi", 12_345_678, "12 Mt"),
        ("sv", 1_250_001, "1,3 MB"),
        ("en", 927_110, "0.9 MB"),
        ("tlh", 927_110, "0.9 MB"),
    ],
)
def test_a_file_s_size_is_told_as_readers_know_it(lang: str, size_bytes: int, expected: str) -> None:
    assert formats.file_size(size_bytes, labels(lang)) == expected
