"""The geometry of shares: a ring, a bar or a hundred squares, and the list of their parts."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from taitto.infographics.geometry.share_list import draw_list
from taitto.plotting.marks import CAP_HEIGHT, Rect, Shape
from taitto.plotting.sheet import BOLD, REGULAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from taitto.plotting.marks import Mark, Plot, Point, Text
    from taitto.plotting.sheet import Sheet

_NARROW_EM = 26
"""On a sheet of fewer ems the list stands below."""
_RING = 0.19
"""How thick a ring is, in parts of its diameter."""
_LINES_IN_RING = 2
_LINES_UNDER_BAR = 3
_SQUARES = 10
"""Squares in a row, and rows of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a whole: its number, that number as it is printed, and its share of the whole or nothing."""

    label: str
    shown: str
    share: str
    number: float
    highlight: bool

    @property
    def weight(self) -> int:
        """Return how heavy its label is."""
        return BOLD if self.highlight else REGULAR


def hundredths(numbers: Sequence[Decimal]) -> list[int]:
    """Return what each has of a hundred, in whole ones that add up to it: the largest remainders are rounded up."""
    whole = sum(numbers)
    shares = [number * 100 / whole for number in numbers]
    counts = [int(share) for share in shares]
    order = sorted(range(len(shares)), key=lambda n: counts[n] - shares[n])
    for n in order[: 100 - sum(counts)]:
        counts[n] += 1
    return counts


def lengths(parts: Sequence[Part], free: float, least: float) -> list[float]:
    """Return the length of each part of `free` units, as its number is but no shorter than `least` unless it is 0."""
    small: set[int] = set()
    while True:
        large = sum(part.number for n, part in enumerate(parts) if n not in small)
        scale = (free - least * len(small)) / large
        found = {n for n, part in enumerate(parts) if n not in small and 0 < part.number * scale < least}
        if not found:
            return [least if n in small else part.number * scale for n, part in enumerate(parts)]
        small |= found


def draw_donut(parts: Sequence[Part], sheet: Sheet) -> Plot:
    """Return a ring that starts at 12 o'clock, the part that matters most in its middle, and the list."""
    return _with_list(parts, sheet, lambda at, side: [*_ring(parts, at, side, sheet), *_middle(parts, at, side, sheet)])


def draw_waffle(parts: Sequence[Part], sheet: Sheet) -> Plot:
    """Return a hundred squares, row by row in the order of the parts, and the list."""
    return _with_list(parts, sheet, lambda at, side: _squares(parts, at, side, sheet))


def draw_bar(parts: Sequence[Part], sheet: Sheet) -> Plot:
    """Return one bar, and below it each part's name and number: under its own piece where they fit, else as a list."""
    gap, height = _gap(sheet), 2.4 * sheet.size
    seen = [part for part in parts if part.number]
    pieces = lengths(parts, sheet.width - gap * (len(seen) - 1), _least(sheet))
    rects: list[Rect] = []
    left = 0.0
    for piece, fill in zip(pieces, sheet.ink.series, strict=False):
        if piece:
            rects.append(Rect(x=left, y=0, width=piece, height=height, fill=fill, role="part"))
            left += piece + gap
    top = height + 0.8 * sheet.size
    labels = _under(parts, rects, top, sheet) if len(seen) == len(parts) else None
    return sheet.plot([*rects, *(labels or draw_list(parts, (0.0, top), sheet.width, sheet))])


def _gap(sheet: Sheet) -> float:
    """Return the ground between neighbours."""
    return 2 * sheet.hair


def _least(sheet: Sheet) -> float:
    """Return the length at which a part can still be seen."""
    return max(0.5, 1.5 * sheet.hair)


def _with_list(parts: Sequence[Part], sheet: Sheet, drawn: Callable[[Point, float], Iterable[Mark]]) -> Plot:
    """Return what is `drawn` in a square by its upper left corner and side, with the list beside it or below."""
    if sheet.width < _NARROW_EM * sheet.size:
        side = min(sheet.width, 14 * sheet.size)
        marks = list(drawn(((sheet.width - side) / 2, 0.0), side))
        return sheet.plot([*marks, *draw_list(parts, (0.0, side + 1.3 * sheet.size), sheet.width, sheet)])
    side = min(max(0.32 * sheet.width, 12 * sheet.size), 18 * sheet.size)
    left = side + 2.4 * sheet.size
    listed = draw_list(parts, (left, 0.0), sheet.width - left, sheet)
    height = max(text.box.bottom for text in listed) - min(text.box.top for text in listed)
    top = max(0.0, (height - side) / 2)
    listed = draw_list(parts, (left, max(0.0, (side - height) / 2)), sheet.width - left, sheet)
    return sheet.plot([*drawn((0.0, top), side), *listed])


def _ring(parts: Sequence[Part], at: Point, side: float, sheet: Sheet) -> Iterator[Shape]:
    """Yield the segments clockwise from 12 o'clock, the gaps between them as wide inside as outside."""
    outer, inner = side / 2, side / 2 - _RING * side
    centre = (at[0] + outer, at[1] + outer)
    seen = sum(1 for part in parts if part.number)
    if seen == 1:
        fill = next(fill for part, fill in zip(parts, sheet.ink.series, strict=False) if part.number)
        yield Shape(
            path=_circle(centre, outer, 1) + _circle(centre, inner, 0),
            hull=(at, (at[0] + side, at[1] + side)),
            fill=fill,
            role="part",
        )
        return
    gap = _gap(sheet)
    pieces = lengths(parts, math.tau * inner - gap * seen, _least(sheet))
    start = -math.pi / 2
    for piece, fill in zip(pieces, sheet.ink.series, strict=False):
        if piece:
            end = start + (piece + gap) / inner
            yield _segment(centre, (inner, outer), (start, end), gap, fill)
            start = end


