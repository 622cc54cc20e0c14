"""Table: shown whole, row by row."""

from __future__ import annotations

from taitto.config import ENGINE
from taitto.infographics import table
from taitto.infographics.table import Spec
from taitto.labels import read_labels

FI = read_labels(ENGINE / "assets" / "labels", "fi", "labels")
EN = read_labels(ENGINE / "assets" / "labels", "en", "labels")
SPEC = Spec(
    kind="table",
    title="Tiedot",
    source="T",
    columns=("Mitä", "2018", "2019"),
    rows=(("Kaupunkeja", "54", "55"), ("Hankkeita", "–", "3")),
)


def test_nothing_of_a_table_is_left_out_or_can_be_picked() -> None:
    assert (table.published(SPEC), table.picked(SPEC, ["2018"])) == (SPEC, SPEC)
    assert (list(table.left_out(SPEC)), list(table.parts(SPEC)), list(table.refs(SPEC))) == ([], [], [])


def test_a_table_is_described_row_by_row_and_its_cells_stay_as_written() -> None:
    assert table.describe(SPEC, FI) == "Tiedot: Kaupunkeja: 54: 55; Hankkeita: –: 3."
    assert table.describe(SPEC, EN) == table.describe(SPEC, FI)


def test_heads_and_cells_are_to_be_found() -> None:
    expected = ["Tiedot", "Mitä", "2018", "2019", "Kaupunkeja", "54", "55", "Hankkeita", "–", "3"]

    assert list(table.texts(SPEC, FI, picked=False)) == expected
    assert list(table.texts(SPEC, FI, picked=True)) == expected
