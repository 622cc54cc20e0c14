"""Ranking: names in order, best first, without scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from taitto.infographics.values import FigureSpec, Words
from taitto.infographics.whole import inner, left_out, parts, picked, published, refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.labels import Labels

__all__ = ["Spec", "describe", "inner", "left_out", "parts", "picked", "published", "refs", "texts"]


class Spec(FigureSpec):
    """The schema of `kind: ranking`."""

    measure: Words
    items: Annotated[tuple[Words, ...], Field(min_length=2)]
    note: Words | None = None


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title and the names in order."""
    del labels
    return f"{spec.title}: {', '.join(spec.items)}."


def texts(spec: Spec, labels: Labels, *, picked: bool) -> Iterator[str]:
    """Yield the title, what was measured, and each name."""
    del labels, picked
    yield from (spec.title, spec.measure)
    yield from spec.items
    if spec.note:
        yield spec.note
