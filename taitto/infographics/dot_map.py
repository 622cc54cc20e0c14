"""Dot map: towns on the outline of their country, each a dot that can be as large as a number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator, Field, model_validator

from taitto import formats
from taitto.errors import did_you_mean
from taitto.files.schema import FaultAt, Schema
from taitto.infographics.chart import MOST_ROWS, MOST_SERIES, DataTable, DrawnSpec
from taitto.infographics.geometry.cartography import Spot, draw_map
from taitto.infographics.maps import MAPS, map_named, project
from taitto.infographics.values import Number, Words
from taitto.infographics.whole import inner, left_out, parts, picked, published, refs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.labels import Labels
    from taitto.plotting.marks import Plot
    from taitto.plotting.sheet import Sheet

__all__ = [
    "Spec",
    "credit",
    "data_table",
    "describe",
    "draw",
    "inner",
    "left_out",
    "parts",
    "picked",
    "published",
    "refs",
    "texts",
]

FARTHEST_KM = 200
"""From the map's own edges: what lies farther is a slip, such as longitude before latitude."""

Degrees = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False, description="degrees, such as 61.18")]


class Dot(Schema):
    """A town by its name in any language; `label` is printed in its place, `at` is where an unknown one lies."""

    town: Words
    label: Words | None = None
    value: Number | None = None
    group: Words | None = None
    at: Annotated[tuple[Degrees, Degrees], Field(description="[latitude, longitude]")] | None = None
    highlight: bool = False

    @property
    def name(self) -> str:
        """Return what is printed at the dot."""
        return self.label or self.town


def _town_to_dot(data: object) -> object:
    return {"town": data} if isinstance(data, str) else data


AnyDot = Annotated[Dot, BeforeValidator(_town_to_dot, json_schema_input_type=Words | Dot)]


class Spec(DrawnSpec):
    """The schema of `kind: dot-map`. A plain text in `rows` is a town."""

    map: Annotated[str, Field(pattern=f"^({'|'.join(MAPS)})$", description=f"known: {', '.join(MAPS)}")] = MAPS[0]
    groups: Annotated[tuple[Words, ...], Field(max_length=MOST_SERIES)] = ()
    rows: Annotated[tuple[AnyDot, ...], Field(min_length=1, max_length=MOST_ROWS)]

    @model_validator(mode="after")
    def _known_towns_and_groups(self) -> Spec:
        known = map_named(self.map)
        for position, dot in enumerate(self.rows):
            place = ("rows", position)
            if dot.town.casefold() in (other.town.casefold() for other in self.rows[:position]):
                raise FaultAt(f'"{dot.town}" stands on the map twice', *place)
            if dot.at is None and known.town(dot.town) is None:
                hint = did_you_mean(dot.town, known.town_names(), many=True)
                hint = hint or "write at: [latitude, longitude] beside it"
                raise FaultAt(f'there is no town "{dot.town}" on the map: {hint}', *place)
            if dot.at is not None and known.distance_km(*project(*dot.at)) > FARTHEST_KM:
                raise FaultAt(f'"{dot.town}" lies far off the map; write at: [latitude, longitude], in degrees', *place)
            if dot.group is not None and dot.group not in self.groups:
                raise FaultAt(f'"{dot.group}" is none of the groups: write groups: [{dot.group}, …]', *place)
            if dot.group is None and len(self.groups) == MOST_SERIES:
                raise FaultAt(f'"{dot.town}" is in none of the groups, and all colours are theirs', *place)
            if dot.value is not None and dot.value < 0:
                raise FaultAt(f'"{dot.town}" has a number below 0, which no dot can show', *place)
        return self

    def shown(self, dot: Dot, labels: Labels) -> str:
        """Return a dot's number as it is printed; nothing for a dot without one."""
        if dot.value is None:
            return ""
        return " ".join(filter(None, (formats.number(dot.value, labels), self.unit)))


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title and the names of the towns."""
    names = ", ".join(" ".join(filter(None, (dot.name, spec.shown(dot, labels)))) for dot in spec.rows)
    return f"{labels.charts.map}: {spec.title}. {labels.charts.places.format(names=names)}"


def credit(labels: Labels) -> str:
    """Return whose outline and whose places are drawn."""
    return labels.charts.map_credit


def data_table(spec: Spec, labels: Labels) -> DataTable:
    """Return each town with its group and its number, as far as the map has any."""
    numbered = any(dot.value is not None for dot in spec.rows)
    grouped = bool(spec.groups)
    head = ("", *([labels.charts.group] if grouped else []), *([spec.unit or labels.charts.value] if numbered else []))
    rows = tuple(
        (
            dot.name,
            *([dot.group or ""] if grouped else []),
            *([spec.shown(dot, labels)] if numbered else []),
        )
        for dot in spec.rows
    )
    return DataTable(head, rows)


def texts(spec: Spec, labels: Labels, *, picked: bool) -> Iterator[str]:
    """Yield the title, the groups, each town with its number, and the note."""
    del picked
    yield spec.title
    yield from {dot.group: dot.group for dot in spec.rows if dot.group}
    for dot in spec.rows:
        yield dot.name
        yield spec.shown(dot, labels)
    yield spec.note or ""


def _colour(spec: Spec, dot: Dot) -> int:
    """Return which of the series' colours a dot has: its group's; a grey where others have groups."""
    if dot.group:
        return spec.groups.index(dot.group)
    return MOST_SERIES - 1 if spec.groups else int(dot.highlight)


def draw(spec: Spec, sheet: Sheet, labels: Labels) -> Plot:
    """Return the map as large as the sheet has room, cut to the part that has towns."""
    land = map_named(spec.map)
    most = max((dot.value for dot in spec.rows if dot.value is not None), default=None)
    spots = []
    for dot in spec.rows:
        town = land.town(dot.town)
        east, north = project(*dot.at) if dot.at else (town.east_km, town.north_km) if town else (0.0, 0.0)
        position = _colour(spec, dot)
        share = float(dot.value / most) if most and dot.value is not None else None
        spots.append(
            Spot(
                name=dot.name,
                shown=spec.shown(dot, labels),
                east_km=east,
                north_km=north,
                share=share,
                fill=sheet.ink.series[position],
                bold=dot.highlight,
            )
        )
    used = [name for name in spec.groups if any(dot.group == name for dot in spec.rows)]
    fills = [sheet.ink.series[spec.groups.index(name)] for name in used]
    return draw_map(land, spots, list(zip(used, fills, strict=True)), sheet)
