"""Artifacts → a folder with a manifest, whole or not at all.

Everything is written beside the folder first; then the two exchange their places in one step, or in two renames where
the disk knows no such step. What a broken run left behind is put right by the next one.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
from typing import TYPE_CHECKING

from taitto.errors import EnvironmentFault
from taitto.files.exchange import exchange
from taitto.files.lock import locked
from taitto.files.names import from_here

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from taitto.model import Artifact

MANIFEST = "manifest.json"
_LEFT_BY_SYSTEMS = re.compile(r"(^|/)(\.[^/]*|Thumbs\.db|desktop\.ini)$")
"""What the Finder, the Explorer or an open office program leaves beside files that one looks at."""


def publish(folder: Path, artifacts: Sequence[Artifact]) -> None:
    """Put the artifacts and their manifest into `folder`, in place of all that it held.

    Raises:
        EnvironmentFault: the disk is full, read-only or otherwise unwilling, or `folder` holds what no build made;
            `folder` is as it was.

    """
    fresh = folder.with_name(f".{folder.name}.new")
    former = folder.with_name(f".{folder.name}.old")
    with _told(folder), contextlib.ExitStack() as stack:
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(folder.parent))
            _put_right(folder, former)
            _refuse_what_is_not_ours(folder)
            _write_all(fresh, artifacts)
            _swap(fresh, folder, former)
            _keep_names(folder.parent)
        except BaseException:
            with contextlib.suppress(OSError):
                _put_right(folder, former)
            raise
        finally:
            shutil.rmtree(fresh, ignore_errors=True)  # after the swap it is the former edition


def manifest(artifacts: Sequence[Artifact]) -> bytes:
    """Return the JSON that names each file with its size in bytes and its SHA-256."""
    files = {
        artifact.path: {"bytes": len(artifact.data), "sha256": hashlib.sha256(artifact.data).hexdigest()}
        for artifact in sorted(artifacts, key=lambda artifact: artifact.path)
    }
    return (json.dumps({"format": 1, "files": files}, indent=2) + "\n").encode()


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Tell what the disk refuses as the machine's fault."""
    try:
        yield
    except OSError as error:
        raise EnvironmentFault(f"{from_here(folder)}: cannot be written: {error.strerror or error}") from error


def _write_all(fresh: Path, artifacts: Sequence[Artifact]) -> None:
    """Write every file, down to the disk itself: a power cut after the swap must not leave empty ones."""
    if fresh.exists():
        shutil.rmtree(fresh)
    fresh.mkdir()
    for path, data in [*((artifact.path, artifact.data) for artifact in artifacts), (MANIFEST, manifest(artifacts))]:
        (fresh / path).parent.mkdir(parents=True, exist_ok=True)
        with (fresh / path).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    for folder in (*(path for path in fresh.rglob("*") if path.is_dir()), fresh):
        _keep_names(folder)


def _keep_names(folder: Path) -> None:
    """Have the disk keep the names in a folder too; what it does not do for folders is let pass."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)


def _swap(fresh: Path, folder: Path, former: Path) -> None:
    if folder.exists():
        if exchange(fresh, folder):
            return
        folder.rename(former)
    fresh.rename(folder)
    shutil.rmtree(former, ignore_errors=True)


def _refuse_what_is_not_ours(folder: Path) -> None:
    strange = _strange_file(folder)
    if strange:
        raise EnvironmentFault(
            f"{from_here(folder)}: is not replaced: no build made {strange} (move it, or choose another --out)"
        )


def _strange_file(folder: Path) -> str | None:
    """Return the name of something that would be lost if the folder was replaced, None when nothing would."""
    if folder.is_symlink() or folder.is_file():
        return folder.name
    if not folder.exists():
        return None
    listed = _listed(folder / MANIFEST)
    held = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return next((name for name in held if name not in listed and not _LEFT_BY_SYSTEMS.search(name)), None)


def _listed(manifest: Path) -> frozenset[str]:
    try:
        return frozenset({MANIFEST, *dict(json.loads(manifest.read_bytes())["files"])})
    except (OSError, ValueError, LookupError, TypeError):
        return frozenset()


def _put_right(folder: Path, former: Path) -> None:
    """Undo a swap that was broken off between its two renames; remove what a finished one left."""
    if former.exists() and not folder.exists():
        former.rename(folder)
    elif former.exists():
        shutil.rmtree(former)
