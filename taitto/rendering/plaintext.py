"""Filters for the text part of a mail: paragraphs at 72 columns, rules, aligned columns."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COLUMNS = 72
_GAP = "  "
_NARROWEST = 20
"""What the last column needs at least if it goes over several lines."""


def wrap(text: str, first: str = "", rest: str | None = None) -> str:
    """Return the text at 72 columns; `first` leads the first line, `rest` the others (as wide as `first` if None)."""
    rest = " " * len(first) if rest is None else rest
    lines: list[str] = []
    for part in text.split("\n"):
        lead = rest if lines else first
        wrapped = textwrap.wrap(
            part,
            COLUMNS,
            initial_indent=lead,
            subsequent_indent=rest,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += wrapped or [lead.rstrip()]
    return "\n".join(lines)


def underline(text: str, mark: str = "-") -> str:
    """Return a heading over a rule of its own length."""
    lines = wrap(text).split("\n")
    return "\n".join([*lines, mark * max(len(line) for line in lines)])


def columns(rows: Iterable[Sequence[str]]) -> str:
    """Return rows with their cells under each other; the last column is wrapped.

    Where it would get a strip too narrow to read, each row is a list instead: its first cell, the others below it.
    """
    table = [tuple(row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    lead = sum(widths[:-1]) + len(_GAP) * len(widths[:-1])
    as_lists = lead > COLUMNS - _NARROWEST and lead + widths[-1] > COLUMNS
    return "\n".join(_list(row) if as_lists else _row(row, widths) for row in table)


def figures(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return named rows of figures, aligned at their right under the names of their columns.

    Where they do not fit side by side, each row is a list: its name, and below it each figure after its column's name.
    """
    table = [tuple(row) for row in rows]
    named = len(head) > 2
    lines = [tuple(head), *table] if named else table
    widths = [max(len(cell) for cell in column) for column in zip(*lines, strict=True)]
    if sum(widths) + len(_GAP) * (len(widths) - 1) <= COLUMNS:
        aligned = [
            _GAP.join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip() for line in lines
        ]
        return "\n".join(aligned)
    leads = [f"{_GAP}{name}: " if named else _GAP for name in head[1:]]
    return "\n".join(
        "\n".join([wrap(name), *(wrap(cell, lead, _GAP * 2) for lead, cell in zip(leads, cells, strict=True) if cell)])
        for name, *cells in table
    )


def _row(row: Sequence[str], widths: Sequence[int]) -> str:
    lead = "".join(f"{cell:<{width}}{_GAP}" for cell, width in zip(row[:-1], widths, strict=False))
    return wrap(row[-1], first=lead)


def _list(row: Sequence[str]) -> str:
    first, *others = row
    return "\n".join([wrap(first), *(wrap(cell, first=_GAP) for cell in others if cell)])
