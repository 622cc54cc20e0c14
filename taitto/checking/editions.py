"""Rules over what a channel made: nothing off the page, no page half empty, nothing that the renderer missed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from taitto.blocks.figure import Figure
from taitto.errors import Level, Place, Problem
from taitto.model import Article
from taitto.pages import PRESS_DOTS_PER_INCH, Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.labels import Labels
    from taitto.model import Edition, Issue


PAGES_OF_A_SHEET = 4
"""A folded sheet has two leaves, printed on both sides."""

_MISSING_LETTER = ".notdef glyph"
_LOSSES = ("Failed to load", "Font-face ")
"""How a renderer's complaint begins when something is missing on the page: a picture, a style sheet, a typeface."""


def page_faults(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield an error for text that runs off a page, a warning for a page with a hole."""
    del issue, labels
    for page in edition.pages:
        place = page.place or Place(f"{edition.channel}, page {page.number}")
        the_page = f"page {page.number} of {edition.channel}" if page.place else "the page"
        if page.lines_off_page:
            found = [line.text for line in page.flaws if line.flaw is Flaw.OFF_PAGE]
            quoted = f' ("{found[0]}")' if found else ""
            what = "a line runs" if page.lines_off_page == 1 else f"{page.lines_off_page} lines run"
            yield Problem(place, f"{what} off {the_page}{quoted}", "shorten the text or a word in it")
        for line in page.flaws:
            if line.flaw is Flaw.OFF_MEASURE:
                yield Problem(place, f'"{line.text}" {line.flaw}', "shorten it or a word in it", Level.WARNING)
        if page.hole_mm:
            text = f"{the_page} has {page.hole_mm:.0f} mm of white at its foot"
            hint = "make a picture higher (:ratio:) or the text longer"
            yield Problem(place, text, hint, Level.WARNING)


def press_faults(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield a warning for each photo that is too coarse for a press, and for a number of pages that no sheets give."""
    del labels
    if edition.channel != "press":
        return
    for photo in edition.photos:
        if round(photo.dots_per_inch) < PRESS_DOTS_PER_INCH:
            least_px = ceil(photo.width_px * PRESS_DOTS_PER_INCH / photo.dots_per_inch)
            text = f"{photo.path} is printed {photo.width_mm:.0f} mm wide with {photo.dots_per_inch:.0f} pixels an inch"
            hint = f"a printer asks for {PRESS_DOTS_PER_INCH}: take one that is {least_px} pixels wide"
            yield Problem(_place_of(photo.path, issue), text, hint, Level.WARNING)
    if edition.pages and len(edition.pages) % PAGES_OF_A_SHEET:
        missing = -len(edition.pages) % PAGES_OF_A_SHEET
        pages = "1 page" if len(edition.pages) == 1 else f"{len(edition.pages)} pages"
        text = f"the magazine has {pages}, which is no multiple of {PAGES_OF_A_SHEET}"
        hint = f"fill {missing} more, or ask your printer"
        yield Problem(Place("press"), text, hint, Level.WARNING)


def _place_of(path: str, issue: Issue) -> Place:
    """Return where the issue shows a picture."""
    blocks = (block for entry in issue.entries if isinstance(entry.item, Article) for block in entry.item.blocks)
    shown = (block.place for block in blocks if isinstance(block, Figure) and block.picture.path == path)
    return next(shown, issue.place)


def renderer_complaints(issue: Issue, edition: Edition, labels: Labels) -> Iterator[Problem]:
    """Yield a problem for each thing that the renderer found wrong: an error for what is missing on a page."""
    del issue, labels
    yield from edition.problems
    for complaint in edition.warnings:
        if complaint.startswith(_MISSING_LETTER) and edition.alphabet is not None:
            continue  # told with its place, see strange_letters
        level = Level.ERROR if complaint.startswith(_LOSSES) else Level.WARNING
        yield Problem(Place(edition.channel), complaint, level=level)
