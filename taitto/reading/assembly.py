"""issue.yaml and what the folder's files gave → the issue: each entry of contents with its article or figure."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from taitto.blocks.infographic import pick_faults
from taitto.blocks.source import Fault
from taitto.errors import Level, Place, Problem, did_you_mean
from taitto.files.schema import parse_schema
from taitto.model import Article, Cover, Entry, EntryView, Infographic, Issue, Layout, Masthead, Show
from taitto.reading.layouts import layout_faults
from taitto.reading.schemas import EntryHead, IssueHead

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from taitto.files.yaml import Path, YamlDocument
    from taitto.model import Offer, Picture
    from taitto.reading.schemas import ViewHead


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What an issue may name beside its own files: channels, each with what it offers, and languages."""

    channels: Mapping[str, Offer]
    languages: Collection[str]

    @property
    def viewing(self) -> Mapping[str, Offer]:
        """Return the channels that have views of their own."""
        return {name: offer for name, offer in self.channels.items() if offer.views is None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """What was read of the folder: articles and figures by name, None for one with errors; pictures by path."""

    name: str
    shown: str
    articles: Mapping[str, Article | None]
    figures: Mapping[str, Infographic | None]
    picture: Callable[[str], Picture]


def assemble(document: YamlDocument, files: Files, known: Known, report: Callable[[Problem], None]) -> Issue | None:
    """Return the issue, None when issue.yaml is not one; every fault goes to `report`."""
    head, problems = parse_schema(IssueHead, document)
    for problem in problems:
        report(problem)
    return _Assembler(document, files, known, report).issue(head) if head else None


class _Assembler:
    def __init__(self, document: YamlDocument, files: Files, known: Known, report: Callable[[Problem], None]) -> None:
        self._document = document
        self._files = files
        self._known = known
        self._report = report
        self._meant: set[str] = set()
        """Articles that a misspelt entry seems to name."""

    def issue(self, head: IssueHead) -> Issue:
        self._check_names(head)
        self._check_entries(head)
        entries = [self._entry(entry, position) for position, entry in enumerate(head.contents)]
        self._check_articles({entry.name for entry in head.contents} | self._meant)
        self._check_back_pages(head)
        return Issue(
            name=self._files.name,
            masthead=Masthead(
                title=head.title,
                topic=head.topic,
                label=head.label,
                date=head.date,
                lang=head.lang,
                hashtag=head.hashtag,
            ),
            cover=self._cover(head),
            subject=head.email.subject,
            preheader=head.email.preheader,
            channels=head.channels,
            entries=tuple(entry for entry in entries if entry is not None),
            place=self._document.place(),
        )

    def _fault(self, path: Path, text: str, hint: str | None = None) -> None:
        self._report(Problem(self._document.place(path), text, hint))

    def _check_names(self, head: IssueHead) -> None:
        """Report a language or a channel that nobody knows, and a channel that is named twice."""
        if head.lang not in self._known.languages:
            self._fault(("lang",), f'unknown language "{head.lang}"', did_you_mean(head.lang, self._known.languages))
        for position, channel in enumerate(head.channels):
            if channel not in self._known.channels:
                hint = did_you_mean(channel, self._known.channels)
                self._fault(("channels", position), f'unknown channel "{channel}"', hint)
            elif channel in head.channels[:position]:
                self._fault(("channels", position), f'the channel "{channel}" is named twice', "remove one")

    def _check_entries(self, head: IssueHead) -> None:
        """Report what stands twice in contents."""
        first: dict[str, int] = {}
        for position, entry in enumerate(head.contents):
            if first.setdefault(entry.name, position) != position:
                line = self._document.place(("contents", first[entry.name])).line
                hint = f"the first is on line {line}; remove one"
                self._fault(("contents", position), f'"{entry.name}" stands twice', hint)

    def _check_back_pages(self, head: IssueHead) -> None:
        """Report a back page that something follows in its channel."""
        for channel in self._known.viewing:
            shown = [
                (position, view)
                for position, entry in enumerate(head.contents)
                for view in [entry.views.get(channel)]
                if view is None or view.show is not Show.OMIT
            ]
            for position, view in shown[:-1]:
                if view and view.layout is Layout.BACK_PAGE:
                    hint = "move it to the end of contents, or write layout: page"
                    self._fault(("contents", position, channel, "layout"), "a back page is the last page", hint)

    def _cover(self, head: IssueHead) -> Cover | None:
        if head.cover is None:
            return None
        try:
            picture = self._files.picture(head.cover.image)
        except Fault as fault:
            self._fault(("cover", "image"), fault.text, fault.hint)
            return None
        return Cover(picture=picture, alt=head.cover.alt, credit=head.cover.credit)

    def _entry(self, head: EntryHead, position: int) -> Entry | None:
        path = ("contents", position)
        items = {**self._files.figures, **self._files.articles}
        if head.name not in items:
            text = f'there is no article or figure "{head.name}"'
            self._fault((*path, "name"), text, did_you_mean(head.name, items))
            self._meant.update(difflib.get_close_matches(head.name, items, n=1))
        item = items.get(head.name)
        if item is None:
            return None
        for channel, view in head.views.items():
            if channel in self._known.viewing:
                self._check_view(item, view, self._known.viewing[channel], (*path, channel))
            else:
                hint = did_you_mean(channel, {"name", *self._known.viewing})
                self._fault((*path, channel), f'unknown key "{channel}"', hint)
        views = {channel: EntryView(**view.model_dump()) for channel, view in head.views.items()}
        return Entry(item=item, views=MappingProxyType(views), place=self._document.place(path))

    def _check_view(self, item: Article | Infographic, view: ViewHead, offer: Offer, path: Path) -> None:
        """Report what the channel cannot make of the entry."""
        channel = path[-1]
        if view.show not in offer.shows:
            self._fault((*path, "show"), f'{channel} has no "{view.show}"', f"known: {', '.join(sorted(offer.shows))}")
        elif view.show is Show.TEASER and isinstance(item, Infographic):
            self._fault((*path, "show"), "a figure has no teaser", "write full or omit, or pick some of its parts")
        elif view.show is Show.TEASER and isinstance(item, Article) and not item.teaser:
            self._fault((*path, "show"), f'"{item.name}" has no teaser', "write teaser: … in its front matter")
        if view.layout is not Layout.PAGE and view.layout not in offer.layouts:
            self._fault((*path, "layout"), f"{channel} has no layouts", "remove it")
        elif view.show is not Show.OMIT:
            for text, remedy in layout_faults(item, view.layout):
                self._fault((*path, "layout"), text, remedy)
        for name, text, hint in pick_faults(item if isinstance(item, Infographic) else None, view.pick):
            self._fault((*path, "pick", view.pick.index(name)), f'"{item.name}" {text}', hint)

    def _check_articles(self, named: set[str]) -> None:
        """Report articles that a reader could not tell apart or will never see."""
        first: dict[str, Article] = {}
        for name, article in self._files.articles.items():
            if name not in named:
                place = Place(f"{self._files.shown}/{name}.md")
                text = "no entry of contents names this article"
                self._report(Problem(place, text, "it is left out of the issue", Level.WARNING))
            if name in self._files.figures:
                place = Place(f"{self._files.shown}/{name}.md")
                text = f'a figure has the name "{name}" too'
                self._report(Problem(place, text, "rename one: contents could mean either"))
            if article is None:
                continue
            other = first.setdefault(article.id, article)
            if other is not article:
                text = f'two articles have the id "{article.id}"'
                hint = f"the other is {other.place.path}; write id: … in the front matter"
                self._report(Problem(article.place, text, hint))
