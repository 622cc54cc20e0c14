"""One PDF on its way to the press: pages, and whatever they draw with, made anew in another medium.

Nothing is changed in place but the pages. What a page draws by name may also stand in a soft mask, where it is light
and not ink, so each object is made once for each medium that asks for it; those that nobody asks for any more are left
behind when the file is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pikepdf

from taitto.rendering.press.colours import read_space
from taitto.rendering.press.content import converted_content
from taitto.rendering.press.functions import numbers
from taitto.rendering.press.gradients import converted_gradient
from taitto.rendering.press.inks import Inks, Light, Medium
from taitto.rendering.press.pictures import converted_picture

if TYPE_CHECKING:
    from collections.abc import Callable

_FORM = ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix")
_TILING = ("/Type", "/PatternType", "/PaintType", "/TilingType", "/BBox", "/XStep", "/YStep", "/Matrix")
_SHADING_PATTERN = 2


class Separation:
    """Makes a document's pages anew in inks, and what their soft masks show in light."""

    def __init__(self, pdf: pikepdf.Pdf, inks: Inks) -> None:
        self._pdf = pdf
        self._inks = inks
        self._light = Light()
        self._made: dict[tuple[tuple[int, int], str, str], Any] = {}

    def page(self, page: pikepdf.Page) -> None:
        """Bring a page's content, and all that it draws with, to inks.

        Raises:
            UnknownColourError: it has colours that WeasyPrint does not write.

        """
        resources = page.obj.get("/Resources", pikepdf.Dictionary())
        page.obj["/Contents"] = self._pdf.make_stream(converted_content(page, resources, self._inks))
        page.obj["/Resources"] = self._resources(resources, self._inks)
        page.obj["/Group"] = self._group(pikepdf.Dictionary(), self._inks)

    def _once(self, kind: str, source: Any, medium: Medium, make: Callable[[Any, Medium], Any]) -> Any:
        key = source.objgen, kind, str(medium.name)
        if source.objgen == (0, 0):  # written where it is used, and used there alone
            return make(source, medium)
        if key not in self._made:
            self._made[key] = make(source, medium)
        return self._made[key]

    def _resources(self, resources: Any, medium: Medium) -> Any:
        return self._once("/Resources", resources, medium, self._new_resources)

    def _new_resources(self, resources: Any, medium: Medium) -> Any:
        made = self._pdf.make_indirect(pikepdf.Dictionary())
        if resources.objgen != (0, 0):
            self._made[resources.objgen, "/Resources", str(medium.name)] = made  # a form may draw with its page's own
        makers: dict[str, Callable[[Any, Medium], Any]] = {
            "/XObject": self._drawn,
            "/Pattern": self._pattern,
            "/Shading": self._shading,
            "/ExtGState": self._graphics_state,
            "/Font": self._font,
        }
        for kind, make in makers.items():
            if len(named := resources.get(kind, {})):
                made[kind] = pikepdf.Dictionary(
                    {name: self._once(kind, source, medium, make) for name, source in named.items()}
                )
        return made

    def _drawn(self, drawn: Any, medium: Medium) -> Any:
        if drawn["/Subtype"] == pikepdf.Name.Image:
            return converted_picture(self._pdf, drawn, medium)
        return self._stream(drawn, medium, _FORM)

    def _stream(self, stream: Any, medium: Medium, kept: tuple[str, ...]) -> Any:
        resources = stream.get("/Resources", pikepdf.Dictionary())
        made = self._pdf.make_stream(converted_content(stream, resources, medium))
        for key in kept:
            if key in stream:
                made[key] = stream[key]
        made["/Resources"] = self._resources(resources, medium)
        if "/Group" in stream:
            made["/Group"] = self._group(stream["/Group"], medium)
        return made

    def _group(self, group: Any, medium: Medium) -> pikepdf.Dictionary:
        made = pikepdf.Dictionary(Type=pikepdf.Name.Group, S=pikepdf.Name.Transparency, CS=medium.name)
        for key in ("/I", "/K"):
            if key in group:
                made[key] = group[key]
        return made

    def _pattern(self, pattern: Any, medium: Medium) -> Any:
        if int(pattern["/PatternType"]) != _SHADING_PATTERN:
            return self._stream(pattern, medium, _TILING)
        made = _copied(pattern)
        made["/Shading"] = self._shading(pattern["/Shading"], medium)
        if "/ExtGState" in pattern:
            made["/ExtGState"] = self._graphics_state(pattern["/ExtGState"], medium)
        return self._pdf.make_indirect(made)

    def _shading(self, shading: Any, medium: Medium) -> Any:
        return converted_gradient(self._pdf, shading, medium)

    def _graphics_state(self, state: Any, medium: Medium) -> Any:
        del medium  # what the mask lets through is light for all
        mask = state.get("/SMask")
        if not isinstance(mask, pikepdf.Dictionary):
            return state
        made = _copied(state)
        made["/SMask"] = new = _copied(mask)
        within: Medium = self._light if mask["/S"] == pikepdf.Name.Luminosity else self._inks
        group = mask["/G"]
        new["/G"] = self._once("/XObject", group, within, self._drawn)
        if "/BC" in mask:
            space = read_space(group["/Group"]["/CS"])
            new["/BC"] = pikepdf.Array(within.colour(space, numbers(mask["/BC"]))) if space else mask["/BC"]
        return self._pdf.make_indirect(made)

    def _font(self, font: Any, medium: Medium) -> Any:
        if font["/Subtype"] != pikepdf.Name.Type3:
            return font
        made = _copied(font)
        resources = font.get("/Resources", pikepdf.Dictionary())
        glyphs = font["/CharProcs"].items()
        made["/Resources"] = self._resources(resources, medium)
        made["/CharProcs"] = pikepdf.Dictionary(
            {name: self._pdf.make_stream(converted_content(glyph, resources, medium)) for name, glyph in glyphs}
        )
        return self._pdf.make_indirect(made)


def _copied(dictionary: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(dict(dictionary.items()))
