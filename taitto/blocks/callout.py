"""Callout: something to notice or a date to keep."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from taitto.formats import ISO_PERIOD, on_calendar
from taitto.model import At
from taitto.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.blocks.source import BlockSource
    from taitto.errors import Place
    from taitto.richtext import Rich


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A title with a text; an event when it has a date (ISO 8601, a day, a month or two of them)."""

    name: ClassVar[str] = "callout"
    title: str
    text: Rich
    date: str | None
    where: str | None
    place: Place
    at: At = At.COLUMN

    def texts(self) -> Iterator[str]:
        """Yield the title, the place and the words."""
        yield self.title
        if self.where:
            yield self.where
        yield plain(self.text)


def parse(source: BlockSource) -> Callout:
    """Return the callout; report a missing title and a date that is none."""
    source.expect({"date", "place"})
    if not source.argument:
        source.fault("callout needs a title", "write :::{callout} Title")
    date = source.options.get("date")
    if date and not _is_period(date.value):
        source.fault(f'"{date.value}" is no date', "write :date: 2019-06-06/2019-06-07", date.place)
        date = None
    return Callout(
        title=source.argument,
        text=source.paragraph("a sentence or two"),
        date=date.value if date else None,
        where=source.optional("place"),
        place=source.place,
        at=source.position(At.COLUMN),
    )


def _is_period(iso: str) -> bool:
    try:
        return bool(re.match(ISO_PERIOD, on_calendar(iso)))
    except ValueError:
        return False
