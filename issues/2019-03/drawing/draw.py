"""Draw every picture of the issue: `.venv/bin/python issues/2019-03/drawing/draw.py [name…]`."""

from __future__ import annotations

import sys
from pathlib import Path

import jarvimaisema
import kansi
import nayteikkuna
import nosturit
import otsikko
import verkosto
from paper import save

FOLDER = Path(__file__).resolve().parent.parent / "images"
PICTURES = (
    kansi.picture,
    verkosto.picture,
    nayteikkuna.picture,
    jarvimaisema.picture,
    nosturit.picture,
)


def main(names: list[str]) -> None:
    """Draw the named pictures, or all of them with the ornament."""
    if not names or "otsikko" in names:
        ornament = otsikko.save(FOLDER)
        print(f"{ornament.name} {ornament.stat().st_size} B")
    for make in PICTURES:
        picture = make()
        if not names or picture.name in names:
            target = save(picture, FOLDER)
            print(f"{target.name} {picture.width}×{picture.height} {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
