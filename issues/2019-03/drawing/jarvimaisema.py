"""A pale day by the lake: reeds, a jetty and a rowing boat, the town beyond."""

from __future__ import annotations

from random import Random

from figures import gull, rowing_boat
from landmarks import water_tower
from paper import Flat, Layer, Light, Mist, Picture, Water
from scenery import (
    Span,
    Wood,
    birch,
    bump,
    forest,
    haze,
    hill,
    reeds,
    ripples,
    sky,
    streaks,
    swell,
    wood,
)
from svg import (
    AMBER_DEEP,
    INK,
    MIST,
    PINE,
    Noise,
    below,
    box,
    disc,
    fade,
    group,
    lamp,
    lens,
    line,
    mix,
    paint,
    pen,
)
from town import Coat, House, church, draw_house, street

WIDTH, HEIGHT = 2056, 700
ALL = Span(-20, WIDTH + 20)
SHORE = 384
STRAW = "#b7b08a"

COATS = (
    Coat("#a9bfba", "#86a4a1", "#e3ecea", "#e3ecea", "#5f8484", "#5f8484"),
    Coat("#7fa29c", "#648b87", "#dfe9e7", "#dfe9e7", "#4a7474", "#4a7474"),
    Coat("#c9d3c8", "#a3b7b0", "#e8f0ee", "#eef4f2", "#6b8f8f", "#6b8f8f"),
    Coat("#b98d62", "#9f7a54", "#e8f0ee", "#efe9dc", "#6b5a45", "#6b5a45"),
)
CHURCH = Coat("#dbe5e1", "#a9beba", "#c3d3d0", "#eef4f2", "#54807f", "#54807f")


def _sky(rng: Random) -> list[Layer]:
    grade = ((0, "#b4cfd1"), (0.2, "#cfdfdd"), (0.4, "#e9ece1"), (0.54, "#f6ead0"), (1, "#f3e2c0"))
    clouds = [
        (260, 92, 700),
        (620, 116, 420),
        (1500, 74, 820),
        (1240, 104, 420),
        (1880, 142, 480),
        (960, 176, 520),
        (160, 190, 380),
    ]
    return [
        Flat(sky(WIDTH, HEIGHT, grade)),
        Mist(streaks(rng, clouds, ("#f8f5ea", 0.7)), 0.12),
        Light(lamp("sun", "#f7dca8", 0.4) + paint(disc(610, 300, 620, 0.5), "url(#sun)")),
    ]


def _hills(rng: Random) -> list[Layer]:
    """Far hills, paler with every ridge."""
    one = bump(bump(swell(rng, 318, 20, 640), 520, 320, 46), 1560, 300, 60)
    two = bump(bump(swell(rng, 344, 14, 520), 1830, 340, 52), 180, 260, 34)
    three = bump(bump(swell(rng, 366, 8, 420), 1190, 170, 40), 60, 260, 40)
    return [
        Flat(hill(one, ALL, "#b9cfcb", SHORE + 2)),
        Mist(haze("a", ALL, (270, SHORE), ("#f3ead3", 0.65)), 0.15),
        Flat(forest(rng, two, ALL, Wood(13, 4.5, ragged=0.7), ("#93b4b0", SHORE + 2))),
        Mist(haze("b", ALL, (310, SHORE), ("#eee9d6", 0.5)), 0.15),
        Flat(water_tower(1204, three(1204) + 26, 142, ("#c9d8d4", "#9fb9b5", "#e3ecea"))),
        Flat(forest(rng, three, ALL, Wood(24, 6, ragged=0.7), ("#5f8f8a", SHORE + 2))),
        Mist(haze("c", ALL, (340, SHORE + 2), ("#e3e6d8", 0.5)), 0.15),
    ]


def _town(rng: Random) -> list[Layer]:
    """The town on the far shore, thinning out to boathouses on either side."""
    back = street(rng, lambda _: SHORE - 18, (846, 1130), 27, COATS[:3])
    front = street(rng, lambda _: SHORE - 3, (760, 1240), 31, COATS)
    sheds = [
        House(x, SHORE - 2, 27, side, 17, 15, COATS[coat], lit=0)
        for x, side, coat in ((574, 22, 3), (640, 0, 1), (1330, 0, 3), (1368, 24, 1))
    ]
    trees = wood(rng, lambda _: SHORE - 10, Span(740, 1260), Wood(38, 20, 0.28, gaps=0.3))
    shore = wood(rng, lambda _: SHORE - 5, Span(-20, 540), Wood(34, 8)) + wood(
        rng, lambda _: SHORE - 5, Span(1430, WIDTH + 20), Wood(38, 8)
    )
    body = paint(trees, "#4f827e") + "".join(draw_house(rng, h) for h in back) + church(988, SHORE - 8, 25, CHURCH)
    body += "".join(draw_house(rng, h) for h in (*front, *sheds)) + paint(shore, "#42756f")
    bushes = wood(rng, lambda _: SHORE - 2, Span(770, 1230), Wood(15, 26, 0.5, gaps=0.4))
    return [Flat(body + paint(bushes, "#3f716b") + paint(box(-20, SHORE - 4, WIDTH + 40, 5), "#dfe6db", 0.8))]


