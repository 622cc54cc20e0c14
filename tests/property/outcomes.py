"""What became of an issue: its edition, or the problems that were told. Anything else fails the test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import Phase, settings

from taitto import pipeline
from taitto.channels import CHANNELS
from taitto.checking import check_editions
from taitto.config import find_office
from taitto.errors import ContentError, Problem, has_errors
from tests.support.offices import make_office, png

if TYPE_CHECKING:
    from pathlib import Path

    from taitto.model import Edition

WHOLE_FILE = (
    "the article is empty",
    "no entry of contents names this article",
    "there is no such file",
    "the file has",
)
"""Problems that no line is to blame for."""

RANKING = "kind: ranking\ntitle: Kärki\nsource: Tutkimus\nmeasure: Mitta.\nitems: [Rauma, Salo]\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """An edition, or None when errors were told; and all problems."""

    edition: Edition | None
    problems: tuple[Problem, ...]

    @property
    def told(self) -> list[str]:
        """Return the problems as the editor sees them."""
        return [str(problem) for problem in self.problems]

    def text(self, name: str) -> str:
        """Return a file of the edition as a reader gets it."""
        assert self.edition is not None, self.told
        return next(artifact.data for artifact in self.edition.artifacts if artifact.path == name).decode()


class Desk:
    """An office on disk, whose issue is written anew for each example. Its articles may show `kuva.png` and `karki`."""

    def __init__(self, root: Path, **issue: Any) -> None:
        """Make the office, with an issue as `make_issue` makes it."""
        shown: dict[str, Any] = {"figures": {"karki": RANKING}, "files": {"images/kuva.png": png()}}
        self.office = make_office(root, **(shown | issue))
        self.folder = root / "issues" / "2026-03"

    def article(self, article: str | bytes, channel: str = "email") -> Outcome:
        """Return what becomes of an issue with this one article."""
        data = article.encode("utf-8", "surrogatepass") if isinstance(article, str) else article
        (self.folder / "01-kevat.md").write_bytes(data)
        return self.outcome(channel)

    def outcome(self, channel: str = "email") -> Outcome:
        """Return what becomes of the issue as it lies there."""
        try:
            # Read again each time: examples change taitto.yaml and the assets too.
            checked = pipeline.check(find_office(self.office.root), self.folder, [channel])
            edition = CHANNELS[channel].render(checked.issue, checked.style)
            problems = (*checked.warnings, *check_editions(checked.issue, [edition], checked.style.labels))
        except ContentError as error:
            problems, edition = error.problems, None
        self._assert_told_well(problems)
        assert edition or has_errors(problems)
        return Outcome(None if has_errors(problems) else edition, problems)

    def _assert_told_well(self, problems: tuple[Problem, ...]) -> None:
        last_lines = {path: self._last_line(path) for path in {problem.place.path for problem in problems}}
        for problem in problems:
            place, last_line = problem.place, last_lines[problem.place.path]
            assert place.path, problem
            assert problem.text.strip(), problem
            assert "\n" not in str(problem), problem
            assert "has lost words" not in problem.text, problem
            if last_line and not problem.text.startswith(WHOLE_FILE):
                assert place.line, problem
                assert 1 <= place.line <= last_line, problem

    def _last_line(self, path: str) -> int | None:
        """Return how many lines a text file of the office has, None for what is none."""
        file = self.office.root / path
        if file.suffix not in {".md", ".yaml"} or not file.exists():
            return None
        return len(file.read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"))


def examples(times: float) -> settings:
    """Return the setting for a test that tries so many times as many examples as others.

    One that tries fewer is slow: it tells the example that failed as it is, and does not look for the shortest like it.
    """
    phases = [phase for phase in Phase if times >= 1 or phase is not Phase.shrink]
    return settings(max_examples=max(3, round(settings().max_examples * times)), phases=phases)
