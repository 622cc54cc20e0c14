"""YAML text → plain data in which every scalar is the text as written, and the line of every value.

YAML guesses types: `NO` becomes False, `12:30` becomes 750, `1.10` becomes 1.1. Here the schema decides instead:
scalars stay strings (only a bare `null`, `~` or nothing is None) and pydantic turns them into what a field asks for.

YAML also has marks that swallow words: of `title: &co mainos` and `title: !Nyt heti` the first is gone, of
`topic: Kevät #seutu` the last. They are told, as is what else no file of ours needs: aliases, which grow without end,
and nesting that would overflow the stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

from taitto.errors import ContentError, Place, Problem
from taitto.files.text import CONTROL

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Data = str | None | list["Data"] | dict[str, "Data"]
Path = tuple[str | int, ...]

DEEPEST = 20
"""How many lists and mappings may stand in each other; no file of ours needs half of it."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
"""Where YAML ends a line and no editor does: every line after it would be told wrong."""
_CONTROL = re.compile(f"{CONTROL.pattern}|[\r\u2028\u2029]")
"""What `\\x07` and its like put into a text in quote marks; written as they are, they were refused with the file."""
_IN_QUOTES = "if it is a text, put it in quote marks"
_HASHTAG = re.compile(r"\s*(#[^\s#]\S*)")
_UNREAD = -1
"""Stands in a path for what has no place in the data."""


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """One parsed document: its data, and the line of every value by its path of keys and indexes.

    `elsewhere` has the places of values that were put in from another file; their lines are those of that file.
    """

    data: Data
    shown: str
    lines: Mapping[Path, int]
    elsewhere: Mapping[Path, Place] = field(default_factory=lambda: MappingProxyType({}))

    def place(self, path: Path = ()) -> Place:
        """Return the place of a value; of its nearest parent when the value itself is missing."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.elsewhere.get(path) or Place(self.shown, self.lines.get(path, 1))


def parse_yaml(text: str, shown: str, *, first_line: int = 1) -> YamlDocument:
    """Parse `text`, whose first line is line `first_line` of the file known as `shown`.

    Raises:
        ContentError: broken YAML, a duplicate key, a key that is not text, an alias, an anchor or a tag, a control
            character, more than one document, or more than `DEEPEST` levels.

    """
    reader = _Reader(text, shown, first_line)
    data = reader.document()
    if reader.problems:
        raise ContentError(dict.fromkeys(reader.problems))
    return YamlDocument(data, shown, MappingProxyType(reader.lines))


class _TooDeepError(Exception):
    """Nesting beyond `DEEPEST`. The parser's time grows with the square of the depth: nothing more is read."""


