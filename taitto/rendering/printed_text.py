"""The words on laid-out pages, each paragraph in one piece, so that they can be counted against those of the issue.

A word that is parted at a line's end is made whole: of a line that ends in a hyphen, only the source can tell whether
the hyphen was there before (`kivi-jalka`) or is the compositor's (`kivijalka`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_NO_LETTER = re.compile(r"[\W_]+")


def printed_text(parts: Iterable[Any]) -> str:
    """Return the text of WeasyPrint's boxes in reading order, a paragraph a line, also one that goes over pages."""
    paragraphs: dict[int, tuple[Any, list[str]]] = {}
    for part in parts:
        for line in _lines(part):
            _, texts = paragraphs.setdefault(id(line.element), (line.element, []))
            texts.append("".join(_pieces(line)).strip())
    return "\n".join(_whole(texts, element) for element, texts in paragraphs.values() if any(texts))


def _lines(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    if isinstance(box, boxes.LineBox):
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def _pieces(box: Any) -> Iterator[str]:
    """Yield the texts inside a line; a box of its own in the line stands apart from the words beside it."""
    from weasyprint.formatting_structure import boxes

    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child.text
        elif hasattr(child, "children"):
            apart = " " if isinstance(child, boxes.InlineBlockBox) else ""
            yield from (apart, *_pieces(child), apart)


def _whole(lines: Sequence[str], element: Any) -> str:
    """Return a paragraph's lines in one, the words that were parted as the source has them."""
    source = {_squeezed(token): token for token in _tokens(element)}
    text: list[str] = []
    parted: list[str] = []
    for line in lines:
        tokens = line.split()
        ends_parted = line.endswith("-")
        if parted and tokens:
            parted.append(tokens.pop(0))
            if ends_parted and not tokens:
                continue
            text.append(source.get(_squeezed("".join(parted)), " ".join(parted)))
            parted = []
        if ends_parted:
            parted = [tokens.pop()]
        text += tokens
    return " ".join([*text, *parted])


def _tokens(element: Any) -> Iterator[str]:
    """Yield the words of the source with what clings to them; a tag may stand inside a word or between two."""
    for glue in ("", " "):
        yield from glue.join(element.itertext()).split()


def _squeezed(token: str) -> str:
    return _NO_LETTER.sub("", token)
