"""Days and times as Excel keeps them: a number of days, and a style that shows it as a date."""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum


class Form(Enum):
    """What a cell's style makes of its number."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"


NUMBER, DATE, TIME = Form.NUMBER, Form.DATE, Form.TIME

_BUILT_IN_DATES = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
_BUILT_IN_TIMES = frozenset({*range(18, 22), *range(45, 48)})
_NO_MARKS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|General|[AE][+-]|AM/PM|A/P', re.IGNORECASE)
"""Texts, blanks, colours, conditions, currencies: letters in a format that stand for no day."""

_SECONDS_A_DAY = 86_400
_DAY_1904 = dt.date(1904, 1, 1)
_FALSE_LEAP_DAY = 60
"""Excel's number of 29 February 1900, a day that never was: those before it are one too low."""


def form_of(number: str, code: str | None) -> Form:
    """Return the form of a style: of its own code, or of the number of one that every Excel knows."""
    if code is None:
        known = int(number) if number.isdecimal() and len(number) < 4 else 0
        return DATE if known in _BUILT_IN_DATES else TIME if known in _BUILT_IN_TIMES else NUMBER
    marks = _NO_MARKS.sub("", code.partition(";")[0]).lower()
    if re.search("[dy]", marks):
        return DATE
    if re.search("[hs]", marks) or "[m" in marks:
        return TIME
    return DATE if "m" in marks else NUMBER


def moment(days: float, *, starts_1904: bool) -> dt.date | str | None:
    """Return a date, a text `2019-03-15 12:30` for one with a time, None for what is no day."""
    day_1900 = dt.date(1899, 12, 31 if days < _FALSE_LEAP_DAY else 30)
    first = dt.datetime.combine(_DAY_1904 if starts_1904 else day_1900, dt.time())
    try:
        found = first + dt.timedelta(seconds=round(days * _SECONDS_A_DAY))
    except OverflowError:
        return None
    if days < 0:
        return None
    return found.date() if found.time() == dt.time() else found.isoformat(" ", "minutes")


def time_of_day(days: float) -> str:
    """Return `12:30` for half a day and a bit, `26:00` for more than a day, with seconds where there are some."""
    minutes, seconds = divmod(round(abs(days) * _SECONDS_A_DAY), 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if days < 0 else ""
    return f"{sign}{hours}:{minutes:02}:{seconds:02}" if seconds else f"{sign}{hours}:{minutes:02}"
