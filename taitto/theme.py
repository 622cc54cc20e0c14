"""assets/theme.yaml → the colours, sizes and typefaces of every edition, with each contrast checked."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from taitto.errors import ContentError, Problem
from taitto.files.schema import Format, Schema, parse_schema
from taitto.files.text import read_text
from taitto.files.yaml import YamlDocument, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CONTRAST_AT_LEAST = 4.5
"""WCAG 2.1, success criterion 1.4.3, for text of any size."""

LEAST_ROOM_MM = 50
"""Between the margins of a page: narrower than that it holds no word."""

NEEDED: Mapping[tuple[str, ...], frozenset[str]] = MappingProxyType(
    {
        ("grounds",): frozenset({"paper", "mist", "pine", "ink"}),
        ("dark",): frozenset({"paper", "mist", "pine", "ink"}),
        ("typefaces",): frozenset({"text", "display", "sans"}),
        ("print", "sizes"): frozenset({"caption", "body", "ingress", "subhead", "title", "headline", "cover", "hero"}),
        ("mail", "sizes"): frozenset({"small", "body", "lead", "subhead", "headline", "masthead", "number"}),
    }
)
"""The names that our templates ask for, by their path in the file; an office's own templates may ask for more."""

Colour = Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$", description="write it as #rrggbb in lower case")]
Weight = Annotated[int, Field(ge=1, le=1000, description="a weight is 1 to 1000; 400 is regular, 700 bold")]
Positive = Annotated[float, Field(gt=0, le=2000, allow_inf_nan=False, description="a number above 0, at most 2000")]


class Ground(Schema):
    """A ground and the colours of what stands on it, all by name."""

    ground: str
    text: str
    quiet: str
    accent: str
    link: str
    rule: str


class Size(Schema):
    """A type size and its line height, in the unit of its medium."""

    size: Positive
    line: Positive


class Typeface(Schema):
    """How the static faces of one family are cut from a variable font."""

    package: str
    weights: Annotated[tuple[Weight, ...], Field(min_length=1)]
    italic: bool = False
    optical_size: Positive | None = None


class PrintPage(Schema):
    """The measures of a page, in millimetres."""

    width_mm: Positive
    height_mm: Positive
    outer_mm: Positive
    inner_mm: Positive
    top_mm: Positive
    foot_mm: Positive
    bleed_mm: Positive
    gutter_mm: Positive

    @model_validator(mode="after")
    def _has_room(self) -> PrintPage:
        height_mm = self.height_mm - self.top_mm - self.foot_mm
        if min(self.measure_mm, height_mm) < LEAST_ROOM_MM:
            raise ValueError(f"the margins leave {self.measure_mm:g} × {height_mm:g} mm; a page needs {LEAST_ROOM_MM}")
        return self

    @property
    def measure_mm(self) -> float:
        """Return the width between the side margins."""
        return self.width_mm - self.outer_mm - self.inner_mm


class PrintTheme(Schema):
    """The magazine: its page and its type sizes in points."""

    page: PrintPage
    sizes: dict[str, Size]


class MailTheme(Schema):
    """The mail: its width and sizes in pixels, its stacks of safe typefaces."""

    width_px: Annotated[int, Field(ge=320, le=1200, description="320 to 1200 pixels")]
    serif: str
    sans: str
    sizes: dict[str, Size]


class Theme(Schema):
    """The schema of assets/theme.yaml, in which every name is known and every text can be read."""

    format: Format
    colours: dict[str, Colour]
    grounds: dict[str, Ground]
    dark: dict[str, str]
    typefaces: dict[str, Typeface]
    print: PrintTheme
    mail: MailTheme

    def on(self, ground: str) -> Ground:
        """Return a ground with the colours themselves in place of their names."""
        names = self.grounds[ground].model_dump()
        return Ground(**{role: self.colours[name] for role, name in names.items()})

    def on_dark(self, ground: str) -> Ground:
        """Return what takes the place of a ground in dark mode."""
        return self.on(self.dark[ground])


def read_theme(path: Path, shown: str) -> Theme:
    """Return the office's theme.

    Raises:
        ContentError: the file is not a theme, names an unknown colour or has a text that cannot be read.

    """
    document = parse_yaml(read_text(path, shown), shown)
    theme, problems = parse_schema(Theme, document)
    if theme is not None:
        problems = [*_missing_names(document), *_unknown_names(theme, document)]
        problems = problems or [*_faint_texts(theme, document)]
    if theme is None or problems:
        raise ContentError(problems)
    return theme


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio of two colours (`#rrggbb`), 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.1 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _missing_names(document: YamlDocument) -> Iterator[Problem]:
    for path, names in NEEDED.items():
        for name in sorted(names):
            if (*path, name) not in document.lines:
                yield Problem(document.place(path), f'"{path[-1]}" lacks "{name}"', "our templates ask for it")


def _unknown_names(theme: Theme, document: YamlDocument) -> Iterator[Problem]:
    for name, ground in theme.grounds.items():
        for role, colour in ground.model_dump().items():
            if colour not in theme.colours:
                yield Problem(document.place(("grounds", name, role)), f'there is no colour "{colour}"')
    for light, dark in theme.dark.items():
        for name in (light, dark):
            if name not in theme.grounds:
                yield Problem(document.place(("dark", light)), f'there is no ground "{name}"')


def _faint_texts(theme: Theme, document: YamlDocument) -> Iterator[Problem]:
    for name, ground in theme.grounds.items():
        colours = theme.on(name)
        for role in ("text", "quiet", "accent", "link"):
            ratio = contrast(getattr(colours, role), colours.ground)
            if ratio < CONTRAST_AT_LEAST:
                yield Problem(
                    document.place(("grounds", name, role)),
                    f'"{getattr(ground, role)}" on "{ground.ground}" has a contrast of {ratio:.1f}:1',
                    f"text needs at least {CONTRAST_AT_LEAST}:1: choose a darker or a lighter colour",
                )
