"""Copyfitting: an entry is laid out, its free room measured, and pictures made higher or lower to fill its pages.

Deterministic: the same entry always gives the same heights. Each trial lays the entry out anew, so there are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.rendering.page_facts import page_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from taitto.model import PageFacts, PlacedPicture
    from taitto.rendering.typesetter import Galley

Heights = dict[str, float]
"""Heights of pictures in millimetres, by the key of each."""

MOST_TRIALS = 6
_LINE_MM = 13 / 72 * 25.4
_PARTS = (1.0, 0.7, 0.4)
"""How much of a change is tried: columns are balanced by lines, and a picture that is a line too high ends a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How low and how high a picture may be."""

    least_mm: float
    most_mm: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """An entry set with some heights, and the facts of its pages."""

    heights: Heights
    galley: Galley
    pages: tuple[PageFacts, ...]

    @property
    def waste(self) -> tuple[int, float]:
        """Return what makes one trial worse than another: more pages, then more white than may be."""
        return len(self.pages), sum(page.hole_mm for page in self.pages)

    @property
    def pictures(self) -> tuple[PlacedPicture, ...]:
        return tuple(picture for page in self.pages for picture in page.pictures)


def fitted(set_with: Callable[[Heights], Galley], rooms: Mapping[str, Room]) -> Galley:
    """Return an entry's pages with as little white at their feet as its pictures allow.

    `set_with` lays the entry out with given heights; then `rooms` knows each of its pictures.
    """

    def trial(heights: Heights) -> _Trial:
        galley = set_with(heights)
        return _Trial(heights=heights, galley=galley, pages=tuple(page_facts(galley.pages)))

    best = trial({})
    tried: list[Heights] = []
    while best.waste[1] and len(tried) < MOST_TRIALS:
        heights = next((heights for heights in _proposals(best, rooms) if heights not in tried), None)
        if heights is None:
            break
        tried.append(heights)
        best = min(best, trial(heights), key=lambda made: made.waste)
    return best.galley


def _proposals(best: _Trial, rooms: Mapping[str, Room]) -> Iterator[Heights]:
    """Yield heights that may fill a page that has too much white, the likeliest first."""
    for page in best.pages:
        if page.hole_mm:
            yield from _fillings(best, page.number, page.hole_mm, rooms)


def _fillings(best: _Trial, number: int, free_mm: float, rooms: Mapping[str, Room]) -> Iterator[Heights]:
    on_it = [picture for picture in best.pictures if picture.page == number]
    before = [picture for picture in best.pictures if picture.page < number]
    after = [picture for picture in best.pictures if picture.page > number][:1]
    if number == len(best.pages) > 1:  # what is left of its text may find room on the pages before
        yield from _changed(best, before, -best.pages[-1].filled_mm, rooms)
    if after:  # the picture that found no room here
        yield from _changed(best, after, free_mm - after[0].height_mm - 3 * _LINE_MM, rooms)
    for part in _PARTS:
        yield from _changed(best, on_it, part * (free_mm - _LINE_MM), rooms)
    for part in _PARTS:
        yield from _changed(best, before, part * (free_mm - _LINE_MM), rooms)


def _changed(
    best: _Trial, pictures: Sequence[PlacedPicture], by_mm: float, rooms: Mapping[str, Room]
) -> Iterator[Heights]:
    """Yield heights that are so much more (or less) in sum, dealt out by the room that each picture has."""
    rooms_mm = {picture.key: _room_mm(picture, by_mm, rooms) for picture in pictures}
    whole_mm = sum(rooms_mm.values())
    if whole_mm < _LINE_MM / 2:
        return
    share = min(1.0, abs(by_mm) / whole_mm)
    sign = 1 if by_mm > 0 else -1
    heights = {picture.key: picture.height_mm + sign * share * rooms_mm[picture.key] for picture in pictures}
    yield best.heights | heights


def _room_mm(picture: PlacedPicture, by_mm: float, rooms: Mapping[str, Room]) -> float:
    room = rooms[picture.key]
    return max(0.0, room.most_mm - picture.height_mm if by_mm > 0 else picture.height_mm - room.least_mm)
