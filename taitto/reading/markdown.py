"""An article's Markdown → blocks and footnotes.

CommonMark with tables, footnotes, front matter and MyST's colon fence. Each construct becomes a `BlockSource`, and the
block's own module makes the block of it, so that this module knows Markdown and no block.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from taitto.blocks import BLOCKS, MARKDOWN_OWN
from taitto.blocks.source import BlockSource, Option
from taitto.errors import Place, Problem, did_you_mean
from taitto.model import Note
from taitto.reading.inline import InlineReader
from taitto.richtext import NoteMark

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from taitto.blocks.source import Resources
    from taitto.model import Block
    from taitto.richtext import Rich

_FENCE = re.compile(r"^\{([^}\s]*)\}\s*(.*)$")
_OPTION = re.compile(r"^:([A-Za-z][\w-]*):\s*(.*)$")
_ALIGN = re.compile(r"text-align:(left|right|center)")

_NOT_READ = MappingProxyType(
    {
        "html_block": ("raw HTML is not read", "write Markdown instead"),
        "blockquote": ("a quotation block (>) is not used", "write :::{pull-quote} … :::"),
        "fence": ("a code block has no place in an issue", None),
        "code_block": ("lines indented by four spaces are a code block", "remove the spaces"),
        "hr": ("a line (---) is not used", "start a section with ## instead"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markdown:
    """A parsed file: its front matter as text, its blocks in order, its footnotes, the keys in use."""

    front_matter: str | None
    blocks: tuple[Block, ...]
    notes: Mapping[str, Note]
    used_notes: frozenset[str]
    is_empty: bool


def parse_markdown(text: str, shown: str, resources: Resources, report: Callable[[Problem], None]) -> Markdown:
    """Parse a file known to the editor as `shown`; every fault goes to `report`."""
    reader = _Reader(shown, resources, report)
    blocks = reader.blocks(text, first_line=1)
    return Markdown(
        front_matter=reader.front_matter,
        blocks=blocks,
        notes=MappingProxyType(reader.notes),
        used_notes=frozenset(reader.used_notes),
        is_empty=reader.is_empty,
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.use(front_matter_plugin).use(footnote_plugin, inline=False).use(colon_fence_plugin)
    parser.use(attrs_plugin, spans=True)
    # Its own check would leave a bad link standing as text, in silence; the inline reader tells it.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    # The notes stay where they are defined: the plugin's last step would keep only those that this text refers to.
    return parser.disable("footnote_tail")


class _Reader:
    """Reads one file. Bodies of fences are parsed in their turn, with the same footnotes."""

    def __init__(self, shown: str, resources: Resources, report: Callable[[Problem], None]) -> None:
        self.shown = shown
        self.resources = resources
        self.report = report
        self.front_matter: str | None = None
        self.notes: dict[str, Note] = {}
        self.used_notes: set[str] = set()
        self.is_empty = True
        self._env: dict[str, Any] = {}

    def blocks(self, text: str, *, first_line: int) -> tuple[Block, ...]:
        tree = SyntaxTreeNode(_parser().parse(text, self._env))
        lines = text.split("\n")
        return self._children(tree, first_line, lines)

    def _children(self, tree: SyntaxTreeNode, first_line: int, lines: list[str]) -> tuple[Block, ...]:
        found = [self._block(node, first_line, lines) for node in tree.children]
        return tuple(block for block in found if block is not None)

    def _place(self, node: SyntaxTreeNode, first_line: int) -> Place:
        return Place(self.shown, first_line + (node.map[0] if node.map else 0))

    def _rich(self, node: SyntaxTreeNode, place: Place) -> Rich:
        inline = node.children[0] if node.children else None
        return InlineReader(place, self.report, self.used_notes).read(inline.children) if inline else ()

    def _block(self, node: SyntaxTreeNode, first_line: int, lines: list[str]) -> Block | None:
        place = self._place(node, first_line)
        self.is_empty = self.is_empty and node.type in {"front_matter", "footnote_reference"}
        match node.type:
            case "front_matter" if first_line == 1:
                self.front_matter = node.content
            case "paragraph":
                return self._make("prose", place, text=self._rich(node, place))
            case "heading":
                return self._make("heading", place, text=self._rich(node, place), level=int(node.tag[1]))
            case "bullet_list" | "ordered_list":
                start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
                items = [self._children(item, first_line, lines) for item in node.children]
                return self._make("list", place, items=items, start=start)
            case "table":
                return self._table(node, place, first_line, lines)
            case "footnote_reference":
                self._note(node, place, first_line)
            case "colon_fence":
                return self._fence(node, place, lines)
            case kind:
                text, hint = _NOT_READ.get(kind, (f"{kind.replace('_', ' ')} is not read", None))
                self.report(Problem(place, text, hint))
        return None

    def _make(self, name: str, place: Place, **content: Any) -> Block | None:
        content.setdefault("options", MappingProxyType({}))
        source = BlockSource(name=name, place=place, report=self.report, resources=self.resources, **content)
        return BLOCKS[name].parse(source)

    def _table(self, node: SyntaxTreeNode, place: Place, first_line: int, lines: list[str]) -> Block | None:
        rows = [row for part in node.children for row in part.children]
        cells = [[self._rich(cell, self._place(row, first_line)) for cell in row.children] for row in rows]
        for row in rows:
            written = len(escapedSplit(lines[row.map[0]].strip().removeprefix("|").removesuffix("|"))) if row.map else 0
            if written > len(row.children):
                text = f"the row has {written} cells, the table has {len(row.children)} columns"
                self.report(Problem(self._place(row, first_line), text, 'write a "|" inside a cell as \\|'))
        styles = [_ALIGN.search(str(cell.attrs.get("style", ""))) for cell in rows[0].children]
        return self._make("table", place, cells=cells, aligns=[style[1] if style else "left" for style in styles])

    def _note(self, node: SyntaxTreeNode, place: Place, first_line: int) -> None:
        key = str(node.meta["label"])
        if key in self.notes:
            first = self.notes[key].place.line
            self.report(Problem(place, f'footnote "{key}" is written twice', f"the first is on line {first}"))
            return
        text: Rich = ()
        for child in node.children:
            if child.type == "paragraph" and not text:
                text = self._rich(child, self._place(child, first_line))
            elif child.type != "footnote_anchor":
                self.report(Problem(place, f'footnote "{key}" is one paragraph'))
        if any(isinstance(inline, NoteMark) for inline in text):
            self.report(Problem(place, f'footnote "{key}" refers to a footnote', "write its text here"))
        if not text:
            self.report(Problem(place, f'footnote "{key}" has no text'))
        self.notes[key] = Note(key=key, text=text, place=place)

    def _fence(self, node: SyntaxTreeNode, place: Place, lines: list[str]) -> Block | None:
        match = _FENCE.match(node.info.strip())
        written = {name for name in BLOCKS if name not in MARKDOWN_OWN}
        if match is None:
            self.report(Problem(place, "the fence names no block", "write :::{name}"))
            return None
        name, argument = match[1], match[2].strip()
        if name not in written:
            self.report(Problem(place, f'unknown block "{name}"', did_you_mean(name, written)))
            return None
        assert node.map is not None  # noqa: S101 (a block token always has its lines)
        if lines[node.map[1] - 1].strip(" ") != node.markup:
            self.report(Problem(place, f"the {name} is not closed", f"end it with a line {node.markup}"))
            return None
        options, body, body_line = self._options(node.content, place)
        blocks = self.blocks(body, first_line=body_line)
        only = blocks[0] if len(blocks) == 1 else None
        text = getattr(only, "text", ()) if only is not None and only.name == "prose" else ()
        return self._make(name, place, argument=argument, options=options, body=blocks, text=text)

    def _options(self, content: str, place: Place) -> tuple[Mapping[str, Option], str, int]:
        """Return the leading `:key: value` lines, what follows them, and the line at which that starts."""
        lines = content.split("\n")
        first_line = (place.line or 1) + 1
        options: dict[str, Option] = {}
        count = 0
        while count < len(lines) and (match := _OPTION.match(lines[count])):
            where = Place(self.shown, first_line + count)
            if match[1] in options:
                self.report(Problem(where, f'"{match[1]}" is written twice', "remove one"))
            options[match[1]] = Option(value=_unquoted(match[2].strip()), place=where)
            count += 1
        return MappingProxyType(options), "\n".join(lines[count:]), first_line + count


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
