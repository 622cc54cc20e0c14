"""Numbers and dates as a language writes them: what CLDR knows of it, through Babel.

Babel is imported when the first of them is written, and is asked for a language by name: never for the machine's own.
Spaces inside them stay plain here: typography makes them no-break once, when an edition is rendered.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from babel import Locale
    from babel.dates import DateTimePattern

    from taitto.labels import Labels

_DATE = r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?"

ISO_PERIOD = rf"^{_DATE}(/{_DATE})?$"


def on_calendar(iso: str) -> str:
    """Return the date or period; raise ValueError for a day that no month has and for an end before the start."""
    try:
        days = [dt.date.fromisoformat(part if len(part) > len("2019-03") else f"{part}-01") for part in iso.split("/")]
    except ValueError:
        raise ValueError("there is no such day") from None
    if days != sorted(days):
        raise ValueError("it ends before it starts")
    return iso


IsoDate = Annotated[
    str,
    Field(pattern=rf"^{_DATE}$", description="write it as 2019-03 or 2019-03-15"),
    AfterValidator(on_calendar),
]
IsoPeriod = Annotated[
    str,
    Field(pattern=ISO_PERIOD, description="write it as 2019-03, 2019-03-15 or 2019-06-06/2019-06-07"),
    AfterValidator(on_calendar),
]

_MONTH = len("2019-06")  # the length of an ISO date that names no day
_COUNTRIES = {"en": "en_GB"}  # alone, it would be written as in the United States
_UNKNOWN = "root"  # what CLDR says of every language: 2019-06-06
_DAYS_IN_DIGITS = {"fi", _UNKNOWN}  # 6.6.2019; the others name the month: 6 juni 2019
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u2009\u202f", " "))
_SMALL_MB = 0.1
"""Below it a file's size is told in kilobytes."""
_LARGE_MB = 10
"""From it on no tenth of a megabyte matters."""
_SHORT_MONTH = re.compile(r"(?<![ML])([ML])\1\1(?![ML])")


def number(value: Decimal, labels: Labels) -> str:
    """Return `12 800`, `1,7`, `−20` (with a real minus sign, whatever the language): every decimal, no idle zeros."""
    return _number(value, labels.lang)


@lru_cache(maxsize=10_000)
def _number(value: Decimal, lang: str) -> str:
    """Return a number, from memory when it was written before: a chart writes its own for every sheet."""
    locale = _locale(lang)
    digits: str = locale.decimal_formats[None].apply(abs(value), locale, decimal_quantization=False)
    return ("−" if value < 0 else "") + digits.translate(_BLANKS)


def date(iso: str, labels: Labels) -> str:
    """Return `lokakuu 2017` or `6.6.2019` for an ISO date to the month or the day."""
    return _written(iso, _form(labels.lang, len(iso)).alone, labels)


def period(iso: str, labels: Labels) -> str:
    """Return `6.–7.6.2019` for `2019-06-06/2019-06-07`; a single date as `date` does."""
    first, _, last = iso.partition("/")
    if not last or first == last:
        return date(first, labels)
    if len(first) != len(last):  # a month and a day: no pattern is for both
        return f"{date(first, labels)} – {date(last, labels)}"
    parts = zip("yMd", first.split("-"), last.split("-"), strict=False)
    start, end = _form(labels.lang, len(first)).ends[next(part for part, one, other in parts if one != other)]
    return _written(first, start, labels) + _written(last, end, labels)


def file_size(size_bytes: int, labels: Labels) -> str:
    """Return `0,9 Mt` or `45 kt`: what a reader may want to know before fetching a file."""
    from babel.units import format_unit

    size_mb = size_bytes / 1_000_000
    if size_mb < _SMALL_MB:
        value, unit = max(1.0, round(size_bytes / 1000)), "digital-kilobyte"
    else:
        value, unit = round(size_mb, 1 if size_mb < _LARGE_MB else 0), "digital-megabyte"
    return format_unit(value, unit, "short", locale=_locale(labels.lang)).translate(_BLANKS)


@dataclass(frozen=True, slots=True)
class _Form:
    """How a language writes dates to the month, or to the day.

    `alone` is CLDR's pattern of one date; `ends` holds those of a period's two ends, by the largest part in which
    the ends differ: y, M or d.
    """

    alone: str | DateTimePattern
    ends: Mapping[str, Sequence[str]]


@cache
def _locale(lang: str) -> Locale:
    """Return what CLDR knows of a language; of one that it does not know, what is common to all."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(_COUNTRIES.get(lang, lang))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_UNKNOWN)


@cache
def _form(lang: str, length: int) -> _Form:
    """Return how a language writes an ISO date of that length."""
    locale = _locale(lang)
    if length > _MONTH and locale.language not in _DAYS_IN_DIGITS:
        return _Form(locale.date_formats["long"], _with_whole_months(locale.interval_formats))
    skeleton = "yMd" if length > _MONTH else "yM" if locale.language == _UNKNOWN else "yMMMM"
    return _Form(locale.datetime_skeletons[skeleton], locale.interval_formats[skeleton])


def _with_whole_months(intervals: Mapping[str, Mapping[str, Sequence[str]]]) -> Mapping[str, Sequence[str]]:
    """Return the patterns of periods of days. CLDR leaves out those that only have a longer month."""
    if "yMMMMd" in intervals:
        return intervals["yMMMMd"]
    short = intervals["yMMMd"]
    return {part: [_SHORT_MONTH.sub(r"\1\1\1\1", pattern) for pattern in short[part]] for part in short}


def _written(iso: str, pattern: str | DateTimePattern, labels: Labels) -> str:
    from babel.dates import parse_pattern

    day = dt.date.fromisoformat(iso if len(iso) > _MONTH else f"{iso}-01")
    return parse_pattern(pattern).apply(day, _locale(labels.lang)).translate(_BLANKS)
