"""Numbers written at lines: at the first point of each, and at rows that are to be noticed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from taitto.plotting.marks import CAP_HEIGHT, Box, Rect, Text
from taitto.plotting.placing import first_free

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from taitto.infographics.geometry.lines import Course, Frame, Lines
    from taitto.plotting.marks import Anchor, Dot, Mark, Point
    from taitto.plotting.sheet import Sheet

_CLEAR_EM = 0.12
"""What stays free around the letters of a note."""
_OFF_EM = 0.55
"""From a point to a number beside, over or under it."""
_HEAD_EM = 1.5
"""Over the highest point, for its number."""
Segment = tuple["Point", "Point"]


@dataclass(frozen=True, slots=True)
class _Room:
    """What notes keep clear of within a box: boxes, to which each note adds its own, and lines from left to right."""

    within: Box
    boxes: list[Box]
    segments: Sequence[Segment]

    def take(self, candidates: Iterable[Text]) -> Text | None:
        """Return the first text that stands in nothing's way, None when each does."""
        for text in candidates:
            box = first_free([text.box], self.boxes, self.within)
            if box and not self._is_crossed(_letters(text, box)):
                self.boxes.append(box)
                return text
        return None

    def _is_crossed(self, box: Box) -> bool:
        for start, end in self.segments:
            if start[0] > box.right:
                break
            if end[0] > box.left and _crosses(box, start, end):
                return True
        return False


def draw_notes(
    lines: Lines, courses: Sequence[Course], frame: Frame, taken: Sequence[Text | Dot], sheet: Sheet
) -> tuple[list[Rect], list[Mark]]:
    """Return the ground under each number that stands on a rule, and the dots and numbers.

    At the first points there are numbers at all of them or at none: one that is missing would be looked for. At rows
    to be noticed there are dots on all lines, and numbers where nothing is in their way.
    """
    marked = [
        (course, row)
        for row, is_marked in enumerate(lines.marked)
        for course in courses
        if is_marked and row not in (course.series.first, course.series.last) and course.points[row] is not None
    ]
    dots = [course.dot(course.at(row), sheet) for course, row in marked]
    room = _Room(
        Box(0, frame.y.end - _HEAD_EM * sheet.size, frame.right, frame.y.start),
        [mark.box for mark in (*taken, *dots)],
        sorted(segment for course in courses for run in course.runs() for segment in pairwise(run)),
    )
    starts = _starts(courses, room, sheet, area=lines.area)
    found = (room.take(_beside(course, row, sheet, area=lines.area)) for course, row in marked)
    notes: list[Mark] = [*dots, *starts, *(note for note in found if note)]
    rules = [frame.y(rule) for rule in lines.rules]
    letters = [] if lines.area else [_letters(note, note.box) for note in notes if isinstance(note, Text)]
    return [_ground(box, sheet) for box in letters if any(box.top < y < box.bottom for y in rules)], notes


def _starts(courses: Sequence[Course], room: _Room, sheet: Sheet, *, area: bool) -> list[Mark]:
    """Return a dot and the number at the first point of each line; where two start in one point, once."""
    firsts = {course.start: course for course in reversed(courses) if course.series.first < course.series.last}
    downwards = sorted(firsts, key=lambda point: point[1])
    dots = [firsts[point].dot(point, sheet) for point in downwards]
    before = len(room.boxes)
    room.boxes.extend(dot.box for dot in dots)
    notes: list[Text] = []
    for point in downwards:
        is_lowest = point is downwards[-1] and len(downwards) > 1
        note = room.take(_at_start(firsts[point], sheet, area=area, below_first=is_lowest))
        if note is None:
            del room.boxes[before:]
            return []
        notes.append(note)
    return [*dots, *notes]


def _at_start(course: Course, sheet: Sheet, *, area: bool, below_first: bool) -> Iterator[Text]:
    """Yield the first number over, under and before its point; of an area only outside of it."""
    row = course.series.first
    (x, y), off = course.start, _OFF_EM * sheet.size
    anchor: Anchor = "middle" if row else "start"
    left = x if row else x - off / 2
    for base in _bases(course, row, sheet, area=area, below_first=below_first):
        yield _note(course, row, (left, base), anchor, sheet)
    yield _note(course, row, (x - off, y + CAP_HEIGHT / 2 * sheet.size), "end", sheet)


def _beside(course: Course, row: int, sheet: Sheet, *, area: bool) -> Iterator[Text]:
    """Yield a number over and under its point; of an area only outside of it, else to the sides too."""
    x = course.at(row)[0]
    anchors: tuple[Anchor, ...] = ("middle",) if area else ("middle", "end", "start")
    for anchor in anchors:
        for base in _bases(course, row, sheet, area=area):
            yield _note(course, row, (x, base), anchor, sheet)


def _bases(course: Course, row: int, sheet: Sheet, *, area: bool, below_first: bool = False) -> list[float]:
    """Return the base lines over and under a point."""
    y = course.at(row)[1]
    over, under = y - _OFF_EM * sheet.size, y + (_OFF_EM + CAP_HEIGHT) * sheet.size
    if area:
        return [under if (course.series.points[row] or 0) < 0 else over]
    return [under, over] if below_first else [over, under]


def _note(course: Course, row: int, at: Point, anchor: Anchor, sheet: Sheet) -> Text:
    return sheet.text(course.series.shown[row], *at, role="value", anchor=anchor, fill=course.ink)


def _letters(text: Text, box: Box) -> Box:
    """Return what figures fill of a text's box, and a little around them."""
    margin = _CLEAR_EM * text.size
    return Box(box.left - margin, text.y - CAP_HEIGHT * text.size - margin, box.right + margin, text.y + margin)


def _crosses(box: Box, start: Point, end: Point) -> bool:
    """Return whether a straight line enters a box: whether a part of it is within the box both ways at once."""
    enter, leave = 0.0, 1.0
    for low, high, first, last in ((box.left, box.right, start[0], end[0]), (box.top, box.bottom, start[1], end[1])):
        if first == last:
            if not low < first < high:
                return False
            continue
        one, other = (low - first) / (last - first), (high - first) / (last - first)
        enter, leave = max(enter, min(one, other)), min(leave, max(one, other))
    return enter < leave


def _ground(box: Box, sheet: Sheet) -> Rect:
    """Return a box in the ground's colour, as far as it is on the sheet."""
    left, height = max(0.0, box.left), box.bottom - box.top
    return Rect(x=left, y=box.top, width=box.right - left, height=height, fill=sheet.ink.ground, role="faint")
