"""What every test shares: a plain environment, golden files with `--accept`, and one build of the sample issue."""

from __future__ import annotations

import difflib
import fcntl
import os
import pickle
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from playwright.sync_api import sync_playwright

from taitto import pipeline
from taitto.config import Office, find_office
from taitto.labels import read_labels
from taitto.pages import PageFacts
from taitto.reading import read_issue
from tests.support.processes import NO_MOUNTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from taitto.labels import Labels
    from taitto.model import Issue

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).parent.parent
SAMPLE = "2019-03"
KEPT = {"PATH", "HOME", "USER", "TERM", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH"}
KEPT_BEGINNINGS = ("COV", "PYTEST")  # the test runner's own, for the processes that tests start
NO_SKIPS = "TAITTO_NO_SKIPS" in os.environ
RIGHTS = ("only root may install", NO_MOUNTS)
"""How the reason ends of a skip that is right anywhere: the system does not let this user."""
ACCEPT_HINT = "look at the difference; if it is meant: python3 build.py test --accept tests/golden tests/visual"


class Golden(Protocol):
    """Compares a text with a file of the repository."""

    def __call__(self, text: str, file: Path, /) -> None:
        """Fail with the difference; with `--accept` write the file."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The sample issue, and the folder into which this test run built it."""

    office: Office
    folder: Path
    source: Path
    issue: Issue
    labels: Labels
    pages: tuple[PageFacts, ...]

    def text(self, name: str) -> str:
        """Return a file of the build as text."""
        return (self.folder / name).read_text(encoding="utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--accept`."""
    parser.addoption("--accept", action="store_true", help="write what was made as the new golden files and pictures")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where TAITTO_NO_SKIPS is set, a skip for want of something that can be installed is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if NO_SKIPS and reporter is not None:
        skipped = [report for report in reporter.stats.get("skipped", []) if not report.longrepr[2].endswith(RIGHTS)]
        if skipped:
            reporter.write_line(f"{len(skipped)} skipped, none should be (TAITTO_NO_SKIPS is set)", red=True)
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def plain_environment() -> Iterator[None]:
    """Take from the environment all that a person's shell need not have: no locale, time zone, proxy or PYTHON…."""
    with pytest.MonkeyPatch.context() as patch:
        for name in os.environ:
            if name not in KEPT and not name.startswith(KEPT_BEGINNINGS):
                patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether what was made becomes the new reference."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def golden(*, accept: bool, tmp_path: Path) -> Golden:
    """Compare with golden files; what differs is kept as NAME.actual in the test's own folder."""

    def compare(text: str, file: Path, /) -> None:
        expected = file.read_text(encoding="utf-8") if file.exists() else ""
        if text == expected:
            return
        if accept:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
            return
        actual = tmp_path / f"{file.name}.actual"
        actual.write_text(text, encoding="utf-8")
        names = (str(file.relative_to(ROOT)), str(actual))
        lines = difflib.unified_diff(expected.splitlines(), text.splitlines(), *names, lineterm="", n=1)
        pytest.fail("\n".join([*lines, "", ACCEPT_HINT]), pytrace=False)

    return compare


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """Build the sample issue once for all tests, also when they run in several processes."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    office = find_office(ROOT)
    folder = office.issue_folder(SAMPLE)
    facts = shared / "sample-pages.pickle"
    with (shared / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not facts.exists():
            built = pipeline.build(office, folder, out=shared / "sample")
            facts.write_bytes(pickle.dumps([page for edition in built.editions for page in edition.pages]))
    issue = read_issue(folder, office.shown(folder), pipeline.known_to(office)).issue
    assert issue is not None
    return Sample(
        office=office,
        folder=shared / "sample" / SAMPLE,
        source=folder,
        issue=issue,
        labels=read_labels(office.asset("labels"), issue.masthead.lang, "labels"),
        pages=tuple(pickle.loads(facts.read_bytes())),  # noqa: S301 (our own),
    )


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a Chromium without a window."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()
