"""A PDF → its part of the report, read from the file itself, and what a printer or a reader would mind in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.errors import Level, Place, Problem
from taitto.pages import PRESS_DOTS_PER_INCH, Flaw
from taitto.reporting.facts import PageReport, PdfReport, PhotoReport

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.model import Artifact, Edition
    from taitto.pages import PageFacts
    from taitto.rendering.inspection import PdfPage
    from taitto.reporting.facts import Verdict

SCREEN_DPI = 150
"""Pixels an inch below which a photo looks coarse on a screen."""


def read_pdf(
    artifact: Artifact, edition: Edition, *, ink_limit_percent: int | None, verdicts: tuple[Verdict, ...] = ()
) -> PdfReport:
    """Return the report of a PDF. `ink_limit_percent` is that of the press it is for, None for one that is read."""
    from taitto.rendering.inspection import inspect  # mail is made without it

    facts = inspect(artifact.data)
    laid_out = {page.number: page for page in edition.pages}
    dpi_at_least = SCREEN_DPI if ink_limit_percent is None else PRESS_DOTS_PER_INCH
    return PdfReport(
        path=artifact.path,
        ink_limit_percent=ink_limit_percent,
        dpi_at_least=dpi_at_least,
        version=facts.version,
        title=facts.title,
        lang=facts.lang,
        standards=tuple(map(_standard, facts.conformance)),
        output_intent=facts.output_intent,
        fonts=facts.fonts,
        faults=facts.faults,
        pages=tuple(_page(page, laid_out.get(page.number)) for page in facts.pages),
        pictures=tuple(picture for page in facts.pages for picture in page.pictures),
        photos=tuple(_photos(edition, dpi_at_least)),
        verdicts=verdicts,
    )


def preflight(pdf: PdfReport) -> Iterator[Problem]:
    """Yield a warning for all that a printer would send the file back for, or that a reader would miss or see.

    Photos too coarse for a press are told elsewhere, where the issue shows them.
    """
    for fault in pdf.faults:
        yield _warning(pdf.path, f"the file is damaged: {fault}", "build the issue again")
    for font in pdf.fonts:
        if not font.embedded:
            yield _warning(pdf.path, f"the font {font.name} is not in the file", "no printer has it: embed it")
    for verdict in pdf.verdicts:
        for failure in verdict.failures:
            yield _warning(pdf.path, f"{verdict.standard} does not hold: {failure}")
    yield from _coarse_photos(pdf) if pdf.ink_limit_percent is None else _unfit_pages(pdf, pdf.ink_limit_percent)


def _coarse_photos(pdf: PdfReport) -> Iterator[Problem]:
    for photo in pdf.photos:
        if photo.is_coarse:
            text = f"is shown {photo.width_mm:.0f} mm wide in {pdf.path} with {photo.dpi:.0f} pixels an inch"
            yield _warning(photo.file, text, f"screens show {pdf.dpi_at_least}: take a larger one")


def _unfit_pages(pdf: PdfReport, ink_limit_percent: int) -> Iterator[Problem]:
    from taitto.rendering.inspection import PRESS_SPACES

    for page in pdf.pages:
        where = f"{pdf.path}, page {page.number}"
        if strange := sorted(set(page.colour_spaces) - PRESS_SPACES):
            yield _warning(where, f"holds colours that are no inks: {', '.join(strange)}")
        if page.ink_percent > ink_limit_percent:
            text = f"asks for {page.ink_percent:g} % of ink; the press takes {ink_limit_percent} %"
            yield _warning(where, text, "make its darkest colour lighter")
        if page.bleed_mm <= 0:
            yield _warning(where, "has no bleed", "bleed_mm in theme.yaml says how wide it is")


def _warning(where: str, text: str, hint: str | None = None) -> Problem:
    return Problem(Place(where), text, hint, Level.WARNING)


def _page(page: PdfPage, laid_out: PageFacts | None) -> PageReport:
    trimmed = page.trim or page.media
    flaws = laid_out.flaws if laid_out else ()
    return PageReport(
        number=page.number,
        width_mm=trimmed.width_mm,
        height_mm=trimmed.height_mm,
        trim=page.trim,
        bleed=page.bleed,
        bleed_mm=_bleed_mm(page),
        colour_spaces=tuple(sorted(page.colour_spaces)),
        ink_percent=page.ink_percent,
        free_mm=laid_out.free_mm if laid_out else 0.0,
        lines=laid_out.body_lines if laid_out else 0,
        lines_off_page=laid_out.lines_off_page if laid_out else 0,
        lines_off_measure=sum(line.flaw is Flaw.OFF_MEASURE for line in flaws),
        lines_off_grid=laid_out.off_grid if laid_out else 0,
        flaws=flaws,
    )


def _standard(claim: str) -> str:
    """Return a standard's name as its readers write it: a file spells the level of PDF/A large."""
    return f"{claim[:-1]}{claim[-1].lower()}"


def _bleed_mm(page: PdfPage) -> float:
    """Return the least that lies outside the trimmed page on any side."""
    trim, bleed = page.trim, page.bleed
    if trim is None or bleed is None:
        return 0.0
    left, bottom = trim.left_mm - bleed.left_mm, trim.bottom_mm - bleed.bottom_mm
    right, top = bleed.width_mm - trim.width_mm - left, bleed.height_mm - trim.height_mm - bottom
    return round(min(left, bottom, right, top), 2)


def _photos(edition: Edition, dpi_at_least: int) -> Iterator[PhotoReport]:
    """Yield each photo once at each width: a page may have been set more often than once."""
    for photo in dict.fromkeys(edition.photos):
        is_coarse = round(photo.dots_per_inch) < dpi_at_least
        width_mm, dpi = round(photo.width_mm, 1), round(photo.dots_per_inch, 1)
        yield PhotoReport(file=photo.path, width_mm=width_mm, dpi=dpi, is_coarse=is_coarse)
