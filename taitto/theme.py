"""assets/theme.yaml → the colours, sizes and typefaces of every edition, with each contrast checked."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated

from pydantic import Field, model_validator

from taitto.colours import VISIONS, contrast, difference, lightness
from taitto.errors import ContentError, Problem
from taitto.files.schema import Format, Schema, parse_schema
from taitto.files.text import read_text
from taitto.files.yaml import YamlDocument, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

CONTRAST_AT_LEAST = 4.5
"""WCAG 2.1, success criterion 1.4.3, for text of any size."""

CONTRAST_OF_MARKS = 3.0
"""WCAG 2.1, success criterion 1.4.11, for what is no text."""

DIFFERENCE_AT_LEAST = 11
"""ΔE*ab between any two colours of a chart, for every vision: some times what one notices side by side."""

LIGHTNESS_APART = 8
"""L* between neighbours in a chart: what tells them apart in a greyscale print."""

LEAST_ROOM_MM = 50
"""Between the margins of a page: narrower than that it holds no word."""

TEXT_GAP_MM = 6
"""Between two columns of text, and between the text and what stands beside it."""
NARROW_GAP_MM = 5
"""Between two columns of text that something stands beside."""

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

LEAST_SIZES = (("print", "caption", 7.0), ("mail", "small", 13.5))
"""The smallest type of each medium, in points and in pixels; a phone of 320 pixels shows a figure's labels at 8/9."""

CHART_GROUNDS = ("paper", "mist")
"""The grounds that charts stand on."""

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


class Charts(Schema):
    """The colours of series in the order in which they are taken, by name: on light grounds and on dark ones."""

    light: Annotated[tuple[str, ...], Field(min_length=5)]
    dark: Annotated[tuple[str, ...], Field(min_length=5)]


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

    @property
    def text_height_mm(self) -> float:
        """Return the height between the margins of head and foot."""
        return self.height_mm - self.top_mm - self.foot_mm

    def columns_mm(self, count: int) -> float:
        """Return the width of some of the page's twelve columns, and of the gutters between them."""
        column_mm = (self.measure_mm - 11 * self.gutter_mm) / 12
        return count * column_mm + (count - 1) * self.gutter_mm

    @property
    def side_mm(self) -> float:
        """Return the width of what stands beside the text."""
        return self.columns_mm(3)

    @property
    def main_mm(self) -> float:
        """Return the width that the side leaves, without the gutter between."""
        return self.columns_mm(9)

    @property
    def text_column_mm(self) -> float:
        """Return the width of one of two text columns, which stand `TEXT_GAP_MM` apart."""
        return (self.measure_mm - TEXT_GAP_MM) / 2

    @property
    def narrow_column_mm(self) -> float:
        """Return the width of a text column where something stands beside it."""
        return (self.measure_mm - self.side_mm - TEXT_GAP_MM - NARROW_GAP_MM) / 2


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
    charts: Charts
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

    def series(self, *, dark: bool) -> tuple[str, ...]:
        """Return the colours of a chart's series."""
        return tuple(self.colours[name] for name in (self.charts.dark if dark else self.charts.light))


def read_theme(path: Path, shown: str) -> Theme:
    """Return the office's theme.

    Raises:
        ContentError: the file is not a theme, names an unknown colour or has a text that cannot be read.

    """
    document = parse_yaml(read_text(path, shown), shown)
    theme, problems = parse_schema(Theme, document)
    if theme is not None:
        problems = [*_missing_names(document), *_unknown_names(theme, document)]
        problems = problems or [
            *_small_types(theme, document),
            *_faint_texts(theme, document),
            *_unfit_charts(theme, document),
        ]
    if theme is None or problems:
        raise ContentError(problems)
    return theme


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
    for side, names in theme.charts.model_dump().items():
        for position, name in enumerate(names):
            if name not in theme.colours:
                yield Problem(document.place(("charts", side, position)), f'there is no colour "{name}"')


def _small_types(theme: Theme, document: YamlDocument) -> Iterator[Problem]:
    for medium, name, least in LEAST_SIZES:
        sizes = theme.print.sizes if medium == "print" else theme.mail.sizes
        if sizes[name].size < least:
            place = document.place((medium, "sizes", name, "size"))
            yield Problem(place, f'"{name}" is {sizes[name].size:g}', f"the least that is read with ease is {least:g}")


def _unfit_charts(theme: Theme, document: YamlDocument) -> Iterator[Problem]:
    """Yield each colour of a chart that is faint on its ground, or that somebody could take for another one."""
    for side, names in theme.charts.model_dump().items():
        grounds = [theme.on_dark(name) if side == "dark" else theme.on(name) for name in CHART_GROUNDS]
        for position, name in enumerate(names):
            place = document.place(("charts", side, position))
            colour = theme.colours[name]
            ratio = min(contrast(colour, ground.ground) for ground in grounds)
            if ratio < CONTRAST_OF_MARKS:
                text = f'"{name}" has a contrast of {ratio:.1f}:1 on its ground'
                yield Problem(place, text, f"marks need at least {CONTRAST_OF_MARKS:g}:1")
            if max(contrast(colour, grounds[0].text), contrast(colour, grounds[0].ground)) < CONTRAST_AT_LEAST:
                text = f'neither "{grounds[0].text}" nor "{grounds[0].ground}" can be read on "{name}"'
                yield Problem(place, text, f"numbers on it need {CONTRAST_AT_LEAST}:1: make it darker or lighter")
            for before in names[:position]:
                apart, vision = _difference(colour, theme.colours[before])
                if apart < DIFFERENCE_AT_LEAST:
                    text = f'"{name}" and "{before}" look alike to people with {vision}: they differ by {apart:.0f}'
                    yield Problem(place, text, f"ΔE must be at least {DIFFERENCE_AT_LEAST}: make one lighter or darker")
            if position and abs(lightness(colour) - lightness(theme.colours[names[position - 1]])) < LIGHTNESS_APART:
                text = f'"{name}" is as light as "{names[position - 1]}" before it: in greyscale they are one'
                yield Problem(
                    place, text, f"L* must differ by {LIGHTNESS_APART}: change their order or their lightness"
                )


def _difference(one: str, other: str) -> tuple[float, str]:
    """Return the least difference of two colours over all visions, and in whose eyes it is so."""
    seen = [(difference(one, other), "full colour vision")]
    return min(seen + [(difference(one, other, matrix), name) for name, matrix in VISIONS.items()])


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
