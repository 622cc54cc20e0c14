"""Markdown's inline tokens → rich text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from taitto.errors import Level, Place, Problem
from taitto.files.text import CONTROL
from taitto.richtext import Code, Emphasis, Foreign, Inline, LineBreak, Link, NoteMark, Rich, Strong, Text, is_blank

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.tree import SyntaxTreeNode

_LINKS = re.compile(r"^(https?://[^/?#\s]+|mailto:[^@\s]+@[^@\s]+|tel:\+?\d)", re.IGNORECASE)
_STRAY_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
_STRAY_MARKS = (
    (re.compile(r"\*\*"), "put quote marks and full stops outside of them: ”**Seutu**n”"),
    (
        re.compile(r"\] ?\("),
        "write [words](https://…): no blank between or in the address, and {lang=en} around the whole link",
    ),
    (re.compile(r"^#{1,6}(?=[ \u00a0])"), "put a plain blank behind the #"),
    (re.compile(r":{2,}\s?\{[\w-]+\}"), "a fence starts a line of its own, with three colons"),
    (re.compile("^[•\uf0b7]"), "start each item with - and a blank"),
)
"""What an author meant as Markdown and Markdown did not take: it stands in the text as it was typed."""


class InlineReader:
    """Reads the inline content of one block, counting lines as it goes."""

    def __init__(self, place: Place, report: Callable[[Problem], None], used_notes: set[str]) -> None:
        self._path = place.path
        self._line = place.line or 1
        self._report = report
        self._used_notes = used_notes
        self._told = 0

    def read(self, nodes: Iterable[SyntaxTreeNode]) -> Rich:
        """Return the rich text, adjacent characters joined."""
        return _joined(inline for node in nodes for inline in self._inline(node))

    def _fault(self, text: str, hint: str | None = None) -> None:
        self._told += 1
        self._report(Problem(Place(self._path, self._line), text, hint))

    def _inline(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:  # noqa: C901, PLR0911 (a table of Markdown's marks)
        match node.type:
            case "text":
                return (self._text(node.content),)
            case "softbreak":
                self._line += 1
                return (Text(" "),)
            case "hardbreak":
                self._line += 1
                return (LineBreak(),)
            case "code_inline":
                self._refuse_attributes("code", node, "write `words` alone")
                return (Code(node.content),)
            case "em":
                return (Emphasis(self.read(node.children)),)
            case "strong":
                return (Strong(self.read(node.children)),)
            case "link":
                return (self._link(node),)
            case "span":
                return (self._span(node),)
            case "footnote_ref":
                key = str(node.meta["label"])
                self._used_notes.add(key)
                return (NoteMark(key),)
            case "image":
                self._fault("a picture stands in a block of its own", "write :::{figure} images/name.jpg")
            case "html_inline":
                self._fault(f"raw HTML is not read: {' '.join(node.content.split())}", "write Markdown instead")
                self._line += node.content.count("\n")
            case other:
                self._fault(f"{other.replace('_', ' ')} is not read here")
        return ()

    def _refuse_attributes(self, what: str, node: SyntaxTreeNode, hint: str) -> None:
        for name in sorted(node.attrs.keys() - {"href"}):
            self._fault(f'the {what} has a "{name}"', hint)

    def _text(self, content: str) -> Text:
        if CONTROL.search(content):
            self._fault("a control character stands here", "remove it or its &#…;")
        for marks, hint in _STRAY_MARKS:
            if stray := marks.search(content):
                text = f"the marks {stray[0]} mark nothing here and will be printed"
                self._report(Problem(Place(self._path, self._line), text, hint, Level.WARNING))
        for match in _STRAY_NOTE.finditer(content):
            self._fault(f'footnote "{match[1]}" has no text', f"write [^{match[1]}]: … on a line of its own")
        return Text(content)

    def _link(self, node: SyntaxTreeNode) -> Link:
        href = str(node.attrs["href"])
        self._refuse_attributes("link", node, "write words and address alone")
        if not _LINKS.match(href):
            self._fault(f'the link leads to "{href}"', "a link is https:, http:, mailto: or tel:")
        told = self._told
        children = self.read(node.children)
        if is_blank(children) and self._told == told:
            self._fault("the link has no words", "write [words that say where it goes](https://…)")
        return Link(href, children)

    def _span(self, node: SyntaxTreeNode) -> Foreign:
        lang = str(node.attrs.get("lang", ""))
        if not lang or len(node.attrs) > 1:
            self._fault("a span only names a language", "write [words]{lang=en}")
        return Foreign(lang, self.read(node.children))


def _joined(inlines: Iterable[Inline]) -> Rich:
    joined: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and joined and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        elif inline != Text(""):
            joined.append(inline)
    return tuple(joined)
