"""csv in the dialects of offices, and numbers as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from taitto.tabular import parse_numbers, parse_table
from tests.support.tables import HEAD, fault, values
from tests.support.workbooks import (
    xlsx,
    xlsx_row,
)

PLAIN = [["Kunta", "Väkiluku"], ["Akaa", "1,7"], ["Äänekoski", "2"]]


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_is_read_in_every_dialect(delimiter: str, line_end: str, encoding: str) -> None:
    text = "".join(delimiter.join(row) + line_end for row in PLAIN)
    assert values(text.encode(encoding)) == PLAIN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ('a,b\n"1,5",2\n', [["a", "b"], ["1,5", "2"]]),
        ("a, b;c\nd, e;1,5\n", [["a, b", "c"], ["d, e", "1,5"]]),
        ('a,b\n"x;y",2\nz,3', [["a", "b"], ["x;y", "2"], ["z", "3"]]),
        ('a;b\n"x\ny";2\n', [["a", "b"], ["x\ny", "2"]]),
        ('a;b\n"x ""y"" z";2\n', [["a", "b"], ['x "y" z', "2"]]),
        ('a;b\nx"y;2\n', [["a", "b"], ['x"y', "2"]]),
        ("sep=;\r\na;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
        ("SEP=!\na!b\n1!2", [["a", "b"], ["1", "2"]]),
        ("\n\na;b\n\n1;2\n;\n\n\n", [["a", "b"], ["1", "2"]]),
        ("a;b;;\n1;2;;\n", [["a", "b"], ["1", "2"]]),
        ("Luku\n1,5\n2\n", [["Luku"], ["1,5"], ["2"]]),
        ("a;b\n1\n", [["a", "b"], ["1", None]]),
        ("a;;b\n1;x;2\n", [["a", "b"], ["1", "2"]]),
        (" a  b ;c\n 1 ; 2\xa0\n", [["a b", "c"], ["1", "2"]]),
        ("PK;b\n1;2\n", [["PK", "b"], ["1", "2"]]),
        ("a\u0308;b\n1;o\u0308\n", [["ä", "b"], ["1", "ö"]]),
    ],
)
def test_a_csv_is_read_as_it_is_meant(text: str, expected: list[list[str | None]]) -> None:
    assert values(text.encode()) == expected


def test_rows_of_a_csv_are_counted_as_a_spreadsheet_counts_them() -> None:
    table = parse_table(b'sep=;\n\na;b\n"x\ny";2\n\n3;4\n', "x")
    assert [row[0].row for row in (table.head, *table.rows)] == [2, 3, 5]
    assert [cell.column for cell in table.rows[0]] == ["A", "B"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "x: the file is empty"),
        (b" \r\n\r\n", "x: the file is empty"),
        (b";;\n;;\n", "x: the file is empty (its first row names the columns)"),
        (b"a;b\n\x81;\xff\n", "x: the file is no text that can be read (save it as UTF-8 csv)"),
        (b"\xff\xfea", "x: the file is no text that can be read (save it as UTF-8 csv)"),
        (b"a;b\n1;\x07\n", "x:2: a control character (U+0007) stands here (remove it, if this is a csv file)"),
        (b'a;b\n1;"2\n', "x:2: broken csv: unexpected end of data (look for a quote mark too few or too many)"),
        (
            b'a;b\n1;"2"3\n',
            "x:2: broken csv: ';' expected after '\"' (look for a quote mark too few or too many)",
        ),
        (
            b"Kunta,Luku\nAkaa,1,7\nPori,2\n",
            "x:2: the row has 3 cells, the head 2 (put a text that holds the delimiter in quote marks)",
        ),
    ],
)
def test_a_broken_csv_is_told(data: bytes, expected: str) -> None:
    assert fault(data).replace("'\t'", "';'") == expected


def test_a_csv_has_no_sheets() -> None:
    assert fault(b"a;b\n", "Taul1") == 'a.yaml:4: there is no sheet "Taul1": x is no workbook (leave the sheet out)'


def numbers(*texts: str) -> tuple[list[str | None], list[str]]:
    table = parse_table("\n".join(["n\tm", *(f"{text}\tx" for text in texts)]).encode(), "x")
    found, problems = parse_numbers(table, 0)
    return [None if number is None else format(number, "f") for number in found], list(map(str, problems))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["1", "", "23"], ["1", None, "23"]),
        (["1,7", "1234.5", "0,125", "0.5"], ["1.7", "1234.5", "0.125", "0.5"]),
        (["1 234,5", "12\xa0800", "1\u202f234\u202f567", "1\u2009000"], ["1234.5", "12800", "1234567", "1000"]),
        (["-3", "−3", "–3", "− 1 234,5"], ["-3", "-3", "-3", "-1234.5"]),
        (["1.234,5", "1,234.5", "1.234.567", "1,234,567.25"], ["1234.5", "1234.5", "1234567", "1234567.25"]),
        (["1,234", "0,5"], ["1.234", "0.5"]),
        (["1,234", "0.5"], ["1234", "0.5"]),
        (["1.234", "1.234.567"], ["1234", "1234567"]),
        (["1.234", "1,234.5"], ["1.234", "1234.5"]),
        (["1,234", "12 800,125"], ["1.234", "12800.125"]),
        (["1234,567", "012,345"], ["1234.567", "12.345"]),
    ],
)
def test_numbers_are_read_as_they_are_meant(texts: list[str], expected: list[str | None]) -> None:
    assert numbers(*texts) == (expected, [])


@pytest.mark.parametrize(
    "text", ["noin 3", "1e5", "1,2E+05", "1 23", "1.23.456", "1,2,3", "٣", "+", "−", "1 234 kpl", "1,"]
)
def test_what_is_no_number_is_told(text: str) -> None:
    hint = "write digits alone, with a comma or a full stop for decimals, or leave the cell empty"
    assert numbers("1", text) == (["1", None], [f'x:3: column A "n": "{text}" is no number ({hint})'])


def test_a_percentage_is_no_number() -> None:
    assert numbers("12 %")[1] == ['x:2: column A "n": "12 %" is no number (write the number without the percent sign)']


def test_an_ambiguous_number_is_never_guessed() -> None:
    expected = ['x:2: column A "n": "1,234" may be 1234, or 1,234 with decimals (write 1234 or 1,2340)']
    assert numbers("1,234")[1] == expected
    assert numbers("1,234", "12 800", "7")[1] == expected
    assert numbers("1,234", "0,5", "0.5")[1] == expected
    assert numbers("−1.500")[1][0].endswith("(write 1500 or 1.5)")


def test_all_bad_cells_are_told_at_once() -> None:
    assert len(numbers("a", "1", "b", "", "c" * 100)[1]) == 3
    assert f'"{"c" * 60}…"' in numbers("c" * 100)[1][0]


def test_numbers_of_a_workbook_are_read_whether_they_are_texts_or_not() -> None:
    rows = HEAD + xlsx_row(2, "a", '<c r="B2"><v>1.5</v></c>') + xlsx_row(3, "b", "2,5") + xlsx_row(7, "c", "noin 3")
    day = xlsx_row(8, "d", '<c r="B8" s="1"><v>43466</v></c>')
    failed = xlsx_row(9, "e", '<c r="B9" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    found, problems = parse_numbers(parse_table(xlsx(rows + day + failed), "x"), 1)
    assert found == (Decimal("1.5"), Decimal("2.5"), None, None, None)
    assert [str(problem) for problem in problems] == [
        'x:7: sheet "Taul1", column B "Luku": "noin 3" is no number '
        "(write digits alone, with a comma or a full stop for decimals, or leave the cell empty)",
        'x:8: sheet "Taul1", column B "Luku": "2019-01-01" is a date '
        "(if it was written as a number, format the column as numbers and write it again)",
        'x:9: sheet "Taul1", column B "Luku": "#DIV/0!" is what a formula shows that failed '
        "(mend the formula, or write the value itself)",
    ]
