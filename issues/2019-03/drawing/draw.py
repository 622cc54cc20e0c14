"""Draw every picture of the issue: `.venv/bin/python issues/2019-03/drawing/draw.py [name…]`."""

from __future__ import annotations

import sys
from pathlib import Path

import jarvimaisema
import kansi
import nayteikkuna
import nosturit
import ornament
import verkosto
from paper import save

FOLDER = Path(__file__).resolve().parent.parent / "images"
ASSETS = Path(__file__).resolve().parents[3] / "assets"
PICTURES = (
    kansi.picture,
    verkosto.picture,
    nayteikkuna.picture,
    jarvimaisema.picture,
    nosturit.picture,
)


def main(names: list[str]) -> None:
    """Draw the named pictures, or all of them with the house's ornament."""
    if not names or "ornament" in names:
        line = ornament.save(ASSETS)
        print(f"{line.name} {line.stat().st_size} B")
    for make in PICTURES:
        picture = make()
        if not names or picture.name in names:
            target = save(picture, FOLDER)
            print(f"{target.name} {picture.size_px} {target.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
