"""SVG as XML: what in it cannot be kept, and how large it is. Nothing is changed here."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING
from xml.etree.ElementTree import TreeBuilder
from xml.parsers import expat

from taitto.blocks.source import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

DEEPEST = 100
"""Elements inside one another: a program that draws them goes down with them, and falls at some hundreds."""

MOST_ELEMENTS = 50_000
"""Each counted as often as it is drawn: ten that show ten that show ten soon take days."""

HUNDREDTHS = 100
"""Of a user unit: a drawing that is two units wide must not be bent by rounding."""

SVG = "http://www.w3.org/2000/svg "
HREFS = ("href", "http://www.w3.org/1999/xlink href")
LINKS = frozenset({"a", "script"})
"""Elements that look the same without what they point at."""

WORDS = frozenset({"text", "flowRoot", "foreignObject"})
LOST = frozenset({"paint-order", "mix-blend-mode", "isolation"})
"""Attributes that py_svg_hush drops, though it keeps them in a style."""

_PHOTO = re.compile(r"data:image/(?:png|jpe?g)(?:;[\w=-]+)*;base64,", re.IGNORECASE)
_URL = re.compile(r"""url\(\s*["']?\s*([^"')\s]*)""", re.IGNORECASE)
_ESCAPE = re.compile(r"\\(?:([0-9a-fA-F]{1,6})\s?|(.))", re.DOTALL)


def inspect(svg: str, path: str) -> tuple[int, int]:
    """Return the width and height, in hundredths of user units, of a drawing that the editor knows as `path`.

    Raises:
        Fault: it is no SVG, or holds what cannot be kept.

    """
    return _Inspector(path).inspect(svg)


class _Inspector:
    """Raises a fault at the first thing that cannot be kept."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._named: dict[str, Element] = {}
        self._weights: dict[Element, tuple[int, int]] = {}

    def inspect(self, svg: str) -> tuple[int, int]:
        root = self._tree(svg)
        size = self._size(root)
        self._named = {f"#{element.get('id')}": element for element in root.iter()}
        self._weigh(root, depth=1)
        for element in root.iter():
            self._check(element)
        return size

    def _fault(self, text: str, hint: str) -> Fault:
        return Fault(f'"{self._path}" {text}', hint)

    def _tree(self, svg: str) -> Element:
        """Return the root element. SVG's own elements have plain names in it, those of an editor have none."""
        tree = TreeBuilder()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._check_document_type
        parser.ProcessingInstructionHandler = self._check_instruction
        parser.StartElementHandler = lambda name, attributes: tree.start(_plain(name), attributes)
        parser.EndElementHandler = lambda name: tree.end(_plain(name))
        parser.CharacterDataHandler = tree.data
        try:
            parser.Parse(svg, True)  # noqa: FBT003 (expat takes no names)
        except expat.ExpatError as error:
            text = f"cannot be read as a drawing: {expat.ErrorString(error.code)} in line {error.lineno}"
            raise self._fault(text, "export it again as SVG") from None
        return tree.close()

    def _check_document_type(self, _name: str, _system: str | None, _public: str | None, has_definitions: int) -> None:
        """Let a document type pass, but none that defines anything: that can unfold without end."""
        if has_definitions:
            hint = 'export it as plain SVG, in Illustrator without "Preserve Illustrator Editing Capabilities"'
            raise self._fault("has definitions in its document type", hint)

    def _check_instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            raise self._styled_elsewhere()

    def _size(self, root: Element) -> tuple[int, int]:
        if root.tag != "svg":
            raise self._fault("is no SVG", "export it again as SVG")
        try:
            _, _, width, height = map(float, re.split(r"[\s,]+", root.get("viewBox", "").strip()))
        except ValueError:
            width = height = 0
        if not (0 < width < 1e9 and 0 < height < 1e9):
            raise self._fault("has no viewBox", "export the drawing again with a viewBox")
        return max(1, round(width * HUNDREDTHS)), max(1, round(height * HUNDREDTHS))

    def _check(self, element: Element) -> None:
        if element.tag in WORDS and "".join(element.itertext()).strip():
            raise self._fault("has live text", "export it with its text as paths")
        if element.tag == "style":
            self._check_style("".join(element.itertext()))
        for name, value in element.items() if element.tag else ():
            if name in LOST:
                raise self._fault(f"has {name} as an attribute, which would get lost", "export it with inline styles")
            if name in HREFS and element.tag not in LINKS:
                self._check_address(value.strip())
            elif " " not in name:
                self._check_style(value)

    def _check_address(self, address: str) -> None:
        if address[:5].lower() == "data:":
            if not _PHOTO.match(address):
                raise self._fault("holds a picture that is neither JPEG nor PNG", "embed it as JPEG or PNG")
        elif address and not address.startswith("#"):
            raise self._shows_elsewhere()

    def _check_style(self, style: str) -> None:
        """Check a style sheet, or an attribute."""
        plain = _ESCAPE.sub(_letter, style)
        if "@import" in plain.lower():
            raise self._styled_elsewhere()
        if any(url and not url.startswith(("#", "data:")) for url in _urls(plain)):
            raise self._shows_elsewhere()

    def _weigh(self, element: Element, depth: int) -> tuple[int, int]:
        """Return how many elements it takes to draw this one, and how many of them stand inside one another.

        `depth` is the element's own: 1 for the root.
        """
        if element not in self._weights and depth <= DEEPEST:
            inner = [self._weigh(part, depth + 1) for part in (*element, *self._shown(element))]
            elements = 1 + sum(elements for elements, _ in inner)
            self._weights[element] = elements, 1 + max((levels for _, levels in inner), default=0)
        elements, levels = self._weights.get(element, (1, 1))
        if elements > MOST_ELEMENTS or depth + levels - 1 > DEEPEST:
            text = f"has more than {MOST_ELEMENTS} elements to draw, or {DEEPEST} inside one another"
            raise self._fault(text, "export it simpler")
        return elements, levels

    def _shown(self, element: Element) -> Iterator[Element]:
        """Yield the parts that an element shows in its place: by `use`, or as a pattern, a mask or an arrowhead."""
        for name, value in element.items():
            pointers = [value.strip()] if element.tag == "use" and name in HREFS else _urls(value)
            yield from (self._named[pointer] for pointer in pointers if pointer in self._named)

    def _shows_elsewhere(self) -> Fault:
        return self._fault("shows another file", "embed the picture in the drawing")

    def _styled_elsewhere(self) -> Fault:
        return self._fault("takes its style from another file", "export it again with its styles inside")


def _plain(name: str) -> str:
    return name.removeprefix(SVG) if name.startswith(SVG) else ""


def _urls(style: str) -> list[str]:
    return _URL.findall(style) if "(" in style else []  # long paths and photos have none: they pass quickly


def _letter(escape: re.Match[str]) -> str:
    return chr(min(int(escape[1], 16), sys.maxunicode)) if escape[1] else escape[2]
