"""Lines: how amounts change, over time or along rows of any other order; one line or several."""

from __future__ import annotations

import calendar
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import model_validator

from taitto import formats
from taitto.files.schema import FaultAt
from taitto.infographics import chart
from taitto.infographics.chart import ChartSpec, credit, inner, parts, picked, refs
from taitto.infographics.geometry.lines import Lines, Series, draw_lines, scale
from taitto.infographics.values import Status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.files.yaml import Path
    from taitto.infographics.chart import DataTable, Row
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

_YEAR = re.compile(r"[1-9]\d{3}")
_DATE = re.compile(formats.ISO_PERIOD)
_PERIOD = "/"


class Spec(ChartSpec):
    """The schema of `kind: line`. A row without a number breaks the line.

    `from_zero` tells whether the scale starts at 0. Unless it is said, it does when the lines then fill at least half
    of the height: when the number nearest to 0 is no more than half of the one farthest from it.
    """

    area: bool = False
    from_zero: bool | None = None

    @model_validator(mode="after")
    def _a_line_for_each_series(self) -> Spec:
        rows = published(self).rows
        if len(rows) == 1:
            raise ValueError("a line needs two rows with numbers; for one number write kind: number-tiles")
        for name, numbers in zip(self.series, zip(*(row.numbers for row in rows), strict=True), strict=False):
            if all(number is None for number in numbers):
                raise ValueError(f'series "{name}" has no number that can be printed')
        return self

    @model_validator(mode="after")
    def _in_order_of_time(self) -> Spec:
        moments = _moments(self)
        pairs = pairwise(zip(moments or (), self.rows, strict=False))
        for position, ((before, row), (after, later)) in enumerate(pairs, start=1):
            if after == before:
                raise FaultAt(f'two rows are of "{row.label}"', "rows", position)
            if after < before:
                text = f'row "{later.label}" stands after "{row.label}"; write rows in order of time'
                raise FaultAt(text, "rows", position)
        return self

    @model_validator(mode="after")
    def _an_area_stands_on_zero(self) -> Spec:
        if self.area and len(self.series) > 1:
            raise ValueError("an area is for one series: areas of several would hide each other")
        if self.area and self.from_zero is False:
            raise ValueError("an area is filled down to 0; remove from_zero: false, or area: true")
        return self


def published(spec: Spec) -> Spec:
    """Return the spec without the numbers that cannot be printed.

    Their rows stay as gaps, since a line through them would tell what nobody knows; only at the ends they go.
    """
    first, last = _filled(spec)
    rows = [row if row.status is Status.OK else _emptied(row) for row in spec.rows]
    return spec.model_copy(update={"rows": tuple(rows[first : last + 1])})


def left_out(spec: Spec) -> Iterator[tuple[Path, str]]:
    """Yield each row of which `published` drops a number, and each empty one at the ends; a gap between is meant."""
    first, last = _filled(spec)
    for path, reason in chart.left_out(spec):
        position = int(path[-1])
        if spec.rows[position].status is not Status.OK or not first < position < last:
            yield path, reason


def data_table(spec: Spec, labels: Labels) -> DataTable:
    """Return the rows that have numbers, with dates and numbers as they are printed."""
    names = zip(spec.rows, _names(spec, labels), strict=True)
    rows = [row.model_copy(update={"label": name}) for row, name in names]
    return chart.data_table(spec.model_copy(update={"rows": tuple(rows)}), labels)


def texts(spec: Spec, labels: Labels, *, picked: bool) -> Iterator[str]:
    """Yield what each plot shows: the title, names of series, the first and the last label, last numbers, the note.

    A line shows a course: a label and a number at every turn of it would hide it. More of them are drawn where there
    is room; readers find all in the table that goes with the figure, and the ends in its description.
    """
    del picked
    yield spec.title
    yield from spec.series
    lines = _lines(published(spec), labels)
    yield from (lines.labels[0], lines.labels[-1])
    yield from (series.shown[series.last] for series in lines.series)
    yield spec.note or ""


def describe(spec: Spec, labels: Labels) -> str:
    """Return the title, the largest and the smallest number, and the first and the last of each line."""
    spec = published(spec)
    names = _names(spec, labels)
    courses = "; ".join(_course(series, names, labels) for series in _series(spec, labels))
    return f"{labels.charts.line}: {spec.title}. {_extremes(spec, names, labels)} {courses}."