def _water(rng: Random) -> list[Layer]:
    deep = [(0.0, "#cfe0df", 0.1), (0.4, "#8fb4b4", 0.34), (1.0, "#3d7274", 0.82)]
    calm = [
        (420, SHORE + 44, 900),
        (1500, SHORE + 60, 1000),
        (980, SHORE + 96, 1300),
        (300, SHORE + 130, 800),
        (1780, SHORE + 140, 700),
    ]
    return [
        Water(SHORE, HEIGHT - SHORE, 0.9, 12, 1.6),
        Mist(
            fade("deep", SHORE, HEIGHT, deep) + paint(box(0, SHORE, WIDTH, HEIGHT - SHORE), "url(#deep)"),
            0.12,
        ),
        Flat(paint("".join(lens(x, y, w, 4) for x, y, w in calm), "#f3f1e4", 0.5)),
        Flat(
            ripples(rng, ALL, (SHORE + 30, HEIGHT), 110, ("#f0f3ec", 0.3))
            + ripples(rng, ALL, (SHORE + 60, HEIGHT), 70, ("#3f7274", 0.28))
        ),
    ]


def _jetty() -> str:
    """A plank jetty that comes in from the left, with its posts."""
    wood_dark, wood_light = "#4f6a63", "#c3c4ad"
    posts = "".join(box(x, y, 13, 76) for x, y in ((508, 552), (640, 548), (772, 546), (884, 528)))
    deck = paint("M196 576L898 562L914 580L196 596Z", wood_light)
    seams = "".join(line([(400 + 26 * i, 571.6 - 0.5 * i), (401 + 26.4 * i, 591.6 - 0.56 * i)]) for i in range(-7, 20))
    edge = paint("M196 596L914 580L914 591L196 608Z", wood_dark)
    return (
        paint(posts, "#3d5a54")
        + deck
        + pen(seams, wood_dark, 1.6, 0.6)
        + edge
        + paint(box(884, 528, 13, 40), "#3d5a54")
        + paint(box(881, 524, 19, 7), MIST)
    )


def _boat() -> list[Layer]:
    """The moored boat, its rope and the reflections of boat and jetty."""
    boat = rowing_boat(1136, 606, 0.96, (PINE, "#c89a63", "#e9dcc0", "#efe6d2"))
    rope = pen("M894 552Q912 584 932 549", "#e9e2cc", 2.4)
    mirror = group(_jetty(), "matrix(1 0 0 -.72 0 1046)", 0.34) + group(
        rowing_boat(1136, 606, 0.96, (PINE, PINE, PINE, PINE)), "matrix(1 0 0 -.62 0 990)", 0.4
    )
    shade = paint(lens(1134, 617, 400, 8) + lens(1134, 621, 330, 12), "#2a5c5d", 0.55)
    glints = paint(
        "".join(
            lens(x, y, w, 3)
            for x, y, w in (
                (1080, 640, 260),
                (1190, 654, 200),
                (1130, 672, 150),
                (700, 640, 300),
                (820, 662, 180),
            )
        ),
        "#e6eee8",
        0.6,
    )
    return [Mist(mirror, 0.12), Flat(shade + glints + _jetty() + boat + rope)]


def _front(rng: Random) -> list[Layer]:
    """Reeds at both corners and a birch leaning in from the right."""
    foot = Noise.seeded(rng, 200, 2)
    back = reeds(rng, Span(-20, 560), lambda x: 640 + 10 * foot(x) - x * 0.02, 150, ("#cfc9a6", 7))
    back += reeds(rng, Span(1470, 2080), lambda x: 640 + 10 * foot(x), 132, ("#cfc9a6", 7))
    middle = reeds(rng, Span(-20, 470), lambda x: 690 + 8 * foot(x), 190, (mix(STRAW, INK, 0.12), 7))
    middle += reeds(rng, Span(1560, 2080), lambda x: 694 + 8 * foot(x), 196, (mix(STRAW, INK, 0.12), 7))
    near = reeds(rng, Span(-30, 330), lambda _: 730, 214, (mix(STRAW, INK, 0.5), 8)) + reeds(
        rng, Span(1690, 2090), lambda _: 730, 236, (mix(STRAW, INK, 0.5), 8)
    )
    mud = paint(
        below(lambda x: 706 - 74 * max(0, 1 - x / 440) ** 0.7, -20, 440, 720)
        + below(lambda x: 706 - 84 * max(0, (x - 1600) / 456) ** 0.7, 1600, 2080, 720),
        "#2f5c59",
    )
    trees = birch(rng, 1908, 660, 640, ("#f1f4ef", "#4c6c69")) + birch(rng, 1990, 668, 560, ("#e4eae5", "#4c6c69"))
    return [Flat(back), Flat(trees), Flat(mud + middle + near)]


def picture() -> Picture:
    """The lake by day."""
    rng = Random(41)  # noqa: S311
    flock = "".join(
        gull(x, y, s, mix(AMBER_DEEP, "#5f7f7f", 0.9), t)
        for x, y, s, t in ((760, 214, 0.7, -6), (812, 196, 0.52, 8), (720, 238, 0.42, 2))
    )
    layers = (
        *_sky(rng),
        *_hills(rng),
        *_town(rng),
        *_water(rng),
        *_boat(),
        *_front(rng),
        Flat(flock),
    )
    return Picture("jarvimaisema", WIDTH, HEIGHT, layers)
