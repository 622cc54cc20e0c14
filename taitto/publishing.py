"""Artifacts → a folder with a manifest, whole or not at all.

Everything is written beside the folder first; then the folder gives way to the new one in two renames. What a broken
run left behind is put right by the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from typing import TYPE_CHECKING

from taitto.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from taitto.model import Artifact

MANIFEST = "manifest.json"


def publish(folder: Path, artifacts: Sequence[Artifact]) -> None:
    """Put the artifacts and their manifest into `folder`, in place of all that it held.

    Raises:
        EnvironmentFault: the disk is full, read-only or otherwise unwilling, or `folder` holds what no build made;
            `folder` is as it was.

    """
    fresh = folder.with_name(f".{folder.name}.new")
    former = folder.with_name(f".{folder.name}.old")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _put_right(folder, former)
        if not _is_ours(folder):
            raise EnvironmentFault(
                f"{folder}: is not replaced: it holds something else than a build (choose another --out)"
            )
        if fresh.exists():
            shutil.rmtree(fresh)
        fresh.mkdir()
        for artifact in artifacts:
            _write(fresh / artifact.path, artifact.data)
        _write(fresh / MANIFEST, manifest(artifacts))
        if folder.exists():
            folder.rename(former)
        fresh.rename(folder)
        if former.exists():
            shutil.rmtree(former)
    except OSError as error:
        with contextlib.suppress(OSError):
            _put_right(folder, former)
        shutil.rmtree(fresh, ignore_errors=True)
        raise EnvironmentFault(f"{folder}: cannot be written: {error.strerror or error}") from error


def manifest(artifacts: Sequence[Artifact]) -> bytes:
    """Return the JSON that names each file with its size in bytes and its SHA-256."""
    files = {
        artifact.path: {"bytes": len(artifact.data), "sha256": hashlib.sha256(artifact.data).hexdigest()}
        for artifact in sorted(artifacts, key=lambda artifact: artifact.path)
    }
    return (json.dumps({"format": 1, "files": files}, indent=2) + "\n").encode()


def _is_ours(folder: Path) -> bool:
    """Return whether nothing is lost when the folder is replaced: it is not there, is empty or is a build."""
    if folder.is_symlink() or folder.is_file():
        return False
    if not folder.exists() or not any(folder.iterdir()):
        return True
    try:
        listed = json.loads((folder / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, LookupError, TypeError):
        return False
    held = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return held <= {MANIFEST, *listed}


def _put_right(folder: Path, former: Path) -> None:
    """Undo a swap that was broken off between its two renames; remove what a finished one left."""
    if former.exists() and not folder.exists():
        former.rename(folder)
    elif former.exists():
        shutil.rmtree(former)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
