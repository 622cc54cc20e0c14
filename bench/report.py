"""Figures → text: tables with a title, a row of heads and aligned columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Row = Sequence[str]


def table(title: str, head: Row, rows: Iterable[Row], note: str = "") -> str:
    """Return a table; its first column is words, the others are figures."""
    lines = [tuple(head), *map(tuple, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    text = [
        "  ".join(
            cell.rjust(width) if position else cell.ljust(width)
            for position, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    ]
    rule = "─" * max(map(len, text))
    return "\n".join([title, rule, text[0], rule, *text[1:], *([note] if note else []), ""])


def seconds(value: float) -> str:
    """Return seconds or milliseconds, whichever reads better."""
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms" if value >= 0.1 else f"{value * 1000:.1f} ms"


def megabytes(value: float) -> str:
    """Return megabytes, or kilobytes of what is small."""
    return f"{value:.0f} MB" if value >= 10 else f"{value:.2f} MB" if value >= 1 else f"{value * 1000:.0f} kB"


def times(value: float) -> str:
    """Return how many times as much one thing is as another."""
    return f"× {value:.2f}"
