"""A figure that says `data: figures/vaki.csv` gets its rows from that table, as if they had been written into it.

`columns` tells which column of the table each key of a row takes its value from:

    data: figures/vaki.xlsx
    sheet: Taul1
    columns: {label: Kunta, values: [2018, 2019]}

becomes `rows: [{label: Akaa, values: ["12", null]}, …]` and, since `values` names several columns,
`series: ["2018", "2019"]`. A list, `columns: [Kunta, Asukkaita]`, makes each row a list of texts. Every value keeps its
place in the table.
"""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from taitto.blocks.source import Fault
from taitto.errors import ContentError, Place, Problem, did_you_mean
from taitto.files.names import composed, find_file, lies_in
from taitto.infographics.chart import MISSING
from taitto.tabular import LARGEST_BYTES, parse_numbers, parse_table

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from taitto.files.yaml import Data, Path, YamlDocument
    from taitto.tabular import Table

SUFFIXES = (".csv", ".ods", ".tsv", ".txt", ".xlsm", ".xlsx")
KNOWN = f"known: {', '.join(SUFFIXES)}"
NUMBERS = frozenset({"value", "values", "of"})
"""Keys of a row whose columns hold numbers; those of all others hold texts."""

Columns = list[str] | dict[str, str | list[str]]
"""Names of columns, one for each cell of a row, or those of each key of a row."""

_SERIES = "values"
_EXAMPLE = "columns: {label: Kunta, value: Asukkaita}"


def with_rows(
    document: YamlDocument, issue: str, bytes_of: Callable[[str], bytes], report: Callable[[Problem], None]
) -> YamlDocument | None:
    """Return a figure's document with the rows of the table that it names, or as it is when it names none.

    `issue` is the issue's folder as the editor knows it; `bytes_of` returns a file's bytes by its path in there, and
    raises Fault. Rows that have nothing in the named columns are left out. None when something was reported.
    """
    mapping = document.data
    if not isinstance(mapping, dict):
        return document
    try:
        if "data" not in mapping:
            _refuse_what_needs_data(document, mapping)
            return document
        asked = _Asked.read(document, mapping)
        shown = f"{issue}/{composed(posixpath.normpath(asked.path))}"
        table = parse_table(_content(asked, bytes_of), shown, asked.sheet, asked=asked.sheet_place)
        rows = _Rows(table, asked)
    except ContentError as error:
        for problem in error.problems:
            report(problem)
        return None
    return rows.put_into(document, mapping)


def read_table_file(folder: FilePath, path: str) -> bytes:
    """Return the bytes of the table at `path` inside the issue's folder.

    Raises:
        Fault: the path leaves the folder, there is no such file, it is none of the `SUFFIXES`, or it cannot be read.

    """
    wanted = posixpath.normpath(path.replace("\\", "/"))
    if wanted.startswith(("/", "..")):
        raise Fault(f'"{path}" lies outside the issue\'s folder', "copy the file into figures/")
    if not wanted.lower().endswith(SUFFIXES):
        raise Fault(f'"{path}" is no table', KNOWN)
    file = find_file(folder, path)
    if file is None:
        raise Fault(f'there is no table "{path}"', did_you_mean(wanted, _tables(folder)))
    if not lies_in(file, folder):
        raise Fault(f'"{path}" is a link that leads outside the issue\'s folder', "put the file itself there")
    try:
        if not file.is_file():
            raise Fault(f'"{path}" is no file')
        with file.open("rb") as opened:
            return opened.read(LARGEST_BYTES + 1)  # one more than a table may have: it is told as too large
    except OSError as error:
        raise Fault(f'"{path}" cannot be read: {error.strerror}', "change who may read it") from None


def _tables(folder: FilePath) -> Iterator[str]:
    for found in folder.rglob("*"):
        if found.suffix.lower() in SUFFIXES and not found.name.startswith("."):
            yield composed(found.relative_to(folder).as_posix())


def _content(asked: _Asked, bytes_of: Callable[[str], bytes]) -> bytes:
    try:
        return bytes_of(asked.path)
    except Fault as fault:
        raise ContentError([Problem(asked.path_place, fault.text, fault.hint)]) from None


