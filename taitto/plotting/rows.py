"""The names of rows: in a column beside what is drawn, or each above it where the sheet is narrow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.plotting.marks import CAP_HEIGHT
from taitto.plotting.sheet import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.plotting.marks import Text
    from taitto.plotting.sheet import Sheet

_COLUMN_AT_MOST = 0.38
"""The part of a sheet's width that names may take."""
_NARROW_EM = 26
"""On a sheet of fewer ems names stand above."""
_LINES_BESIDE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNames:
    """The lines of each row's name, and where the rest of the row starts; `above` tells where the names stand."""

    lines: tuple[tuple[str, ...], ...]
    bold: tuple[bool, ...]
    left: float
    above: bool

    def head(self, sheet: Sheet, row: int) -> float:
        """Return the height that a name takes above its row."""
        return len(self.lines[row]) * sheet.line + 0.15 * sheet.size if self.above else 0.0

    def height(self, sheet: Sheet, row: int, drawn: float) -> float:
        """Return the height of a row of which `drawn` is what is drawn."""
        return self.head(sheet, row) + drawn if self.above else max(drawn, len(self.lines[row]) * sheet.line)

    def marks(self, sheet: Sheet, row: int, top: float, drawn: float) -> Iterator[Text]:
        """Yield the lines of a name: above, or in the middle beside the `drawn` height."""
        lines = self.lines[row]
        cap = CAP_HEIGHT * sheet.size
        first = top + cap
        if not self.above:
            height = max(drawn, len(lines) * sheet.line)
            first = top + (height - (len(lines) - 1) * sheet.line - cap) / 2 + cap
        weight = BOLD if self.bold[row] else REGULAR
        for number, line in enumerate(lines):
            yield sheet.text(line, 0, first + number * sheet.line, role="label", weight=weight)


def row_names(sheet: Sheet, names: Sequence[str], bold: Sequence[bool] = ()) -> RowNames:
    """Return the names of rows as the sheet has room for them."""
    bold = tuple(bold) or (False,) * len(names)
    weights = [BOLD if is_bold else REGULAR for is_bold in bold]
    gap = 0.9 * sheet.size
    if sheet.width >= _NARROW_EM * sheet.size:
        most = _COLUMN_AT_MOST * sheet.width - gap
        pairs = list(zip(names, weights, strict=True))
        whole = all(sheet.width_of(word, weight) <= most for name, weight in pairs for word in name.split())
        lines = tuple(sheet.lines(name, most, weight) for name, weight in pairs)
        if whole and max(map(len, lines)) <= _LINES_BESIDE:
            widths = [sheet.width_of(line, w) for row, w in zip(lines, weights, strict=True) for line in row]
            return RowNames(lines=lines, bold=bold, left=max(widths) + gap, above=False)
    lines = tuple(sheet.lines(name, sheet.width, weight) for name, weight in zip(names, weights, strict=True))
    return RowNames(lines=lines, bold=bold, left=0.0, above=True)
