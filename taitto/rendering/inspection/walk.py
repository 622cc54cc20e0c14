"""A walk through all that a page draws: its content, forms, patterns and masks, with the place of each mark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pikepdf

from taitto.rendering.inspection.ink import ink_of_colour, ink_of_gradient
from taitto.rendering.inspection.marks import STENCIL, Marks, Shelf, picture_space, space_name
from taitto.rendering.press.colours import UnknownColourError

if TYPE_CHECKING:
    from collections.abc import Callable

_SETS_COLOUR = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_SETS_IN_SPACE = {"sc", "scn"}
_FILLS = {"f", "F", "f*"}
_STROKES = {"S", "s"}
_FILLS_AND_STROKES = {"B", "B*", "b", "b*"}
_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
_FILLED_TEXT, _STROKED_TEXT = {0, 2, 4, 6}, {1, 2, 5, 6}
_PLAIN_BLENDS = {"/Normal", "/Compatible"}
_TILING = 1
_UNMOVED = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class Canvas:
    """What content is drawn on: the matrix from its coordinates to the page's, and whether it is no ink but a mask."""

    matrix: pikepdf.Matrix
    is_mask: bool = False
    within: frozenset[tuple[int, int]] = frozenset()

    def inside(self, stream: Any) -> Canvas:
        """Return the canvas of a stream that is drawn here."""
        matrix = pikepdf.Matrix(*map(float, stream.get("/Matrix", _UNMOVED))) @ self.matrix
        return replace(self, matrix=matrix, within=self.within | {stream.objgen})


@dataclass(frozen=True, slots=True)
class _Colour:
    """A colour that marks can be made with: its space, and its ink or the pattern that stands for it."""

    space: str = "DeviceGray"
    ink: float = 1.0
    pattern: Any = None


@dataclass(frozen=True, slots=True)
class _State:
    """The part of the graphics state that matters here."""

    matrix: pikepdf.Matrix
    fill: _Colour = _Colour()
    line: _Colour = _Colour()
    text_mode: int = 0


def walk(page: pikepdf.Page, number: int, shelf: Shelf) -> Marks:
    """Return what a page shows."""
    marks = Marks(page=number)
    if "/Group" in page.obj:
        marks.note_space(page.obj["/Group"].get("/CS"))
    _Walk(page, page.resources, Canvas(pikepdf.Matrix()), marks, shelf).go()
    return marks


