"""What an issue is, as frozen data: read once, rendered by every channel. No input or output here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from taitto.errors import Place, Problem
    from taitto.pages import PageFacts, PrintedPhoto
    from taitto.richtext import Rich


class At(StrEnum):
    """Where a block stands on a page that has room to choose."""

    COLUMN = "column"
    SIDE = "side"
    WIDE = "wide"


class Show(StrEnum):
    """How much of an entry an edition takes."""

    FULL = "full"
    TEASER = "teaser"
    OMIT = "omit"


class Layout(StrEnum):
    """The page template by which an entry is set in print; docs/layouts.md tells what each is for."""

    PAGE = "page"
    HERO = "hero"
    THREE_COLUMN = "three-column"
    SIDEBAR = "sidebar"
    TIMELINE = "timeline"
    CARDS = "cards"
    SPREAD = "spread"
    BACK_PAGE = "back-page"


class Block(Protocol):
    """One building stone of an article. `name` is its folder under `templates/blocks`."""

    name: ClassVar[str]

    @property
    def place(self) -> Place:
        """Return where the author wrote it."""
        ...

    @property
    def at(self) -> At:
        """Return where it stands on a page."""
        ...

    def texts(self) -> Iterator[str]:
        """Yield every string that a reader must find in an edition that shows the block."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture file of the issue: its bytes and its size in pixels (a drawing's: in hundredths of its user units)."""

    path: str
    data: bytes
    media_type: str
    width_px: int
    height_px: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A source that the text refers to: a footnote or an infographic's reference."""

    key: str
    text: Rich
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Infographic:
    """A figure file: its kind, its validated spec (the kind's own schema) and the line of each value."""

    name: str
    kind: str
    spec: Any
    notes: Mapping[str, Note]
    place: Place
    places: Mapping[tuple[str | int, ...], Place]
    inner: Mapping[str, Infographic] = field(default_factory=lambda: MappingProxyType({}))
    """The figures that stand in this one, by name."""

    @property
    def with_inner(self) -> tuple[Infographic, ...]:
        """Return the figure and those in it."""
        return (self, *self.inner.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article: what its head says, its blocks in reading order and its footnotes."""

    name: str
    id: str
    headline: str
    short: str
    kicker: str
    teaser: str
    byline: str | None
    blocks: tuple[Block, ...]
    notes: Mapping[str, Note]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """What one channel makes of an entry: how much it shows, and the channel's own wishes."""

    show: Show = Show.FULL
    headline: str | None = None
    layout: Layout = Layout.PAGE
    pick: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """How a channel can show an entry of `contents`. A channel that has `views` shows what that other one does."""

    shows: frozenset[Show]
    layouts: frozenset[Layout] = frozenset()
    views: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of `contents`: an article or an infographic, seen by each channel in its own way."""

    item: Article | Infographic
    views: Mapping[str, EntryView] = field(default_factory=lambda: MappingProxyType({}))
    place: Place

    def view(self, channel: str) -> EntryView:
        """Return the channel's view; an entry without one is shown in full."""
        return self.views.get(channel, EntryView())


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The cover picture of the magazine."""

    picture: Picture
    alt: str
    credit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What names the issue. `date` is ISO 8601 to the month or the day: `2019-03`, `2019-03-15`."""

    title: str
    topic: str
    label: str
    date: str
    lang: str
    hashtag: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One issue, whole: everything that any channel needs, and nothing about any channel's form."""

    name: str
    masthead: Masthead
    cover: Cover | None
    subject: str
    preheader: str
    channels: tuple[str, ...]
    entries: tuple[Entry, ...]
    place: Place

    def entries_in(self, channel: str) -> tuple[Entry, ...]:
        """Return the entries that the channel shows, in order."""
        return tuple(entry for entry in self.entries if entry.view(channel).show is not Show.OMIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact:
    """A file to publish: its path inside the edition's folder, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Magazine:
    """The readers' PDF as others tell of it: its file, its pages, and pictures of its cover, the smallest first."""

    path: str
    pages: int
    size_bytes: int
    thumbnails: tuple[Artifact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a channel made of an issue: files, the words a reader finds in each, and measured facts.

    `views` is the channel whose views of the entries it shows, None for its own. `alphabet` holds the characters that
    its typefaces have; None where the reader's machine brings its own. `magazine` is what a mail may tell of it.
    `warnings` are the renderer's, `problems` the channel's own.
    """

    channel: str
    artifacts: tuple[Artifact, ...]
    texts: Mapping[str, str]
    views: str | None = None
    pages: tuple[PageFacts, ...] = ()
    photos: tuple[PrintedPhoto, ...] = ()
    warnings: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    alphabet: frozenset[str] | None = None
    magazine: Magazine | None = None
