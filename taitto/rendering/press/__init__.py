"""An RGB PDF with bleed, as WeasyPrint makes it → PDF/X-4 in the inks of one printing condition.

WeasyPrint's own `pdf/x-4` is no better start than its plain PDF: it names DeviceCMYK as the colour space of gradients
whose stops are RGB, which is broken. So the plain one is taken, and all that makes it PDF/X is done here.
"""

from __future__ import annotations

import io

import pikepdf

from taitto.rendering.press.colours import UnknownColourError
from taitto.rendering.press.conformance import PDF_VERSION, declare
from taitto.rendering.press.inks import INK_LIMIT_PERCENT, Inks, UnfitProfileError
from taitto.rendering.press.separation import Separation

__all__ = ["INK_LIMIT_PERCENT", "UnfitProfileError", "UnknownColourError", "separate"]


def separate(pdf: bytes, profile: bytes, *, ink_limit_percent: int = INK_LIMIT_PERCENT) -> bytes:
    """Return the PDF as PDF/X-4: all colours in the inks of `profile`, an ICC output profile of CMYK.

    Neutral dark text is set in black ink alone. What a printer has no use for (links, bookmarks, tags, scripts) is left
    out. The same input gives the same bytes.

    Raises:
        UnfitProfileError: the profile is none of a press with four inks.
        UnknownColourError: the PDF has colours in a way that WeasyPrint does not write.

    """
    inks = Inks(profile, limit_percent=ink_limit_percent)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        separation = Separation(document, inks)
        for page in document.pages:
            separation.page(page)
        declare(document, inks, source=pdf)
        out = io.BytesIO()
        document.save(
            out,
            force_version=PDF_VERSION,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return out.getvalue()
