"""A table: named columns, and rows of cells that know where they stand in the editor's program."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from taitto.errors import ContentError, Place, Problem, did_you_mean
from taitto.files.text import CONTROL, STACKED

MOST_ROWS = 10_000
MOST_CELLS = 300_000
"""Below the head, the empty ones too: so much a few bytes can claim."""

LONGEST_COLUMN = len("ZZ")
"""Letters of the last column that a table may have, the 702nd."""

LONGEST_SHOWN = 60
"""Letters of a cell that a message repeats."""

Value = str | Decimal | dt.date | None

_FORMULA_ERRORS = frozenset(
    (
        *("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!"),
        *("#JAKO/0!", "#PUUTTUU!", "#PUUTTUU", "#NIMI?", "#TYHJÄ!", "#LUKU!", "#VIITTAUS!", "#ARVO!"),
        *("#DIVISION/0!", "#SAKNAS!", "#NAMN?", "#SKÄRNING!", "#OGILTIGT!", "#REFERENS!", "#VÄRDEFEL!"),
    )
)
"""What a formula that failed shows, in English, Finnish and Swedish; a csv keeps it as a text."""
_LIBREOFFICE_ERROR = re.compile(r"Err:\d{3}|Virhe:\d{3}|Fel:\d{3}")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why a cell's value cannot be used, and what to do."""

    text: str
    hint: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `row` counts from 1 and `column` is in letters, both as the editor's program shows them.

    A csv is counted as a spreadsheet program counts it: a quoted text of several lines is in one row, and the line
    `sep=;` is none. A percentage is the number that a workbook holds, `0.125` for 12,5 %.
    """

    value: Value
    row: int
    column: str
    flaw: Flaw | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands there, not even a formula that failed."""
        return self.value is None and self.flaw is None

    @property
    def text(self) -> str | None:
        """Return the value as a text: numbers in plain digits with a full stop for decimals, dates as 2019-03-15."""
        match self.value:
            case Decimal():
                return format(self.value, "f")
            case dt.date():
                return self.value.isoformat()
            case _:
                return self.value

    @property
    def shown(self) -> str:
        """Return the text in quote marks for a message, cut when it is long."""
        text = self.text or ""
        return f'"{text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table's named columns and its rows; each row has a cell under every name. `sheet` is None for a csv."""

    shown: str
    sheet: str | None
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def place(self, row: int = 1) -> Place:
        """Return the place of a row."""
        return Place(self.shown, row)

    def column(self, name: str, asked: Place) -> int:
        """Return the index of a column; `asked` is where its name is written.

        Raises:
            ContentError: there is no such column, or there are two.

        """
        wanted = _name(name)
        named = [index for index, cell in enumerate(self.head) if cell.value == wanted]
        where = f'sheet "{self.sheet}" of {self.shown}' if self.sheet else self.shown
        if not named:
            hint = did_you_mean(wanted, (str(cell.value) for cell in self.head))
            raise ContentError([Problem(asked, f'there is no column "{wanted}" in {where}', hint)])
        if len(named) > 1:
            letters = " and ".join(self.head[index].column for index in named)
            text = f'"{wanted}" names more than one column in {where}: {letters}'
            raise ContentError([Problem(asked, text, "give each column a name of its own")])
        return named[0]

    def problem(self, cell: Cell, text: str, hint: str | None = None) -> Problem:
        """Return a problem of a cell, which names the sheet and the column."""
        sheet = f'sheet "{self.sheet}", ' if self.sheet else ""
        name = next((f' "{head.value}"' for head in self.head if head.column == cell.column), "")
        return Problem(self.place(cell.row), f"{sheet}column {cell.column}{name}: {text}", hint)

    def flaws(self, column: int) -> Iterator[Problem]:
        """Yield a problem for each cell of a column whose value cannot be used."""
        for row in self.rows:
            if flaw := row[column].flaw:
                yield self.problem(row[column], flaw.text, flaw.hint)


def make_table(rows: Iterable[Sequence[Cell]], shown: str, sheet: str | None) -> Table:
    """Return the table whose cells come row by row, the empty ones or not; the first row names the columns.

    Raises:
        ContentError: there is no row, or there are too many rows or columns.

    """
    where = f'sheet "{sheet}"' if sheet else "the file"
    head: tuple[Cell, ...] = ()
    found: list[tuple[Cell, ...]] = []
    for row in rows:
        cells = {cell.column: cell for cell in row if not cell.is_empty}
        if not cells:
            continue
        number = next(iter(cells.values())).row
        if any(len(column) > LONGEST_COLUMN for column in cells):
            text = f"{where} has a cell beyond column {'Z' * LONGEST_COLUMN}"
            raise ContentError([Problem(Place(shown, number), text, "remove what stands there")])
        if not head:
            head = tuple(Cell(_name(cell.text or ""), cell.row, cell.column) for cell in cells.values())
            continue
        if len(found) == MOST_ROWS:
            text = f"{where} has more than {MOST_ROWS} rows below its head"
            raise ContentError([Problem(Place(shown, number), text, "keep only those that are needed")])
        if (len(found) + 1) * len(head) > MOST_CELLS:
            text = f"{where} has more than {MOST_CELLS} cells"
            raise ContentError([Problem(Place(shown, number), text, "keep only the columns that are needed")])
        found.append(tuple(cells.get(name.column, Cell(None, number, name.column)) for name in head))
    if not head:
        raise ContentError([Problem(Place(shown), f"{where} is empty", "its first row names the columns")])
    return Table(shown=shown, sheet=sheet, head=head, rows=tuple(found))


def text_cell(text: str, row: int, column: int) -> Cell:
    """Return the cell of a text, without blanks around it and in composed letters; `column` counts from 0."""
    letters = column_letters(column)
    text = text.strip()
    if STACKED.search(text):
        return Cell(None, row, letters, Flaw("more than 30 accents stand on one letter", "remove them"))
    if control := CONTROL.search(text):
        flaw = Flaw(f"a control character (U+{ord(control[0]):04X}) stands here", "remove it")
        return Cell(None, row, letters, flaw)
    if text.upper() in _FORMULA_ERRORS or _LIBREOFFICE_ERROR.fullmatch(text):
        return failed_formula(text, row, column)
    return Cell(unicodedata.normalize("NFC", text.replace("\r\n", "\n")) or None, row, letters)


def failed_formula(text: str, row: int, column: int) -> Cell:
    """Return the cell of a formula that shows an error."""
    flaw = Flaw(f'"{text}" is what a formula shows that failed', "mend the formula, or write the value itself")
    return Cell(text, row, column_letters(column), flaw)


def unstored_formula(row: int, column: int) -> Cell:
    """Return the cell of a formula whose value the workbook does not hold."""
    flaw = Flaw("the value of the formula is not stored", "open the workbook in Excel or LibreOffice and save it again")
    return Cell(None, row, column_letters(column), flaw)


def column_letters(column: int) -> str:
    """Return `A` for 0, `Z` for 25, `AA` for 26."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _name(text: str) -> str:
    """Return a column's name on one line: in a spreadsheet it is often written on two."""
    return unicodedata.normalize("NFC", " ".join(text.split()))
