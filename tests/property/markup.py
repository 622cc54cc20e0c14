"""The HTML of a mail, read as a mail reader does, in which every tag, attribute and address must be one of ours."""

from __future__ import annotations

import re
from html.parser import HTMLParser

FRAME = {"html", "head", "title", "meta", "style", "body", "div", "table", "thead", "tbody", "tr", "td", "th"}
TEXT = {"h1", "h2", "h3", "h4", "p", "ul", "ol", "li", "caption", "picture", "details", "summary"}
IN_WORDS = {"a", "em", "strong", "code", "span", "sup"}
VOID = {"meta", "img", "br", "source"}
OUTLOOK = {"noscript", "xml", "o:officedocumentsettings", "o:allowpng", "o:pixelsperinch"}
"""Tags inside conditional comments, which Outlook alone reads."""

ATTRIBUTES = (
    {"align", "alt", "aria-label", "aria-roledescription", "bgcolor", "border", "cellpadding", "cellspacing", "class"}
    | {"colspan", "content", "dir", "height", "href", "http-equiv", "lang", "media", "name", "role", "scope", "src"}
    | {"srcset", "start", "style", "target", "type", "valign", "vertical-align", "width", "xmlns", "xmlns:o", "xmlns:v"}
)
ADDRESS = re.compile(r"https?://|mailto:|tel:", re.IGNORECASE)
PICTURE = re.compile(r"images/[\w.-]+\Z", re.ASCII)
NO_STYLE_OF_OURS = re.compile(r"url\(|expression|@|/\*|\\")


def shown_text(html: str) -> str:
    """Return what a reader sees of a mail; fail at markup that is not ours or not whole."""
    reader = _Reader(TEXT | IN_WORDS | FRAME | VOID)
    reader.feed(html)
    reader.close()
    assert not reader.open, f"not closed: {reader.open}"
    return "".join(reader.shown)


class _Reader(HTMLParser):
    def __init__(self, known: set[str]) -> None:
        super().__init__()
        self.known = known
        self.shown: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in self.known, f"<{tag}>"
        for name, value in attrs:
            _check_attribute(tag, name, value or "")
        if tag not in VOID:
            self.open.append(tag)
        self._part_words(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1:] == [tag], f"</{tag}> inside {self.open}"
        self.open.pop()
        self._part_words(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        if self.open[-1:] not in (["style"], ["title"]):
            self.shown.append(data)

    def handle_comment(self, data: str) -> None:
        _OutlookReader(self.known | OUTLOOK).feed(data)

    def handle_decl(self, decl: str) -> None:
        assert decl.lower() == "doctype html", decl

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        assert re.fullmatch(r"(?:if [^<>]*|endif)", data), data

    def _part_words(self, tag: str) -> None:
        if tag not in IN_WORDS:
            self.shown.append(" ")


class _OutlookReader(_Reader):
    """Reads a conditional comment: what one opens may be closed in another."""

    def handle_endtag(self, tag: str) -> None:
        assert tag in self.known, f"</{tag}>"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


def _check_attribute(tag: str, name: str, value: str) -> None:
    assert name in ATTRIBUTES, f"<{tag} {name}>"
    if name == "href":
        assert ADDRESS.match(value), value
    if name in {"src", "srcset"}:
        assert PICTURE.match(value), value
    if name == "style":
        assert not NO_STYLE_OF_OURS.search(value), value
