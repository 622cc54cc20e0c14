"""Publishing as an editor does it: an office with a build, a place to send it to, and what a run said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.model import Artifact
from taitto.publishing import publish
from tests.support.offices import make_office
from tests.support.processes import Done, files, taitto

if TYPE_CHECKING:
    from pathlib import Path

    from taitto.config import Office
    from tests.support.sshd import Sshd

ISSUE = "2026-03"
BUILT = {
    "email.eml": b"an unsent draft",
    "email.html": b"<p>Lumi suli.",
    "email.txt": b"Lumi suli.",
    "images/j\u00e4rvi ja lumi #1.jpg": b"a picture",
    "images/kansi.png": b"a cover" * 30_000,
    "issue.pdf": b"a magazine" * 30_000,
    "press.pdf": b"four colours",
    "report.html": b"what the preflight found",
}
FOR_READERS = ["images/j\u00e4rvi ja lumi #1.jpg", "images/kansi.png", "issue.pdf", "email.html", "manifest.json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A target: how it is typed, the folder that it is, and the environment that reaches it."""

    target: str
    root: Path
    env: dict[str, str]

    @property
    def files(self) -> dict[str, bytes]:
        """What lies there."""
        return files(self.root)


def built_office(folder: Path) -> Office:
    """Make an office with an issue that is built, as far as publishing can see."""
    office = make_office(folder / "office")
    build(office)
    return office


def at(server: Sshd, root: Path) -> Place:
    return Place(target=f"{server.address}{root}", root=root, env=server.env)


def build(office: Office, built: dict[str, bytes] = BUILT) -> None:
    publish(office.root / "build" / ISSUE, [Artifact(path=path, data=data) for path, data in built.items()])


def send(office: Office, place: Place, *words: str) -> Done:
    return taitto("publish", ISSUE, place.target, *words, cwd=office.root, env=place.env)


def refused(done: Done, *, code: int = 3) -> str:
    """Return what a run that failed said, on one line and without a traceback."""
    assert done.returncode == code, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1].removeprefix("taitto: ")


def sent(done: Done) -> list[str]:
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return [line.split("  ")[1] for line in done.stdout.splitlines() if line.startswith("sent  ")]