class _Reader:
    """Reads the parser's events once, in order, keeping lines and problems. It never holds more than the text does."""

    def __init__(self, text: str, shown: str, first_line: int) -> None:
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []
        self._text = text
        self._lines = text.split("\n")
        self._shown = shown
        self._first_line = first_line
        self._events: Iterator[yaml.Event] = yaml.parse(text, Loader=_LOADER)

    def document(self) -> Data:
        """Return the data of the one document, None when there is none or when it cannot be read to its end."""
        if line_end := _LINE_ENDS.search(self._text):
            line = self._text.count("\n", 0, line_end.start())
            self._tell(line, f"an odd line end (U+{ord(line_end[0]):04X}) stands here", "write a plain one")
            return None
        try:
            return self._only_document()
        except yaml.YAMLError as error:
            self._tell_broken(error)
        except _TooDeepError:
            pass
        return None

    def _only_document(self) -> Data:
        data: Data = None
        for number, event in enumerate(self._starts()):
            if number:
                self._tell(_line(event), "a second document starts here", "remove the line ---")
                break
            data = self._value(next(self._events), ())
        return data

    def _starts(self) -> Iterator[yaml.Event]:
        """Yield the start of each document."""
        return (event for event in self._events if isinstance(event, yaml.DocumentStartEvent))

    def _tell(self, line: int, text: str, hint: str | None = None) -> None:
        """Keep a problem; `line` is counted from 0 within the text."""
        self.problems.append(Problem(Place(self._shown, self._first_line + line), text, hint))

    def _tell_broken(self, error: yaml.YAMLError) -> None:
        mark = getattr(error, "problem_mark", None)
        last = self._text.rstrip().count("\n")  # what is not closed is found missing only behind the end
        line = min(mark.line if mark else 0, last)
        reason = getattr(error, "problem", None) or str(error).splitlines()[0]
        at = self._lines[line][mark.column : mark.column + 1] if mark else ""
        if reason == "found character that cannot start any token" and at == "\t":
            self._tell(line, "a tab stands here", "indent with spaces")
        elif reason == "found character that cannot start any token":
            self._tell(line, f"no text starts with {at}", "put it in quote marks")
        elif reason == "mapping values are not allowed in this context":
            self._tell(line, "one colon too many stands here, or the line is indented too far", _IN_QUOTES)
        else:
            self._tell(line, f"broken YAML: {reason}", "check indentation, colons and quote marks")

    def _value(self, event: yaml.Event, path: Path) -> Data:
        """Return the value that an event starts, read to its end."""
        line = _line(event)
        self.lines[path] = self._first_line + line
        match event:
            case yaml.AliasEvent():
                self._tell(line, "aliases (*name) are not used here", _IN_QUOTES)
            case yaml.ScalarEvent():
                text = self._text_of(event)
                self._refuse_swallowed(event)
                return None if not event.style and text in _NULLS else text
            case yaml.CollectionStartEvent():
                self._refuse_marks(event)
                if len(path) == DEEPEST:
                    self._tell(
                        line, "this is nested too deep", f"at most {DEEPEST} lists and mappings stand in each other"
                    )
                    raise _TooDeepError
                return self._mapping(path) if isinstance(event, yaml.MappingStartEvent) else self._list(path)
        return None

    def _list(self, path: Path) -> list[Data]:
        return [self._value(item, (*path, index)) for index, item in enumerate(self._content())]

    def _mapping(self, path: Path) -> dict[str, Data]:
        data: dict[str, Data] = {}
        for event in self._content():
            line = _line(event)
            key = self._key(event, path)
            value = next(self._events)
            if not key or key in data:
                self._value(value, (*path, _UNREAD))
            else:
                data[key] = self._value(value, (*path, key))
                self.lines[(*path, key)] = self._first_line + line
        return data

    def _key(self, event: yaml.Event, path: Path) -> str:
        """Return a mapping's key, empty for one that is none; tell what is wrong with it."""
        line = _line(event)
        key = self._text_of(event) if isinstance(event, yaml.ScalarEvent) else ""
        if not isinstance(event, yaml.ScalarEvent):
            self._value(event, (*path, _UNREAD))
        if not key:
            self._tell(line, "a key must be plain text")
        elif (*path, key) in self.lines:
            first = self.lines[(*path, key)]
            self._tell(line, f'"{key}" is written twice', f"the first is on line {first}; remove one")
        return key

    def _content(self) -> Iterator[yaml.Event]:
        """Yield what starts each item of a list, or each key of a mapping, up to its end."""
        while not isinstance(event := next(self._events), yaml.CollectionEndEvent):
            yield event

    def _text_of(self, event: yaml.ScalarEvent) -> str:
        self._refuse_marks(event)
        if control := _CONTROL.search(event.value):
            line = _line(event)
            self._tell(line, f"a control character (U+{ord(control[0]):04X}) stands here", "remove it")
        return str(event.value)

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        for mark, name in ((event.anchor, "anchors (&name)"), (event.tag, "tags (!name)")):
            if mark is not None:
                self._tell(_line(event), f"{name} are not used here", _IN_QUOTES)

    def _refuse_swallowed(self, event: yaml.ScalarEvent) -> None:
        """Tell a hashtag that YAML takes for a remark: of `topic: Kevät #seutu` only `Kevät` is left."""
        end = event.end_mark
        line = self._lines[end.line] if end and not event.style and end.line < len(self._lines) else ""
        if end and (remark := _HASHTAG.match(line, end.column)):
            text = f"{remark[1]} and what follows it is a remark to YAML"
            self._tell(end.line, text, "put the text in quote marks, or a blank behind the # of a remark")


def _line(event: yaml.Event) -> int:
    """Return the line on which an event starts, counted from 0."""
    return event.start_mark.line if event.start_mark else 0
