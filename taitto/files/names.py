"""Names of files as an editor means them, whatever the disk makes of them.

A Mac keeps names in parted letters (`a` and a diaeresis), cameras write `.JPG`, and a Mac or Windows disk does not tell
`Kuva.jpg` from `kuva.jpg` where the next machine does. Here a name is its composed letters (NFC), its case counts, and
the case of its extension does not; so an issue reads the same on every machine.
"""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


def composed(name: str) -> str:
    """Return a name in composed letters."""
    return unicodedata.normalize("NFC", name)


def find_file(folder: Path, path: str) -> Path | None:
    """Return what lies at `path` below (or above) `folder`, None when nothing does."""
    found = folder
    for part in PurePosixPath(path).parts:
        if part in {"/", ".."}:
            found /= part
            continue
        names = _names_in(found)
        same = [part] if part in names else [name for name in names if _key(name) == _key(part)]
        if not same:
            return None
        found /= same[0]
    return found


def files_in(folder: Path, suffixes: Collection[str]) -> list[Path]:
    """Return what in a folder has one of the suffixes, sorted by name; hidden ones are no one's work."""
    paths = [folder / name for name in _names_in(folder) if not name.startswith(".")]
    return [path for path in paths if path.suffix.lower() in suffixes]


def from_here(path: Path) -> Path:
    """Return a path as one would type it in the working directory."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def lies_in(path: Path, folder: Path) -> bool:
    """Return whether a file lies in a folder once every link on its way is followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads to itself: the one or the other, by Python's version
        return False


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder), key=lambda name: (composed(name), name))  # noqa: PTH208 (names alone, as text)
    except (OSError, ValueError):
        return []


def _key(name: str) -> str:
    stem, dot, suffix = composed(name).rpartition(".")
    return stem + dot + (suffix.lower() if stem else suffix)
