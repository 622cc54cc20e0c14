"""Laid-out entries → one PDF, with what was measured on its pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from taitto.rendering.engine import engine, quickened
from taitto.rendering.page_facts import text_of_pages
from taitto.rendering.page_numbers import fill_in, numbers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from weasyprint import Document

    from taitto.pages import PageFacts
    from taitto.rendering.typesetter import Galley


@dataclass(frozen=True, slots=True, kw_only=True)
class Pdf:
    """A PDF, the words on each page in order, the pages' measures, and what WeasyPrint complained of."""

    data: bytes
    text: str
    pages: tuple[PageFacts, ...]
    complaints: tuple[str, ...]


def joined(galleys: Sequence[Galley], *, fonts: Path, write: Callable[[Document], bytes]) -> Pdf:
    """Return the entries one after the other as one PDF. What is told of the whole is the first one's: title, language.

    `fonts` is the folder of the fonts they were set in; `write` makes the file of the pages.
    """
    pages: list[Any] = [page for galley in galleys for page in galley.pages]
    with engine(fonts) as complaints, quickened():
        fill_in(pages, numbers_of(pages))
        data = write(galleys[0].document.copy(pages))
    facts = [replace(fact, place=galley.place) for galley in galleys for fact in galley.facts]
    told = [complaint for galley in galleys for complaint in galley.complaints]
    return Pdf(
        data=data,
        text=text_of_pages(pages),
        pages=tuple(replace(fact, number=number) for number, fact in enumerate(facts, start=1)),
        complaints=tuple(dict.fromkeys((*told, *complaints))),
    )
