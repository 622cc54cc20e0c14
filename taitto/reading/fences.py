"""MyST's colon fences: `:::{name} argument`, options as `:key: value`, a body, `:::`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from taitto.blocks import BLOCKS, MARKDOWN_OWN
from taitto.blocks.source import Option
from taitto.errors import Place, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it.tree import SyntaxTreeNode

_HEAD = re.compile(r"^\{([^}\s]*)\}\s*(.*)$")
_BARE_NAME = re.compile(r"[a-z][\w-]*")
_OPTION = re.compile(r"^:([A-Za-z][\w-]*):\s*(.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A sound fence: what it is called and given, and the text inside, which starts at line `body_line` of the file."""

    name: str
    argument: str
    options: Mapping[str, Option]
    body: str
    body_line: int


class FenceReader:
    """Reads the fences of one file, in order, and reports what is wrong with their frames."""

    def __init__(self, report: Callable[[Problem], None]) -> None:
        self._report = report
        self._lost_ends = 0
        """How many lines of colons will end nothing, because an inner fence's end was taken for the outer one's."""

    def read(self, node: SyntaxTreeNode, place: Place, lines: Sequence[str], outer: Sequence[str]) -> Fence | None:
        """Return the fence at `place`, None for a faulty one.

        `lines` are those of the text in which the parser found `node`; `outer` names the fences around it.
        """
        assert node.map is not None  # noqa: S101 (a block token always has its lines)
        first, end = node.map
        is_open = end - first == 1 or lines[end - 1].strip(" \u00a0") != node.markup
        head = _HEAD.match(node.info.strip())
        if head is None:
            self._tell_of_nameless(node, place, is_end=is_open and not node.info.strip())
            return None
        name, argument = head[1], head[2].strip()
        fault = self._fault(name, node.markup, outer, is_open=is_open)
        if fault:
            text, hint = fault
            self._report(Problem(place, text, hint))
            return None
        options, body, body_line = self._options(node.content, place)
        return Fence(name=name, argument=argument, options=options, body=body, body_line=body_line)

    def _tell_of_nameless(self, node: SyntaxTreeNode, place: Place, *, is_end: bool) -> None:
        """Report a fence without a name, or a line of colons that ends nothing, unless what it should end was told."""
        if self._lost_ends > 0:
            self._lost_ends -= 1
        elif is_end:
            self._report(Problem(place, f"this line {node.markup} ends no block", "remove it, or write :::{name}"))
        else:
            bare = _BARE_NAME.match(node.info.strip())
            hint = f"write :::{{{bare[0] if bare else 'name'}}}"
            self._report(Problem(place, "the fence names no block", hint))

    def _fault(self, name: str, colons: str, outer: Sequence[str], *, is_open: bool) -> tuple[str, str | None] | None:
        """Return what is wrong with a fence and a hint, None for a sound one."""
        written = {name for name in BLOCKS if name not in MARKDOWN_OWN}
        if name not in written:
            return f'unknown block "{name}"', did_you_mean(name, written)
        if outer:
            self._lost_ends += is_open
            return f"{outer[-1]} holds no other block", f"end the {outer[-1]} with {colons} before the {name}"
        return (f"the {name} is not closed", f"end it with a line {colons}") if is_open else None

    def _options(self, content: str, place: Place) -> tuple[Mapping[str, Option], str, int]:
        """Return the leading `:key: value` lines, what follows them, and the line at which that starts."""
        lines = content.split("\n")
        first_line = (place.line or 1) + 1
        options: dict[str, Option] = {}
        count = 0
        while count < len(lines) and (match := _OPTION.match(lines[count])):
            where = Place(place.path, first_line + count)
            if match[1] in options:
                self._report(Problem(where, f'"{match[1]}" is written twice', "remove one"))
            options[match[1]] = Option(value=_unquoted(match[2].strip()), place=where)
            count += 1
        return MappingProxyType(options), "\n".join(lines[count:]), first_line + count


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