def draw(spec: Spec, sheet: Sheet, labels: Labels) -> Plot:
    """Return the lines as the sheet has room for them."""
    return draw_lines(_lines(spec, labels), sheet, labels)


def _extremes(spec: Spec, names: tuple[str, ...], labels: Labels) -> str:
    """Return which number is the largest and which is the smallest; the first of those that are equal."""
    found = [
        (number, row, position)
        for row, one in enumerate(spec.rows)
        for position, number in enumerate(one.numbers)
        if number is not None
    ]
    ends = []
    for number, row, position in (max(found, key=lambda one: one[0]), min(found, key=lambda one: one[0])):
        name = f"{names[row]} {spec.series[position]}" if spec.series else names[row]
        ends.append((name, spec.shown(spec.rows[row], number, labels)))
    (most, largest), (least, smallest) = ends
    return labels.charts.ends.format(most=most, largest=largest, least=least, smallest=smallest)


def _course(series: Series, names: tuple[str, ...], labels: Labels) -> str:
    """Return where a line comes from and where it goes to; of a lone point, where it is."""
    first, last = (f"{series.shown[at]} ({names[at]})" for at in (series.first, series.last))
    change = labels.charts.change.format(label=series.name, before=first, after=last)
    return (change if series.first < series.last else f"{series.name} {last}").strip()


def _lines(spec: Spec, labels: Labels) -> Lines:
    """Return what is drawn of a published spec: labels as the language writes them, rows spaced by time."""
    moments = _moments(spec)
    at = moments or tuple(range(len(spec.rows)))
    span = at[-1] - at[0] or 1
    series = tuple(_series(spec, labels))
    numbers = [number for one in series for number in one.points if number is not None]
    low, high = min(numbers), max(numbers)
    return Lines(
        labels=_names(spec, labels),
        at=tuple([(moment - at[0]) / span for moment in at]),
        timed=moments is not None,
        marked=tuple([row.highlight for row in spec.rows]),
        series=series,
        rules=scale(low, high, from_zero=True if spec.area else spec.from_zero),
        highest=high,
        unit=spec.unit,
        area=spec.area,
    )


def _series(spec: Spec, labels: Labels) -> Iterator[Series]:
    """Yield each line; only the numbers at its ends and in marked rows are written."""
    columns = zip(*[row.numbers for row in spec.rows], strict=True)
    marked = [row for row, one in enumerate(spec.rows) if one.highlight]
    for name, column in zip(spec.series or ("",), columns, strict=True):
        filled = [row for row, number in enumerate(column) if number is not None]
        first, last = filled[0], filled[-1]
        yield Series(
            name=name,
            points=tuple([None if number is None else float(number) for number in column]),
            first=first,
            last=last,
            shown={row: spec.shown(spec.rows[row], column[row], labels) for row in {first, last, *marked}},
        )


def _names(spec: Spec, labels: Labels) -> tuple[str, ...]:
    """Return the labels of the rows, dates as the language writes them."""
    names = tuple([row.label for row in spec.rows])
    return names if _moments(spec) is None else tuple([_dated(name, labels) for name in names])


def _moments(spec: Spec) -> tuple[float, ...] | None:
    """Return each row's time in years, None when not all labels are years or dates."""
    known: list[float] = []
    for row in spec.rows:
        moment = _moment(row.label)
        if moment is None:
            return None
        known.append(moment)
    return tuple(known)


def _moment(label: str) -> float | None:
    """Return a year's or a date's time in years, all months of a length: they are as far apart as readers think."""
    if _YEAR.fullmatch(label):
        return float(label)
    if _PERIOD in label or not _DATE.match(label):
        return None
    year, month, day = (int(part) for part in (f"{label}-01" if len(label) == len("2019-06") else label).split("-"))
    if year == 0 or day > calendar.monthrange(year, month)[1]:
        return None
    return year + (month - 1 + (day - 1) / calendar.monthrange(year, month)[1]) / 12


def _dated(label: str, labels: Labels) -> str:
    """Return a year as it is, a date as the language writes it."""
    return label if _YEAR.fullmatch(label) else formats.date(label, labels)


def _emptied(row: Row) -> Row:
    return row.model_copy(update={"value": None, "values": (None,) * len(row.values)})


def _filled(spec: Spec) -> tuple[int, int]:
    """Return the positions of the first and the last row with a number that can be printed."""
    filled = [
        position
        for position, row in enumerate(spec.rows)
        if row.status is Status.OK and any(number is not None for number in row.numbers)
    ]
    return filled[0], filled[-1]
