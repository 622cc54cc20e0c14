"""ods (OpenDocument) → the names of its sheets, and the cells of one, row by row."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from taitto.tabular.parts import Broken, End, Event, Parts, Start, Words
from taitto.tabular.table import (
    LONGEST_COLUMN,
    Cell,
    column_letters,
    failed_formula,
    text_cell,
    unstored_formula,
)

CONTENT = "content.xml"
MOST_BLANKS = 100
"""In a row: so many that no one wrote them, and a few bytes could stand for a milliard."""

_MANIFEST = "META-INF/manifest.xml"
_NUMBERS = frozenset({"float", "percentage", "currency"})
_CELLS = frozenset({"table-cell", "covered-table-cell"})


def is_encrypted(parts: Parts) -> bool:
    """Return whether the workbook has a password."""
    return _MANIFEST in parts and any(
        isinstance(event, Start) and event.name == "encryption-data" for event in parts.events(_MANIFEST)
    )


def sheets(parts: Parts) -> Sequence[str]:
    """Return the names of the sheets, in the workbook's order."""
    return [
        event.attributes.get("name", "")
        for event in parts.events(CONTENT)
        if isinstance(event, Start) and event.name == "table"
    ]


def rows(parts: Parts, sheet: str) -> Iterator[list[Cell]]:
    """Yield the cells of each row of a sheet. What is repeated is yielded as often, or until no one asks for more."""
    events = parts.events(CONTENT)
    for event in events:
        if isinstance(event, Start) and event.name == "table" and event.attributes.get("name", "") == sheet:
            yield from _rows(events)
            return
    raise Broken("it has no sheet")


def _rows(events: Iterator[Event]) -> Iterator[list[Cell]]:
    number = 1
    for event in events:
        match event:
            case End("table"):
                return
            case Start("table-row", attributes):
                times = _times(attributes, "number-rows-repeated")
                cells = list(_cells(events, number))
                if any(not cell.is_empty for cell in cells):
                    for row in range(number, number + times):
                        yield [Cell(cell.value, row, cell.column, cell.flaw) for cell in cells]
                number += times
            case _:
                pass


def _cells(events: Iterator[Event], row: int) -> Iterator[Cell]:
    """Yield the cells of the row that has begun, up to its end; not the empty ones."""
    column = 0
    for event in events:
        match event:
            case End("table-row"):
                return
            case Start(name, attributes) if name in _CELLS:
                times = _times(attributes, "number-columns-repeated")
                cell = _cell(attributes, _text(events, name), row, column)
                if not cell.is_empty and name != "covered-table-cell":  # what it covers is not seen
                    for at in range(column, min(column + times, 27**LONGEST_COLUMN)):
                        yield Cell(cell.value, row, column_letters(at), cell.flaw)
                column += times
            case _:
                pass


def _text(events: Iterator[Event], name: str) -> str:
    """Return the text of the cell that has begun, read to its end: its own paragraphs, not those of a note on it."""
    path = [name]
    pieces: list[str] = []
    for event in events:
        match event:
            case End():
                path.pop()
                if not path:
                    break
            case Start(tag, attributes):
                path.append(tag)
                if path[1:] == ["p"]:
                    pieces += ["\n"] if pieces else []
                elif path[1:2] == ["p"]:
                    pieces.append(_blank(tag, attributes))
            case Words(text) if path[1:2] == ["p"]:
                pieces.append(text)
    return "".join(pieces)


def _blank(tag: str, attributes: Mapping[str, str]) -> str:
    """Return the blanks that an element stands for."""
    match tag:
        case "s":
            return " " * min(_times(attributes, "c"), MOST_BLANKS)
        case "tab":
            return "\t"
        case "line-break":
            return "\n"
        case _:
            return ""


def _cell(attributes: Mapping[str, str], text: str, row: int, column: int) -> Cell:
    sort = attributes.get("value-type")
    if attributes.get("calcext:value-type") == "error":
        return failed_formula(text, row, column)
    if "formula" in attributes and sort is None and not text:
        return unstored_formula(row, column)
    value: Decimal | dt.date | None = None
    if sort in _NUMBERS:
        value = _number(attributes.get("value", ""))
    elif sort == "date":
        value = _day(attributes.get("date-value", ""))
    if value is not None:
        return Cell(value, row, column_letters(column))
    if sort == "boolean":
        text = attributes.get("boolean-value", text).upper()
    elif sort == "date":
        text = attributes.get("date-value", text).replace("T", " ")
    return text_cell(text or attributes.get("string-value", ""), row, column)


def _number(written: str) -> Decimal | None:
    """Return a number with as many digits as a spreadsheet program has."""
    try:
        number = float(written)
    except ValueError:
        return None
    return Decimal(f"{number:.15g}") if math.isfinite(number) else None


def _day(written: str) -> dt.date | None:
    """Return a date, None for one with a time of day."""
    try:
        found = dt.datetime.fromisoformat(written)
    except ValueError:
        return None
    return found.date() if found.time() == dt.time() else None


def _times(attributes: Mapping[str, str], name: str) -> int:
    written = attributes.get(name, "1")
    if not (written.isdecimal() and len(written) < 10):
        raise Broken(f"something in it is repeated {written[:20]} times")
    return max(1, int(written))
