"""Figure cards: things of one sort, each with the same few figures; side by side they are a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field, model_validator

from taitto.files.schema import FaultAt, Schema
from taitto.infographics.values import FigureSpec, Status, Value, Words, not_ok
from taitto.infographics.whole import inner, refs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.files.yaml import Path
    from taitto.labels import Labels


__all__ = ["Spec", "describe", "inner", "left_out", "named", "parts", "picked", "published", "refs", "texts"]


class Column(Schema):
    """One figure that every card has. `short` is its label where there is little room."""

    id: Words
    label: Words
    short: Words | None = None


class Figure(Value):
    """A number, or words where the figure is a name."""

    text: Words | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Figure:
        if self.text and self.value is not None:
            raise ValueError("a figure has either text or value")
        return self

    def shown(self, labels: Labels) -> str:
        """Return the words, else the number with its qualifier and unit."""
        return self.text or super().shown(labels)


def _text_to_figure(data: object) -> object:
    return {"text": data} if isinstance(data, str) else data


class Card(Schema):
    """One thing and its figures, by column."""

    id: Words
    title: Words
    values: dict[str, Annotated[Figure, BeforeValidator(_text_to_figure, json_schema_input_type=Words | Figure)]]


class Spec(FigureSpec):
    """The schema of `kind: figure-cards`."""

    columns: Annotated[tuple[Column, ...], Field(min_length=1)]
    cards: Annotated[tuple[Card, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_once_and_every_figure(self) -> Spec:
        known = [column.id for column in self.columns]
        for things, ids in (("columns", known), ("cards", [card.id for card in self.cards])):
            for name in ids:
                if ids.count(name) > 1:
                    raise ValueError(f'two {things} have the id "{name}"')
        for position, card in enumerate(self.cards):
            for name in known:
                if name not in card.values:
                    raise FaultAt(f'card "{card.id}" has no value for "{name}"', "cards", position)
            for name in card.values:
                if name not in known:
                    text = f'card "{card.id}" has a value for "{name}", which is no column'
                    raise FaultAt(text, "cards", position, "values", name)
        return self


def _unfit(figure: Figure) -> str | None:
    return None if figure.text and figure.status is Status.OK else not_ok(figure)


def published(spec: Spec) -> Spec:
    """Return the spec without the cards that have a figure which cannot be printed."""
    cards = tuple(card for card in spec.cards if not any(_unfit(figure) for figure in card.values.values()))
    return spec.model_copy(update={"cards": cards})


def left_out(spec: Spec) -> Iterator[tuple[Path, str]]:
    """Yield each card that `published` drops, by its figure."""
    for position, card in enumerate(spec.cards):
        for name, figure in card.values.items():
            reason = _unfit(figure)
            if reason:
                yield ("cards", position, "values", name), f'card "{card.id}" is left out: {reason}'


def parts(spec: Spec) -> Sequence[str]:
    """Return the ids of the cards that can be printed."""
    return [card.id for card in published(spec).cards]


def picked(spec: Spec, ids: Sequence[str]) -> Spec:
    """Return the spec with those cards."""
    cards = {card.id: card for card in spec.cards}
    return spec.model_copy(update={"cards": tuple(cards[name] for name in ids)})


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title and every card's figures."""
    cards = [
        f"{card.title}: "
        + ", ".join(f"{column.label.lower()} {card.values[column.id].shown(labels)}" for column in spec.columns)
        for card in published(spec).cards
    ]
    return f"{spec.title}. {'. '.join(cards)}."


def texts(spec: Spec, labels: Labels, *, picked: bool) -> Iterator[str]:
    """Yield the figures of each card; the titles too where the text around does not give them."""
    if not picked:
        yield spec.title
    for card in published(spec).cards:
        if not picked:
            yield card.title
        yield from (card.values[column.id].shown(labels) for column in spec.columns)


def named(spec: Spec) -> tuple[str, ...]:
    """Return the ids of the columns that hold words rather than numbers."""
    return tuple(column.id for column in spec.columns if any(card.values[column.id].text for card in spec.cards))
