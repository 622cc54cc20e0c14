"""A figure's rows from a table: what they become, where each value stands, and every fault with its place."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from taitto.blocks.source import Fault
from taitto.errors import Place, Problem
from taitto.files.schema import Schema, parse_schema
from taitto.files.yaml import YamlDocument, parse_yaml
from taitto.reading.figure_data import read_table_file, with_rows
from taitto.tabular import LARGEST_BYTES
from tests.support.offices import make_issue
from tests.support.workbooks import ods, ods_cell, ods_row, xlsx, xlsx_row

NOBODY = 65_534
CSV = b"Kunta;2018;2019;Huom\nAkaa;1 234,5;;\n;;;vain huomio\n\nPori;-2;0,5;a\n"
BOOK = xlsx(
    xlsx_row(1, "Kunta", '<c r="B1"><v>2018</v></c>', "Avattu")
    + xlsx_row(2, "Akaa", '<c r="B2"><v>12.5</v></c>', '<c r="C2" s="1"><v>43466</v></c>')
    + xlsx_row(7, '<c r="A7"><v>33100</v></c>', "noin 3", '<c r="C7" t="e"><v>#N/A</v></c>')
)
OPEN = ods(ods_row("Kunta", "Luku") + ods_row("Akaa", ods_cell("1,50", "float", 'office:value="1.5"')))
FILES = {
    "figures/vaki.csv": CSV,
    "figures/vaki.xlsx": BOOK,
    "figures/vaki.ods": OPEN,
    "figures/bare.csv": b"Kunta;Luku\n",
}
BARS = "kind: bar\ndata: figures/vaki.csv\ncolumns: {label: Kunta, values: [2018, 2019]}\n"


def bytes_of(path: str) -> bytes:
    if path not in FILES:
        raise Fault(f'there is no table "{path}"', "copy it there")
    return FILES[path]


def made(text: str) -> tuple[YamlDocument | None, list[str]]:
    """Return the document with its rows, and what was told."""
    problems: list[Problem] = []
    document = with_rows(parse_yaml(text, "x/figures/a.yaml"), "x", bytes_of, problems.append)
    return document, [str(problem) for problem in problems]


def sound(text: str) -> YamlDocument:
    document, told = made(text)
    assert document is not None
    assert not told
    return document


def data_of(text: str) -> dict[str, object]:
    data = sound(text).data
    assert isinstance(data, dict)
    return dict(data)


def faults(text: str) -> list[str]:
    document, told = made(text)
    assert document is None
    return told


def test_each_row_of_the_table_is_a_row_of_the_figure() -> None:
    assert data_of(BARS) == {
        "kind": "bar",
        "data": "figures/vaki.csv",
        "columns": {"label": "Kunta", "values": ["2018", "2019"]},
        "rows": [{"label": "Akaa", "values": ["1234.5", None]}, {"label": "Pori", "values": ["-2", "0.5"]}],
        "series": ["2018", "2019"],
    }


def test_one_column_gives_one_value_and_a_list_of_one_a_list() -> None:
    one = data_of(BARS.replace("values: [2018, 2019]", "value: 2018, note: Huom"))
    assert one["rows"] == [
        {"label": "Akaa", "value": "1234.5", "note": None},
        {"label": None, "value": None, "note": "vain huomio"},
        {"label": "Pori", "value": "-2", "note": "a"},
    ]
    several = data_of(BARS.replace("[2018, 2019]", "[2018]"))
    assert several["rows"] == [{"label": "Akaa", "values": ["1234.5"]}, {"label": "Pori", "values": ["-2"]}]
    assert "series" not in one
    assert "series" not in several


def test_series_of_the_figure_s_own_stay() -> None:
    assert data_of(BARS + "series: [ennen, nyt]\n")["series"] == ["ennen", "nyt"]


def test_a_list_of_columns_gives_lists_of_texts_as_the_file_has_them() -> None:
    table = "kind: table\ndata: figures/vaki.csv\ncolumns: [Kunta, 2018]\n"
    assert data_of(table)["rows"] == [["Akaa", "1 234,5"], ["Pori", "-2"]]
    dated = "kind: table\ndata: figures/vaki.ods\nsheet: Taul1\ncolumns: [Luku, Kunta]\n"
    assert data_of(dated)["rows"] == [["1.5", "Akaa"]]


def test_every_value_has_its_place_in_the_table() -> None:
    document = sound(BARS)
    row = Place("x/figures/vaki.csv", 5)
    for path in (("rows", 1), ("rows", 1, "label"), ("rows", 1, "values"), ("rows", 1, "values", 1), ("rows", 1, "x")):
        assert document.place(path) == row
        assert path in document.lines or path[-1] == "x"
    assert document.place(("rows",)) == Place("x/figures/a.yaml", 2)
    assert document.place(("series", 0)) == document.place(("series",)) == Place("x/figures/a.yaml", 3)
    assert document.place(("kind",)) == Place("x/figures/a.yaml", 1)


def test_what_a_schema_finds_wrong_is_told_at_the_row() -> None:
    class Row(Schema):
        label: str
        values: tuple[int, ...]

    class Spec(Schema):
        kind: str
        data: str
        columns: dict[str, str | list[str]]
        series: list[str]
        rows: tuple[Row, ...]

    _, problems = parse_schema(Spec, sound(BARS))
    assert [str(problem) for problem in problems] == [
        "x/figures/vaki.csv:2: item 1 should be a whole number",
        "x/figures/vaki.csv:2: item 2 should be a whole number",
        "x/figures/vaki.csv:5: item 2 should be a whole number",
    ]


@pytest.mark.parametrize("text", ["a: b", "- a", "", "columns: [a, b]\nrows: [[c, d]]", "columns: [{id: a}]"])
def test_a_figure_without_data_stays_as_it_is(text: str) -> None:
    document = parse_yaml(text, "a.yaml")
    told: list[Problem] = []
    assert with_rows(document, "x", bytes_of, told.append) is document
    assert not told


EXAMPLE = "(write columns: {label: Kunta, value: Asukkaita})"
NO_COLUMNS = f'x/figures/a.yaml:3: "columns" should say which column each key of a row is from {EXAMPLE}'
NO_PATH = 'x/figures/a.yaml:2: "data" should be the path of a table (write data: figures/name.csv)'
NO_SHEET = (
    'x/figures/a.yaml:4: "sheet" should be the name of a sheet (write sheet: Taul1, or leave it out for the first)'
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BARS.replace("figures/vaki.csv", "[a]"), [NO_PATH]),
        (BARS.replace("figures/vaki.csv", ""), [NO_PATH]),
        (
            BARS.replace("figures/vaki.csv", "vaki.csv"),
            ['x/figures/a.yaml:2: there is no table "vaki.csv" (copy it there)'],
        ),
        (BARS + "rows: []", ['x/figures/a.yaml:4: "data" and "rows" stand in one figure (remove one of them)']),
        (BARS + "sheet:\n", [NO_SHEET]),
        (BARS + "sheet: [a]\n", [NO_SHEET]),
        (
            BARS + "sheet: Taul1\n",
            ['x/figures/a.yaml:4: there is no sheet "Taul1": x/figures/vaki.csv is no workbook (leave the sheet out)'],
        ),
        (
            BARS.replace(".csv", ".ods") + "sheet: Taul2\n",
            ['x/figures/a.yaml:4: there is no sheet "Taul2" in x/figures/vaki.ods (did you mean "Taul1"?)'],
        ),
        ("kind: bar\ndata: figures/vaki.csv\n", [f'x/figures/a.yaml:2: "data" needs "columns" {EXAMPLE}']),
        *(
            (f"kind: bar\ndata: figures/vaki.csv\ncolumns: {columns}\n", [NO_COLUMNS])
            for columns in (
                "",
                "a",
                "[]",
                "{}",
                "[[a]]",
                "[{a: b}]",
                "{label: }",
                "{label: {a: b}}",
                "{label: []}",
                "{label: [a, ~]}",
                "[a, '']",
            )
        ),
        (
            "kind: bar\ndata: figures/vaki.csv\ncolumns:\n  label: kunta\n  values: [2018, 2091]\n",
            [
                'x/figures/a.yaml:4: there is no column "kunta" in x/figures/vaki.csv (did you mean "Kunta"?)',
                'x/figures/a.yaml:5: there is no column "2091" in x/figures/vaki.csv (did you mean "2019"?)',
            ],
        ),
        (
            "kind: bar\ndata: figures/vaki.xlsx\ncolumns: {label: Kunta, value: 2018, date: Avattu}\n",
            [
                'x/figures/vaki.xlsx:7: sheet "Taul1", column B "2018": "noin 3" is no number '
                "(write digits alone, with a comma or a full stop for decimals, or leave the cell empty)",
                'x/figures/vaki.xlsx:7: sheet "Taul1", column C "Avattu": "#N/A" is what a formula shows that failed '
                "(mend the formula, or write the value itself)",
            ],
        ),
        (
            BARS.replace("vaki", "bare").replace("[2018, 2019]", "[Luku]"),
            ["x/figures/bare.csv:1: the table has no rows below its head"],
        ),
        (
            BARS.replace("data:", "sheet:"),
            [
                'x/figures/a.yaml:2: "sheet" stands here without "data" (write data: figures/name.csv beside it)',
                'x/figures/a.yaml:3: "columns" stands here without "data" (write data: figures/name.csv beside it)',
            ],
        ),
    ],
)
def test_a_faulty_figure_is_told(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_all_that_a_figure_says_wrongly_is_told_at_once() -> None:
    assert len(faults("kind: bar\ndata:\nsheet:\ncolumns: a\nrows: []\n")) == 4


def test_a_label_that_is_a_number_or_a_date_is_a_text() -> None:
    text = "kind: bar\ndata: figures/vaki.xlsx\ncolumns: {label: Kunta, date: Kunta}\n"
    assert data_of(text)["rows"] == [{"label": "Akaa", "date": "Akaa"}, {"label": "33100", "date": "33100"}]


# ── the file ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_issue(tmp_path / "x", files={"figures/väki.CSV": CSV, "figures/.piilo.csv": "", "figures/muu.doc": "a"})


@pytest.mark.parametrize("path", ["figures/väki.csv", "figures/../figures/va\u0308ki.CSV", "./figures/väki.csv"])
def test_a_table_is_found(folder: Path, path: str) -> None:
    assert read_table_file(folder, path) == CSV


@pytest.mark.parametrize(
    ("path", "text", "hint"),
    [
        ("figures/vaki.csv", 'there is no table "figures/vaki.csv"', 'did you mean "figures/väki.CSV"?'),
        ("figures/muu.doc", '"figures/muu.doc" is no table', "known: .csv, .ods, .tsv, .txt, .xlsm, .xlsx"),
        ("../x/figures/väki.csv", None, None),
        ("../vaki.csv", '"../vaki.csv" lies outside the issue\'s folder', "copy the file into figures/"),
        ("/vaki.csv", '"/vaki.csv" lies outside the issue\'s folder', "copy the file into figures/"),
        ("..\\vaki.csv", '"..\\vaki.csv" lies outside the issue\'s folder', "copy the file into figures/"),
        ("linkki.csv", '"linkki.csv" is a link that leads outside the issue\'s folder', "put the file itself there"),
        ("kansio.csv", '"kansio.csv" is no file', None),
        ("silmukka.csv", None, None),
    ],
)
def test_a_table_that_cannot_be_used_is_told(folder: Path, path: str, text: str | None, hint: str | None) -> None:
    (folder.parent / "muualla.csv").write_bytes(CSV)
    (folder / "linkki.csv").symlink_to(folder.parent / "muualla.csv")
    (folder / "silmukka.csv").symlink_to(folder / "silmukka.csv")
    (folder / "kansio.csv").mkdir()
    with pytest.raises(Fault) as fault:
        read_table_file(folder, path)
    if text:
        assert (fault.value.text, fault.value.hint) == (text, hint)


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Be a person for whom file permissions count, also where the tests run as root."""
    me = os.geteuid()
    if me == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(me)


def test_a_table_that_nobody_may_read_is_told() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.csv").write_bytes(CSV)
        (folder / "a.csv").chmod(0)
        with as_nobody(), pytest.raises(Fault) as fault:
            read_table_file(folder, "a.csv")

    assert fault.value.text == '"a.csv" cannot be read: Permission denied'


def test_no_more_of_a_file_is_read_than_a_table_may_have(folder: Path) -> None:
    (folder / "suuri.csv").write_bytes(b"a" * (LARGEST_BYTES + 5))
    assert len(read_table_file(folder, "suuri.csv")) == LARGEST_BYTES + 1
