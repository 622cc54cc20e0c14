"""A content stream in RGB → the same stream in another medium.

A colour is not written where the source sets it but before the next mark that is made with it: letters and areas that
share a colour on the screen may need two on paper.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pikepdf

from taitto.rendering.press.colours import CMYK, GREY, RGB, Space, UnknownColourError, read_space
from taitto.rendering.press.functions import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.rendering.press.inks import Medium, Values

_SETS_COLOUR = {"g": GREY, "rg": RGB, "k": CMYK, "G": GREY, "RG": RGB, "K": CMYK}
_SETS_SPACE = {"cs", "CS"}
_SETS_IN_SPACE = {"sc", "scn", "SC", "SCN"}
_STARTS_MARK = {"m", "re", "Do"}
"""An area's colour is written here: between a path and its filling none may be set."""
_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
_TAGS = {"BDC", "BMC", "EMC"}
_WRITTEN_AS = {"/DeviceGray": ("g", "G"), "/DeviceCMYK": ("k", "K")}

Instruction = pikepdf.ContentStreamInstruction
Instructions = tuple[Instruction, ...]


@dataclass(frozen=True, slots=True)
class _Paint:
    """What sets a colour, for areas and for text."""

    area: Instructions
    text: Instructions


@dataclass(frozen=True, slots=True)
class _Pen:
    """A colour of the graphics state: the space of the next one, the one that the source wants, what is written."""

    space: Space | None = GREY
    paint: _Paint | None = None
    written: Instructions = ()


def converted_content(stream: Any, resources: Any, medium: Medium) -> bytes:
    """Return a page's or a stream's content with the medium's colours and without the marks of tags.

    Raises:
        UnknownColourError: it has colours that WeasyPrint does not write.

    """
    return pikepdf.unparse_content_stream(list(_Content(resources, medium).converted(stream)))


class _Content:
    def __init__(self, resources: Any, medium: Medium) -> None:
        self._resources = resources
        self._medium = medium
        self._known: dict[tuple[int, Space, Values], _Paint] = {}
        self._pens = (_Pen(), _Pen())  # for what is filled, and for lines
        self._outer: list[tuple[_Pen, _Pen]] = []

    def converted(self, stream: Any) -> Iterator[Any]:
        for instruction in pikepdf.parse_content_stream(stream):
            if isinstance(instruction, pikepdf.ContentStreamInlineImage):
                if not instruction.iimage.image_mask:
                    raise UnknownColourError("a picture inside a stream")
                yield from self._colours(for_text=False)
                yield instruction
                continue
            operator = str(instruction.operator)
            if operator in _SETS_COLOUR or operator in _SETS_SPACE or operator in _SETS_IN_SPACE:
                pens = list(self._pens)
                side = int(operator.isupper())
                pens[side] = self._dipped(side, operator, instruction)
                self._pens = pens[0], pens[1]
                continue
            if operator in _TAGS:
                continue
            if operator == "q":
                self._outer.append(self._pens)
            elif operator == "Q" and self._outer:
                self._pens = self._outer.pop()
            elif operator in _STARTS_MARK:
                yield from self._colours(for_text=False)
            elif operator in _SHOWS_TEXT:
                yield from self._colours(for_text=True)
            yield instruction

    def _dipped(self, side: int, operator: str, instruction: Instruction) -> _Pen:
        """Return a pen as an operator wants it."""
        pen, operands = self._pens[side], list[Any](instruction.operands)
        if operator in _SETS_COLOUR:
            space = _SETS_COLOUR[operator]
            return replace(pen, space=space, paint=self._paint(side, space, numbers(operands)))
        if operator in _SETS_SPACE:
            found = read_space(operands[0], self._resources)
            return replace(pen, space=found, paint=self._paint(side, found, list(found.black)) if found else None)
        if pen.space is not None:
            return replace(pen, paint=self._paint(side, pen.space, numbers(operands)))
        if len(operands) != 1:
            raise UnknownColourError("a pattern without colours of its own")
        pattern = Instruction([pikepdf.Name.Pattern], pikepdf.Operator(("cs", "CS")[side])), instruction
        return replace(pen, paint=_Paint(pattern, pattern))

    def _paint(self, side: int, space: Space, values: list[float]) -> _Paint:
        key = side, space, tuple(values)
        if key not in self._known:
            operator = pikepdf.Operator(_WRITTEN_AS[str(self._medium.name)][side])
            area, text = self._medium.colour(space, values), self._medium.text_colour(space, values)
            for_area = (Instruction(list(area), operator),)
            self._known[key] = _Paint(for_area, for_area if area == text else (Instruction(list(text), operator),))
        return self._known[key]

    def _colours(self, *, for_text: bool) -> Iterator[Instruction]:
        """Yield what sets the colours of the next mark, where they are not set already."""
        pens = []
        for pen in self._pens:
            wanted = pen.written if pen.paint is None else pen.paint.text if for_text else pen.paint.area
            if wanted is not pen.written:
                yield from wanted
            pens.append(replace(pen, written=wanted))
        self._pens = pens[0], pens[1]
