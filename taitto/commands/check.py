"""`taitto check`: read an issue and tell everything that is wrong with it, without building."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
@click.argument("issue", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How to tell it.")
def command(issue: str | None, form: str) -> None:
    """Tell all faults of ISSUE: a name under issues/ or the path of any folder. Without one, the newest."""
    from taitto import pipeline
    from taitto.config import find_office
    from taitto.errors import ContentError
    from taitto.reporting import problems_json

    office = find_office(Path.cwd())
    folder = office.issue_folder(issue)
    try:
        problems = pipeline.check(office, folder).warnings
    except ContentError as fault:
        if form == "json":
            click.echo(json.dumps(problems_json(folder.name, fault.problems)))
        raise
    for warning in problems:
        click.echo(warning, err=True)
    if form == "json":
        click.echo(json.dumps(problems_json(folder.name, problems)))
        return
    count = len(problems)
    click.echo(f"{office.shown(folder)}: no errors, {count} {'warning' if count == 1 else 'warnings'}")