class _Walk:
    """The way through one content stream, and through the streams that it draws with."""

    def __init__(self, stream: Any, resources: Any, canvas: Canvas, marks: Marks, shelf: Shelf) -> None:
        self._stream = stream
        self._resources = resources
        self._canvas = canvas
        self._marks = marks
        self._shelf = shelf
        self._state = _State(canvas.matrix)
        self._outer: list[_State] = []
        self._steps: dict[str, Callable[[Any], None]] = {
            "q": self._save,
            "Q": self._restore,
            "cm": self._move,
            "cs": self._fill_space,
            "CS": self._line_space,
            "Tr": self._text_mode,
            "Tf": self._font,
            "gs": self._graphics_state,
            "sh": self._shade,
            "Do": self._draw,
        }

    def go(self) -> None:
        """Note what the stream draws."""
        for operation in self._shelf.operations(self._stream):
            if isinstance(operation, pikepdf.ContentStreamInlineImage):
                self._inline(operation.iimage)
                continue
            operator = str(operation.operator)
            if operator in self._steps:
                self._steps[operator](operation.operands)
            elif operator.lower() in _SETS_COLOUR or operator.lower() in _SETS_IN_SPACE:
                self._colour(operator, operation.operands)
            else:
                self._paint(operator)

    def _save(self, operands: Any) -> None:
        del operands
        self._outer.append(self._state)

    def _restore(self, operands: Any) -> None:
        del operands
        if self._outer:
            self._state = self._outer.pop()

    def _move(self, operands: Any) -> None:
        matrix = pikepdf.Matrix(*map(float, operands)) @ self._state.matrix
        self._state = replace(self._state, matrix=matrix)

    def _fill_space(self, operands: Any) -> None:
        self._state = replace(self._state, fill=_Colour(self._space(operands[0])))

    def _line_space(self, operands: Any) -> None:
        self._state = replace(self._state, line=_Colour(self._space(operands[0])))

    def _text_mode(self, operands: Any) -> None:
        self._state = replace(self._state, text_mode=int(operands[0]))

    def _space(self, name: Any) -> str:
        return space_name(self._named("/ColorSpace", name) or name)

    def _colour(self, operator: str, operands: Any) -> None:
        of_lines = operator.isupper()
        before = self._state.line if of_lines else self._state.fill
        space = _SETS_COLOUR.get(operator.lower(), before.space)
        if space == "Pattern":
            colour = _Colour(space, 0.0, self._named("/Pattern", operands[-1]))
        else:
            colour = _Colour(space, ink_of_colour(space, operands))
        self._state = replace(self._state, line=colour) if of_lines else replace(self._state, fill=colour)

    def _paint(self, operator: str) -> None:
        text = operator in _SHOWS_TEXT
        mode = self._state.text_mode
        if operator in _FILLS or operator in _FILLS_AND_STROKES or (text and mode in _FILLED_TEXT):
            self._mark(self._state.fill)
        if operator in _STROKES or operator in _FILLS_AND_STROKES or (text and mode in _STROKED_TEXT):
            self._mark(self._state.line)

    def _mark(self, colour: _Colour) -> None:
        if colour.pattern is None:
            self._ink(colour.space, colour.ink)
        elif int(colour.pattern["/PatternType"]) == _TILING:
            self._enter(colour.pattern, {}, self._canvas)  # it lies where its page began, whatever was moved since
        else:
            self._shading(colour.pattern["/Shading"])

    def _ink(self, space: str, ink: float) -> None:
        self._marks.colour_spaces.add(space)
        if not self._canvas.is_mask:
            self._marks.ink = max(self._marks.ink, ink)

    def _shading(self, shading: Any) -> None:
        space = space_name(shading["/ColorSpace"])
        self._ink(space, ink_of_gradient(space, shading))

    def _enter(self, stream: Any, resources: Any, canvas: Canvas) -> None:
        if stream.objgen in canvas.within:
            return  # it draws itself: no program shows that
        if "/Group" in stream:
            self._marks.note_space(stream["/Group"].get("/CS"))
        inside = canvas.inside(stream)
        _Walk(stream, stream.get("/Resources", resources), inside, self._marks, self._shelf).go()

    def _shade(self, operands: Any) -> None:
        shading = self._needed("/Shading", operands[0])
        if shading is not None:
            self._shading(shading)

    def _graphics_state(self, operands: Any) -> None:
        state = self._needed("/ExtGState", operands[0])
        if state is None:
            return
        modes = state.get("/BM", ())
        named = map(str, modes if isinstance(modes, pikepdf.Array) else [modes] if modes else ())
        self._marks.blend_modes.update(mode.removeprefix("/") for mode in named if mode not in _PLAIN_BLENDS)
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            canvas = replace(self._canvas, matrix=self._state.matrix, is_mask=True)
            self._enter(mask["/G"], {}, canvas)

    def _font(self, operands: Any) -> None:
        font = self._needed("/Font", operands[0])
        if font is None:
            return
        self._marks.note_font(font)
        if font["/Subtype"] == pikepdf.Name.Type3 and font.objgen not in self._canvas.within:
            inside = replace(self._canvas, within=self._canvas.within | {font.objgen})
            for glyph in font["/CharProcs"].values():
                _Walk(glyph, font.get("/Resources", {}), inside, self._marks, self._shelf).go()

    def _draw(self, operands: Any) -> None:
        name = str(operands[0])
        drawn = self._needed("/XObject", name)
        if drawn is None:
            return
        if drawn["/Subtype"] != pikepdf.Name.Image:
            self._enter(drawn, self._resources, replace(self._canvas, matrix=self._state.matrix))
            return
        self._marks.note_picture(drawn, name, self._state.matrix)
        space = picture_space(drawn)
        if space == STENCIL:
            self._mark(self._state.fill)
        else:
            self._ink(space, self._ink_of_picture(drawn))

    def _ink_of_picture(self, image: Any) -> float:
        try:
            return self._shelf.ink_of_picture(image)
        except UnknownColourError as error:
            self._marks.faults.append(f"shows {error}")
            return 0.0

    def _inline(self, image: Any) -> None:
        if image.image_mask:
            self._mark(self._state.fill)
        else:
            self._marks.note_space(image.colorspace or "DeviceGray")

    def _needed(self, kind: str, name: Any) -> Any:
        """Return what a name stands for; when that is nothing, note it."""
        found = self._named(kind, name)
        if found is None:
            self._marks.faults.append(f"draws with {kind[1:]} {str(name)[1:]}, which is not there")
        return found

    def _named(self, kind: str, name: Any) -> Any:
        return self._resources.get(kind, {}).get(str(name))
