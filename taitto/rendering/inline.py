"""Rich text → HTML or plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from taitto.richtext import Code, Emphasis, Foreign, LineBreak, Link, NoteMark, Strong, Text

if TYPE_CHECKING:
    from taitto.richtext import Inline, Rich

Typeset = Callable[[str], str]
Number = Callable[[str], int]
"""From a note's key to its number in the edition."""


_ADDRESS = "\ufffc"
"""Stands on both sides of an address until the word before it is whole; no text holds it."""
_WORD = rf"(?<![^\s{_ADDRESS}])[^\s{_ADDRESS}]*+"
"""From its first letter and whole, or a long one would be tried from each of its letters."""
_ADDRESSED = re.compile(rf"({_WORD}){_ADDRESS}([^{_ADDRESS}]*){_ADDRESS}([\w-]*)")


def _placed(match: re.Match[str]) -> str:
    """Return a link's last word whole, and its address behind it unless the words are the address."""
    words, href, ending = match.groups()
    return words if words == href.removeprefix("mailto:") and not ending else f"{words}{ending} <{href}>"


class HtmlInline:
    """Renders to HTML. `link_style` goes into each link, for mail readers that drop style sheets."""

    def __init__(self, typeset: Typeset, number: Number, link_style: str = "", note_href: str = "") -> None:
        self._typeset = typeset
        self._number = number
        self._link = Markup(' style="{}"').format(link_style) if link_style else Markup()
        self._note_href = note_href

    def render(self, rich: Rich) -> Markup:
        """Return the HTML of a rich text."""
        return Markup().join(self._render(inline) for inline in rich)

    def _render(self, inline: Inline) -> Markup:  # noqa: PLR0911 (one line for each mark)
        match inline:
            case Text(text):
                return escape(self._typeset(text))
            case Code(text):
                return Markup("<code>{}</code>").format(text)
            case LineBreak():
                return Markup("<br />")
            case NoteMark(key):
                number = self._number(key)
                if self._note_href:
                    mark = Markup('<sup class="note-mark" data-pdf-tag="Reference"><a href="{}{}">[{}]</a></sup>')
                    return mark.format(self._note_href, number, number)
                return Markup('<sup class="note-mark">[{}]</sup>').format(number)
            case Emphasis(children):
                return Markup("<em>{}</em>").format(self.render(children))
            case Strong(children):
                return Markup("<strong>{}</strong>").format(self.render(children))
            case Link(href, children):
                return Markup('<a href="{}"{}>{}</a>').format(href, self._link, self.render(children))
            case Foreign(lang, children):
                return Markup('<span lang="{}">{}</span>').format(lang, self.render(children))


class TextInline:
    """Renders to plain text; the address of a link follows in angle brackets, behind the word that the link is in.

    Finnish bends the words of a link outside of it: `[Rauma](https://…)lla` is `Raumalla <https://…>`.
    """

    def __init__(self, typeset: Typeset, number: Number) -> None:
        self._typeset = typeset
        self._number = number

    def render(self, rich: Rich) -> str:
        """Return the text of a rich text."""
        return _ADDRESSED.sub(_placed, self._marked(rich))

    def _marked(self, rich: Rich) -> str:
        return "".join(self._render(inline) for inline in rich)

    def _render(self, inline: Inline) -> str:
        match inline:
            case Text(text):
                return self._typeset(text)
            case Code(text):
                return text
            case LineBreak():
                return "\n"
            case NoteMark(key):
                return f"[{self._number(key)}]"
            case Emphasis(children) | Strong(children) | Foreign(_, children):
                return self._marked(children)
            case Link(href, children):
                return f"{self._marked(children)}{_ADDRESS}{href}{_ADDRESS}"
