"""The whole story: read → check → render → check → publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.channels import CHANNELS
from taitto.checking import check_editions, check_source
from taitto.errors import ContentError, Problem, has_errors
from taitto.files.lock import locked
from taitto.files.names import composed
from taitto.publishing import publish
from taitto.reading import Known, read_issue
from taitto.rendering.house_style import HouseStyle, read_house_style

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from taitto.config import Office
    from taitto.model import Edition, Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An issue without errors, in this house's style, with the warnings it has."""

    issue: Issue
    style: HouseStyle
    channels: tuple[str, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the folder, the editions in it and all warnings."""

    folder: Path
    editions: tuple[Edition, ...]
    warnings: tuple[Problem, ...]


def check(office: Office, folder: Path, channels: Sequence[str] = ()) -> Checked:
    """Read an issue's folder and check it for the given channels, or for the issue's own.

    Raises:
        ContentError: with every error and warning of the issue.

    """
    reading = read_issue(folder, office.shown(folder), known_to(office))
    if reading.issue is None:
        raise ContentError(reading.problems)
    issue = reading.issue
    wanted = tuple(dict.fromkeys(channels or issue.channels))
    style = read_house_style(office, issue.masthead.lang)
    problems = (*reading.problems, *check_source(issue, wanted, style.settings))
    if has_errors(problems):
        raise ContentError(problems)
    return Checked(issue=issue, style=style, channels=wanted, warnings=problems)


def build(
    office: Office,
    folder: Path,
    *,
    channels: Sequence[str] = (),
    out: Path,
    say: Callable[[str], None] = lambda _: None,
) -> Built:
    """Build an issue's editions into a folder of its name under `out`; `say` is told of each step.

    Raises:
        ContentError: the issue or an edition has errors; nothing was published.
        EnvironmentFault: the machine lacks something, or the folder cannot be written.

    """
    target = out / composed(folder.name)
    with locked(folder, waiting=lambda: say("waiting for another build of this issue")):
        say(f"reading {office.shown(folder)}")
        checked = check(office, folder, channels)
        editions = []
        for channel in checked.channels:
            say(f"making the {channel} edition")
            editions.append(CHANNELS[channel].render(checked.issue, checked.style))
        problems = (*checked.warnings, *check_editions(checked.issue, editions, checked.style.labels))
        if has_errors(problems):
            raise ContentError(problems)
        publish(target, [artifact for edition in editions for artifact in edition.artifacts])
    return Built(folder=target, editions=tuple(editions), warnings=problems)


def known_to(office: Office) -> Known:
    """Return what an issue of this office may name."""
    return Known(channels={name: channel.OFFER for name, channel in CHANNELS.items()}, languages=office.languages())
