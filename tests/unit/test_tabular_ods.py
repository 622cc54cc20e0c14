"""ods in the forms of LibreOffice, every fault with its row."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from taitto.tabular import parse_table
from tests.support.tables import BROKEN, ODS_HEAD, fault, flaws, values
from tests.support.workbooks import (
    ods,
    ods_cell,
    ods_parts,
    ods_row,
    zipped,
)


def in_ods(cell: str) -> object:
    return values(ods(ODS_HEAD + ods_row("a", cell)))[1][1]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (ods_cell("12,5", "float", 'office:value="12.5"'), Decimal("12.5")),
        (ods_cell("12,5 %", "percentage", 'office:value="0.125"'), Decimal("0.125")),
        (ods_cell("3,10 €", "currency", 'office:currency="EUR" office:value="3.1"'), Decimal("3.1")),
        (ods_cell("2.1.2019", "date", 'office:date-value="2019-01-02"'), dt.date(2019, 1, 2)),
        (ods_cell("2.1.2019", "date", 'office:date-value="2019-01-02T10:00:00"'), "2019-01-02 10:00:00"),
        (ods_cell("eilen", "date", 'office:date-value="eilen"'), "eilen"),
        (ods_cell("TOSI", "boolean", 'office:boolean-value="true"'), "TRUE"),
        (ods_cell("12.30", "time", 'office:time-value="PT12H30M00S"'), "12.30"),
        (ods_cell("hm", "float", 'office:value="hm"'), "hm"),
        (ods_cell("inf", "float", 'office:value="inf"'), "inf"),
        ('<table:table-cell office:value-type="string" office:string-value="a"/>', "a"),
        (
            '<table:table-cell office:value-type="string"><office:annotation><dc:date>2019</dc:date><text:p>n</text:p>'
            '</office:annotation><text:p>a<text:s text:c="2"/><text:span>b<text:tab/></text:span>c<text:line-break/>d'
            "</text:p><text:p>e</text:p></table:table-cell>",
            "a  b\tc\nd\ne",
        ),
        ("<table:table-cell><text:p>a</text:p></table:table-cell>", "a"),
        ("<table:covered-table-cell><text:p>a</text:p></table:covered-table-cell>", None),
    ],
)
def test_a_cell_of_an_ods_is_read(cell: str, expected: object) -> None:
    assert in_ods(cell) == expected


def test_repeated_cells_and_rows_of_an_ods_are_counted() -> None:
    rows = (
        '<table:table-column table:number-columns-repeated="16384"/><table:table-header-rows>'
        + ods_row("a", '<table:table-cell table:number-columns-repeated="2"/>', "b", "c")
        + "</table:table-header-rows>"
        + ods_row("", times=3)
        + ods_row("x", "", "", ods_cell("5", "float", 'office:value="5" table:number-columns-repeated="2"'), times=2)
        + ods_row('<table:table-cell table:number-columns-repeated="16384"/>', times=1_048_000)
    )
    table = parse_table(ods(rows), "x")
    assert [cell.column for cell in table.head] == ["A", "D", "E"]
    assert [[cell.text for cell in row] for row in table.rows] == [["x", "5", "5"]] * 2
    assert [row[0].row for row in table.rows] == [5, 6]


def test_a_formula_of_an_ods_that_failed_or_has_no_value_is_told() -> None:
    failed = ods_cell("#ARVO!", "string", 'table:formula="of:=1/0" calcext:value-type="error"')
    old = ods_cell("Err:502", "string", 'table:formula="of:=1/0"')
    unstored = '<table:table-cell table:formula="of:=[.A1]"/>'
    table = parse_table(ods(ods_row("a", "b", "c") + ods_row(failed, old, unstored)), "x")
    assert [told.partition(": ")[2].partition(" (")[0] for told in flaws(table)] == [
        'sheet "Taul1", column A "a": "#ARVO!" is what a formula shows that failed',
        'sheet "Taul1", column B "b": "Err:502" is what a formula shows that failed',
        'sheet "Taul1", column C "c": the value of the formula is not stored',
    ]


def test_a_sheet_of_an_ods_is_named_or_the_first() -> None:
    data = zipped(ods_parts({"Yksi": ODS_HEAD + ods_row("a", "1"), "Kaksi": ODS_HEAD + ods_row("b", "2")}))
    assert values(data)[1] == ["a", "1"]
    assert values(data, "Kaksi")[1] == ["b", "2"]
    assert fault(data, "kaksi") == 'a.yaml:4: there is no sheet "kaksi" in x (did you mean "Kaksi"?)'


def test_a_broken_ods_is_told() -> None:
    often = "something in it is repeated 9999999999 times"
    assert fault(ods(ods_row("a", times=9_999_999_999))) == BROKEN.format(often)
    assert fault(zipped(ods_parts({}))) == BROKEN.format("it has no sheet")


def test_an_ods_may_have_blanks_between_its_elements() -> None:
    parts = ods_parts({"Taul1": ODS_HEAD + ods_row("a", "1")})
    spaced = str(parts["content.xml"]).replace("><table:", ">\n  <table:").replace("></table:", ">\n</table:")
    assert values(zipped(parts | {"content.xml": spaced})) == [["Kunta", "Luku"], ["a", "1"]]
