"""Copyfitting: an entry is laid out, its flaws are measured, and what may be changed is changed until they are gone.

Pictures are made higher or lower, and quotes set across the page, so that no page has a hole at its foot; a word that
is parted where no compositor would part it stays whole. Deterministic: the same entry always gives the same pages.
Each trial lays the entry out anew, so there are few.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from taitto.rendering.copyfit import LINE_MM
from taitto.rendering.typesetter import UnsettableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from taitto.pages import FittablePicture, FlawedLine, PageFacts
    from taitto.rendering.typesetter import Galley

Heights = dict[str, float]
"""Heights of pictures in millimetres, by the key of each."""

MOST_TRIALS = 6
"""Of pictures' heights; and so many again of words."""
_PARTS = (1.0, 0.7, 0.4)
"""How much of a change is tried: columns are balanced by lines, and a picture that is a line too high ends a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How low and how high a picture may be."""

    least_mm: float
    most_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How an entry is to be laid out: heights of its pictures, quotes across the page, words that no line may part."""

    heights: Heights = field(default_factory=dict)
    across: frozenset[str] = frozenset()
    whole: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """An entry as it was laid out."""

    wishes: Wishes
    galley: Galley

    @property
    def pages(self) -> tuple[PageFacts, ...]:
        return self.galley.facts

    @property
    def waste(self) -> tuple[int, float]:
        """Return what makes one trial worse than another: more pages, then more white than may be."""
        return len(self.pages), sum(page.hole_mm for page in self.pages)

    @property
    def parted(self) -> tuple[FlawedLine, ...]:
        """Return the lines that part a word badly."""
        return tuple(line for page in self.pages for line in page.flaws if line.word)

    @property
    def badness(self) -> tuple[int, float, int]:
        return (*self.waste, len(self.parted))

    @property
    def pictures(self) -> tuple[FittablePicture, ...]:
        return tuple(picture for page in self.pages for picture in page.pictures)


def fitted(
    first: Galley, set_with: Callable[[Wishes], Galley], rooms: Mapping[str, Room], quotes: Sequence[str] = ()
) -> Galley:
    """Return an entry's pages with as few flaws as its pictures and its words allow.

    `first` are those without any wishes, and `set_with` lays the entry out anew; `rooms` knows each of its pictures.
    `quotes` are those in its columns that may stand across the page.
    """

    def trial(wishes: Wishes) -> _Trial | None:
        try:
            return _Trial(wishes=wishes, galley=set_with(wishes))
        except UnsettableError:
            return None  # the entry as it was first set is sound

    best = _filled(_Trial(wishes=Wishes(), galley=first), trial, rooms, quotes)
    return _unparted(best, trial).galley


def _filled(
    best: _Trial, trial: Callable[[Wishes], _Trial | None], rooms: Mapping[str, Room], quotes: Sequence[str]
) -> _Trial:
    """Return the trial that leaves the least white."""
    tried: list[Wishes] = []
    while best.waste[1] and len(tried) < MOST_TRIALS:
        wishes = next((wishes for wishes in _proposals(best, rooms, quotes) if wishes not in tried), None)
        if wishes is None:
            break
        tried.append(wishes)
        made = trial(wishes)
        best = made if made and made.waste < best.waste else best
    return best


def _unparted(best: _Trial, trial: Callable[[Wishes], _Trial | None]) -> _Trial:
    """Return the trial that parts the fewest words badly, and leaves no more white than the first one."""
    tried = {best.wishes.whole}
    while best.parted and len(tried) < MOST_TRIALS:
        words = [line.word for line in best.parted]
        sets = (best.wishes.whole.union(some) for some in (words, *([word] for word in words)))
        whole = next((some for some in sets if some not in tried), None)
        if whole is None:
            break
        tried.add(whole)
        made = trial(replace(best.wishes, whole=whole))
        best = made if made and made.badness < best.badness else best
    return best


def _proposals(best: _Trial, rooms: Mapping[str, Room], quotes: Sequence[str]) -> Iterator[Wishes]:
    """Yield wishes that may fill a page that has too much white, the likeliest first."""
    for page in best.pages:
        if page.hole_mm:
            for heights in _fillings(best, page.number, page.hole_mm, rooms):
                yield replace(best.wishes, heights=heights)
    for quote in quotes:
        if quote not in best.wishes.across:
            yield replace(best.wishes, across=best.wishes.across | {quote})


def _fillings(best: _Trial, number: int, free_mm: float, rooms: Mapping[str, Room]) -> Iterator[Heights]:
    on_it = [picture for picture in best.pictures if picture.page == number]
    before = [picture for picture in best.pictures if picture.page < number]
    after = [picture for picture in best.pictures if picture.page > number][:1]
    if number == len(best.pages) > 1:  # what is left of its text may find room on the pages before
        last = best.pages[-1]
        yield from _changed(best, before, -last.filled_mm - last.foot_mm, rooms)
    if after:  # the picture that found no room here
        yield from _changed(best, after, free_mm - after[0].height_mm - 3 * LINE_MM, rooms)
    for part in _PARTS:
        yield from _changed(best, on_it, part * (free_mm - LINE_MM), rooms)
    for part in _PARTS:
        yield from _changed(best, before, part * (free_mm - LINE_MM), rooms)


def _changed(
    best: _Trial, pictures: Sequence[FittablePicture], by_mm: float, rooms: Mapping[str, Room]
) -> Iterator[Heights]:
    """Yield heights that are so much more (or less) in sum, dealt out by the room that each picture has."""
    rooms_mm = {picture.key: _room_mm(picture, by_mm, rooms) for picture in pictures}
    whole_mm = sum(rooms_mm.values())
    if whole_mm < LINE_MM / 2:
        return
    share = min(1.0, abs(by_mm) / whole_mm)
    sign = 1 if by_mm > 0 else -1
    heights = {picture.key: picture.height_mm + sign * share * rooms_mm[picture.key] for picture in pictures}
    yield best.wishes.heights | heights


def _room_mm(picture: FittablePicture, by_mm: float, rooms: Mapping[str, Room]) -> float:
    room = rooms[picture.key]
    return max(0.0, room.most_mm - picture.height_mm if by_mm > 0 else picture.height_mm - room.least_mm)
