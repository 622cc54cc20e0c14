"""`taitto gallery`: show every kind of infographic in this house's style."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Put the gallery's folder here, not into build/.",
)
def command(out: Path | None) -> None:
    """Show every kind of infographic in every channel, light and dark: one HTML page and one PDF."""
    from taitto.config import find_office
    from taitto.files.names import from_here
    from taitto.gallery import build_gallery

    office = find_office(Path.cwd())
    folder = build_gallery(office, out or office.root / "build")
    for name in ("index.html", "gallery.pdf"):
        click.echo(from_here(folder / name))
