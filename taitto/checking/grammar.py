"""Finnish grammar of numbers: after 1 a noun is in the nominative, after any other number in the partitive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.checking.source import figures_of
from taitto.errors import Level, Problem
from taitto.infographics.chart import ChartSpec
from taitto.infographics.number_tiles import Spec as NumberTiles
from taitto.rendering import hyphenation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.config import Settings
    from taitto.files.yaml import Path
    from taitto.infographics.values import FigureSpec
    from taitto.model import Issue

_PARTITIVE = "osanto"


def one_with_a_partitive(issue: Issue, channels: Sequence[str], settings: Settings) -> Iterator[Problem]:
    """Yield a warning for each 1 of a Finnish issue whose noun is in the partitive, as it was for another number."""
    del channels, settings
    if issue.masthead.lang != hyphenation.LANG:
        return
    for figure in figures_of(issue):
        for path, noun in _counted(figure.spec):
            word = noun.split()[0]
            if plain := _nominative(word):
                text = f'after 1 "{word}" should not be in the partitive'
                yield Problem(figure.places.get(path, figure.place), text, f"write {plain}", Level.WARNING)


def _counted(spec: FigureSpec) -> Iterator[tuple[Path, str]]:
    """Yield what each number 1 counts: a tile's label or unit, a chart's unit."""
    if isinstance(spec, NumberTiles):
        for g, group in enumerate(spec.groups):
            for t, tile in enumerate(group.tiles):
                if tile.value == 1:
                    yield from ((("groups", g, "tiles", t), noun) for noun in (tile.unit or tile.label,) if noun)
    elif isinstance(spec, ChartSpec) and spec.unit:
        for position, row in enumerate(spec.rows):
            if 1 in row.numbers:
                yield ("rows", position), spec.unit


def _nominative(word: str) -> str | None:
    """Return the base form of a noun that can only be a partitive singular; None of any other word."""
    speller = hyphenation.voikko()
    readings = speller.analyze(word) if speller else []
    if not readings or any(reading.get("SIJAMUOTO") != _PARTITIVE for reading in readings):
        return None
    return str(readings[0]["BASEFORM"])
