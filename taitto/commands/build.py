"""`taitto build`: make an issue's editions."""

from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from taitto.pipeline import Built


@click.command()
@click.argument("issues", metavar="[ISSUE]...", nargs=-1)
@click.option("--channel", "channels", multiple=True, metavar="NAME", help="Only this edition: email, print, press.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Put the issue's folder here, not into build/.",
)
@click.option("--verapdf", is_flag=True, help="Have veraPDF judge the PDF; the report tells what it says.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to tell it.")
def command(issues: tuple[str, ...], channels: tuple[str, ...], out: Path | None, form: str, *, verapdf: bool) -> None:
    """Make the editions of each ISSUE: a name under issues/ or the path of any folder. Without one, the newest.

    The folder holds what this build made and nothing older, and is replaced whole or not at all. With --format json
    the report is printed, one line an issue.
    """
    gc.disable()  # a build lives for a second or two: looking for cycles would take a tenth of it

    from taitto import pipeline
    from taitto.channels import CHANNELS
    from taitto.config import find_office
    from taitto.errors import ContentError, Several, TaittoError, did_you_mean
    from taitto.reporting import problems_json, report_json

    for channel in channels:
        if channel not in CHANNELS:
            raise click.BadParameter(f'unknown channel "{channel}" ({did_you_mean(channel, CHANNELS)})')
    office = find_office(Path.cwd())
    folders = [office.issue_folder(issue) for issue in issues or (None,)]
    _refuse_one_target(folders)
    faults: list[TaittoError] = []
    for folder in folders:
        try:
            place = out or office.root / "build"
            built = pipeline.build(office, folder, channels=channels, out=place, verapdf=verapdf, say=_say)
        except TaittoError as fault:
            faults.append(fault)
            if form == "json" and isinstance(fault, ContentError):
                click.echo(json.dumps(problems_json(folder.name, fault.problems)))
            continue
        for warning in built.warnings:
            click.echo(warning, err=True)
        if form == "json":
            click.echo(json.dumps(report_json(built.report)))
        else:
            _tell(built)
    if faults:
        raise Several(faults) if len(faults) > 1 else faults[0]


def _refuse_one_target(folders: list[Path]) -> None:
    """Refuse issues of one name: the second would take the first one's place."""
    for position, folder in enumerate(folders):
        if folder.name in {other.name for other in folders[:position]}:
            raise click.UsageError(f'two issues are called "{folder.name}": build one with another --out')


def _say(line: str) -> None:
    click.echo(line, err=True)


def _tell(built: Built) -> None:
    """Say what was made and where."""
    from taitto.files.names import from_here
    from taitto.reporting import FILE

    for edition in built.editions:
        for artifact in edition.artifacts:
            if "/" not in artifact.path:
                is_paged = edition.pages and artifact.path.endswith(".pdf")
                count = len(edition.pages)
                pages = f", {count} page{'s' * (count != 1)}" if is_paged else ""
                path = from_here(built.folder / artifact.path)
                click.echo(f"{path}  {len(artifact.data) / 1000:.0f} kB{pages}")
    click.echo(from_here(built.folder / FILE))
