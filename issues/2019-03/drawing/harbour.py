"""The shipyard: a gantry crane, a luffing crane, a hull on the slip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from svg import Point, box, disc, line, mix, paint, pen, ring, verb

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Steel:
    """Colours of painted steel: face, shade, edge light and lit cab."""

    face: str
    shade: str
    edge: str
    lit: str


def lattice(first: tuple[Point, Point], last: tuple[Point, Point], bays: int, look: tuple[str, float]) -> str:
    """A braced beam between two pairs of chord ends."""
    colour, width = look

    def at(chord: int, part: float) -> Point:
        (x, y), (u, v) = first[chord], last[chord]
        return (x + (u - x) * part, y + (v - y) * part)

    chords = line([at(0, 0), at(0, 1)]) + line([at(1, 0), at(1, 1)])
    web = line([at(step % 2, step / bays) for step in range(bays + 1)])
    posts = "".join(line([at(0, step / bays), at(1, step / bays)]) for step in range(bays + 1))
    return pen(chords, colour, width) + pen(web, colour, width * 0.55) + pen(posts, colour, width * 0.4)


def _bogies(x: float, y: float, width: float, steel: Steel) -> str:
    """The travelling gear under a crane leg."""
    wheels = "".join(disc(x - width / 2 + width * (step + 0.5) / 6, y - 5, 5.5) for step in range(6))
    return paint(box(x - width / 2 - 4, y - 22, width + 8, 14), steel.shade) + paint(
        wheels, mix(steel.shade, "#000000", 0.3)
    )


def gantry(span: tuple[float, float], heights: tuple[float, float], trolley: float, steel: Steel) -> str:
    """A goliath crane: box girder, one rigid leg, one pinned leg, a trolley."""
    left, right = span
    top, foot = heights
    deep = 44
    body = ""
    for lean, base in ((-1, left), (1, left)):
        strut = [
            (left - 13 + lean * 6, top + deep),
            (left + 13 + lean * 6, top + deep),
            (base + lean * 62 + 9, foot - 20),
            (base + lean * 62 - 9, foot - 20),
        ]
        body += paint(ring(strut), steel.face if lean < 0 else steel.shade)
    for part in (0.34, 0.66):
        y = top + deep + (foot - top - deep) * part
        half = 6 + 56 * part
        body += paint(box(left - half, y - 5, half * 2, 10), steel.shade)
    body += _bogies(left, foot, 150, steel)
    for lean in (-1, 1):
        strut = [
            (right + lean * 3 - 6, top + deep + 16),
            (right + lean * 3 + 6, top + deep + 16),
            (right + lean * 40 + 6, foot - 20),
            (right + lean * 40 - 6, foot - 20),
        ]
        body += paint(ring(strut), steel.shade if lean > 0 else steel.face)
    y = top + deep + (foot - top - deep) * 0.62
    body += paint(box(right - 28, y - 4, 56, 8), steel.shade) + _bogies(right, foot, 104, steel)
    body += paint(
        ring(
            [
                (right - 14, top + deep),
                (right + 14, top + deep),
                (right + 9, top + deep + 20),
                (right - 9, top + deep + 20),
            ]
        ),
        steel.shade,
    )
    girder = [
        (left - 70, top),
        (right + 54, top),
        (right + 54, top + deep - 6),
        (right + 40, top + deep),
        (left - 56, top + deep),
        (left - 70, top + deep - 6),
    ]
    body += paint(ring(girder), steel.face) + paint(
        box(left - 70, top + deep * 0.62, right - left + 124, deep * 0.26), steel.shade
    )
    marks = "".join(line([(x, top + 3), (x, top + deep - 4)]) for x in _spaced(left - 30, right + 30, 46))
    body += pen(marks, steel.shade, 1.6) + pen(line([(left - 70, top), (right + 54, top)]), steel.edge, 2.5)
    rail = "".join(line([(x, top - 14), (x, top)]) for x in _spaced(left - 68, right + 54, 23)) + line(
        [(left - 68, top - 14), (right + 54, top - 14)]
    )
    return body + pen(rail, steel.face, 1.5) + _trolley(trolley, top, deep, steel)


def _trolley(x: float, top: float, deep: float, steel: Steel) -> str:
    """The winch house on the girder and the driver's cab beneath it."""
    body = paint(box(x - 46, top - 30, 92, 26), steel.face) + paint(box(x - 46, top - 34, 92, 6), steel.shade)
    body += paint(box(x - 40, top - 6, 80, 8), steel.shade)
    cab = [
        (x + 52, top + deep),
        (x + 92, top + deep),
        (x + 92, top + deep + 22),
        (x + 84, top + deep + 34),
        (x + 52, top + deep + 34),
    ]
    return body + paint(ring(cab), steel.shade) + paint(box(x + 58, top + deep + 8, 28, 14), steel.lit)


