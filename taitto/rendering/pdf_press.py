"""Laid-out pages → the PDF for a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.rendering.press import separate

if TYPE_CHECKING:
    from weasyprint import Document


def write_press(document: Document, *, profile: bytes, ink_limit_percent: int) -> bytes:
    """Return the pages as PDF/X-4 in the inks of an ICC profile.

    Raises:
        UnfitProfileError: the profile is none of a press with four inks.

    """
    data = document.write_pdf()
    assert data is not None  # noqa: S101 (no target was given)
    return separate(data, profile, ink_limit_percent=ink_limit_percent)
