"""The folder of an issue → one `Issue`. The only place that knows how the folder is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from taitto.blocks.source import Fault
from taitto.errors import ContentError, Level, Place, Problem, did_you_mean, has_errors
from taitto.files.schema import parse_schema
from taitto.files.text import read_text
from taitto.files.yaml import YamlDocument, parse_yaml
from taitto.infographics import KINDS
from taitto.model import Article, Cover, Entry, EntryView, Issue, Masthead
from taitto.reading.articles import read_article
from taitto.reading.figures import read_figure
from taitto.reading.pictures import read_picture
from taitto.reading.schemas import EntryHead, IssueHead

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from taitto.model import Infographic, Picture


AnyItem = TypeVar("AnyItem")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of a folder: the issue, None when it has errors, and every problem in order of place."""

    issue: Issue | None
    problems: tuple[Problem, ...]


def read_issue(folder: Path, shown: str, channels: Collection[str]) -> Reading:
    """Read the folder known to the editor as `shown`. `channels` are the names that an entry may speak to."""
    reader = _FolderReader(folder, shown, channels)
    issue = reader.issue()
    problems = sorted(dict.fromkeys(reader.problems), key=_by_place)
    return Reading(issue=None if has_errors(problems) else issue, problems=tuple(problems))


def _by_place(problem: Problem) -> tuple[bool, str, int]:
    """Sort issue.yaml first, then by file and line."""
    return (not problem.place.path.endswith("issue.yaml"), problem.place.path, problem.place.line or 0)


class _FolderReader:
    """Reads each file once and keeps every problem. It is the articles' `Resources` at the same time."""

    def __init__(self, folder: Path, shown: str, channels: Collection[str]) -> None:
        self.folder = folder
        self.shown = shown
        self.channels = channels
        self.problems: list[Problem] = []
        self._pictures: dict[str, Picture] = {}
        self._articles: dict[str, Article | None] = {}
        self._figures: dict[str, Infographic | None] = {}

    def issue(self) -> Issue | None:
        self._figures = self._read_all("figures", "*.yaml", read_figure)
        self._articles = self._read_all(
            ".", "*.md", lambda text, shown, name, report: read_article(text, shown, name, self, report)
        )
        shown = f"{self.shown}/issue.yaml"
        try:
            document = parse_yaml(read_text(self.folder / "issue.yaml", shown), shown)
        except ContentError as error:
            self.problems.extend(error.problems)
            return None
        head, problems = parse_schema(IssueHead, document)
        self.problems.extend(problems)
        return self._assembled(head, document) if head else None

    def picture(self, path: str) -> Picture:
        if path not in self._pictures:
            self._pictures[path] = read_picture(self.folder, path)
        return self._pictures[path]

    def infographic(self, name: str) -> Infographic:
        if name not in self._figures:
            raise Fault(f'there is no figure "{name}"', did_you_mean(name, self._figures))
        found = self._figures[name]
        if found is None:
            raise Fault(f'the figure "{name}" has errors of its own')
        return found

    def _read_all(
        self, part: str, pattern: str, read: Callable[[str, str, str, Callable[[Problem], None]], AnyItem | None]
    ) -> dict[str, AnyItem | None]:
        """Read every file of one sort; a file with errors is None under its name."""
        found: dict[str, AnyItem | None] = {}
        for path in sorted((self.folder / part).glob(pattern)):
            shown = f"{self.shown}/{path.relative_to(self.folder).as_posix()}"
            try:
                found[path.stem] = read(read_text(path, shown), shown, path.stem, self.problems.append)
            except ContentError as error:
                self.problems.extend(error.problems)
                found[path.stem] = None
        return found

    def _assembled(self, head: IssueHead, document: YamlDocument) -> Issue:
        for position, channel in enumerate(head.channels):
            if channel not in self.channels:
                self._fault(
                    document.place(("channels", position)),
                    f'unknown channel "{channel}"',
                    did_you_mean(channel, self.channels),
                )
        entries = [self._entry(entry, position, document) for position, entry in enumerate(head.contents)]
        self._warn_of_unnamed({entry.name for entry in head.contents})
        self._check_ids()
        return Issue(
            name=self.folder.name,
            masthead=Masthead(
                title=head.title,
                topic=head.topic,
                label=head.label,
                date=head.date,
                lang=head.lang,
                hashtag=head.hashtag,
            ),
            cover=self._cover(head, document),
            subject=head.email.subject,
            preheader=head.email.preheader,
            channels=head.channels,
            entries=tuple(entry for entry in entries if entry is not None),
            place=document.place(),
        )

    def _fault(self, place: Place, text: str, hint: str | None = None) -> None:
        self.problems.append(Problem(place, text, hint))

    def _cover(self, head: IssueHead, document: YamlDocument) -> Cover | None:
        if head.cover is None:
            return None
        try:
            picture = self.picture(head.cover.image)
        except Fault as fault:
            self._fault(document.place(("cover", "image")), fault.text, fault.hint)
            return None
        return Cover(picture=picture, alt=head.cover.alt, credit=head.cover.credit)

    def _entry(self, head: EntryHead, position: int, document: YamlDocument) -> Entry | None:
        path = ("contents", position)
        item = self._articles.get(head.name) or self._figures.get(head.name)
        if item is None:
            if head.name not in {**self._articles, **self._figures}:
                names = {*self._articles, *self._figures}
                text = f'there is no article or figure "{head.name}"'
                self._fault(document.place((*path, "name")), text, did_you_mean(head.name, names))
            return None
        views: dict[str, EntryView] = {}
        for channel, view in head.views.items():
            if channel not in self.channels:
                hint = did_you_mean(channel, {"name", *self.channels})
                self._fault(document.place((*path, channel)), f'unknown key "{channel}"', hint)
            known = () if isinstance(item, Article) else KINDS[item.kind].parts(item.spec)
            for name in view.pick:
                if name not in known:
                    place = document.place((*path, channel, "pick"))
                    self._fault(place, f'"{head.name}" has no part "{name}"', did_you_mean(name, known))
            views[channel] = EntryView(show=view.show, headline=view.headline, layout=view.layout, pick=view.pick)
        return Entry(item=item, views=MappingProxyType(views), place=document.place(path))

    def _warn_of_unnamed(self, named: set[str]) -> None:
        for name in self._articles:
            if name not in named:
                place = Place(f"{self.shown}/{name}.md")
                text = "no entry of contents names this article"
                self.problems.append(Problem(place, text, "it is left out of the issue", Level.WARNING))

    def _check_ids(self) -> None:
        first: dict[str, Article] = {}
        for article in self._articles.values():
            if article is None:
                continue
            other = first.setdefault(article.id, article)
            if other is not article:
                self._fault(
                    article.place,
                    f'two articles have the id "{article.id}"',
                    f"the other is {other.place.path}; write id: … in the front matter",
                )