def _segment(centre: Point, radii: tuple[float, float], angles: tuple[float, float], gap: float, fill: str) -> Shape:
    """Return a segment of a ring between two angles in radians, half a gap away from either."""
    inner, outer = radii

    def on(radius: float, angle: float) -> Point:
        return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)

    def ends(radius: float) -> tuple[float, float]:
        aside = math.asin(gap / 2 / radius)
        return angles[0] + aside, angles[1] - aside

    (first, last), (inner_first, inner_last) = ends(outer), ends(inner)
    path = (
        f"M{_at(on(outer, first))} {_arc(outer, last - first, 1)} {_at(on(outer, last))} "
        f"L{_at(on(inner, inner_last))} {_arc(inner, inner_last - inner_first, 0)} {_at(on(inner, inner_first))} Z"
    )
    steps = [first + (last - first) * step / 48 for step in range(49)]
    hull = [*(on(outer, angle) for angle in steps), on(inner, inner_first), on(inner, inner_last)]
    return Shape(path=path, hull=tuple(hull), fill=fill, role="part")


def _circle(centre: Point, radius: float, sweep: int) -> str:
    left, right = (centre[0] - radius, centre[1]), (centre[0] + radius, centre[1])
    arc = _arc(radius, math.pi, sweep)
    return f"M{_at(left)} {arc} {_at(right)} {arc} {_at(left)} Z"


def _arc(radius: float, angle: float, sweep: int) -> str:
    return f"A{radius:.2f} {radius:.2f} 0 {int(angle > math.pi)} {sweep}"


def _at(point: Point) -> str:
    return f"{point[0]:.2f} {point[1]:.2f}"


def _middle(parts: Sequence[Part], at: Point, side: float, sheet: Sheet) -> Iterator[Text]:
    """Yield the share or number of the highlighted part, else the largest, and its name if the ring has room."""
    part = max(parts, key=lambda one: (one.highlight, one.number))
    middle, room = side / 2, (0.5 - _RING) * side - 0.4 * sheet.size
    cap = CAP_HEIGHT * sheet.display
    words = part.label.split()
    names = sheet.lines(part.label, 1.6 * room)
    whole = len(names) <= _LINES_IN_RING and all(sheet.width_of(word) <= 1.6 * room for word in words)
    for lines in ((names,) if whole else ()) + ((),):
        height = cap + (0.35 * sheet.size + len(lines) * sheet.line if lines else 0.0)
        base = at[1] + middle - height / 2 + cap
        texts = [
            sheet.text(
                part.share or part.shown,
                at[0] + middle,
                base,
                role="display",
                anchor="middle",
                weight=BOLD,
                size=sheet.display,
            )
        ]
        base += 0.35 * sheet.size + CAP_HEIGHT * sheet.size
        base += 0.22 * sheet.display
        texts += [
            sheet.text(line, at[0] + middle, base + number * sheet.line, role="label", anchor="middle")
            for number, line in enumerate(lines)
        ]
        if all(_lies_in(text, (at[0] + middle, at[1] + middle), room) for text in texts):
            yield from texts
            return


def _lies_in(text: Text, centre: Point, radius: float) -> bool:
    """Return whether what one sees of a text, from its base line to the top of its capitals, lies in a circle."""
    ys = text.y, text.y - CAP_HEIGHT * text.size
    return all(math.hypot(text.width / 2, y - centre[1]) <= radius for y in ys)


def _squares(parts: Sequence[Part], at: Point, side: float, sheet: Sheet) -> Iterator[Rect]:
    step = side / (_SQUARES - 0.14)
    counts = _at_least_one(parts)
    fills = [fill for count, fill in zip(counts, sheet.ink.series, strict=False) for _ in range(count)]
    for number, fill in enumerate(fills):
        row, column = divmod(number, _SQUARES)
        yield Rect(
            x=at[0] + column * step,
            y=at[1] + row * step,
            width=0.86 * step,
            height=0.86 * step,
            fill=fill,
            role="part",
        )


def _at_least_one(parts: Sequence[Part]) -> list[int]:
    """Return how many squares of a hundred each part has, none of them no square unless it is 0."""
    counts = hundredths([Decimal(part.number) for part in parts])
    for n, part in enumerate(parts):
        if part.number and not counts[n]:
            counts[n] = 1
            counts[counts.index(max(counts))] -= 1
    return counts


def _under(parts: Sequence[Part], rects: Sequence[Rect], top: float, sheet: Sheet) -> list[Text] | None:
    """Return each part's share, name and number under its piece of a bar; None where one does not fit."""
    texts: list[Text] = []
    for part, rect in zip(parts, rects, strict=True):
        room = rect.width - 0.5 * sheet.size
        words = [(word, part.weight) for word in part.label.split()]
        words += [(part.share or part.shown, BOLD), (part.shown, REGULAR)]
        if any(sheet.width_of(*word) > room for word in words):
            return None
        names = sheet.lines(part.label, room, part.weight)
        if len(names) > _LINES_UNDER_BAR:
            return None
        base = top + CAP_HEIGHT * sheet.size
        texts.append(sheet.text(part.share or part.shown, rect.x, base, role="value", weight=BOLD))
        for line in names:
            base += sheet.line
            texts.append(sheet.text(line, rect.x, base, role="label", weight=part.weight))
        if part.share:
            texts.append(sheet.text(part.shown, rect.x, base + sheet.line, role="value", fill=sheet.ink.quiet))
    return texts
