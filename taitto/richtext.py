"""Running text as frozen data: what the author wrote inside a paragraph, free of any output form."""

from __future__ import annotations

import re
from dataclasses import dataclass

from taitto.words import is_hidden


@dataclass(frozen=True, slots=True)
class Text:
    """Plain characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Characters shown as typed: a file name, a command."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference to a footnote, by its key in the same article or infographic."""

    key: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words."""

    children: Rich


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words."""

    children: Rich


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; `href` is http, https, mailto or tel."""

    href: str
    children: Rich


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language than the issue's, for screen readers and hyphenation."""

    lang: str
    children: Rich


Inline = Text | Code | LineBreak | NoteMark | Emphasis | Strong | Link | Foreign
Rich = tuple[Inline, ...]


_MARK = "\ufffc"
_MARK_IN_WORD = re.compile(rf"(?<=\w){_MARK}+(?=\w)")


def plain(rich: Rich) -> str:
    """Return the words alone, without note marks; one inside a word parts it, as it does in print."""
    return _MARK_IN_WORD.sub(" ", _marked(rich)).replace(_MARK, "")


def is_blank(rich: Rich) -> bool:
    """Return whether nothing of it can be seen: blanks, hidden characters, note marks alone."""
    return all(is_hidden(letter) for letter in plain(rich))


def _marked(rich: Rich) -> str:
    return "".join(_plain(inline) for inline in rich)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case LineBreak():
            return " "
        case NoteMark():
            return _MARK
        case Emphasis(children) | Strong(children) | Link(_, children) | Foreign(_, children):
            return _marked(children)
