"""The whole story: read → check → render → check → report → publish."""

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
from taitto.rendering.templates import Templates
from taitto.reporting import render_report, report_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from taitto.config import Office
    from taitto.model import Edition, Issue
    from taitto.reporting import Report

MAGAZINE = "print"
"""The channel that makes the readers' PDF."""
REPORT_LANG = "en"
"""The report is for those who read the messages too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An issue without errors, in this house's style, with the warnings it has."""

    issue: Issue
    style: HouseStyle
    channels: tuple[str, ...]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the folder, the editions in it, and the report on them."""

    folder: Path
    editions: tuple[Edition, ...]
    report: Report

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """Return all that was found wrong and did not stop the build."""
        return self.report.problems


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


def build(  # noqa: PLR0913 (each has its name where it is handed over)
    office: Office,
    folder: Path,
    *,
    channels: Sequence[str] = (),
    out: Path,
    verapdf: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> Built:
    """Build an issue's editions into a folder of its name under `out`; `say` is told of each step.

    With `verapdf` the report has veraPDF's verdict.

    Raises:
        ContentError: the issue or an edition has errors; nothing was published.
        EnvironmentFault: the machine lacks something, or the folder cannot be written.

    """
    target = out / composed(folder.name)
    with locked(folder, waiting=lambda: say("waiting for another build of this issue")):
        say(f"reading {office.shown(folder)}")
        checked = check(office, folder, channels)
        editions = _editions(checked, say)
        problems = (*checked.warnings, *check_editions(checked.issue, editions, checked.style.labels))
        if has_errors(problems):
            raise ContentError(problems)
        report = report_on(checked.issue, editions, problems, checked.style, verapdf=verapdf)
        page = render_report(report, checked.style.theme, Templates(office.template_folders(), REPORT_LANG))
        publish(target, [*(artifact for edition in editions for artifact in edition.artifacts), page])
    return Built(folder=target, editions=editions, report=report)


def _editions(checked: Checked, say: Callable[[str], None]) -> tuple[Edition, ...]:
    """Return an edition for each channel, in their order. The magazine is made first: the others may tell of it."""
    made: dict[str, Edition] = {}
    for channel in sorted(checked.channels, key=lambda channel: channel != MAGAZINE):
        say(f"making the {channel} edition")
        magazine = made[MAGAZINE].magazine if MAGAZINE in made else None
        made[channel] = CHANNELS[channel].render(checked.issue, checked.style, magazine)
    return tuple(made[channel] for channel in checked.channels)


def known_to(office: Office) -> Known:
    """Return what an issue of this office may name."""
    return Known(channels={name: channel.OFFER for name, channel in CHANNELS.items()}, languages=office.languages())
