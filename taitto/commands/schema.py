"""`taitto schema`: give JSON Schema of what is written in YAML, and set a text editor up with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from taitto.reading.json_schemas import Json

FOLDER = Path("schemas")
EDITOR = Path(".vscode")


@click.command()
@click.argument("name", required=False)
@click.option("--write", is_flag=True, help="Write all into schemas/ and tell VS Code of them in .vscode/.")
def command(name: str | None, *, write: bool) -> None:
    """Print the JSON Schema called NAME; without one, the names.

    After --write, VS Code with its YAML extension completes and marks faults while you type. Other editors read a
    file's first line, `# yaml-language-server: $schema=` and the path of the schema.
    """
    from taitto import pipeline
    from taitto.config import find_office
    from taitto.errors import did_you_mean
    from taitto.reading.json_schemas import json_schemas

    office = find_office(Path.cwd())
    schemas = json_schemas(pipeline.known_to(office))
    if write:
        for path in _write(office.root, schemas):
            click.echo(path.relative_to(office.root))
    elif name is None:
        click.echo("\n".join(schemas))
    elif name in schemas:
        click.echo(_text(schemas[name]), nl=False)
    else:
        raise click.BadParameter(f'unknown schema "{name}" ({did_you_mean(name, schemas)})')


def _write(root: Path, schemas: dict[str, Json]) -> list[Path]:
    from taitto.errors import EnvironmentFault
    from taitto.reading.json_schemas import FILES

    written = {root / FOLDER / f"{name}.json": _text(schema) for name, schema in schemas.items()}
    settings = _merged(root / EDITOR / "settings.json")
    patterns = {f"./{(FOLDER / f'{name}.json').as_posix()}": pattern for name, pattern in FILES.items()}
    settings["yaml.schemas"] = {**settings.get("yaml.schemas", {}), **patterns}
    extensions = _merged(root / EDITOR / "extensions.json")
    wanted = [*extensions.get("recommendations", []), "redhat.vscode-yaml"]
    extensions["recommendations"] = list(dict.fromkeys(wanted))
    written |= {root / EDITOR / "settings.json": _text(settings), root / EDITOR / "extensions.json": _text(extensions)}
    try:
        for path, text in written.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault(f"{root}: schemas cannot be written: {error.strerror}") from error
    return list(written)


def _merged(path: Path) -> dict[str, Any]:
    """Return what a settings file of the text editor holds already.

    Raises:
        ContentError: it holds remarks or is no JSON; it is left alone.

    """
    from taitto.errors import ContentError, Place, Problem

    if not path.exists():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        held = None
    if not isinstance(held, dict):
        text = "the file is no plain JSON and is left as it is"
        raise ContentError([Problem(Place(str(path)), text, "remove its remarks, or add yaml.schemas by hand")])
    return held


def _text(schema: Json) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
