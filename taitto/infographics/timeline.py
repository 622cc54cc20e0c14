"""Timeline: what happened when, in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from taitto import formats
from taitto.files.schema import Schema
from taitto.infographics.values import FigureSpec, Words
from taitto.infographics.whole import inner, left_out, parts, picked, published, refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.labels import Labels

__all__ = ["Spec", "describe", "inner", "left_out", "parts", "picked", "published", "refs", "texts"]


class Moment(Schema):
    """One event, to the month or the day."""

    date: formats.IsoDate
    place: Words | None = None
    text: Words


class Spec(FigureSpec):
    """The schema of `kind: timeline`."""

    events: Annotated[tuple[Moment, ...], Field(min_length=1)]


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title, and when and where each thing happened."""
    moments = [" ".join(filter(None, (formats.date(e.date, labels), e.place))) for e in spec.events]
    return f"{spec.title}: {', '.join(moments)}."


def texts(spec: Spec, labels: Labels, *, picked: bool) -> Iterator[str]:
    """Yield the title and each event."""
    del picked
    yield spec.title
    for event in spec.events:
        yield formats.date(event.date, labels)
        yield from (text for text in (event.place, event.text) if text)
