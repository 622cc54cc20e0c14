"""A folder of this machine as a place for a site; `Disk` is what any such place can do."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path
from typing import Any, Protocol

from fsspec.implementations.local import LocalFileSystem


class Disk(Protocol):
    """Where a site's files lie. Paths are those of the place itself; all methods raise OSError for what it refuses."""

    def info(self, path: str) -> dict[str, Any]:
        """Return the `type` and `size` of what lies at a path."""
        ...

    def ls(self, path: str, detail: bool) -> list[dict[str, Any]]:  # noqa: FBT001 (fsspec's)
        """Return `name`, `type`, `size` and `mtime` of what lies in a folder."""
        ...

    def makedirs(self, path: str, exist_ok: bool) -> None:  # noqa: FBT001 (fsspec's)
        """Make a folder and those that it lies in."""
        ...

    def read(self, path: str) -> bytes:
        """Return a file's content."""
        ...

    def write(self, path: str, data: bytes) -> None:
        """Put a file there in one step: who looks finds the former one or the new one, and never half of it."""
        ...


def unfinished(path: str, data: bytes) -> str:
    """Return the name that a file has while it is written.

    The same content has the same name, so that a run which goes on takes what a broken one left, and two that send
    different contents at once do not mix them.
    """
    folder, _, name = path.rpartition("/")
    return f"{folder}/.{name}.{hashlib.sha256(data).hexdigest()[:8]}.part"


class Folder(LocalFileSystem):  # type: ignore[misc]
    """A folder of this machine, or what is mounted there."""

    cachable = False

    def read(self, path: str) -> bytes:
        """Return a file's content."""
        return Path(path).read_bytes()

    def write(self, path: str, data: bytes) -> None:
        """Write a file down to the disk itself, then give it its name."""
        fresh = Path(unfinished(path, data))
        try:
            with fresh.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                fresh.unlink()
            raise
