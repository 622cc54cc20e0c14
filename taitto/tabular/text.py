"""csv in the dialects of offices: which encoding, which delimiter, which line ends; found by rules, never by chance.

Encoding: a byte order mark tells UTF-8 or UTF-16 (Excel's "Unicode text"); else UTF-8, and what is none is Windows's
cp1252. Delimiter: the one that Excel's first line `sep=;` names; else that of `;`, tab, `|` and `,` which cuts most
rows into as many cells as the head has. A file without any has one column.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterator

from taitto.errors import ContentError, Place, Problem
from taitto.files.text import CONTROL
from taitto.tabular.table import Cell, text_cell

DELIMITERS = (";", "\t", "|", ",")
"""The likelier first: where two cut the rows equally well, the earlier wins. A comma may as well be a decimal comma."""

NONE = "\x1f"
"""Stands for no delimiter: a control character, which no text has."""

LOOKED_AT = 1_000
"""Rows from which the delimiter is told."""

_SEPARATOR = re.compile(r"sep=(.)(?:\r\n|\r|\n|\Z)", re.IGNORECASE)


def rows(data: bytes, place: Place) -> Iterator[list[Cell]]:
    """Yield the cells of each row, without empty cells at its end.

    Raises:
        ContentError: the file is no text, a quote mark is not closed, or a row has more cells than the head has.

    """
    text = _decoded(data, place)
    if named := _SEPARATOR.match(text):
        text, delimiter = text[named.end() :], named[1]
    else:
        delimiter = _delimiter(text)
    if not text.strip("".join(DELIMITERS) + " \r\n"):
        return
    head = 0
    for number, fields in _records(text, delimiter, place):
        filled = len(fields)
        while filled and not fields[filled - 1].strip():
            filled -= 1
        head = head or filled
        if filled > head:
            told = f"the row has {filled} cells, the head {head}"
            hint = "put a text that holds the delimiter in quote marks" if delimiter != NONE else None
            raise ContentError([Problem(Place(place.path, number), told, hint)])
        yield [text_cell(field, number, column) for column, field in enumerate(fields[:filled])]


def _decoded(data: bytes, place: Place) -> str:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = _eight_bit(data)
    except UnicodeDecodeError:
        raise ContentError([Problem(place, "the file is no text that can be read", "save it as UTF-8 csv")]) from None
    if control := CONTROL.search(text):
        line = len(text[: control.start()].splitlines()) or 1
        told = f"a control character (U+{ord(control[0]):04X}) stands here"
        raise ContentError([Problem(Place(place.path, line), told, "remove it, if this is a csv file")])
    return text


def _eight_bit(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts most rows into as many cells as the first one."""
    fits = {delimiter: _fit(text, delimiter) for delimiter in DELIMITERS}
    best = max(fits, key=fits.__getitem__)
    return best if fits[best] else NONE


def _fit(text: str, delimiter: str) -> float:
    """Return the share of rows that a delimiter cuts into as many cells as the head, 0 when that is one cell."""
    counts: list[int] = []
    try:
        for fields in itertools.islice(_reader(text, delimiter), LOOKED_AT):
            counts += [len(fields)] if any(field.strip() for field in fields) else []
    except csv.Error:
        pass  # told when the rows are read: those before it tell the delimiter
    return counts.count(counts[0]) / len(counts) if counts and counts[0] > 1 else 0


def _records(text: str, delimiter: str, place: Place) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for fields in _reader(text, delimiter):
            number += 1
            yield number, fields
    except csv.Error as error:
        told, hint = f"broken csv: {error}", "look for a quote mark too few or too many"
        raise ContentError([Problem(Place(place.path, number + 1), told, hint)]) from None


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
