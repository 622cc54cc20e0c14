"""What is built and what lies at the target → what has to be sent, and the sending of it. Nothing is deleted."""

from __future__ import annotations

import contextlib
import errno
import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from taitto.errors import EnvironmentFault
from taitto.model import Artifact
from taitto.publishing import MANIFEST, manifest
from taitto.site.built import Manifest, parse_manifest
from taitto.site.refusals import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from taitto.site.disk import Disk
    from taitto.site.target import Target

Found = dict[str, dict[str, Any]]
"""What lies at the target, by its path in the issue's folder: fsspec's `type`, `size` and `mtime`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a publishing does: files in the order in which they are sent, the manifest last.

    `unchanged` files lie there already; those that are `left` lie there from an earlier time and belong to it no more.
    """

    folder: str
    shown: str
    sending: tuple[Artifact, ...]
    unchanged: tuple[str, ...]
    left: tuple[str, ...]


@contextlib.contextmanager
def reach(target: Target) -> Iterator[Disk]:
    """Reach the target's disk for as long as the block lasts.

    Raises:
        EnvironmentFault: the server is not known, does not answer or does not let us in.

    """
    if target.account is None:
        from taitto.site.disk import Folder

        yield Folder()
        return
    from taitto.site.server import Server

    with told(target.shown):
        server = Server(target.account)
    try:
        yield server
    finally:
        server.close()


def plan_sending(disk: Disk, target: Target, issue: str, artifacts: Sequence[Artifact]) -> Plan:
    """Compare a build with what lies in the issue's folder at the target.

    Raises:
        EnvironmentFault: the target is no folder, or cannot be read.

    """
    folder = f"{target.path.rstrip('/')}/{issue}"
    shown = f"{target.shown.rstrip('/')}/{issue}"
    with told(target.shown):
        if disk.info(target.path)["type"] != "directory":
            raise EnvironmentFault(
                f"{target.shown}: this is a file (name the folder that the issue's folder goes into)"
            )
    found = _found(disk, folder, shown, [*(artifact.path for artifact in artifacts), MANIFEST])
    with told(shown):
        former = _read(disk, f"{folder}/{MANIFEST}") if MANIFEST in found else None
        known = parse_manifest(former) if former else None
        lying = _Lying(disk=disk, folder=folder, found=found, known=known)
        unchanged = tuple(artifact.path for artifact in artifacts if lying.has(artifact))
    sending = [artifact for artifact in artifacts if artifact.path not in unchanged]
    index = Artifact(path=MANIFEST, data=manifest(artifacts))
    if sending or former != index.data:
        sending.append(index)
    ours = {artifact.path for artifact in artifacts}
    left = tuple(path for path in (known.files if known else ()) if path not in ours)
    return Plan(folder=folder, shown=shown, sending=tuple(sending), unchanged=unchanged, left=left)


def send(disk: Disk, plan: Plan, say: Callable[[Artifact], None] = lambda _: None) -> None:
    """Send what a plan holds; `say` is told of each file that is there.

    Raises:
        EnvironmentFault: a file cannot be sent. Those before it are there, the manifest is the former one.

    """
    folders: set[str] = set()
    for sent, artifact in enumerate(plan.sending):
        path = f"{plan.folder}/{artifact.path}"
        after = f"; {sent} of {len(plan.sending)} files are sent, the next run goes on" if sent else ""
        with told(f"{plan.shown}/{artifact.path}", after):
            parent = path.rpartition("/")[0]
            if parent not in folders:
                disk.makedirs(parent, exist_ok=True)
                folders.add(parent)
            disk.write(path, artifact.data)
        say(artifact)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lying:
    """What lies in an issue's folder at the target, and what its manifest knows of it."""

    disk: Disk
    folder: str
    found: Mapping[str, dict[str, Any]]
    known: Manifest | None

    def has(self, artifact: Artifact) -> bool:
        """Return whether a file lies there as it was built.

        The manifest is written last. A file that is younger was sent by a run that broke, or changed by someone: it is
        read back, as is one that the manifest does not know.
        """
        there = self.found.get(artifact.path)
        if there is None or there["size"] != len(artifact.data):
            return False
        built = hashlib.sha256(artifact.data).hexdigest()
        facts = self.known.files.get(artifact.path) if self.known else None
        if facts and there["mtime"] <= self.found[MANIFEST]["mtime"]:
            return facts.sha256 == built
        content = _read(self.disk, f"{self.folder}/{artifact.path}")
        return content is not None and hashlib.sha256(content).hexdigest() == built


def _found(disk: Disk, folder: str, shown: str, paths: Sequence[str]) -> Found:
    """Return what lies in the folders that the paths lead to; refuse a folder where a file belongs, and the reverse."""
    found: Found = {}
    for parent in sorted({PurePosixPath(path).parent for path in paths}):
        below = f"/{parent}" if parent.parts else ""
        with told(f"{shown}{below}"):
            for entry in _entries(disk, f"{folder}{below}"):
                found[str(parent / PurePosixPath(entry["name"]).name)] = entry
    for path in paths:
        if path in found and found[path]["type"] == "directory":
            with told(f"{shown}/{path}"):
                raise IsADirectoryError(errno.EISDIR, path)
    return found


def _entries(disk: Disk, folder: str) -> list[dict[str, Any]]:
    try:
        kind = disk.info(folder)["type"]
    except FileNotFoundError:
        return []
    if kind != "directory":
        raise NotADirectoryError(errno.ENOTDIR, folder)
    return disk.ls(folder, detail=True)


def _read(disk: Disk, path: str) -> bytes | None:
    """Return what lies there; None for what this account may put there and not read."""
    try:
        return disk.read(path)
    except (FileNotFoundError, PermissionError):
        return None
