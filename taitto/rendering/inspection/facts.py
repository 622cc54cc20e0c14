"""What is known of a PDF after it was read: its pages, fonts, pictures and colours, and what it says of itself."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

PRESS_SPACES = frozenset({"DeviceCMYK", "DeviceGray"})
"""The colour spaces that a press PDF may use: all others are still to be separated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on a page, in millimetres from the lower left corner of the sheet's coordinates."""

    left_mm: float
    bottom_mm: float
    width_mm: float
    height_mm: float

    def holds(self, other: Box, *, slack_mm: float = 0.01) -> bool:
        """Return whether another box lies within this one."""
        return (
            self.left_mm <= other.left_mm + slack_mm
            and self.bottom_mm <= other.bottom_mm + slack_mm
            and self.left_mm + self.width_mm >= other.left_mm + other.width_mm - slack_mm
            and self.bottom_mm + self.height_mm >= other.bottom_mm + other.height_mm - slack_mm
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font that text is set in, and whether the PDF carries it."""

    name: str
    embedded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPicture:
    """A picture of pixels where it stands. `dpi` is that of its coarser direction at the size that is printed."""

    page: int
    name: str
    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    dpi: float
    colour_space: str

    def asset(self, addresses: Iterable[str]) -> str | None:
        """Return the one of these addresses that the picture was fetched from, None if it is none of them.

        WeasyPrint names a picture for the MD5 of its address.
        """
        hashes = ((address, hashlib.md5(address.encode(), usedforsecurity=False).hexdigest()) for address in addresses)
        return next((address for address, key in hashes if key in self.name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfPage:
    """One page. `bleed` and `trim` are None where the PDF does not tell them.

    `ink_percent` is the most ink that meets anywhere, of 400: the most that a colour of the page asks for, or a pixel
    of its pictures. Opacity cannot make it more: a mix of two colours lies between them in each ink. Other ways to
    blend, which `blend_modes` names, can. RGB is no ink yet and counts nothing.
    """

    number: int
    media: Box
    bleed: Box | None
    trim: Box | None
    colour_spaces: frozenset[str]
    ink_percent: float
    blend_modes: frozenset[str]
    blend_space: str | None
    annotations: int
    pictures: tuple[PlacedPicture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputIntent:
    """The printing condition that a PDF is made for. `channels` is the number of its inks, None without a profile."""

    condition: str
    channels: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfFacts:
    """A whole PDF. `conformance` holds the standards that it claims, as it spells them: `PDF/UA-1`, `PDF/A-2A`."""

    version: str
    title: str | None
    lang: str | None
    conformance: tuple[str, ...]
    output_intent: OutputIntent | None
    pages: tuple[PdfPage, ...]
    fonts: tuple[Font, ...]
    faults: tuple[str, ...]
    """What is wrong with the file itself, as `qpdf --check` tells it; and what a page cannot draw."""
