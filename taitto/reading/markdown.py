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

from taitto.blocks import BLOCKS
from taitto.blocks.source import BlockSource
from taitto.errors import Level, Place, Problem
from taitto.model import Note
from taitto.reading.definitions import LinkDefinitions
from taitto.reading.fences import FenceReader
from taitto.reading.inline import InlineReader
from taitto.richtext import NoteMark, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown_it.token import Token

    from taitto.blocks.source import Resources
    from taitto.model import Block
    from taitto.richtext import Rich

_DEEPEST = 12
"""Levels of Markdown's tokens, two for each list in a list; the parser passes over what lies deeper than twenty."""
_ALIGN = re.compile(r"text-align:(left|right|center)")

_NOT_READ = MappingProxyType(
    {
        "html_block": ("raw HTML is not read", "write Markdown instead"),
        "blockquote": ("a quotation block (>) is not used", "write :::{pull-quote} … :::"),
        "fence": ("a code block has no place in an issue", "write `words` for a name or a command"),
        "code_block": ("lines indented by four spaces or a tab are a code block", "start them at the margin"),
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
    is_faulty: bool


def parse_markdown(text: str, shown: str, resources: Resources, report: Callable[[Problem], None]) -> Markdown:
    """Parse a file known to the editor as `shown`; every fault goes to `report`."""
    reader = _Reader(shown, resources, report)
    blocks = reader.blocks(text, first_line=1, outer=())
    for problem in reader.links.unused():
        report(problem)
    return Markdown(
        front_matter=reader.front_matter,
        blocks=blocks,
        notes=MappingProxyType(reader.notes),
        used_notes=frozenset(reader.used_notes),
        is_faulty=reader.told > 0,
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


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that is being read: its lines, the file's line at which it starts, the fences around it."""

    lines: list[str]
    first_line: int
    outer: tuple[str, ...]


class _Reader:
    """Reads one file. Bodies of fences are parsed in their turn, with the same footnotes."""

    def __init__(self, shown: str, resources: Resources, report: Callable[[Problem], None]) -> None:
        self.shown = shown
        self.resources = resources
        self._tell = report
        self.told = 0
        self.front_matter: str | None = None
        self.notes: dict[str, Note] = {}
        self.used_notes: set[str] = set()
        self._fences = FenceReader(self.report)
        self.links = LinkDefinitions()
        self._env: dict[str, Any] = {"references": self.links}

    def report(self, problem: Problem) -> None:
        self.told += problem.level is Level.ERROR
        self._tell(problem)

    def blocks(self, text: str, *, first_line: int, outer: tuple[str, ...]) -> tuple[Block, ...]:
        """Return the blocks of a text that stands inside the fences of `outer`."""
        tokens = _parser().parse(text, self._env)
        self.links.place_new(self.shown, first_line)
        for problem in self.links.doubled(self._env.pop("duplicate_refs", []), self.shown, first_line):
            self.report(problem)
        deep = next((token for token in tokens if _depth(token) > _DEEPEST), None)
        if deep:
            place = Place(self.shown, first_line + (deep.map[0] if deep.map else 0))
            self.report(Problem(place, "lists or marks are nested too deep here", "four levels are enough"))
            tokens = [token for token in tokens if token.type == "front_matter"]
        return self._children(SyntaxTreeNode(tokens), _Text(text.split("\n"), first_line, outer))

    def _children(self, tree: SyntaxTreeNode, source: _Text) -> tuple[Block, ...]:
        found = [self._block(node, source) for node in tree.children]
        return tuple(block for block in found if block is not None)

    def _place(self, node: SyntaxTreeNode, source: _Text) -> Place:
        return Place(self.shown, source.first_line + (node.map[0] if node.map else 0))

    def _rich(self, node: SyntaxTreeNode, place: Place) -> Rich:
        """Return the inline content of a paragraph, a heading or a cell; nothing when none of it can be seen."""
        inline = node.children[0] if node.children else None
        rich = InlineReader(place, self.report, self.used_notes).read(inline.children) if inline else ()
        return () if is_blank(rich) else rich

    def _block(self, node: SyntaxTreeNode, source: _Text) -> Block | None:
        place = self._place(node, source)
        told = self.told
        match node.type:
            case "front_matter" if source.first_line == 1:
                self.front_matter = node.content
            case "paragraph":
                words = self._rich(node, place)
                return self._make("prose", place, text=words) if words else None
            case "heading":
                words, level = self._rich(node, place), int(node.tag[1])
                return self._make("heading", place, text=words, level=level, is_faulty=self.told > told)
            case "bullet_list" | "ordered_list":
                start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else None
                if start is not None:
                    self._check_numbers(node, start, source)
                items = [self._children(item, source) for item in node.children]
                return self._make("list", place, items=items, start=start, is_faulty=self.told > told)
            case "table":
                return self._table(node, place, source)
            case "footnote_reference":
                self._note(node, place, source)
            case "colon_fence":
                return self._fence(node, place, source)
            case "html_block" if node.content.lstrip().startswith("<!--"):
                self.report(Problem(place, "a remark (<!-- … -->) is not read", "remove it"))
            case kind:
                text, hint = _NOT_READ.get(kind, (f"{kind.replace('_', ' ')} is not read", None))
                self.report(Problem(place, text, hint))
        return None

    def _check_numbers(self, node: SyntaxTreeNode, start: int, source: _Text) -> None:
        """Report a number that would be printed as another one: Markdown counts on from the first, whatever follows.

        A paragraph that starts with a date is a list to Markdown. Lists numbered `1.` throughout are an old habit.
        """
        written = [int(item.info) for item in node.children]
        if len(set(written)) == 1:
            return
        for item, own, printed in zip(node.children, written, range(start, start + len(written)), strict=True):
            if own != printed:
                text = f"this is written {own}. and would be printed {printed}."
                hint = f"write {own}\\. for a date, or number the items in order"
                self.report(Problem(self._place(item, source), text, hint))
                return

    def _make(self, name: str, place: Place, **content: Any) -> Block | None:
        content.setdefault("options", MappingProxyType({}))
        block_source = BlockSource(name=name, place=place, report=self.report, resources=self.resources, **content)
        return BLOCKS[name].parse(block_source)

    def _table(self, node: SyntaxTreeNode, place: Place, source: _Text) -> Block | None:
        rows = [row for part in node.children for row in part.children]
        cells = [[self._rich(cell, self._place(row, source)) for cell in row.children] for row in rows]
        for row in rows:
            line = source.lines[row.map[0]] if row.map else ""
            written = len(escapedSplit(line.strip().removeprefix("|").removesuffix("|")))
            if written > len(row.children):
                text = f"the row has {written} cells, the head of the table {len(row.children)}"
                self.report(Problem(self._place(row, source), text, 'write a "|" inside a cell as \\|'))
        styles = [_ALIGN.search(str(cell.attrs.get("style", ""))) for cell in rows[0].children]
        return self._make("table", place, cells=cells, aligns=[style[1] if style else "left" for style in styles])

    def _note(self, node: SyntaxTreeNode, place: Place, source: _Text) -> None:
        key = str(node.meta["label"])
        if key in self.notes:
            first = self.notes[key].place.line
            self.report(Problem(place, f'footnote "{key}" is written twice', f"the first is on line {first}"))
            return
        text: Rich = ()
        told = self.told
        for child in node.children:
            if child.type == "paragraph" and not text:
                text = self._rich(child, self._place(child, source))
            elif child.type != "footnote_anchor":
                self.report(Problem(place, f'footnote "{key}" is one paragraph', "join what belongs to it"))
        if any(isinstance(inline, NoteMark) for inline in text):
            self.report(Problem(place, f'footnote "{key}" refers to a footnote', "write its text here"))
        if not text and self.told == told:
            self.report(Problem(place, f'footnote "{key}" has no text'))
        self.notes[key] = Note(key=key, text=text, place=place)

    def _fence(self, node: SyntaxTreeNode, place: Place, source: _Text) -> Block | None:
        fence = self._fences.read(node, place, source.lines, source.outer)
        if fence is None:
            return None
        told = self.told
        blocks = self.blocks(fence.body, first_line=fence.body_line, outer=(*source.outer, fence.name))
        only = blocks[0] if len(blocks) == 1 else None
        text = getattr(only, "text", ()) if only is not None and only.name == "prose" else ()
        content = {"argument": fence.argument, "options": fence.options, "body": blocks, "text": text}
        return self._make(fence.name, place, **content, is_faulty=self.told > told)


def _depth(token: Token) -> int:
    return max([token.level, *(child.level for child in token.children or ())])
