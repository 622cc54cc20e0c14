"""`taitto check`: read an issue and tell everything that is wrong with it, without building."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("issue", required=False)
def command(issue: str | None) -> None:
    """Tell all faults of ISSUE: a name under issues/ or the path of any folder. Without one, the newest."""
    from taitto import pipeline
    from taitto.config import find_office

    office = find_office(Path.cwd())
    folder = office.issue_folder(issue)
    checked = pipeline.check(office, folder)
    for warning in checked.warnings:
        click.echo(warning, err=True)
    count = len(checked.warnings)
    click.echo(f"{office.shown(folder)}: no errors, {count} {'warning' if count == 1 else 'warnings'}")
