"""Rules over what a channel made: nothing off the page, no page half empty, nothing that the renderer missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.errors import Level, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.labels import Labels
    from taitto.model import Edition, Issue

HOLE_MM = 25.0
"""A page with more white than this at its foot looks unfinished."""

_MISSING_LETTER = ".notdef glyph"
_LOSSES = ("Failed to load", "Font-face ")
"""How a renderer's complaint begins when something is missing on the page: a picture, a style sheet, a typeface."""


def page_faults(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield an error for text that runs off a page, a warning for a page with a hole."""
    del issue, labels
    for page in edition.pages:
        place = Place(f"{edition.channel}, page {page.number}")
        if page.lines_off_page:
            hint = "shorten the text or a word in it"
            what = "a line runs" if page.lines_off_page == 1 else f"{page.lines_off_page} lines run"
            yield Problem(place, f"{what} off the page", hint)
        if page.free_mm > HOLE_MM:
            text = f"the page has {page.free_mm:.0f} mm of white at its foot"
            hint = "make a picture higher (:ratio:) or the text longer"
            yield Problem(place, text, hint, Level.WARNING)


def renderer_complaints(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield a problem for each thing that the renderer found wrong: an error for what is missing on a page."""
    del issue, labels
    for complaint in edition.warnings:
        if complaint.startswith(_MISSING_LETTER) and edition.alphabet is not None:
            continue  # told with its place, see strange_letters
        level = Level.ERROR if complaint.startswith(_LOSSES) else Level.WARNING
        yield Problem(Place(edition.channel), complaint, level=level)
