"""Checks: rules over the issue and over each edition. A rule yields problems and cannot change anything.

To add a check: a function in one of the modules here, a faulty golden issue, and one line in a list below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from taitto.checking.editions import page_faults, press_faults, renderer_complaints
from taitto.checking.grammar import one_with_a_partitive
from taitto.checking.letters import strange_letters
from taitto.checking.source import emptied_figures, left_out_values, skipped_headings, teasers_without_site
from taitto.checking.word_count import lost_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from taitto.config import Settings
    from taitto.errors import Problem
    from taitto.labels import Labels
    from taitto.model import Edition, Issue


class SourceCheck(Protocol):
    """A rule over an issue and the channels that will be built of it."""

    def __call__(self, issue: Issue, channels: Sequence[str], settings: Settings, /) -> Iterator[Problem]:
        """Yield each problem."""
        ...


class EditionCheck(Protocol):
    """A rule over an issue and what a channel made of it."""

    def __call__(self, issue: Issue, edition: Edition, labels: Labels, /) -> Iterator[Problem]:
        """Yield each problem."""
        ...


SOURCE_CHECKS: tuple[SourceCheck, ...] = (
    left_out_values,
    emptied_figures,
    teasers_without_site,
    skipped_headings,
    one_with_a_partitive,
)
EDITION_CHECKS: tuple[EditionCheck, ...] = (lost_words, strange_letters, page_faults, press_faults, renderer_complaints)


def check_source(issue: Issue, channels: Sequence[str], settings: Settings) -> tuple[Problem, ...]:
    """Return what every source check finds."""
    return tuple(problem for check in SOURCE_CHECKS for problem in check(issue, channels, settings))


def check_editions(issue: Issue, editions: Iterable[Edition], labels: Labels) -> tuple[Problem, ...]:
    """Return what every edition check finds in every edition."""
    return tuple(
        problem for edition in editions for check in EDITION_CHECKS for problem in check(issue, edition, labels)
    )
