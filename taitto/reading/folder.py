"""The folder of an issue → one `Issue`. The only place that knows how the folder is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from taitto.blocks.source import Fault
from taitto.errors import ContentError, Place, Problem, did_you_mean, has_errors
from taitto.files.names import composed, files_in, lies_in
from taitto.files.text import read_text
from taitto.files.yaml import parse_yaml
from taitto.reading.articles import read_article
from taitto.reading.assembly import Files, assemble
from taitto.reading.figure_data import read_table_file
from taitto.reading.figures import read_figure, with_inner
from taitto.reading.pictures import read_picture

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from taitto.model import Article, Infographic, Issue, Picture
    from taitto.reading.assembly import Known

ISSUE = "issue.yaml"
FIGURES = "figures"

AnyItem = TypeVar("AnyItem")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of a folder: the issue, None when it has errors, and every problem in order of place."""

    issue: Issue | None
    problems: tuple[Problem, ...]


def read_issue(folder: Path, shown: str, known: Known) -> Reading:
    """Read the folder known to the editor as `shown`."""
    reader = _FolderReader(folder, shown)
    issue = reader.issue(known)
    problems = sorted(dict.fromkeys(reader.problems), key=_by_place)
    return Reading(issue=None if has_errors(problems) else issue, problems=tuple(problems))


def _by_place(problem: Problem) -> tuple[bool, str, int]:
    """Sort issue.yaml first, then by file and line."""
    return (not problem.place.path.endswith(ISSUE), problem.place.path, problem.place.line or 0)


class _FolderReader:
    """Reads each file once and keeps every problem. It is the articles' `Resources` at the same time."""

    def __init__(self, folder: Path, shown: str) -> None:
        self.folder = folder
        self.shown = shown
        self.problems: list[Problem] = []
        self._pictures: dict[str, Picture | Fault] = {}
        self._articles: dict[str, Article | None] = {}
        self._figures: dict[str, Infographic | None] = {}

    def issue(self, known: Known) -> Issue | None:
        alone = self._read_all(
            self.folder / FIGURES,
            {".yaml", ".yml"},
            lambda text, shown, name, report: read_figure(text, shown, name, report, self._table),
        )
        self._figures = with_inner(alone, self.problems.append)
        self._articles = self._read_all(
            self.folder, {".md"}, lambda text, shown, name, report: read_article(text, shown, name, self, report)
        )
        try:
            shown = self._shown(self.folder / ISSUE)
            document = parse_yaml(self._text(self.folder / ISSUE), shown)
        except ContentError as error:
            self.problems.extend(error.problems)
            return None
        files = Files(
            name=composed(self.folder.name),
            shown=self.shown,
            articles=self._articles,
            figures=self._figures,
            picture=self.picture,
        )
        return assemble(document, files, known, self.problems.append)

    def picture(self, path: str) -> Picture:
        if path not in self._pictures:
            try:
                self._pictures[path] = read_picture(self.folder, path)
            except Fault as fault:
                self._pictures[path] = fault
        found = self._pictures[path]
        if isinstance(found, Fault):
            raise found
        return found

    def _table(self, path: str) -> bytes:
        return read_table_file(self.folder, path)

    def infographic(self, name: str) -> Infographic:
        if name not in self._figures:
            raise Fault(f'there is no figure "{name}"', did_you_mean(name, self._figures))
        found = self._figures[name]
        if found is None:
            raise Fault(f'the figure "{name}" has errors of its own')
        return found

    def _read_all(
        self,
        folder: Path,
        suffixes: Collection[str],
        read: Callable[[str, str, str, Callable[[Problem], None]], AnyItem | None],
    ) -> dict[str, AnyItem | None]:
        """Read every file of one sort; a file with errors is None under its name."""
        found: dict[str, AnyItem | None] = {}
        for path in files_in(folder, suffixes):
            name, shown = composed(path.stem), self._shown(path)
            if name in found:
                self.problems.append(Problem(Place(shown), f'two files have the name "{name}"', "rename one of them"))
                continue
            found[name] = None
            try:
                found[name] = read(self._text(path), shown, name, self.problems.append)
            except ContentError as error:
                self.problems.extend(error.problems)
        return found

    def _shown(self, path: Path) -> str:
        return f"{self.shown}/{composed(path.relative_to(self.folder).as_posix())}"

    def _text(self, path: Path) -> str:
        if path.is_symlink() and not lies_in(path, self.folder):
            text = "this is a link that leads outside the issue's folder"
            raise ContentError([Problem(Place(self._shown(path)), text, "put the file itself here")])
        return read_text(path, self._shown(path))
