"""`taitto publish`: put a built issue where its readers find it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from taitto.model import Artifact
    from taitto.site.sending import Plan


@click.command()
@click.argument("issue")
@click.argument("target")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@click.option("--press", is_flag=True, help="Send press.pdf too, which is for a printer.")
@click.option(
    "--from",
    "built_in",
    type=click.Path(file_okay=False, path_type=Path),
    help="Take the issue's folder from here (where build had --out), not from build/.",
)
def command(issue: str, target: str, built_in: Path | None, *, dry_run: bool, press: bool) -> None:
    """Put the PDFs, pictures and pages of ISSUE, as they were built last, into a folder of its name at TARGET.

    TARGET is a folder, file:///folder or sftp://user@host:port/folder; it has to be there. Only what changed is sent,
    and nothing is deleted. By SFTP the keys of ssh-agent and those in ~/.ssh are tried, or TAITTO_SSH_KEY names one;
    a password stands in TAITTO_SSH_PASSWORD. The server has to be in ~/.ssh/known_hosts.
    """
    from taitto.config import find_office
    from taitto.files.names import composed
    from taitto.site.built import read_built
    from taitto.site.sending import plan_sending, reach, send
    from taitto.site.target import TargetFault, parse_target

    try:
        place = parse_target(target)
    except TargetFault as fault:
        raise click.BadParameter(str(fault), param_hint="TARGET") from None
    office = find_office(Path.cwd())
    name = composed(office.issue_folder(issue).name)
    artifacts = read_built((built_in or office.root / "build") / name, press=press)
    with reach(place) as disk:
        plan = plan_sending(disk, place, name, artifacts)
        if dry_run:
            for artifact in plan.sending:
                _tell("would send", artifact)
        else:
            send(disk, plan, lambda artifact: _tell("sent", artifact))
    _sum_up(plan, dry_run=dry_run)


def _tell(done: str, artifact: Artifact) -> None:
    click.echo(f"{done}  {artifact.path}  {_size(len(artifact.data))}")


def _sum_up(plan: Plan, *, dry_run: bool) -> None:
    for path in plan.left:
        click.echo(f"left  {path}  belongs to the issue no more; nothing is deleted")
    count = len(plan.sending)
    size = _size(sum(len(artifact.data) for artifact in plan.sending))
    files = f"{count} {'file' if count == 1 else 'files'} {'would be ' if dry_run else ''}sent"
    click.echo(f"{plan.shown}: {files}, {size}; {len(plan.unchanged)} unchanged")


def _size(count: int) -> str:
    return f"{count / 1000:.0f} kB"
