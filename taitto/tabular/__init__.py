"""Tables as an office keeps them, csv, xlsx or ods → named columns and cells, each with its row and column as shown.

What a file is, its content tells, however it is called. The first row that is not empty names the columns; rows that
are wholly empty are left out. A workbook is read by our own few lines over zipfile and expat: they read no more than
they need, stop where a table is too long, and tell a formula's error, which else would pass for an empty cell.
"""

from __future__ import annotations

from taitto.errors import ContentError, Place, Problem, did_you_mean
from taitto.tabular import ods, text, xlsx
from taitto.tabular.numbers import parse_numbers
from taitto.tabular.parts import Broken, Parts
from taitto.tabular.table import Cell, Flaw, Table, make_table

__all__ = ["LARGEST_BYTES", "Cell", "Flaw", "Table", "parse_numbers", "parse_table"]

LARGEST_BYTES = 10_000_000
"""Many times what the most rows take up."""

_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
"""How Excel's files began until 2007, and how one with a password still begins."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def parse_table(data: bytes, shown: str, sheet: str | None = None, *, asked: Place | None = None) -> Table:
    """Return the table in a file known as `shown`: of a workbook the named sheet, or its first one.

    `asked` is where the sheet is asked for: a name that does not exist is told there.

    Raises:
        ContentError: the file is empty, too large, has a password, is no table, or has no such sheet.

    """
    place = Place(shown)
    if not data.strip():
        raise _error(place, "the file is empty")
    if len(data) > LARGEST_BYTES:
        told = f"the file has {len(data) / 1e6:.1f} MB, a table at most {LARGEST_BYTES / 1e6:.0f} MB"
        raise _error(place, told, "keep only the rows that are needed")
    if data.startswith(_COMPOUND):
        if _ENCRYPTED in data:
            raise _error(place, "the workbook has a password", "save it without one")
        raise _error(place, "this is an old Excel file", "save it as .xlsx")
    if data.startswith(_ZIPPED):
        return _workbook(data, shown, sheet, asked or place)
    if sheet is not None:
        raise _error(asked or place, f'there is no sheet "{sheet}": {shown} is no workbook', "leave the sheet out")
    return make_table(text.rows(data, place), shown, None)


def _workbook(data: bytes, shown: str, sheet: str | None, asked: Place) -> Table:
    try:
        parts = Parts(data)
        reader = ods if ods.CONTENT in parts else xlsx
        if reader is ods and ods.is_encrypted(parts):
            raise _error(Place(shown), "the workbook has a password", "save it without one")
        names = reader.sheets(parts)
        name = next(iter(names), "") if sheet is None else sheet
        if sheet is not None and sheet not in names:
            raise _error(asked, f'there is no sheet "{sheet}" in {shown}', did_you_mean(sheet, names))
        return make_table(reader.rows(parts, name), shown, name)
    except Broken as broken:
        text = f"the file cannot be read as a workbook: {broken}"
        raise _error(Place(shown), text, "save it again as .xlsx or .ods") from None


def _error(place: Place, text: str, hint: str | None = None) -> ContentError:
    return ContentError([Problem(place, text, hint)])
