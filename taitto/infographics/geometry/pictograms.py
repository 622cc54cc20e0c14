"""The geometry of pictograms: icons in rows that one can count, and a single row as large as its sheet lets it be."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.plotting.icon_shapes import GRID
from taitto.plotting.icons import icon, icon_box, part_of_icon
from taitto.plotting.marks import ASCENT, CAP_HEIGHT, DESCENT
from taitto.plotting.rows import RowNames, row_names
from taitto.plotting.sheet import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.plotting.icon_shapes import IconName
    from taitto.plotting.marks import Mark, Plot, Point, Text
    from taitto.plotting.sheet import Sheet

_LEAST_EM, _MOST_EM, _PROUD_EM = 1.6, 2.4, 8.0
"""The size of icons, and that of a single row's."""
_FEW_EM = 3.2
"""The size of icons where there are few rows of them."""
_FEW_ROWS = 3
_PROUD_HEIGHT_EM = 12
_GAP = 0.2
"""Between icons, in parts of their size."""
_PITCH = 1.12
"""From one line of icons to the next, in parts of their size."""
_AT_A_GLANCE = 12
"""Up to so many icons stand in even lines, more in fives or tens."""
_WORTH_A_LINE = 1.6
"""A few icons stand in one line more only if they become so much larger."""
_NARROW_EM = 26
"""On a sheet of fewer ems icons stand below their label."""
_LEAST_ROOM = 0.4
"""The part of a sheet's width that icons beside their labels need."""
_LEAST_PART = 0.12
"""The part of an icon that one still sees, filled or faint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IconRow:
    """A label, its number as it is printed, and its icons: `filled` of `count` in colour, the last of them in part."""

    label: str
    shown: str
    filled: float
    count: int
    highlight: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Icons of one `size`, `abreast` in a line; `step` and `pitch` are from one to the next, across and down."""

    name: IconName
    size: float
    abreast: int

    @property
    def step(self) -> float:
        return _step(self.name) * self.size

    @property
    def pitch(self) -> float:
        return _PITCH * self.size

    def height(self, count: int) -> float:
        """Return how high so many icons stand."""
        lines = math.ceil(count / self.abreast)
        return self.size + (lines - 1) * self.pitch if lines else 0.0

    def marks(self, row: IconRow, at: Point, sheet: Sheet) -> Iterator[Mark]:
        """Yield a row's icons, the first one's upper left corner at `at`."""
        fill = sheet.ink.series[1 if row.highlight else 0]
        left = at[0] - icon_box(self.name).left / GRID * self.size
        for number in range(row.count):
            corner = (
                left + number % self.abreast * self.step,
                at[1] + number // self.abreast * self.pitch,
            )
            part = min(1.0, row.filled - number)
            if part == 1:
                yield icon(self.name, corner, self.size, fill)
                continue
            yield icon(self.name, corner, self.size, sheet.ink.rule, "faint")
            if part > 0:
                seen = min(max(part, _LEAST_PART), 1 - _LEAST_PART)
                yield part_of_icon(self.name, seen, corner, self.size, fill)


def _step(name: IconName) -> float:
    """Return from one icon to the next in a line, in parts of their size."""
    box = icon_box(name)
    return (box.right - box.left) / GRID + _GAP


def draw_rows(rows: Sequence[IconRow], name: IconName, key: str, sheet: Sheet) -> Plot:
    """Return each row's label, number and icons; below them `key`, which says what an icon stands for."""
    marks = list(_single(rows[0], name, sheet) if len(rows) == 1 else _several(rows, name, sheet))
    if key:
        base = max(mark.box.bottom for mark in marks) + 1.0 * sheet.size + CAP_HEIGHT * sheet.size
        for number, line in enumerate(sheet.lines(key, sheet.width)):
            marks.append(sheet.text(line, 0, base + number * sheet.line, role="key", fill=sheet.ink.quiet))
    return sheet.plot(marks)


def _single(row: IconRow, name: IconName, sheet: Sheet) -> Iterator[Mark]:
    """Yield a single row: its number large, its icons as large as there is room."""
    beside = sheet.width >= _NARROW_EM * sheet.size and row.count > 0
    most = 0.38 * sheet.width if beside else sheet.width
    size = sheet.display if sheet.width_of(row.shown, BOLD, sheet.display) <= most else sheet.size
    numbers = sheet.lines(row.shown, most, BOLD, size)
    widest = max(sheet.width_of(line, BOLD, size) for line in numbers)
    names = sheet.lines(row.label, min(most, max(widest, 13 * sheet.size)) if beside else most)
    widest = max([widest, *(sheet.width_of(line) for line in names)])
    cap, pitch = CAP_HEIGHT * size, 1.25 * size
    first = cap + (len(numbers) - 1) * pitch + DESCENT * size + ASCENT * sheet.size
    height = first + (len(names) - 1) * sheet.line
    left = widest + 2.2 * sheet.size if beside else 0.0
    grid = _proud_grid(row.count, name, sheet.width - left, sheet)
    icons = grid.height(row.count)
    top = max(0.0, (icons - height) / 2) if beside else 0.0
    for number, line in enumerate(numbers):
        yield sheet.text(line, 0, top + cap + number * pitch, role="value", weight=BOLD, size=size)
    for number, line in enumerate(names):
        yield sheet.text(line, 0, top + first + number * sheet.line, role="label")
    below = max(0.0, (height - icons) / 2) if beside else height + sheet.size
    yield from grid.marks(row, (left, below), sheet)


