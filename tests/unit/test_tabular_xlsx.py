"""xlsx in the forms of Excel and of other programs, every fault with its row."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from taitto.tabular import parse_table
from tests.support.tables import BROKEN, HEAD, fault, flaws, values
from tests.support.workbooks import (
    sheet_xml,
    xlsx,
    xlsx_parts,
    xlsx_row,
    zipped,
)


def in_xlsx(cell: str, *, strings: list[str] | None = None, book: str = "") -> object:
    """Return the value of a cell B2 in a workbook."""
    return values(xlsx(HEAD + xlsx_row(2, "a", cell), strings, book))[1][1]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="B2"><v>12.5</v></c>', Decimal("12.5")),
        ('<c r="B2" t="n"><v>0.30000000000000004</v></c>', Decimal("0.3")),
        ('<c r="B2"><v>-1E-2</v></c>', Decimal("-0.01")),
        ('<c r="B2" s="2"><v>0.125</v></c>', Decimal("0.125")),
        ('<c r="B2" s="6"><v>7</v></c>', Decimal(7)),
        ('<c r="B2" s="9"><v>7</v></c>', Decimal(7)),
        ('<c r="B2" s="99"><v>7</v></c>', Decimal(7)),
        ('<c r="B2" s="1"><v>43466</v></c>', dt.date(2019, 1, 1)),
        ('<c r="B2" s="5"><v>43466</v></c>', dt.date(2019, 1, 1)),
        ('<c r="B2" s="8"><v>43466</v></c>', dt.date(2019, 1, 1)),
        ('<c r="B2" s="1"><v>59</v></c>', dt.date(1900, 2, 28)),
        ('<c r="B2" s="4"><v>43466.5</v></c>', "2019-01-01 12:00"),
        ('<c r="B2" s="3"><v>0.52084</v></c>', "12:30:01"),
        ('<c r="B2" s="7"><v>1.5</v></c>', "36:00"),
        ('<c r="B2" s="7"><v>-0.5</v></c>', "-12:00"),
        ('<c r="B2" s="1"><v>99999999999</v></c>', Decimal(99999999999)),
        ('<c r="B2" s="1"><v>-5</v></c>', Decimal(-5)),
        ('<c r="B2" t="d"><v>2019-01-02T00:00:00</v></c>', dt.date(2019, 1, 2)),
        ('<c r="B2" t="d"><v>2019-01-02T10:30:00</v></c>', "2019-01-02 10:30"),
        ('<c r="B2" t="d"><v>eilen</v></c>', "eilen"),
        ('<c r="B2" t="b"><v>1</v></c>', "TRUE"),
        ('<c r="B2" t="str"><f>A1</f><v>x</v></c>', "x"),
        ('<c r="B2" t="str"><f>A1</f><v></v></c>', None),
        ('<c r="B2"><f>1+1</f><v>2</v></c>', Decimal(2)),
        ('<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>', "a b"),
        ('<c r="B2" t="inlineStr"><is><t>a_x000D_\n_x005F_b</t></is></c>', "a\n_b"),
        ('<c r="B2" t="inlineStr"><is><t>_xD800_</t></is></c>', "_xD800_"),
        ('<c r="B2"><v>abc</v></c>', "abc"),
        ('<c r="B2"><v>nan</v></c>', "nan"),
        ('<c r="B2" s="1"/>', None),
        ('<c r="B2" t="s"><v></v></c>', None),
        ("<c><v>3</v></c>", Decimal(3)),
        ('<c r="B2"><v>1</v><extLst><x>2</x></extLst></c>', Decimal(1)),
    ],
)
def test_a_cell_of_an_xlsx_is_read(cell: str, expected: object) -> None:
    assert in_xlsx(cell) == expected


def test_shared_texts_are_read_without_how_they_are_spoken() -> None:
    strings = ["<t>a</t>", "<r><t>東</t></r><r><rPr/><t>京</t></r><rPh><t>トウ</t></rPh>"]
    assert in_xlsx('<c r="B2" t="s"><v>1</v></c>', strings=strings) == "東京"


def test_days_may_be_counted_from_1904() -> None:
    assert in_xlsx('<c r="B2" s="1"><v>1</v></c>', book='<workbookPr date1904="1"/>') == dt.date(1904, 1, 2)


def test_rows_and_cells_without_references_follow_one_another() -> None:
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c/><c><v>3</v></c></row>"
    table = parse_table(xlsx(rows), "x")
    assert [(cell.row, cell.column, cell.text) for cell in table.rows[0]] == [(3, "A", None), (3, "B", "3")]


def test_an_xlsx_may_be_written_in_other_ways() -> None:
    """Prefixes, backslashes, capitals, no list of parts, no styles: as some programs write it."""
    parts = xlsx_parts({"Taul1": HEAD + xlsx_row(2, "a", "1")})
    parts["XL\\worksheets\\Sheet1.xml"] = (
        str(parts.pop("xl/worksheets/sheet1.xml"))
        .replace("<", "<x:")
        .replace("<x:/", "</x:")
        .replace("xmlns=", "xmlns:x=")
    )
    for name in ("_rels/.rels", "xl/styles.xml", "[Content_Types].xml"):
        del parts[name]
    assert values(zipped(parts)) == [["Kunta", "Luku"], ["a", "1"]]


def test_merged_cells_have_their_value_in_the_first() -> None:
    rows = xlsx_row(1, "a", "b", "c") + xlsx_row(3, "", "x")
    parts = xlsx_parts({"Taul1": rows})
    parts["xl/worksheets/sheet1.xml"] = sheet_xml(rows).replace(
        "</sheetData>", '</sheetData><mergeCells><mergeCell ref="B3:C4"/></mergeCells>'
    )
    assert values(zipped(parts)) == [["a", "b", "c"], [None, "x", None]]


SHEETS = {"Väki": HEAD + xlsx_row(2, "a", "1"), "Tyhjä": "", "Muu": HEAD + xlsx_row(2, "b", "2")}


def test_a_sheet_is_named_or_the_first() -> None:
    data = zipped(xlsx_parts(SHEETS))
    assert values(data) == values(data, "Väki") == [["Kunta", "Luku"], ["a", "1"]]
    assert values(data, "Muu") == [["Kunta", "Luku"], ["b", "2"]]
    assert fault(data, "Tyhjä") == 'x: sheet "Tyhjä" is empty (its first row names the columns)'
    assert fault(data, "Muut") == 'a.yaml:4: there is no sheet "Muut" in x (did you mean "Muu"?)'
    assert fault(data, "Qqq") == 'a.yaml:4: there is no sheet "Qqq" in x (known: Muu, Tyhjä, Väki)'


def test_a_sheet_that_is_a_chart_holds_no_table() -> None:
    parts = xlsx_parts(SHEETS)
    listed = "xl/_rels/workbook.xml.rels"
    parts[listed] = str(parts[listed]).replace('/worksheet"', '/chartsheet"', 1)
    assert fault(zipped(parts), "Väki") == 'a.yaml:4: there is no sheet "Väki" in x (known: Muu, Tyhjä)'


def test_a_formula_that_failed_or_has_no_value_is_told_and_is_not_empty() -> None:
    cells = ('<c r="A2" t="e"><v>#REF!</v></c>', '<c r="B2"><f>1+1</f></c>', '<c r="C2"><f>1</f><v/></c>', "#JAKO/0!")
    table = parse_table(xlsx(xlsx_row(1, "a", "b", "c", "d") + xlsx_row(2, *cells)), "x")
    failed = "is what a formula shows that failed (mend the formula, or write the value itself)"
    unstored = "the value of the formula is not stored (open the workbook in Excel or LibreOffice and save it again)"
    assert flaws(table) == [
        f'x:2: sheet "Taul1", column A "a": "#REF!" {failed}',
        f'x:2: sheet "Taul1", column B "b": {unstored}',
        f'x:2: sheet "Taul1", column C "c": {unstored}',
        f'x:2: sheet "Taul1", column D "d": "#JAKO/0!" {failed}',
    ]


def test_text_that_no_edition_can_show_is_told() -> None:
    table = parse_table(xlsx(HEAD + xlsx_row(2, "a_x0007_", "e" + "\u0301" * 31)), "x")
    assert flaws(table) == [
        'x:2: sheet "Taul1", column A "Kunta": a control character (U+0007) stands here (remove it)',
        'x:2: sheet "Taul1", column B "Luku": more than 30 accents stand on one letter (remove them)',
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('<row r="0"/>', "it has no row 0"),
        ('<row r="99999999"/>', "it has no row 99999999"),
        ('<row r="1"><c r="1A"/></row>', "it has no cell 1A"),
        ('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "it has no text number 0"),
        ("<row>", "mismatched tag in xl/worksheets/sheet1.xml"),
    ],
)
def test_a_broken_sheet_is_told(rows: str, expected: str) -> None:
    assert fault(xlsx(rows)) == BROKEN.format(expected)
