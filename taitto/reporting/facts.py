"""What a report tells of a build: the issue, its files, each PDF with its pages and pictures, and all problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from taitto.errors import Problem
    from taitto.model import Masthead
    from taitto.pages import FlawedLine
    from taitto.rendering.inspection import Box, Font, OutputIntent, PlacedPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class WordCount:
    """How many words `contents` gives to a file, and how many of them a reader does not find in it."""

    expected: int
    lost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """One file of the build. `words` is None for a file that is no text for readers."""

    path: str
    channel: str
    size_bytes: int
    words: WordCount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoReport:
    """A photo of the issue by its own file: how wide it is shown, and how many of its own pixels an inch has then."""

    file: str
    width_mm: float
    dpi: float
    is_coarse: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReport:
    """One page: what the PDF holds, then what was measured when it was laid out.

    `bleed_mm` is the least that lies outside the trimmed page on any side. Without measures the layout's facts are 0.
    """

    number: int
    width_mm: float
    height_mm: float
    trim: Box | None
    bleed: Box | None
    bleed_mm: float
    colour_spaces: tuple[str, ...]
    ink_percent: float
    free_mm: float
    lines: int
    lines_off_page: int
    lines_off_measure: int
    lines_off_grid: int
    flaws: tuple[FlawedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What veraPDF says of a PDF by one standard. `failures` tell each broken rule, and how often it is broken."""

    standard: str
    holds: bool
    failures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfReport:
    """One PDF. `faults` is what is wrong with the file itself; `dpi_at_least` is what its photos should have.

    `ink_limit_percent` is the most ink that the press takes, None for a PDF that is read on screens.
    """

    path: str
    ink_limit_percent: int | None
    dpi_at_least: int
    version: str
    title: str | None
    lang: str | None
    standards: tuple[str, ...]
    output_intent: OutputIntent | None
    fonts: tuple[Font, ...]
    faults: tuple[str, ...]
    pages: tuple[PageReport, ...]
    pictures: tuple[PlacedPicture, ...]
    photos: tuple[PhotoReport, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def sizes_mm(self) -> tuple[tuple[float, float], ...]:
        """Return the width and height of the trimmed pages, each size once."""
        return tuple(dict.fromkeys((page.width_mm, page.height_mm) for page in self.pages))

    @property
    def colour_spaces(self) -> tuple[str, ...]:
        """Return all colour spaces of the pages."""
        return tuple(sorted({space for page in self.pages for space in page.colour_spaces}))

    @property
    def coarsest_dpi(self) -> float:
        """Return the least pixels an inch of any picture."""
        return min((picture.dpi for picture in self.pictures), default=0.0)

    @property
    def ink_percent(self) -> float:
        """Return the most ink of any page."""
        return max((page.ink_percent for page in self.pages), default=0.0)

    @property
    def bleed_mm(self) -> float:
        """Return the least bleed of any page."""
        return min((page.bleed_mm for page in self.pages), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A program that took part in the build, with its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that is told of one build; nothing in it depends on the day or the machine."""

    issue: str
    masthead: Masthead
    tools: tuple[Tool, ...]
    files: tuple[FileReport, ...]
    pdfs: tuple[PdfReport, ...]
    problems: tuple[Problem, ...]

    @property
    def own_files(self) -> tuple[FileReport, ...]:
        """Return the files that one opens; the others lie in folders beside them."""
        return tuple(file for file in self.files if "/" not in file.path)

    @property
    def folders(self) -> tuple[tuple[str, int, int], ...]:
        """Return each folder's name, the number of its files and their bytes."""
        names = dict.fromkeys(file.path.partition("/")[0] for file in self.files if "/" in file.path)
        held = {name: [file.size_bytes for file in self.files if file.path.startswith(f"{name}/")] for name in names}
        return tuple((name, len(sizes), sum(sizes)) for name, sizes in held.items())
