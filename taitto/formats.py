"""Numbers and dates as a language writes them, from the labels of that language.

Spaces inside them stay plain here: typography makes them no-break once, when an edition is rendered.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, Field

if TYPE_CHECKING:
    from decimal import Decimal

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

_GROUPS = re.compile(r"(?<=\d)(?=(\d{3})+$)")
_FOUR_DIGITS = 4


def number(value: Decimal, labels: Labels) -> str:
    """Return `12 800`, `1,7`, `−20` (with a real minus sign)."""
    sign = "−" if value < 0 else ""
    whole, _, part = f"{abs(value):f}".partition(".")
    part = part.rstrip("0")
    grouped = whole if len(whole) <= _FOUR_DIGITS else _GROUPS.sub(labels.thousands, whole)
    return sign + grouped + (labels.decimal + part if part else "")


def date(iso: str, labels: Labels) -> str:
    """Return `lokakuu 2017` or `6.6.2019` for an ISO date to the month or the day."""
    year, month, *day = iso.split("-")
    name = labels.months[int(month) - 1]
    if not day:
        return f"{name} {year}"
    return f"{int(day[0])} {name} {year}" if labels.lang == "en" else f"{int(day[0])}.{int(month)}.{year}"


def period(iso: str, labels: Labels) -> str:
    """Return `6.–7.6.2019` for `2019-06-06/2019-06-07`; a single date as `date` does."""
    first, _, last = iso.partition("/")
    if not last or first == last:
        return date(first, labels)
    if first[:7] != last[:7] or len(first) == len("2019-06"):
        return f"{date(first, labels)} – {date(last, labels)}"
    stop = "." if labels.lang == "fi" else ""
    return f"{int(first[8:])}{stop}–{date(last, labels)}"
