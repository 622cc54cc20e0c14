"""YAML text → plain data in which every scalar is the text as written, and the line of every value.

YAML guesses types: `NO` becomes False, `12:30` becomes 750, `1.10` becomes 1.1. Here the schema decides instead:
scalars stay strings (only a bare `null`, `~` or nothing is None) and pydantic turns them into what a field asks for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import yaml

from taitto.errors import ContentError, Place, Problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Data = str | None | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One parsed document: its data, and the line of every value by its path of keys and indexes."""

    data: Data
    shown: str
    lines: Mapping[Path, int]

    def place(self, path: Path = ()) -> Place:
        """Return the place of a value; of its nearest parent when the value itself is missing."""
        while path and path not in self.lines:
            path = path[:-1]
        return Place(self.shown, self.lines.get(path, 1))


def parse_yaml(text: str, shown: str, *, first_line: int = 1) -> YamlDocument:
    """Parse `text`, whose first line is line `first_line` of the file known as `shown`.

    Raises:
        ContentError: broken YAML, a duplicate key, a key that is not text, an alias.

    """
    reader = _Reader(shown, first_line)
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise ContentError([reader.broken(error, text)]) from None
    data = reader.convert(node, ()) if node is not None else None
    if reader.problems:
        raise ContentError(reader.problems)
    return YamlDocument(data, shown, MappingProxyType(reader.lines))


class _Reader:
    """Walks the node tree once, keeping lines and problems."""

    def __init__(self, shown: str, first_line: int) -> None:
        self.shown = shown
        self.first_line = first_line
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def place(self, mark: yaml.Mark) -> Place:
        return Place(self.shown, self.first_line + mark.line)

    def broken(self, error: yaml.YAMLError, text: str) -> Problem:
        mark = getattr(error, "problem_mark", None)
        last = text.rstrip().count("\n")  # what is not closed is found missing only behind the end
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        place = Place(self.shown, self.first_line + min(mark.line if mark else 0, last))
        return Problem(place, f"broken YAML: {reason}", "check indentation, colons and quote marks")

    def convert(self, node: yaml.Node, path: Path) -> Data:
        self.lines[path] = self.first_line + node.start_mark.line
        if id(node) in self._seen:
            self.problems.append(Problem(self.place(node.start_mark), "aliases (*name) are not used here"))
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(child, (*path, index)) for index, child in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # noqa: S101 (YAML has no fourth)
        return None if not node.style and node.value in _NULLS else str(node.value)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Data]:
        data: dict[str, Data] = {}
        for key_node, value_node in node.value:
            place = self.place(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self.problems.append(Problem(place, "a key must be plain text"))
                continue
            key = str(key_node.value)
            if key in data:
                first = self.lines[(*path, key)]
                self.problems.append(
                    Problem(place, f'"{key}" is written twice', f"the first is on line {first}; remove one")
                )
                continue
            data[key] = self.convert(value_node, (*path, key))
            self.lines[(*path, key)] = self.first_line + key_node.start_mark.line
        return data
