"""Pango's contexts, shared: WeasyPrint makes one for each line that it measures, and thousands of them are alike.

A context holds the fonts, the language and the direction of a text, which its style tells; so one is enough for a
style. The pages are the same to the byte. What is decorated (underlined) is measured anew, as WeasyPrint does.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PATCHED = (("weasyprint.text.line_break", "Layout.setup"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """Pango's objects for a style. The style is kept with them so that no other one can get its id."""

    style: Any
    context: Any
    language: Any
    font: Any
    features: Any


@contextlib.contextmanager
def shared_contexts() -> Iterator[None]:
    """Share contexts between texts of one style while documents are laid out."""
    from weasyprint.text.ffi import ffi, gobject, pango
    from weasyprint.text.line_break import Layout

    set_up = Layout.setup
    known: dict[int, _Context] = {}

    def setup(self: Any, style: Any) -> None:
        if style["text_decoration_line"] != "none" or style["font_language_override"] != "normal":
            set_up(self, style)
            return
        shared = known.get(id(style))
        if shared is None:
            shared = known[id(style)] = _context(style)
        self.style, self.language, self.first_line_direction = style, shared.language, 0
        self.ascent = self.underline_position = self.strikethrough_position = None
        self.layout = ffi.gc(pango.pango_layout_new(shared.context), gobject.g_object_unref)
        pango.pango_layout_set_auto_dir(self.layout, False)  # noqa: FBT003 (a C function)
        pango.pango_layout_set_font_description(self.layout, shared.font)
        if shared.features is not None:
            features = pango.pango_attr_list_new()
            pango.pango_attr_list_insert(features, shared.features)
            pango.pango_layout_set_attributes(self.layout, features)

    Layout.setup = setup
    try:
        yield
    finally:
        Layout.setup = set_up


def _context(style: Any) -> _Context:
    """Return what WeasyPrint's `Layout.setup` makes of a style."""
    from weasyprint.text import line_break
    from weasyprint.text.ffi import ffi, gobject, pango, unicode_to_char_p

    context = ffi.gc(pango.pango_font_map_create_context(style.font_config.font_map), gobject.g_object_unref)
    pango.pango_context_set_round_glyph_positions(context, False)  # noqa: FBT003 (a C function)
    pango.pango_context_set_base_dir(context, line_break.PANGO_DIRECTION[style["direction"]])
    language = pango.pango_language_get_default()
    if style["lang"]:
        pointer, kept = unicode_to_char_p(style["lang"])
        language = pango.pango_language_from_string(pointer)
        del kept  # what the pointer points to, until here
        pango.pango_context_set_language(context, language)
    return _Context(
        style=style,
        context=context,
        language=language,
        font=line_break.get_font_description(style),
        features=_features(style),
    )


def _features(style: Any) -> Any:
    """Return a style's OpenType features as WeasyPrint keeps them, None when it has none."""
    from weasyprint.text.ffi import pango
    from weasyprint.text.line_break import font_features

    names = ("kerning", "variant_ligatures", "variant_position", "variant_caps", "variant_numeric")
    more = ("variant_alternates", "variant_east_asian", "feature_settings")
    features = font_features(*(style[f"font_{name}"] for name in (*names, *more)))
    if not features:
        return None
    text = ",".join(f"{key} {value}" for key, value in features.items()).encode()
    kept = style.font_config.font_features
    if text not in kept:
        kept[text] = pango.pango_attr_font_features_new(text)
    return kept[text]
