"""xlsx (ECMA-376 SpreadsheetML, also the strict one) → the names of its sheets, and the cells of one, row by row."""

from __future__ import annotations

import datetime as dt
import math
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from taitto.tabular.parts import Broken, End, Event, Parts, Start, Words
from taitto.tabular.serials import DATE, NUMBER, TIME, Form, form_of, moment, time_of_day
from taitto.tabular.table import Cell, column_letters, failed_formula, text_cell, unstored_formula

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.ASCII)
_ESCAPE = re.compile(r"_x((?!D[89A-F])[0-9A-F]{4})_", re.IGNORECASE)
"""How a character is written that XML cannot hold, `_x000D_`."""
_TRUE = frozenset({"1", "true"})


def sheets(parts: Parts) -> Sequence[str]:
    """Return the names of the sheets that hold cells, in the workbook's order."""
    return list(_workbook(parts).sheets)


def rows(parts: Parts, sheet: str) -> Iterator[list[Cell]]:
    """Yield the cells of each row of a sheet that exists."""
    workbook = _workbook(parts)
    if sheet not in workbook.sheets:
        raise Broken("it has no sheet")
    strings = _strings(parts, workbook.strings) if workbook.strings in parts else []
    forms = _forms(parts, workbook.styles) if workbook.styles in parts else []
    reader = _CellReader(strings, forms, starts_1904=workbook.starts_1904)
    return reader.rows(parts.events(workbook.sheets[sheet]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Workbook:
    """Where its parts are; `starts_1904` when days are counted from there, as Excel once did on a Mac."""

    sheets: Mapping[str, str]
    strings: str
    styles: str
    starts_1904: bool


class _Relation(NamedTuple):
    sort: str
    target: str


def _workbook(parts: Parts) -> _Workbook:
    main = _of_sort(_relations(parts, ""), "officeDocument", "xl/workbook.xml")
    relations = _relations(parts, main)
    found: dict[str, str] = {}
    starts_1904 = False
    for event in parts.events(main):
        if not isinstance(event, Start):
            continue
        if event.name == "sheet":
            relation = relations.get(event.attributes.get("id", ""))
            if relation and relation.sort == "worksheet":
                found[event.attributes.get("name", "")] = relation.target
        elif event.name == "workbookPr":
            starts_1904 = event.attributes.get("date1904") in _TRUE
    return _Workbook(
        sheets=found,
        strings=_of_sort(relations, "sharedStrings", ""),
        styles=_of_sort(relations, "styles", ""),
        starts_1904=starts_1904,
    )


def _relations(parts: Parts, part: str) -> dict[str, _Relation]:
    """Return what a part refers to, by id; the workbook's own references belong to the part of no name."""
    folder, name = posixpath.split(part)
    listed = posixpath.join(folder, "_rels", f"{name}.rels")
    return {
        event.attributes.get("Id", ""): _Relation(
            event.attributes.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join(folder, event.attributes.get("Target", ""))),
        )
        for event in (parts.events(listed) if listed in parts else ())
        if isinstance(event, Start) and event.name == "Relationship"
    }


def _of_sort(relations: Mapping[str, _Relation], sort: str, default: str) -> str:
    return next((relation.target for relation in relations.values() if relation.sort == sort), default)


def _strings(parts: Parts, name: str) -> list[str]:
    """Return the texts that cells refer to by number."""
    strings: list[str] = []
    text = _TextReader()
    for event in parts.events(name):
        text.read(event)
        if isinstance(event, End) and event.name == "si":
            strings.append(text.take())
    return strings


def _forms(parts: Parts, name: str) -> list[Form]:
    """Return what the cells of each style show: a number, a date or a time."""
    codes: dict[str, str] = {}
    forms: list[Form] = []
    is_within = False
    for event in parts.events(name):
        match event:
            case Start("numFmt", attributes):
                codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            case Start("cellXfs") | End("cellXfs"):
                is_within = isinstance(event, Start)
            case Start("xf", attributes) if is_within:
                number = attributes.get("numFmtId", "")
                forms.append(form_of(number, codes.get(number)))
    return forms


class _TextReader:
    """Gathers a text from its runs; how it is spoken, which Japanese cells also hold, is no part of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._is_open = False
        self._is_spoken = False

    def read(self, event: Event) -> None:
        match event:
            case Start("t") | End("t"):
                self._is_open = isinstance(event, Start)
            case Start("rPh") | End("rPh"):
                self._is_spoken = isinstance(event, Start)
            case Words(text) if self._is_open and not self._is_spoken:
                self._pieces.append(text)

    def take(self) -> str:
        """Return the text and forget it."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return _unescaped(text)


class _CellReader:
    """Reads a sheet's cells. One without a reference stands behind the one before it."""

    def __init__(self, strings: Sequence[str], forms: Sequence[Form], *, starts_1904: bool) -> None:
        self._strings = strings
        self._forms = forms
        self._starts_1904 = starts_1904
        self._row = 0
        self._column = -1

    def rows(self, events: Iterator[Event]) -> Iterator[list[Cell]]:
        cells: list[Cell] = []
        for event in events:
            match event:
                case Start("row", attributes):
                    self._row = _row_number(attributes.get("r"), self._row + 1)
                    self._column = -1
                case Start("c", attributes):
                    cell = self._cell(attributes, events)
                    cells += [] if cell.is_empty else [cell]
                case End("row"):
                    yield cells
                    cells = []
                case _:
                    pass

    def _cell(self, attributes: Mapping[str, str], events: Iterator[Event]) -> Cell:
        """Return the cell that has begun, read to its end."""
        self._column += 1
        if reference := attributes.get("r"):
            self._row, self._column = _position(reference)
        pieces: list[str] | None = None
        inline = _TextReader()
        is_inline = attributes.get("t") == "inlineStr"
        is_open = is_formula = False
        for event in events:
            if is_inline:
                inline.read(event)
            if isinstance(event, Words):
                if is_open and pieces is not None:
                    pieces.append(event.text)
            elif event.name == "v":
                is_open = isinstance(event, Start)
                pieces = pieces or []
            elif event.name == "f":
                is_formula = True
            elif event.name == "c":
                break
        stored = "".join(pieces or ())
        if is_formula and not stored and (pieces is None or attributes.get("t", "n") == "n"):
            return unstored_formula(self._row, self._column)
        return self._valued(attributes, stored, inline.take())

    def _valued(self, attributes: Mapping[str, str], stored: str, inline: str) -> Cell:
        match attributes.get("t", "n"):
            case "e":
                return failed_formula(stored, self._row, self._column)
            case "d":
                return self._day(stored)
            case "n" if stored:
                return self._number(stored, attributes.get("s", "0"))
            case "s":
                text = self._string(stored) if stored else ""
            case "inlineStr":
                text = inline
            case "b":
                text = {"0": "FALSE", "1": "TRUE"}.get(stored, stored)
            case _:
                text = _unescaped(stored)
        return self._text(text)

    def _string(self, number: str) -> str:
        try:
            return self._strings[int(number)]
        except (ValueError, IndexError):
            raise Broken(f"it has no text number {number[:20]}") from None

    def _number(self, stored: str, style: str) -> Cell:
        try:
            number = float(stored)
        except ValueError:
            return self._text(stored)
        if not math.isfinite(number):
            return self._text(stored)
        form = self._forms[int(style)] if style.isdecimal() and int(style) < len(self._forms) else NUMBER
        if form == DATE and (found := moment(number, starts_1904=self._starts_1904)) is not None:
            value: str | dt.date | Decimal = found
        elif form == TIME:
            value = time_of_day(number)
        else:
            value = Decimal(f"{number:.15g}")  # as many digits as Excel has: of 0.1 + 0.2 it shows 0.3
        return Cell(value, self._row, column_letters(self._column))

    def _day(self, stored: str) -> Cell:
        try:
            found = dt.datetime.fromisoformat(stored)
        except ValueError:
            return self._text(stored)
        if found.time() == dt.time():
            return Cell(found.date(), self._row, column_letters(self._column))
        return self._text(found.isoformat(" ", "minutes"))

    def _text(self, text: str) -> Cell:
        return text_cell(text, self._row, self._column)


def _row_number(written: str | None, default: int) -> int:
    if written is None:
        return default
    if not (written.isdecimal() and 0 < len(written) <= len("1048576") and int(written)):
        raise Broken(f"it has no row {written[:20]}")
    return int(written)


def _position(reference: str) -> tuple[int, int]:
    """Return the row, counted from 1, and the column, counted from 0, of `B7`."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise Broken(f"it has no cell {reference[:20]}")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column - 1


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
