"""Cells → numbers, as people write them: `1 234,5`, `1234.5`, `−3`. A column's cells tell what its marks mean.

`1,234` alone may be a thousand or a little more than one. Where the same column has `0,5` the comma is for decimals;
where it has `2.5` the comma parts thousands; where it has neither, or both, it is told and never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taitto.errors import Problem
    from taitto.tabular.table import Cell, Table

WRITE = "write digits alone, with a comma or a full stop for decimals, or leave the cell empty"
NO_DATE = "if it was written as a number, format the column as numbers and write it again"

_MARKS = ",."
_MINUS = re.compile("^[-\u2212\u2013]\\s*")
_BLANK_GROUPS = re.compile(r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?=[,.]|\Z)", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_ONE_MARK = re.compile(r"(\d+)([,.])(\d+)", re.ASCII)
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", re.ASCII)
_EITHER = re.compile(r"[1-9]\d{0,2}[,.]\d{3}", re.ASCII)
"""Thousands, or three decimals."""


def parse_numbers(table: Table, column: int) -> tuple[tuple[Decimal | None, ...], tuple[Problem, ...]]:
    """Return the number in each row of a column, None for an empty cell or a bad one; and a problem for each bad one.

    Text in a workbook that reads as a number is one. `12 %`, `noin 3`, `1,2E+05` and dates are none.
    """
    cells = [row[column] for row in table.rows]
    decimal_marks = set(_decimal_marks(cell.value for cell in cells if isinstance(cell.value, str)))
    decimal_mark = decimal_marks.pop() if len(decimal_marks) == 1 else None
    numbers: list[Decimal | None] = []
    problems: list[Problem] = []
    for cell in cells:
        number = cell.value if isinstance(cell.value, Decimal) else None
        if cell.flaw:
            problems.append(table.problem(cell, cell.flaw.text, cell.flaw.hint))
        elif isinstance(cell.value, str):
            number = _number(cell.value, decimal_mark)
        if number is None and cell.value is not None and not cell.flaw:
            problems.append(table.problem(cell, *_fault(cell)))
        numbers.append(number)
    return tuple(numbers), tuple(problems)


def _fault(cell: Cell) -> tuple[str, str]:
    """Return what is wrong with a cell that is no number, and what to write."""
    text, shown = cell.text or "", cell.shown
    if not isinstance(cell.value, str):
        return f"{shown} is a date", NO_DATE
    digits, _ = _unsigned(text)
    if _EITHER.fullmatch(digits):
        thousands = re.sub("[,.]", "", digits)
        decimals = digits.rstrip("0").rstrip(_MARKS) if digits.endswith("0") else f"{digits}0"
        return f"{shown} may be {thousands}, or {digits} with decimals", f"write {thousands} or {decimals}"
    if text.endswith("%"):
        return f"{shown} is no number", "write the number without the percent sign"
    return f"{shown} is no number", WRITE


def _decimal_marks(texts: Iterable[str]) -> Iterator[str]:
    """Yield the mark for decimals of each text that leaves no doubt about it."""
    for text in texts:
        digits, is_grouped = _unsigned(text)
        one = _ONE_MARK.fullmatch(digits)
        if one and (is_grouped or not _EITHER.fullmatch(digits)):
            yield one[2]
        elif not one and _GROUPS.fullmatch(digits):
            parting = next(mark for mark in digits if mark in _MARKS)
            yield _MARKS.replace(parting, "")


def _number(text: str, decimal_mark: str | None) -> Decimal | None:
    digits, is_grouped = _unsigned(text)
    sign = "-" if _MINUS.match(text) else ""
    one = _ONE_MARK.fullmatch(digits)
    if _DIGITS.fullmatch(digits):
        plain = digits
    elif one and (is_grouped or not _EITHER.fullmatch(digits)):
        plain = f"{one[1]}.{one[3]}"
    elif one and decimal_mark:
        plain = f"{one[1]}.{one[3]}" if one[2] == decimal_mark else one[1] + one[3]
    elif not one and not is_grouped and _GROUPS.fullmatch(digits):
        parting = next(mark for mark in digits if mark in _MARKS)
        plain = digits.replace(parting, "").replace(",", ".")
    else:
        return None
    return Decimal(sign + plain)


def _unsigned(text: str) -> tuple[str, bool]:
    """Return a number without its sign and without the blanks between thousands; and whether it had such blanks."""
    text = _MINUS.sub("", text)
    groups = _BLANK_GROUPS.match(text)
    if groups is None:
        return text, False
    return re.sub(r"\s", "", groups[0]) + text[groups.end() :], True
