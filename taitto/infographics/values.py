"""What every kind shares: a number with its qualifier and unit, a source, and what makes a value unfit to print."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from taitto import formats
from taitto.files.schema import Format, Schema

if TYPE_CHECKING:
    from taitto.labels import Labels

Words = Annotated[str, StringConstraints(min_length=1)]


_MOST = 10**15
Number = Annotated[
    Decimal,
    Field(gt=-_MOST, lt=_MOST, decimal_places=6, description="a number below 10^15 with at most six decimals"),
]


class Status(StrEnum):
    """Whether a value may be printed."""

    OK = "ok"
    UNCLEAR = "unclear"
    NUMBER_LOST = "number-lost"


class Value(Schema):
    """A number as it is printed: `yli 110`, `3 M€`. Without a number it cannot be printed."""

    value: Number | None = None
    qualifier: Words | None = None
    unit: Words | None = None
    status: Status = Status.OK
    why: Words | None = None

    def number(self, labels: Labels) -> str:
        """Return the number alone, as the language writes it."""
        return "" if self.value is None else formats.number(self.value, labels)

    def shown(self, labels: Labels) -> str:
        """Return the qualifier, the number and the unit."""
        return " ".join(part for part in (self.qualifier, self.number(labels), self.unit) if part)


class Reference(Schema):
    """A source: the title, and what is known of who made it, when and where it is."""

    title: Words
    by: Words | None = None
    date: formats.IsoDate | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$", description="write it as https://…")] | None = None

    @property
    def year(self) -> str | None:
        """Return the year alone."""
        return self.date[:4] if self.date else None


class FigureSpec(Schema):
    """What every figure says of itself."""

    format: Format = 1
    kind: Words
    title: Words
    source: Words
    alt: Words | None = None
    refs: dict[str, Reference] = Field(default_factory=dict)


def _words_to_value(data: object) -> object:
    """Let a plain text stand where a text or a value may."""
    return {"text": data} if isinstance(data, str) else data


class Sentence(Schema):
    """A text that may name its source; written as plain text or as `{text: …, ref: …}`."""

    text: Words
    ref: str | None = None


AnySentence = Annotated[Sentence, BeforeValidator(_words_to_value, json_schema_input_type=Words | Sentence)]


def not_ok(value: Value) -> str | None:
    """Return why a value is left out, or None for one that can be printed."""
    if value.status is Status.OK and value.value is not None:
        return None
    reason = "it has no number" if value.status is Status.OK else f"its status is {value.status}"
    return f"{reason}: {value.why}" if value.why else reason
