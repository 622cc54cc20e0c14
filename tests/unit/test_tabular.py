"""Tables: columns and cells by name, what is beyond measure, and files that hold none."""

from __future__ import annotations

import struct
import zipfile

import pytest

from taitto import tabular
from taitto.errors import ContentError, Place
from taitto.tabular import parse_table
from taitto.tabular.parts import LARGEST_PART
from taitto.tabular.table import MOST_CELLS, MOST_ROWS, column_letters
from tests.support.tables import BROKEN, HEAD, ODS_HEAD, fault, values
from tests.support.workbooks import (
    inline,
    ods,
    ods_cell,
    ods_parts,
    ods_row,
    sheet_xml,
    xlsx,
    xlsx_parts,
    xlsx_row,
    zipped,
)


def test_a_column_is_found_by_its_name() -> None:
    table = parse_table(xlsx(xlsx_row(1, "Kunta", "Väki\nluku", "Kunta") + xlsx_row(2, "a", "b", "c")), "x")
    asked = Place("a.yaml", 5)
    assert table.column("Väki luku", asked) == 1
    with pytest.raises(ContentError) as error:
        table.column("Väkilukku", asked)
    missing = 'a.yaml:5: there is no column "Väkilukku" in sheet "Taul1" of x (did you mean "Väki luku"?)'
    assert str(error.value) == missing
    with pytest.raises(ContentError) as error:
        table.column("Kunta", asked)
    twice = 'a.yaml:5: "Kunta" names more than one column in sheet "Taul1" of x: A and C'
    assert str(error.value) == f"{twice} (give each column a name of its own)"


def test_years_name_columns() -> None:
    rows = xlsx_row(1, "Kunta", '<c r="B1"><v>2018</v></c>', '<c r="C1" s="1"><v>43466</v></c>', "#N/A")
    assert values(xlsx(rows)) == [["Kunta", "2018", "2019-01-01", "#N/A"]]


def test_cells_beside_the_named_columns_of_a_workbook_are_no_part_of_the_table() -> None:
    assert values(xlsx(HEAD + xlsx_row(2, "a", "1", "huom.") + xlsx_row(3, "", "", "x"))) == [
        ["Kunta", "Luku"],
        ["a", "1"],
        [None, None],
    ]


def test_as_many_rows_as_a_table_may_have_are_read() -> None:
    head = ods_row("a", "b")
    assert len(parse_table(ods(head + ods_row("x", "y", times=MOST_ROWS)), "x").rows) == MOST_ROWS
    assert len(parse_table(b"a;b\n" + b"1;2\n" * MOST_ROWS, "x").rows) == MOST_ROWS


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            b"a;b\n" + b"1;2\n" * (MOST_ROWS + 1),
            "x:10002: the file has more than 10000 rows below its head (keep only those that are needed)",
        ),
        (
            ods(ods_row("a", "b") + ods_row("x", "y", times=999_999_999)),
            'x:10002: sheet "Taul1" has more than 10000 rows below its head (keep only those that are needed)',
        ),
        (
            xlsx(HEAD + xlsx_row(2, "a", "b", '<c r="XFD2"><v>1</v></c>')),
            'x:2: sheet "Taul1" has a cell beyond column ZZ (remove what stands there)',
        ),
        (
            ods(ods_row(ods_cell("a", more='table:number-columns-repeated="999999999"'))),
            'x:1: sheet "Taul1" has a cell beyond column ZZ (remove what stands there)',
        ),
        (
            ods(ods_row(ods_cell("a", more='table:number-columns-repeated="702"'), times=MOST_ROWS)),
            f'x:429: sheet "Taul1" has more than {MOST_CELLS} cells (keep only the columns that are needed)',
        ),
    ],
    ids=["rows", "repeated rows", "far cell", "repeated cells", "cells"],
)
def test_a_table_beyond_measure_is_told(data: bytes, expected: str) -> None:
    assert fault(data) == expected


def test_a_file_beyond_measure_is_told() -> None:
    expected = "x: the file has 10.0 MB, a table at most 10 MB (keep only the rows that are needed)"
    assert fault(b"a" * (tabular.LARGEST_BYTES + 1)) == expected


def test_columns_are_named_as_spreadsheets_name_them() -> None:
    assert [column_letters(at) for at in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]


def test_a_cell_in_another_place_than_its_row_says_counts_by_its_own() -> None:
    assert parse_table(xlsx(f"<row>{inline('C5', 'a')}</row>"), "x").head[0].row == 5


def test_a_broken_workbook_is_told() -> None:
    sound = xlsx_parts({"Taul1": HEAD})
    without = {name: content for name, content in sound.items() if name != "xl/worksheets/sheet1.xml"}
    typed = sound | {"xl/workbook.xml": '<!DOCTYPE a [<!ENTITY b "c">]>' + str(sound["xl/workbook.xml"])}
    large = sound | {"xl/worksheets/sheet1.xml": b" " * (LARGEST_PART + 1)}
    many = sound | {"xl/worksheets/sheet1.xml": sheet_xml("<a/>" * 1_000_001)}
    for parts, expected in (
        ({"a.txt": "b"}, "it has no xl/workbook.xml"),
        (without, "it has no xl/worksheets/sheet1.xml"),
        (typed, "it has a document type"),
        (large, "xl/worksheets/sheet1.xml has more than 50 MB"),
        (many, "xl/worksheets/sheet1.xml has too many elements"),
        (xlsx_parts({}), "it has no sheet"),
    ):
        assert fault(zipped(parts)) == BROKEN.format(expected)


def test_a_damaged_zip_is_told() -> None:
    data = xlsx(HEAD)
    assert fault(data[: len(data) // 2]) == BROKEN.format("it is damaged")
    where = data.index(zipfile.ZipInfo("_rels/.rels").filename.encode()) + len("_rels/.rels") + 5
    marred = data[:where] + b"\xff\xff\xff" + data[where + 3 :]
    assert fault(marred) == BROKEN.format("_rels/.rels is damaged")
    entry = data.index(b"PK\x01\x02")
    packed = data[: entry + 10] + struct.pack("<H", 12) + data[entry + 12 :]
    assert fault(packed) == BROKEN.format("_rels/.rels is packed in an unknown way")


COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")


def test_a_workbook_with_a_password_or_of_old_is_told() -> None:
    assert (
        fault(COMPOUND + "EncryptedPackage".encode("utf-16-le"))
        == "x: the workbook has a password (save it without one)"
    )
    assert fault(COMPOUND) == "x: this is an old Excel file (save it as .xlsx)"
    parts = ods_parts({"Taul1": ODS_HEAD})
    manifest = str(parts["META-INF/manifest.xml"]).replace("</m:manifest>", "<m:encryption-data/></m:manifest>")
    locked = parts | {"META-INF/manifest.xml": manifest, "content.xml": b"\x00\x01"}
    assert fault(zipped(locked)) == "x: the workbook has a password (save it without one)"
