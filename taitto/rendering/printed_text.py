"""The words on laid-out pages, each paragraph in one piece, so that they can be counted against those of the issue.

A word that is parted at a line's end is made whole: of a line that ends in a hyphen, only the source can tell whether
the hyphen was there before (`kivi-jalka`) or is the compositor's (`kivijalka`).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from taitto.plotting.wrapping import HYPHEN
from taitto.words import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_SVG_TEXT = "{http://www.w3.org/2000/svg}text"

_Parted = tuple[str, ...]
"""The parts of a word that goes over line ends, each but the last with its hyphen."""

_LETTERS = rf"\w{HIDDEN}-"
_WORD = re.compile(f"[{_LETTERS}]+")
"""Letters, figures, hyphens, and marks that nobody sees; behind any other sign a line may end without a hyphen."""
_PIECES = re.compile(f"[{_LETTERS}]+|[^{_LETTERS}]+")
_OPENING = "”“„’‘»«(["
_NO_LETTER = re.compile(r"[\W_]+")


def printed_text(parts: Iterable[Any]) -> str:
    """Return the text of WeasyPrint's boxes in reading order, a paragraph a line, also one that goes over pages.

    A figure that is drawn is a paragraph of its own.
    """
    paragraphs: dict[int, tuple[Any, list[str]]] = {}
    for part in parts:
        for line in _lines(part):
            if text := _plotted(line):
                paragraphs[id(line)] = (line.element, [text])
                continue
            if not hasattr(line, "children"):
                continue
            _, texts = paragraphs.setdefault(id(line.element), (line.element, []))
            texts.append("".join(_pieces(line)).strip())
    return "\n".join(
        _whole(_unbroken(texts, element), element).strip() for element, texts in paragraphs.values() if any(texts)
    )


def _lines(box: Any) -> Iterator[Any]:
    from weasyprint.formatting_structure import boxes

    if isinstance(box, (boxes.LineBox, boxes.BlockReplacedBox)):
        yield box
        return
    for child in getattr(box, "children", ()):
        yield from _lines(child)


def _plotted(box: Any) -> str:
    """Return the texts of an SVG that is a block of its own; nothing of any other box."""
    svg = getattr(getattr(box, "replacement", None), "_svg", None)
    if svg is None:
        return ""
    texts = (node.text or "" for node in svg.tree._etree_node.iter(_SVG_TEXT))  # noqa: SLF001
    return " ".join(texts).replace(f"{HYPHEN} ", "")


def _pieces(box: Any) -> Iterator[str]:
    """Yield the texts inside a line; a box of its own in the line stands apart from the words beside it."""
    from weasyprint.formatting_structure import boxes

    for child in box.children:
        if isinstance(child, boxes.TextBox):
            yield child.text
        elif hasattr(child, "children"):
            apart = " " if isinstance(child, boxes.InlineBlockBox) else ""
            yield from (apart, *_pieces(child), apart)


def _unbroken(lines: Sequence[str], element: Any) -> list[str]:
    """Return the lines with each word on one of them that no line holds, and that was broken without a hyphen."""
    source: Counter[str] | None = None
    unbroken: list[str] = []
    for line in lines:
        before = unbroken[-1].lstrip(_OPENING) if unbroken else ""
        if _WORD.fullmatch(before) and not before.endswith("-") and _WORD.match(line):
            source = source or _words_of(element)
            begun = _WORD.match(before + line)
            assert begun is not None  # noqa: S101 (both begin with a word)
            if before not in source and any(word.startswith(begun[0]) for word in source):
                unbroken[-1] += line
                continue
        unbroken.append(line)
    return unbroken


def _whole(lines: Sequence[str], element: Any) -> str:
    """Return a paragraph's lines in one, the words that were parted as the source has them."""
    text: list[str | _Parted] = []
    parted: _Parted = ()
    for line in lines:
        pieces = _PIECES.findall(line)
        if parted and pieces:
            parted = (*parted, pieces.pop(0))
            if line.endswith("-") and not pieces:
                continue
            text.append(parted)
            parted = ()
        if line.endswith("-"):
            parted = (pieces.pop(),)
        text += [*pieces, " "]
    return "".join(_joined([*text, parted], element))


def _joined(text: Sequence[str | _Parted], element: Any) -> Iterator[str]:
    """Yield each word; of the source's words that differ in hyphens alone, the one that is not printed whole."""
    unseen = _words_of(element)
    unseen.subtract(piece for piece in text if isinstance(piece, str))
    alike: dict[str, list[str]] = {}
    for token in unseen:
        alike.setdefault(_squeezed(token), []).append(token)
    for piece in text:
        parts = (piece,) if isinstance(piece, str) else piece
        while len(parts) > 1:
            size = next((n for n in range(len(parts), 0, -1) if _squeezed("".join(parts[:n])) in alike), 1)
            whole = max(alike.get(_squeezed("".join(parts[:size])), [parts[0]]), key=unseen.__getitem__)
            unseen[whole] -= 1
            parts = parts[size:]
            yield f"{whole} "
        yield from parts


def _words_of(element: Any) -> Counter[str]:
    """Return how often the source has each word; a tag may stand inside a word or between two."""
    inside = Counter(_WORD.findall("".join(element.itertext())))
    between = Counter(_WORD.findall(" ".join(element.itertext())))
    return inside | between


def _squeezed(token: str) -> str:
    return _NO_LETTER.sub("", token)
