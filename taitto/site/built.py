"""A build's folder → the files that go to its readers, each as the build made it."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from taitto.errors import EnvironmentFault
from taitto.files.lock import locked
from taitto.files.names import from_here, lies_in
from taitto.files.schema import Format
from taitto.model import Artifact
from taitto.publishing import MANIFEST

PRESS = "press.pdf"
"""What goes to a printer and not to readers."""
_STAYS_HOME = frozenset({"report.html"})
_PAGES = frozenset({".html"})
_PICTURES = frozenset({".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
_FILES = frozenset({".css", ".pdf", ".woff2"})
"""A file of any other kind stays at home: what nobody thought of, as a draft with addresses, is better not sent."""


class FileFacts(BaseModel):
    """What a manifest tells of a file."""

    model_config = ConfigDict(frozen=True)
    bytes: Annotated[int, Field(ge=0)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Manifest(BaseModel):
    """What a build made, or what lies at a target: each file's facts by its path."""

    model_config = ConfigDict(frozen=True)
    format: Format
    files: dict[str, FileFacts]


def parse_manifest(data: bytes) -> Manifest | None:
    """Return a manifest, None when it is broken or names a path that leaves its folder."""
    try:
        manifest = Manifest.model_validate_json(data)
    except ValidationError:
        return None
    return manifest if all(map(_is_safe, manifest.files)) else None


def read_built(folder: Path, *, press: bool = False) -> tuple[Artifact, ...]:
    """Return the readers' files of a build in the order in which they are sent: no page before what it shows.

    Raises:
        EnvironmentFault: there is no build, its manifest is broken, or a file is not the one that was built.

    """
    with locked(folder.parent):  # a build that ends now waits: what is read is of one build
        manifest = _manifest_of(folder)
        paths = sorted((path for path in manifest.files if _is_for_readers(path, press=press)), key=_turn)
        if not paths:
            raise EnvironmentFault(f"{from_here(folder)}: holds nothing for readers (build it with email or print)")
        return tuple(Artifact(path=path, data=_read(folder, path, manifest.files[path])) for path in paths)


def _manifest_of(folder: Path) -> Manifest:
    file = folder / MANIFEST
    try:
        manifest = parse_manifest(file.read_bytes())
    except FileNotFoundError:
        raise EnvironmentFault(f"{from_here(folder)}: there is no build (build the issue first)") from None
    except OSError as error:
        raise EnvironmentFault(f"{from_here(file)}: cannot be read: {error.strerror or error}") from error
    if manifest is None:
        raise EnvironmentFault(f"{from_here(file)}: is not as a build wrote it (build the issue again)")
    return manifest


def _read(folder: Path, path: str, facts: FileFacts) -> bytes:
    file = folder / path
    if not lies_in(file, folder):
        raise EnvironmentFault(f"{from_here(file)}: is a link that leads outside (build the issue again)")
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise EnvironmentFault(f"{from_here(file)}: cannot be read: {reason} (build the issue again)") from error
    if hashlib.sha256(data).hexdigest() != facts.sha256:
        raise EnvironmentFault(
            f"{from_here(file)}: was changed after the build (build the issue again; change its articles, not this)"
        )
    return data


def _is_safe(path: str) -> bool:
    """Return whether a path stays in its folder, in a form that means the same on every system."""
    return (
        bool(path)
        and path.isprintable()
        and "\\" not in path
        and ".." not in path.split("/")
        and not path.startswith("/")
        and str(PurePosixPath(path)) == path != MANIFEST
    )


def _is_for_readers(path: str, *, press: bool) -> bool:
    if path == PRESS:
        return press
    return path not in _STAYS_HOME and PurePosixPath(path).suffix.lower() in _PICTURES | _FILES | _PAGES


def _turn(path: str) -> tuple[int, str]:
    """Return when a file is sent: pictures, other files, pages, and the index among the pages last."""
    suffix = PurePosixPath(path).suffix.lower()
    turn = 0 if suffix in _PICTURES else 1 if suffix in _FILES else 3 if path == "index.html" else 2
    return turn, path