def _spaced(start: float, end: float, step: float) -> Sequence[float]:
    count = round((end - start) / step)
    return [start + (end - start) * i / count for i in range(count + 1)]


def lifted(x: float, top: float, block: tuple[float, float, float], steel: Steel) -> str:
    """A hull section on four ropes under the trolley; `block` is y, width, height."""
    y, width, height = block
    half = width / 2
    ropes = "".join(line([(x + s * 22, top), (x + s * 22, y - 52)]) for s in (-1, -0.8, 0.8, 1))
    slings = (
        line([(x - half + 8, y), (x - 24, y - 40), (x + 24, y - 40), (x + half - 8, y)])
        + line([(x - half * 0.3, y), (x - 22, y - 40)])
        + line([(x + half * 0.3, y), (x + 22, y - 40)])
    )
    body = pen(ropes, steel.shade, 1.6) + pen(slings, steel.shade, 2)
    body += paint(box(x - 34, y - 54, 68, 13), steel.shade)
    shape = [(x - half, y), (x + half + 8, y), (x + half, y + height), (x - half + 6, y + height)]
    ribs = "".join(
        line([(x + half - 10 - i * 15, y + 5), (x + half - 12 - i * 15, y + height - 5)])
        for i in range(int(width / 15))
    )
    return (
        body
        + paint(ring(shape), steel.face)
        + pen(ribs, steel.shade, 2)
        + pen(line([shape[0], shape[1]]), steel.edge, 2.5)
    )


def luffing_crane(x: float, foot: float, size: float, steel: Steel) -> str:
    """A portal crane with a lattice jib raised to the left; `size` is its scale."""

    def at(dx: float, dy: float) -> Point:
        return (x + dx * size, foot - dy * size)

    body = ""
    for lean in (-1, 1):
        leg = [
            at(lean * 34 - 6, 118),
            at(lean * 34 + 6, 118),
            at(lean * 62 + 7, 16),
            at(lean * 62 - 7, 16),
        ]
        body += paint(ring(leg), steel.face if lean < 0 else steel.shade)
        body += _bogies(x + lean * 62 * size, foot, 46 * size, steel)
    body += paint(ring([at(-52, 134), at(52, 134), at(46, 114), at(-46, 114)]), steel.face)
    body += pen(line([at(-50, 62), at(50, 62)]), steel.shade, 6 * size)
    body += paint(ring([at(-16, 134), at(16, 134), at(13, 160), at(-13, 160)]), steel.shade)
    body += lattice((at(-38, 200), at(-26, 168)), (at(-234, 440), at(-228, 428)), 22, (steel.face, 3.6 * size))
    house = [at(-42, 210), at(56, 210), at(66, 160), at(-42, 160)]
    body += paint(ring(house), steel.face) + paint(
        ring([at(18, 210), at(56, 210), at(66, 160), at(18, 160)]), steel.shade
    )
    body += paint(ring([at(-62, 202), at(-42, 202), at(-42, 166), at(-58, 166)]), steel.shade) + paint(
        ring([at(-60, 198), at(-46, 198), at(-46, 182), at(-58, 182)]), steel.lit
    )
    mast = line([at(-8, 210), at(18, 300)]) + line([at(46, 210), at(18, 300)]) + line([at(4, 252), at(33, 252)])
    body += pen(mast, steel.face, 5 * size)
    stays = line([at(18, 300), at(-140, 322)]) + line([at(18, 300), at(-226, 430)]) + line([at(18, 300), at(54, 210)])
    body += pen(stays, steel.face, 1.6 * size)
    body += paint(ring([at(50, 200), at(84, 196), at(84, 164), at(54, 164)]), steel.shade)
    hook = line([at(-230, 428), at(-230, 262)])
    return (
        body
        + pen(hook, steel.shade, 1.6 * size)
        + paint(ring([at(-236, 262), at(-224, 262), at(-227, 248), at(-233, 248)]), steel.shade)
        + pen(line([at(-50, 134), at(52, 134)]), steel.edge, 2)
    )


