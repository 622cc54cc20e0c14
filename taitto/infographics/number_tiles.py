"""Number tiles: figures with a label each, in groups under a heading."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from taitto import formats
from taitto.files.schema import Schema
from taitto.infographics.values import AnySentence, FigureSpec, Sentence, Value, Words, not_ok
from taitto.plotting.icon_shapes import IconName

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from taitto.files.yaml import Path
    from taitto.labels import Labels


class Trend(StrEnum):
    """Where a figure is going; an arrow shows it."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


class Tile(Value):
    """One figure. `short` is its label where there is little room."""

    id: Words
    label: Words | None = None
    short: Words | None = None
    note: Words | None = None
    ref: str | None = None
    items: tuple[AnySentence, ...] = ()
    hero: bool = False
    icon: IconName | None = None
    trend: Trend | None = None

    @property
    def arrow(self) -> str:
        """Return the sign of its trend."""
        return ARROWS[self.trend] if self.trend else ""

    @model_validator(mode="after")
    def _has_label(self) -> Tile:
        if not_ok(self) is None and self.label is None:
            raise ValueError(f'tile "{self.id}" needs a label')
        return self


ARROWS: Mapping[Trend, str] = MappingProxyType({Trend.UP: "↑", Trend.DOWN: "↓", Trend.LEVEL: "→"})


class Event(Schema):
    """What comes next: a date to keep."""

    title: Words
    date: formats.IsoPeriod
    place: Words | None = None
    text: Words | None = None


class Group(Schema):
    """Tiles of one theme."""

    id: Words
    heading: Words | None = None
    tiles: tuple[Tile, ...] = ()
    note: AnySentence | None = None
    notes: tuple[AnySentence, ...] = ()
    callout: Event | None = None
    figures: Annotated[tuple[Words, ...], Field(max_length=2)] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return all notes of the group."""
        return (self.note, *self.notes) if self.note else self.notes

    @property
    def hero(self) -> Tile | None:
        """Return the figure that is shown largest."""
        return next((tile for tile in self.tiles if tile.hero), None)

    @property
    def others(self) -> tuple[Tile, ...]:
        """Return the tiles beside the hero."""
        return tuple(tile for tile in self.tiles if not tile.hero)

    @model_validator(mode="after")
    def _room_for_figures(self) -> Group:
        if self.tiles and len(self.figures) > 1:
            raise ValueError(f'group "{self.id}" has room for one figure beside its tiles')
        return self

    @model_validator(mode="after")
    def _one_hero(self) -> Group:
        if sum(tile.hero for tile in self.tiles) > 1:
            raise ValueError(f'group "{self.id}" has more than one hero')
        return self


class Spec(FigureSpec):
    """The schema of `kind: number-tiles`."""

    period: Words | None = None
    lead: Words | None = None
    groups: Annotated[tuple[Group, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _ids_once(self) -> Spec:
        for name, count in Counter(tile.id for group in self.groups for tile in group.tiles).items():
            if count > 1:
                raise ValueError(f'two tiles have the id "{name}"')
        return self


def published(spec: Spec) -> Spec:
    """Return the spec without the tiles that cannot be printed and the groups that then hold nothing."""
    groups = [
        group.model_copy(update={"tiles": tuple(tile for tile in group.tiles if not_ok(tile) is None)})
        for group in spec.groups
    ]
    kept = tuple(group for group in groups if group.tiles or group.sentences or group.callout or group.figures)
    return spec.model_copy(update={"groups": kept})


def left_out(spec: Spec) -> Iterator[tuple[Path, str]]:
    """Yield each tile that `published` drops."""
    for g, group in enumerate(spec.groups):
        for t, tile in enumerate(group.tiles):
            reason = not_ok(tile)
            if reason:
                yield ("groups", g, "tiles", t), f'tile "{tile.id}" is left out: {reason}'


def parts(spec: Spec) -> Sequence[str]:
    """Return the ids of the tiles that can be printed."""
    return [tile.id for group in published(spec).groups for tile in group.tiles]


def picked(spec: Spec, ids: Sequence[str]) -> Spec:
    """Return a spec of one group without a heading, with those tiles."""
    tiles = {tile.id: tile for group in spec.groups for tile in group.tiles}
    group = Group(id="picked", tiles=tuple(tiles[name].model_copy(update={"hero": False}) for name in ids))
    return spec.model_copy(update={"groups": (group,), "lead": None})


def refs(spec: Spec) -> Iterator[tuple[Path, str]]:
    """Yield every reference of tiles, their items and the groups' notes."""
    for g, group in enumerate(spec.groups):
        for t, tile in enumerate(group.tiles):
            path: Path = ("groups", g, "tiles", t)
            if tile.ref:
                yield (*path, "ref"), tile.ref
            yield from (((*path, "items", i), item.ref) for i, item in enumerate(tile.items) if item.ref)
        if group.note and group.note.ref:
            yield ("groups", g, "note"), group.note.ref
        yield from ((("groups", g, "notes", n), note.ref) for n, note in enumerate(group.notes) if note.ref)


def inner(spec: Spec) -> Iterator[tuple[Path, str]]:
    """Yield the figures of each group."""
    for g, group in enumerate(spec.groups):
        yield from ((("groups", g, "figures", f), name) for f, name in enumerate(group.figures))


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title and every figure with its label."""
    figures = [_in_words(tile, labels) for group in published(spec).groups for tile in group.tiles]
    return f"{spec.title}: {', '.join(figures)}."


def _in_words(tile: Tile, labels: Labels) -> str:
    trend = f" ({getattr(labels.charts, tile.trend)})" if tile.trend else ""
    return f"{tile.shown(labels)} {tile.label}{trend}"


def texts(spec: Spec, labels: Labels, *, picked: bool) -> Iterator[str]:
    """Yield the title, the headings, and each tile's number, label and notes; of picked tiles no notes."""
    yield spec.title
    for group in published(spec).groups:
        for tile in group.tiles:
            yield tile.shown(labels)
            yield (tile.short if picked else None) or tile.label or ""
    if not picked:
        yield from _notes(spec, labels)


def _notes(spec: Spec, labels: Labels) -> Iterator[str]:
    yield spec.lead or ""
    for group in published(spec).groups:
        yield group.heading or ""
        for tile in group.tiles:
            yield tile.note or ""
            yield from (item.text for item in tile.items)
        yield from (sentence.text for sentence in group.sentences)
        if event := group.callout:
            yield f"{event.title} {formats.period(event.date, labels)} {event.place or ''} {event.text or ''}"


def halves(spec: Spec) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Return the groups in two runs of about the same bulk, for the two pages of a spread."""
    bulks = [_bulk(group) for group in spec.groups]
    places = range(1, len(bulks) + 1)
    cut = min(places, key=lambda place: max(sum(bulks[:place]), sum(bulks[place:])), default=0)
    return spec.groups[:cut], spec.groups[cut:]


_LINES_OF_FIGURE = 6


def _bulk(group: Group) -> float:
    """Return about how many lines a group takes: a figure, its label and notes, and the texts below."""
    tiles = [
        5 + (len(tile.label or "") + len(tile.note or "") + sum(len(item.text) for item in tile.items)) / 30
        for tile in group.tiles
    ]
    if group.figures:  # the tiles stand one below the other beside it
        tiles = [max(sum(tiles), _LINES_OF_FIGURE)]
    event = 4 + len(group.callout.text or "") / 30 if group.callout else 0
    words = sum(len(sentence.text) for sentence in group.sentences) / 90
    return 2 + max([event, *tiles]) + words