def _proud_grid(count: int, name: IconName, room: float, sheet: Sheet) -> _Grid:
    """Return the largest icons that so much width holds, not much higher than `_PROUD_HEIGHT_EM`."""
    best = _grid(count, name, room, _LEAST_EM * sheet.size, sheet)
    worth = _WORTH_A_LINE if count <= _AT_A_GLANCE else 1.0
    for abreast in _line_lengths(count):
        across = room / (abreast * _step(name) - _GAP)
        down = _PROUD_HEIGHT_EM * sheet.size / (_PITCH * math.ceil(count / abreast))
        size = min(_PROUD_EM * sheet.size, across, down)
        if size > best.size * (worth if abreast < best.abreast else 1.0) + 1e-6:
            best = _Grid(name=name, size=size, abreast=abreast)
    return best


def _line_lengths(count: int) -> Iterator[int]:
    """Yield how many icons may stand in a line: a few in even lines, many in fives and tens that one can count."""
    if count <= _AT_A_GLANCE:
        yield from (math.ceil(count / lines) for lines in range(1, count + 1))
    else:
        yield count
        yield from range((count - 1) // 5 * 5, 0, -5)


def _grid(count: int, name: IconName, room: float, largest: float, sheet: Sheet) -> _Grid:
    """Return icons in one line where they fit, else in lines of tens or fives; no larger than `largest`."""
    least, step = _LEAST_EM * sheet.size, _step(name)
    one_line = room / (max(count, 1) * step - _GAP)
    if one_line >= least:
        return _Grid(name=name, size=min(one_line, largest), abreast=max(count, 1))
    fits = max(1, int((room / least + _GAP) / step))
    abreast = fits - fits % 10 if fits >= 10 else min(fits, 5)
    return _Grid(name=name, size=min(room / (abreast * step - _GAP), _MOST_EM * sheet.size), abreast=abreast)


def _several(rows: Sequence[IconRow], name: IconName, sheet: Sheet) -> Iterator[Mark]:
    """Yield rows below each other, their icons beside the labels or, where that leaves little room, below them."""
    names = row_names(sheet, [row.label for row in rows], [row.highlight for row in rows])
    numbers = max(sheet.width_of(row.shown, BOLD) for row in rows)
    left = names.left + numbers + 0.9 * sheet.size
    beside = not names.above and sheet.width - left >= _LEAST_ROOM * sheet.width
    room = sheet.width - left if beside else sheet.width
    largest = (_FEW_EM if len(rows) <= _FEW_ROWS else _MOST_EM) * sheet.size
    grid = _grid(max(row.count for row in rows), name, room, largest, sheet)
    return _beside(rows, names, grid, left, sheet) if beside else _below(rows, grid, sheet)


def _beside(rows: Sequence[IconRow], names: RowNames, grid: _Grid, left: float, sheet: Sheet) -> Iterator[Mark]:
    """Yield the labels, the numbers in a column, and the icons from `left` on."""
    top = 0.0
    for position, row in enumerate(rows):
        icons = grid.height(row.count)
        height = names.height(sheet, position, max(icons, sheet.line))
        base = top + (height + CAP_HEIGHT * sheet.size) / 2
        yield from names.marks(sheet, position, top, height)
        yield sheet.text(row.shown, left - 0.9 * sheet.size, base, role="value", anchor="end", weight=BOLD)
        yield from grid.marks(row, (left, top + (height - icons) / 2), sheet)
        top += height + 0.9 * sheet.size


def _below(rows: Sequence[IconRow], grid: _Grid, sheet: Sheet) -> Iterator[Mark]:
    """Yield each label with its number after it, and the icons below."""
    top = 0.0
    for row in rows:
        heading = list(_heading(row, top + CAP_HEIGHT * sheet.size, sheet))
        yield from heading
        top = heading[-1].y + 0.5 * sheet.size
        yield from grid.marks(row, (0.0, top), sheet)
        top += grid.height(row.count) + (1.1 if row.count else 0.6) * sheet.size


def _heading(row: IconRow, base: float, sheet: Sheet) -> Iterator[Text]:
    """Yield a label, and its number on the same line if there is room, else on lines of its own."""
    weight = BOLD if row.highlight else REGULAR
    for line in sheet.lines(row.label, sheet.width, weight):
        yield sheet.text(line, 0.0, base, role="label", weight=weight)
        after = sheet.width_of(line, weight) + 0.6 * sheet.size
        base += sheet.line
    if after + sheet.width_of(row.shown, BOLD) <= sheet.width:
        yield sheet.text(row.shown, after, base - sheet.line, role="value", weight=BOLD)
        return
    for number, line in enumerate(sheet.lines(row.shown, sheet.width, BOLD)):
        yield sheet.text(line, 0.0, base + number * sheet.line, role="value", weight=BOLD)