def hull(x: float, y: float, look: tuple[str, str, str, str]) -> str:
    """A ship's hull on the slip, bow to the right, stern still open to its frames.

    `x` is the stern, `y` the keel; `look` is plate, under-body, edge and frame.
    """
    plate, under, edge, frame = look
    shell = (
        verb("M", x + 150, y - 22)
        + verb("L", x + 150, y - 168, x + 500, y - 170)
        + verb("Q", x + 590, y - 176, x + 660, y - 206)
        + verb("Q", x + 628, y - 110, x + 600, y - 60)
        + verb("Q", x + 612, y - 40, x + 590, y - 22)
        + "Z"
    )
    low = f"M{x + 150} {y - 22}V{y - 82}H{x + 610}L{x + 600} {y - 60}Q{x + 612} {y - 40} {x + 590} {y - 22}Z"
    ribs = "".join(
        f"M{x + 150 - 21 * i} {y - 22 - 3.2 * i * (i > 3)}V{y - 168 + 10 * (i % 3 == 2) + 5 * i}" for i in range(1, 7)
    )
    decks = "".join(line([(x + 18 + lift * 0.1, y - lift), (x + 150, y - lift)]) for lift in (40, 84, 128))
    seams = "".join(line([(x + 150 + 88 * i, y - 168), (x + 150 + 88 * i, y - 24)]) for i in range(1, 5)) + line(
        [(x + 150, y - 126), (x + 628, y - 126)]
    )
    house = box(x + 214, y - 222, 150, 54) + box(x + 236, y - 262, 100, 42)
    ports = "".join(box(x + 226 + 24 * i, y - 208, 11, 13) for i in range(6))
    bridge = "".join(box(x + 244 + 18 * i, y - 254, 12, 12) for i in range(5))
    blocks = "".join(box(x + 60 + 62 * i, y - 22, 26, 22) for i in range(9))
    body = paint(blocks, frame) + pen(ribs, frame, 5) + pen(decks, frame, 4)
    body += paint(house, mix(plate, edge, 0.28)) + paint(ports + bridge, frame)
    body += paint(shell, plate) + paint(low, under) + pen(seams, frame, 1.6, 0.5)
    bulwark = f"M{x + 150} {y - 168}L{x + 500} {y - 170}Q{x + 590} {y - 176} {x + 660} {y - 206}"
    return body + pen(bulwark, edge, 3) + pen(f"M{x + 150} {y - 82}H{x + 612}", edge, 2, 0.5)


def scaffold(x: float, y: float, bays: tuple[int, int], look: tuple[str, float]) -> str:
    """Scaffolding by its lower left corner; `bays` counts columns and levels."""
    colour, cell = look
    columns, levels = bays
    width, tall = columns * cell * 1.3, levels * cell
    poles = "".join(
        line([(x + i * cell * 1.3, y), (x + i * cell * 1.3, y - tall - cell * 0.3)]) for i in range(columns + 1)
    )
    boards = "".join(line([(x - 4, y - j * cell), (x + width + 4, y - j * cell)]) for j in range(1, levels + 1))
    braces = "".join(
        line([(x + i * cell * 1.3, y - j * cell), (x + (i + 1) * cell * 1.3, y - (j + 1) * cell)])
        for i in range(columns)
        for j in range(levels)
        if (i + j) % 2
    )
    return pen(poles, colour, 2.2) + pen(boards, colour, 3.4) + pen(braces, colour, 1.2)
