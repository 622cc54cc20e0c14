"""Rules over the issue as it was read."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from taitto.blocks.heading import LEVELS, Heading
from taitto.blocks.infographic import InfographicBlock
from taitto.errors import Level, Problem
from taitto.infographics import DRAWN, KINDS
from taitto.model import Article, Infographic, Show

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.config import Settings
    from taitto.model import Issue


def left_out_values(issue: Issue, channels: Sequence[str], settings: Settings) -> Iterator[Problem]:
    """Yield a warning for each value of a figure that is not fit to print."""
    del channels, settings
    for infographic in figures_of(issue):
        for path, text in KINDS[infographic.kind].left_out(infographic.spec):
            yield Problem(infographic.places.get(path, infographic.place), text, level=Level.WARNING)


def emptied_figures(issue: Issue, channels: Sequence[str], settings: Settings) -> Iterator[Problem]:
    """Yield an error for each figure of which nothing is left to print."""
    del channels, settings
    for infographic in figures_of(issue):
        kind, spec = KINDS[infographic.kind], infographic.spec
        holds_others = infographic.kind in DRAWN or any(kind.inner(spec))
        if not holds_others and not kind.parts(spec) and any(kind.left_out(spec)):
            yield Problem(infographic.place, "every value of this figure is left out", "take the figure out for now")


def teasers_without_site(issue: Issue, channels: Sequence[str], settings: Settings) -> Iterator[Problem]:
    """Yield an error for each teaser of an office whose articles have no address."""
    if settings.site:
        return
    for channel in channels:
        for entry in issue.entries_in(channel):
            if entry.view(channel).show is Show.TEASER:
                text = f'the teaser of "{entry.item.name}" leads nowhere: taitto.yaml has no "site"'
                yield Problem(entry.place, text, f"write site: https://… there, or {channel}: full here")


def skipped_headings(issue: Issue, channels: Sequence[str], settings: Settings) -> Iterator[Problem]:
    """Yield an error for each `###` heading of an article before its first `##`: who hears it would miss a level.

    Headings in a fact box lie below the box's own title.
    """
    del channels, settings
    for entry in issue.entries:
        if not isinstance(entry.item, Article):
            continue
        headings = (block for block in entry.item.blocks if isinstance(block, Heading))
        for heading in takewhile(lambda heading: heading.level > LEVELS[0], headings):
            text = "no ## heading stands before this ### heading"
            yield Problem(heading.place, text, "write ##, or put a ## heading before it")


def figures_of(issue: Issue) -> tuple[Infographic, ...]:
    """Return every figure that an entry or an article shows, each once."""
    found: dict[str, Infographic] = {}
    for entry in issue.entries:
        if isinstance(entry.item, Infographic):
            found |= {figure.name: figure for figure in entry.item.with_inner}
        else:
            article: Article = entry.item
            blocks = [block for block in article.blocks if isinstance(block, InfographicBlock)]
            found |= {figure.name: figure for block in blocks for figure in block.infographic.with_inner}
    return tuple(found.values())
