"""Night over the lake district: small towns carried by threads of light."""

from __future__ import annotations

import math
from random import Random

from islands import HEIGHT, WIDTH, Town, island
from paper import Flat, Layer, Light, Mist, Picture
from scenery import Span, Wood, bump, forest, haze, hill, ripples, sky, spruce, swell
from svg import Point, below, box, disc, fade, num, paint, pen, verb

ALL = Span(-20, WIDTH + 20)


HUB = Town(1000, 490, 370, (5, 7, 6), "church", hub=True)
TOWNS = (
    Town(1226, 274, 190, (3, 4)),
    Town(706, 296, 220, (3, 4), "church"),
    Town(1716, 318, 230, (3, 4), "tower"),
    Town(286, 372, 270, (4, 5), "tower"),
    HUB,
    Town(1600, 520, 290, (4, 5), "church"),
    Town(486, 640, 300, (4, 5)),
    Town(1300, 716, 290, (4, 4)),
)
LINKS = (
    (4, 0),
    (4, 1),
    (4, 3),
    (4, 5),
    (4, 6),
    (4, 7),
    (1, 0),
    (0, 2),
    (2, 5),
    (3, 1),
    (3, 6),
    (5, 7),
)
WILDS = tuple(
    Town(x, y, reach, ())
    for x, y, reach in (
        (964, 246, 90),
        (470, 262, 130),
        (1500, 258, 110),
        (2010, 268, 150),
        (60, 288, 150),
        (980, 332, 74),
        (1404, 372, 92),
        (560, 430, 70),
        (1990, 452, 190),
        (20, 512, 170),
        (1290, 570, 84),
        (880, 606, 66),
        (1760, 664, 120),
        (884, 776, 120),
    )
)


def _arc(first: Town, last: Town) -> tuple[Point, Point, Point]:
    """Both ends of a thread of light and the point that lifts it."""
    span = math.hypot(last.x - first.x, last.y - first.y)
    near = (first.scale + last.scale) / 2
    lift = span * (0.16 + 0.16 * near)
    start, end = (first.x, first.y - 18 * first.scale), (last.x, last.y - 18 * last.scale)
    return start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - lift), end


def _bead(arc: tuple[Point, Point, Point], part: float) -> Point:
    (a, b), (c, d), (e, f) = arc
    rest = 1 - part
    return (
        rest * rest * a + 2 * rest * part * c + part * part * e,
        rest * rest * b + 2 * rest * part * d + part * part * f,
    )


def _threads() -> list[Layer]:
    """Arcs of light from town to town, strung with small lamps."""
    glow, core, beads, shine = "", "", "", ""
    for first, last in LINKS:
        arc = _arc(TOWNS[first], TOWNS[last])
        (a, b), (c, d), (e, f) = arc
        data = f"M{num(a)} {num(b)}Q{num(c)} {num(d)} {num(e)} {num(f)}"
        near = (TOWNS[first].scale + TOWNS[last].scale) / 2
        glow += pen(data, "#e0852a", 9 * near + 3, 0.7)
        core += pen(data, "#ffd490", 2.8 * near + 1, 0.95)
        count = max(5, round(math.hypot(e - a, f - b) / (26 + 30 * near)))
        spots = [_bead(arc, (i + 0.5) / count) for i in range(count)]
        beads += "".join(disc(x, y, 3.6 * near + 1.2) for x, y in spots)
        flat = verb("M", a, b + 30 * near) + verb("Q", c, (b + f) / 2 + 64 * near, e, f + 30 * near)
        shine += pen(flat, "#8a5a22", 5 * near, 0.3)
    return [Light(shine, 5), Light(glow, 7), Flat(core + paint(beads, "#fff3d6"))]


def _lake(rng: Random) -> list[Layer]:
    """Night sky, far wooded hills, dark open water."""
    grade = ((0, "#071c20"), (0.12, "#0d3238"), (0.2, "#1d5157"), (0.25, "#3c7879"), (1, "#3c7879"))
    one = bump(bump(swell(rng, 186, 14, 560), 430, 260, 30), 1520, 320, 36)
    two = bump(swell(rng, 200, 8, 400), 960, 260, 16)
    deep = [(0.0, "#3a7274", 1), (0.1, "#235a5c", 1), (0.42, "#144349", 1), (1.0, "#0a262b", 1)]
    return [
        Flat(sky(WIDTH, HEIGHT, grade)),
        Flat(hill(one, ALL, "#2b6265", 240)),
        Mist(haze("a", ALL, (150, 226), ("#7fa9a4", 0.4)), 0.2),
        Flat(forest(rng, two, ALL, Wood(12, 4, ragged=0.7), ("#1c4d51", 240))),
        Flat(fade("deep", 216, HEIGHT, deep) + paint(box(0, 216, WIDTH, HEIGHT), "url(#deep)")),
        Mist(
            haze("b", ALL, (176, 217), ("#86aeaa", 0.34))
            + fade("c", 216, 262, [(0, "#86aeaa", 0.34), (1, "#86aeaa", 0)])
            + paint(box(0, 216, WIDTH, 46), "url(#c)"),
            0.2,
        ),
        Flat(ripples(rng, ALL, (240, HEIGHT), 150, ("#6d9d9d", 0.2))),
    ]


def _land(rng: Random) -> list[Layer]:
    """All islands from far to near."""
    return [layer for town in sorted((*TOWNS, *WILDS), key=lambda t: t.y) for layer in island(rng, town)]


def _hillside(rng: Random) -> Layer:
    """The hill we stand on: dark spruce tops in the two lower corners."""
    left = [(-10, 330), (58, 250), (126, 300), (196, 170), (252, 112), (90, 150), (310, 66)]
    right = [
        (2066, 360),
        (1996, 270),
        (1930, 200),
        (1874, 240),
        (1816, 130),
        (1766, 78),
        (1960, 140),
    ]
    trees = "".join(spruce(rng, x, 850, h, 0.3) for x, h in (*left, *right))
    land = below(lambda x: 800 + x * 0.08, -20, 420, 840) + below(lambda x: 800 + (WIDTH - x) * 0.08, 1680, 2080, 840)
    return Flat(paint(trees + land, "#061a1d"))


def picture() -> Picture:
    """The network at night."""
    rng = Random(8)  # noqa: S311
    layers = (*_lake(rng), *_land(rng), *_threads(), _hillside(rng))
    return Picture("verkosto", WIDTH, HEIGHT, layers)
