"""taitto.yaml → the office's settings, and where its issues, assets and templates lie."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from taitto.errors import ContentError, Place, Problem, did_you_mean
from taitto.files.schema import Format, OneLine, Schema, parse_schema
from taitto.files.text import read_text
from taitto.files.yaml import parse_yaml

MARK = "taitto.yaml"
ENGINE = Path(__file__).resolve().parent.parent

_ATOM = r"[A-Za-z0-9!#\$%&'*+/=?^_`{|}~-]+"
Address = Annotated[
    str,
    Field(
        pattern=rf"^{_ATOM}(\.{_ATOM})*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$", description="write it as name@example.org"
    ),
]
Site = Annotated[str, Field(pattern=r"^https?://[^/\s]+(/\S*)?$", description="write it as https://example.org")]
Way = Annotated[str, Field(pattern=r"^(https?://|mailto:)\S+$", description="write a https: or mailto: address")]


class Sender(Schema):
    """In whose name the mail goes."""

    name: OneLine
    address: Address


class Press(Schema):
    """What the printer works with: an ICC profile under `assets/`, and the most ink that the paper bears."""

    profile: str = "colour/ISOcoated_v2_300_bas.icc"
    ink_limit_percent: Annotated[int, Field(ge=200, le=400)] = 300


class Settings(Schema):
    """The schema of taitto.yaml."""

    format: Format
    name: str
    publisher: str
    postal_address: str
    sender: Sender
    site: Site | None = None
    reply_to: Address | None = None
    feedback: Address | None = None
    accessibility: Address | None = None
    unsubscribe: Way | None = None
    why_you_get_this: str | None = None
    press: Press = Press()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office's folder and its settings."""

    root: Path
    settings: Settings

    def shown(self, path: Path) -> str:
        """Return a path as the editor knows it: from the root when it lies there, else whole."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def asset(self, name: str) -> Path:
        """Return the office's own asset, or else the one that Taitto brings."""
        own = self.root / "assets" / name
        return own if own.exists() else ENGINE / "assets" / name

    def template_folders(self) -> tuple[Path, ...]:
        """Return where templates are looked for, the office's own folder first."""
        return tuple(dict.fromkeys((self.root / "templates", ENGINE / "templates")))

    def languages(self) -> tuple[str, ...]:
        """Return the languages that there are labels for."""
        files = [file for root in (self.root, ENGINE) for file in (root / "assets" / "labels").glob("*.yaml")]
        return tuple(sorted({file.stem for file in files}))

    def issue_folders(self) -> tuple[Path, ...]:
        """Return the folders under `issues/`, the newest name last."""
        return tuple(sorted(file.parent for file in (self.root / "issues").glob("*/issue.yaml")))

    def issue_folder(self, issue: str | None) -> Path:
        """Return the folder that `issue` names: a name under `issues/`, any path, or None for the newest.

        Raises:
            ContentError: there is no such issue.

        """
        folders = self.issue_folders()
        if issue is None:
            if not folders:
                place = Place(self.shown(self.root / "issues"))
                raise ContentError([Problem(place, "there is no issue yet", "make a folder with an issue.yaml")])
            return folders[-1]
        places = (self.root / "issues" / issue, Path(issue))
        # A folder with an issue.yaml first: `.` is the working directory and not `issues/.`.
        for folder in sorted(
            (place for place in places if place.is_dir()), key=lambda f: not (f / "issue.yaml").exists()
        ):
            return Path(os.path.normpath(folder.absolute()))  # a link to an issue keeps its own name
        names = [folder.name for folder in folders]
        raise ContentError([Problem(Place(f"issues/{issue}"), "there is no such issue", did_you_mean(issue, names))])


def find_office(start: Path) -> Office:
    """Return the office around `start`: the nearest folder upwards with a taitto.yaml, else Taitto's own.

    Raises:
        ContentError: its taitto.yaml is wrong.

    """
    start = start.resolve()
    root = next((folder for folder in (start, *start.parents) if (folder / MARK).is_file()), ENGINE)
    settings, problems = parse_schema(Settings, parse_yaml(read_text(root / MARK, MARK), MARK))
    if settings is None:
        raise ContentError(problems)
    return Office(root=root, settings=settings)