def _refuse_what_needs_data(document: YamlDocument, mapping: dict[str, Data]) -> None:
    """Refuse what only a figure with `data` can say; `columns` may be a kind's own, unless it maps names to names."""
    needing = [key for key in ("sheet", "columns") if key == "sheet" or isinstance(mapping.get(key), dict)]
    problems = [
        Problem(document.place((key,)), f'"{key}" stands here without "data"', "write data: figures/name.csv beside it")
        for key in needing
        if key in mapping
    ]
    if problems:
        raise ContentError(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a figure asks of a table. `columns` has, for each key of a row or index in it, one name or several."""

    path: str
    path_place: Place
    sheet: str | None
    sheet_place: Place
    columns: Columns
    places: Callable[[Path], Place]

    @classmethod
    def read(cls, document: YamlDocument, mapping: dict[str, Data]) -> _Asked:
        """Return what the document says.

        Raises:
            ContentError: it says it wrongly, or says what the table says already.

        """
        problems: list[Problem] = []

        def tell(key: str, text: str, hint: str) -> None:
            problems.append(Problem(document.place((key,)), text, hint))

        path, sheet, columns = mapping["data"], mapping.get("sheet"), _columns(mapping.get("columns"))
        if not isinstance(path, str) or not path.strip():
            tell("data", '"data" should be the path of a table', "write data: figures/name.csv")
        if not isinstance(sheet, str | None) or (sheet is None and "sheet" in mapping):
            tell("sheet", '"sheet" should be the name of a sheet', "write sheet: Taul1, or leave it out for the first")
        if "rows" in mapping:
            tell("rows", '"data" and "rows" stand in one figure', "remove one of them")
        if "columns" not in mapping:
            tell("data", '"data" needs "columns"', f"write {_EXAMPLE}")
        elif columns is None:
            tell("columns", '"columns" should say which column each key of a row is from', f"write {_EXAMPLE}")
        if problems or columns is None:
            raise ContentError(problems)
        return cls(
            path=str(path).strip(),
            path_place=document.place(("data",)),
            sheet=sheet.strip() if isinstance(sheet, str) else None,
            sheet_place=document.place(("sheet",)),
            columns=columns,
            places=document.place,
        )

    def names(self) -> Iterator[tuple[Path, str]]:
        """Yield each name of a column, by its path within `columns`, which is its path within a row too."""
        pairs = self.columns.items() if isinstance(self.columns, dict) else enumerate(self.columns)
        for key, names in pairs:
            if isinstance(names, str):
                yield (key,), names
            else:
                for index, name in enumerate(names):
                    yield (key, index), name


def _columns(data: Data) -> Columns | None:
    """Return names of columns, or the names of each key of a row; None when it is neither."""
    if isinstance(data, list):
        return _names(data)
    if not isinstance(data, dict):
        return None
    found: dict[str, str | list[str]] = {}
    for key, value in data.items():
        names = _names(value if isinstance(value, list) else [value])
        if names is None:
            return None
        found[key] = names if isinstance(value, list) else names[0]
    return found or None


def _names(data: list[Data]) -> list[str] | None:
    """Return a list as names, None when it is empty or anything in it is no name."""
    names = [name for name in data if isinstance(name, str) and name.strip()]
    return names if names and len(names) == len(data) else None


@dataclass(slots=True)
class _Rows:
    """The rows that a figure gets, and what has a place in the table."""

    table: Table
    asked: _Asked
    _values: dict[Path, tuple[str | None, ...]] = field(init=False)

    def __post_init__(self) -> None:
        if not self.table.rows:
            raise ContentError([Problem(self.table.place(), "the table has no rows below its head")])
        columns: dict[Path, int] = {}
        problems: list[Problem] = []
        for path, name in self.asked.names():
            try:
                columns[path] = self.table.column(name, self.asked.places(("columns", *path)))
            except ContentError as error:
                problems.extend(error.problems)
        self._values = {}
        for path, column in columns.items():
            self._values[path], faults = self._column(column, is_number=path[0] in NUMBERS)
            problems.extend(faults)
        if problems:
            raise ContentError(dict.fromkeys(problems))

    def _column(self, column: int, *, is_number: bool) -> tuple[tuple[str | None, ...], tuple[Problem, ...]]:
        """Return the value of a column in each row, written as YAML has it, and a problem for each bad cell."""
        if is_number:
            numbers, faults = parse_numbers(self.table, column)
            return tuple(None if number is None else format(number, "f") for number in numbers), faults
        return tuple(row[column].text for row in self.table.rows), tuple(self.table.flaws(column))

    def put_into(self, document: YamlDocument, mapping: dict[str, Data]) -> YamlDocument:
        """Return the document with the rows in it, each value with its place in the table."""
        rows: list[Data] = []
        elsewhere: dict[Path, Place] = {}
        for index, cells in enumerate(self.table.rows):
            values = {path: found[index] for path, found in self._values.items()}
            if all(value is None for value in values.values()):
                continue
            place = self.table.place(cells[0].row)
            paths = {(), *values, *(path[:1] for path in values)}
            elsewhere |= {("rows", len(rows), *path): place for path in paths}
            rows.append(self._row(values))
        data: dict[str, Data] = {**mapping, "rows": rows}
        lines = {path: place.line or 1 for path, place in elsewhere.items()} | dict(document.lines)
        lines["rows",] = document.lines["data",]
        several = self.asked.columns.get(_SERIES) if isinstance(self.asked.columns, dict) else None
        if "series" not in mapping and isinstance(several, list) and len(several) > 1:
            data["series"] = list(several)
            lines |= {("series", *path[2:]): line for path, line in lines.items() if path[:2] == ("columns", _SERIES)}
        return dataclasses.replace(
            document, data=data, lines=MappingProxyType(lines), elsewhere=MappingProxyType(elsewhere)
        )

    def _row(self, values: dict[Path, str | None]) -> Data:
        if isinstance(self.asked.columns, list):
            return [value or MISSING for value in values.values()]
        return {
            key: values[key,] if isinstance(names, str) else [values[key, at] for at in range(len(names))]
            for key, names in self.asked.columns.items()
        }
