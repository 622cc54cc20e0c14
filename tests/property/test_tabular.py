"""A table in any dialect is read as it was written; any bytes at all become a table or told problems."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from python_calamine import load_workbook

from taitto.errors import ContentError
from taitto.tabular import Table, parse_numbers, parse_table
from taitto.tabular.table import column_letters
from tests.support.workbooks import (
    MAIN,
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

SPICES = ("", ";", ",", "\t", "|", '"', '""', "\n", "1,5", "1 234,5", "−3", "12 %", "sep=;", "ä", "€", "=1+1", "'")
words = st.text(alphabet="abcäöÅ €0123456789", max_size=6)
texts = st.lists(words | st.sampled_from(SPICES), max_size=3).map("".join).map(str.strip)
names = st.lists(st.text(alphabet="abcäöÅ0123456789", min_size=1, max_size=6), min_size=2, max_size=5, unique=True)
fractions = st.decimals(-999_999, 999_999, places=2)


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """Return a head and rows of texts as wide; none is wholly empty."""
    head = draw(names)
    row = st.lists(texts, min_size=len(head), max_size=len(head)).filter(any)
    return [head, *draw(st.lists(row, max_size=6))]


def written(table: Table) -> list[list[str]]:
    return [[cell.text or "" for cell in row] for row in (table.head, *table.rows)]


@given(
    rows=tables(),
    delimiter=st.sampled_from(";\t|,"),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    blank=st.sampled_from(["", "\n", "\r\n\r\n"]),
    is_quoted=st.booleans(),
    is_named=st.booleans(),
)
def test_a_csv_in_any_dialect_is_read_as_it_was_written(  # noqa: PLR0913 (a dialect is made of as many choices)
    *, rows: list[list[str]], delimiter: str, line_end: str, encoding: str, blank: str, is_quoted: bool, is_named: bool
) -> None:
    out = io.StringIO()
    if is_quoted or line_end == "\r":  # Python's writer quotes a text with another line end only when it quotes all
        csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=csv.QUOTE_ALL).writerows(rows)
    else:
        csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    named = f"sep={delimiter}{line_end}" if is_named else ""
    text = f"{named}{out.getvalue()}{blank}"
    if encoding == "cp1252":
        assume("−" not in text)  # cp1252 has no such letter
        assume(text.isascii() or not is_utf8(text.encode(encoding)))  # what is good UTF-8 too no one can tell
    assert written(parse_table(text.encode(encoding), "x")) == rows


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(rows=tables())
def test_a_workbook_is_read_as_it_was_written(rows: list[list[str]]) -> None:
    as_xlsx = xlsx("".join(xlsx_row(number, *row) for number, row in enumerate(rows, start=1)))
    paragraphs = "</text:p><text:p>"
    as_ods = ods("".join(ods_row(*row) for row in rows).replace("\n", paragraphs).replace("\t", "<text:tab/>"))
    assert written(parse_table(as_xlsx, "x")) == written(parse_table(as_ods, "x")) == rows


@given(
    numbers=st.lists(fractions, min_size=1, max_size=5),
    mark=st.sampled_from(",."),
    blank=st.sampled_from(["", " ", "\u00a0", "\u202f", "\u2009"]),
    minus=st.sampled_from("-−–"),
)
def test_numbers_are_read_as_they_were_written(numbers: list[Decimal], mark: str, blank: str, minus: str) -> None:
    lines = [f"{n:,.2f}".replace(",", blank).replace(".", mark).replace("-", minus) for n in numbers]
    table = parse_table("\n".join(["a\tb", *(f"{line}\tx" for line in lines)]).encode(), "x")
    assert parse_numbers(table, 0) == (tuple(numbers), ())


@given(text=st.text(alphabet="0123456789,. −-%e\u00a0", max_size=12))
def test_a_number_is_read_alike_with_a_comma_and_with_a_full_stop(text: str) -> None:
    """What is a number in Finnish is the same one in English, once its marks are swapped; or both are told."""
    swapped = text.translate({ord(","): ".", ord("."): ","})
    found, problems = zip(
        *(parse_numbers(parse_table(f"a\tb\n{t}\tx".encode(), "x"), 0) for t in (text, swapped)), strict=True
    )
    assert found[0] == found[1]
    assert len(problems[0]) == len(problems[1])
    assert len(problems[0]) == (found[0] == (None,) and bool(text.strip()))


CELLS = st.one_of(
    st.integers(-(10**9), 10**9).map(lambda n: f"<v>{n}</v>"),
    st.floats(-1e15, 1e15).map(lambda n: f"<v>{n!r}</v>"),
    st.integers(61, 100_000).map(lambda n: f"@1<v>{n}</v>"),
    st.integers(61, 100_000).map(lambda n: f"@5<v>{n}</v>"),
    st.integers(0, 3).map(lambda n: f"#<v>{n}</v>"),
)
STRINGS = ("<t>Akaa</t>", "<r><t>a</t></r><r><t>b</t></r>", "<t>ä_x000A_b</t>", "<t>1,5</t>")


@given(cells=st.lists(CELLS, min_size=1, max_size=8))
def test_an_xlsx_is_read_as_another_program_reads_it(cells: list[str]) -> None:
    made = "".join(
        f'<c r="{column_letters(at)}2"'
        + (f' s="{cell[1]}">{cell[2:]}' if cell[0] == "@" else f' t="s">{cell[1:]}' if cell[0] == "#" else f">{cell}")
        + "</c>"
        for at, cell in enumerate(cells)
    )
    head = "".join(inline(f"{column_letters(at)}1", f"c{at}") for at in range(len(cells)))
    data = xlsx(f'<row r="1">{head}</row><row r="2">{made}</row>', STRINGS)
    theirs = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()[1]
    assert [cell.value for cell in parse_table(data, "x").rows[0]] == [
        Decimal(f"{value:.15g}") if isinstance(value, float) else value for value in theirs
    ]
    assert all(isinstance(value, float | str | dt.date) for value in theirs)


SOUND = (
    xlsx_parts(
        {
            "Taul1": xlsx_row(1, "Kunta", '<c r="B1" t="s"><v>0</v></c>')
            + xlsx_row(2, "a", '<c r="B2" s="1"><v>4</v></c>')
        },
        ["<t>Luku</t>"],
    ),
    ods_parts({"Taul1": ods_row("Kunta", "Luku") + ods_row("a", ods_cell("1,5", "float", 'office:value="1.5"'))}),
)


def outcome(data: bytes) -> Table | ContentError:
    """Return a table, or the problems that were told; all else fails the test."""
    try:
        table = parse_table(data, "x")
    except ContentError as error:
        return error
    for column in range(len(table.head)):
        parse_numbers(table, column)
        assert all(str(problem).isprintable() for problem in table.flaws(column))
    return table


@given(data=st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"PK\x05\x06" + b"\0" * 18)
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf")
@example(b"sep=")
@example(b'sep="\n"a"')
@example(b"sep=\n\n")
def test_any_bytes_become_a_table_or_told_problems(data: bytes) -> None:
    outcome(data)


@given(
    text=st.text(max_size=40)
    | st.lists(st.sampled_from((*SPICES, "\r", "\x00", "\u0301", "a\u0301" * 40)), max_size=20).map("".join)
)
@example("a;b\n" + "x" * 200_000 + ";1")
@example("a" + "\u0301\u0327" * 100_000)
def test_any_text_becomes_a_table_or_told_problems(text: str) -> None:
    outcome(text.encode("utf-8", "replace"))


@given(sound=st.sampled_from(SOUND), cut=st.integers(0, 3_000), at=st.integers(0, 3_000), byte=st.integers(0, 255))
def test_a_damaged_workbook_becomes_a_table_or_told_problems(
    sound: dict[str, str | bytes], cut: int, at: int, byte: int
) -> None:
    data = bytearray(zipped(sound))
    data[at % len(data)] = byte
    outcome(bytes(data))
    outcome(bytes(data[: cut % len(data)]))


@given(data=st.data(), sound=st.sampled_from(SOUND))
def test_a_workbook_with_accidents_in_it_becomes_a_table_or_told_problems(
    data: st.DataObject, sound: dict[str, str | bytes]
) -> None:
    """A part is lost, or something in it is lost, doubled or replaced."""
    name = data.draw(st.sampled_from(sorted(sound)))
    text = str(sound[name])
    start = data.draw(st.integers(0, len(text)))
    end = min(len(text), start + data.draw(st.integers(0, 30)))
    new = data.draw(st.sampled_from(["", text[start:end] * 2, '"', "<", "99999999999", "-1", "é", "&x;", "/"]))
    outcome(zipped(sound | {name: text[:start] + new + text[end:]}))
    outcome(zipped({kept: content for kept, content in sound.items() if kept != name}))


def with_part(part: str, content: str) -> bytes:
    return zipped(SOUND[0] | {part: content})


SHEET, LISTED = "xl/worksheets/sheet1.xml", "xl/_rels/workbook.xml.rels"
BLANKS = '<text:s text:c="999999999"/>'
MANY = 'count="9999999999" uniqueCount="9999999999"'
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(12))
HOSTILE = {
    "a cell at the end of the sheet": xlsx(FAR),
    "a cell beyond every sheet": xlsx('<row r="99999999999999"><c r="ZZZZZZZZZ99999999999999"><v>1</v></c></row>'),
    "a dimension of everything": with_part(SHEET, sheet_xml("").replace("<s", '<dimension ref="A1:XFD1048576"/><s')),
    "texts by the milliard": with_part("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}" {MANY}/>'),
    "elements in elements": xlsx("<a>" * 400_000 + "</a>" * 400_000),
    "cells in cells": xlsx("<row>" + "<c>" * 100_000 + "</c>" * 100_000 + "</row>"),
    "paragraphs in paragraphs": ods("<table:table-row><table:table-cell>" + "<text:p>" * 100_000),
    "entities in entities": with_part(SHEET, f"<!DOCTYPE a [{ENTITIES}]>{sheet_xml('&e11;')}"),
    "another file": with_part(SHEET, '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>'),
    "a long text": xlsx(xlsx_row(1, "a", f'<c r="B1" t="str"><v>{"x&amp;" * 1_000_000}</v></c>')),
    "accents on one letter": xlsx(xlsx_row(1, "a" + "\u0301\u0327" * 200_000)),
    "rows by the milliard": ods(ods_row("a", times=999_999_999)),
    "cells by the milliard": ods(ods_row(ods_cell("a", more='table:number-columns-repeated="999999999"'), times=10**8)),
    "blanks by the milliard": ods(ods_row(f"<table:table-cell><text:p>{BLANKS}</text:p></table:table-cell>")),
    "blanks in many places": ods(ods_row(f"<table:table-cell><text:p>{BLANKS * 100_000}</text:p></table:table-cell>")),
    "empty rows by the milliard": ods(ods_row("", times=999_999_999) * 1_000 + ods_row("a")),
    "a zip in which every part is a workbook": zipped({name: xlsx("") for name in SOUND[0]}),
    "a sheet that is the workbook itself": with_part(
        LISTED, str(SOUND[0][LISTED]).replace("worksheets/sheet1", "workbook")
    ),
    "another encoding": with_part(SHEET, f'<?xml version="1.0" encoding="utf-16"?>{sheet_xml("")}'),
    "a style that is none": xlsx('<row r="1"><c r="A1" s="-1"><v>1</v></c><c r="B1" s="²"><v>1</v></c></row>'),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_workbook_becomes_a_table_or_told_problems(data: bytes) -> None:
    found = outcome(data)
    assert isinstance(found, ContentError) or len(found.rows) <= 1
