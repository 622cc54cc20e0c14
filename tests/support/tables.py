"""What a table's file was read as, and what was told of it, in the shortest words."""

from __future__ import annotations

import pytest

from taitto.errors import ContentError, Place
from taitto.tabular import Table, parse_table
from tests.support.workbooks import ods_row, xlsx_row

HEAD = xlsx_row(1, "Kunta", "Luku")
ODS_HEAD = ods_row("Kunta", "Luku")
BROKEN = "x: the file cannot be read as a workbook: {} (save it again as .xlsx or .ods)"


def values(data: bytes, sheet: str | None = None) -> list[list[object]]:
    """Return the names of the columns, and the value of each cell."""
    table = parse_table(data, "x", sheet)
    return [[cell.value for cell in row] for row in (table.head, *table.rows)]


def fault(data: bytes, sheet: str | None = None) -> str:
    """Return the one problem of a file; the sheet is asked for in line 4 of a.yaml."""
    with pytest.raises(ContentError) as error:
        parse_table(data, "x", sheet, asked=Place("a.yaml", 4))
    (problem,) = error.value.problems
    return str(problem)


def flaws(table: Table) -> list[str]:
    """Return the problem of each cell whose value cannot be used."""
    return [str(problem) for column in range(len(table.head)) for problem in table.flaws(column)]
