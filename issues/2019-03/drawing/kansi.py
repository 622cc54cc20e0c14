"""The cover: a winter morning over a small town by the strait."""

from __future__ import annotations

import math
from random import Random

from landmarks import lamp_posts, smoke, stone_bridge, water_tower
from paper import Flat, Layer, Light, Mist, Picture, Water
from scenery import Span, Wood, bump, forest, haze, hill, ripples, sky, spruce, streaks, swell, wood
from svg import (
    AMBER,
    GLOW,
    INK,
    NIGHT,
    Noise,
    below,
    box,
    disc,
    fade,
    group,
    lamp,
    lens,
    mix,
    paint,
)
from town import Coat, House, church, draw_house, lights, street

WIDTH, HEIGHT = 1701, 2386
ALL = Span(-20, WIDTH + 20)
SHORE = 1560
SUN = (1150, 1062)
DAWN = "#f0b765"

COATS = (
    Coat("#2f6163", "#22494c", "#b9d0d2", "#9dbcbd", GLOW, "#16383a"),
    Coat("#7fa09d", "#587c7c", "#c3d6d7", "#c9dadb", GLOW, "#1d4346"),
    Coat("#1f5651", "#173f3f", "#b4cccf", "#93b4b3", GLOW, "#12302f"),
    Coat("#54807f", "#3c6365", "#bed3d5", "#b6cccd", GLOW, "#1a3d40"),
)
CHURCH = Coat("#b9cbc9", "#7d9c9c", "#d6e2e1", "#d9e4e3", GLOW, "#2c5356")


def _sky(rng: Random) -> list[Layer]:
    """Deep green-blue above, a warm band where the sun comes up."""
    grade = (
        (0, "#0c2b30"),
        (0.16, "#143f46"),
        (0.3, "#27605f"),
        (0.362, "#4d8a86"),
        (0.405, "#8fb5a6"),
        (0.435, "#dccb9f"),
        (0.462, "#f4c47f"),
        (0.5, "#eda654"),
        (1, "#e08a2e"),
    )
    low = [
        (330, 842, 620),
        (520, 866, 420),
        (1330, 884, 700),
        (1050, 905, 420),
        (1500, 915, 300),
        (180, 930, 460),
    ]
    return [
        Flat(sky(WIDTH, HEIGHT, grade)),
        Mist(
            streaks(rng, low, ("#2f6a69", 0.45))
            + streaks(rng, [(x + 30, y + 5, w * 0.7) for x, y, w in low], ("#f3cf97", 0.5)),
            0.15,
        ),
        Light(lamp("sun", "#ffce86", 0.75) + paint(disc(*SUN, 620, 0.7), "url(#sun)")),
        Flat(paint(disc(*SUN, 74), "#fff1d2")),
    ]


def _hills(rng: Random) -> list[Layer]:
    """Five ridges, each darker and greener, with mist between."""
    one = bump(bump(swell(rng, 1078, 34, 620), SUN[0], 210, -34), 420, 300, 66)
    two = bump(swell(rng, 1152, 40, 560), 1560, 300, 70)
    three = bump(bump(swell(rng, 1246, 34, 480), 190, 260, 84), 1250, 300, -40)
    four = bump(bump(swell(rng, 1366, 26, 420), 330, 240, 92), 1200, 330, -48)
    warm = "#f0cf9f"
    return [
        Flat(hill(one, ALL, "#a9bba6", 1700)),
        Mist(haze("m1", ALL, (1040, 1190), ("#f2cf98", 0.75)), 0.2),
        Flat(forest(rng, two, ALL, Wood(15, 4, ragged=0.7), ("#78a099", 1700))),
        Mist(haze("m2", ALL, (1120, 1290), (warm, 0.6)), 0.2),
        Flat(forest(rng, three, ALL, Wood(30, 6.5, ragged=0.7), ("#437a77", 1700))),
        Mist(haze("m3", ALL, (1215, 1420), ("#dcd3b2", 0.62)), 0.2),
        Flat(
            water_tower(368, four(368) + 40, 212, ("#54807f", "#7d9d95", "#a9c0b8"))
            + forest(rng, four, ALL, Wood(50, 9, ragged=0.7), ("#235554", 1700))
        ),
        Mist(haze("m4", ALL, (1370, 1560), ("#b4c9bb", 0.55)), 0.2),
    ]


def _town(rng: Random) -> tuple[list[Layer], list[House]]:
    """Three rows of houses climbing from the shore, the church among them."""
    bank = bump(bump(swell(rng, SHORE - 6, 3, 300), 560, 330, 62), 1700, 150, 40)
    snowy = paint(below(lambda x: min(bank(x), SHORE + 2), -20, 1130, SHORE + 4), "#9db9bb")
    snowy += paint(below(lambda x: min(bank(x), SHORE + 2), 1395, WIDTH + 20, SHORE + 4), "#7c9fa1")
    back = street(rng, lambda x: bank(x) - 12, (250, 880), 44, COATS)
    middle = street(rng, lambda x: bank(x) + 18, (170, 960), 54, COATS)
    front = street(rng, lambda x: SHORE - 6, (96, 1030), 58, COATS)
    front = [h for h in front if h.x + h.gable + h.side < 1060]
    trees = wood(rng, lambda x: bank(x) + 6, Span(120, 980), Wood(62, 30, 0.27, gaps=0.35))
    low = wood(rng, lambda x: SHORE - 8, Span(-20, 110), Wood(84, 15)) + wood(
        rng, lambda x: SHORE - 8, Span(1545, WIDTH + 20), Wood(92, 15)
    )
    body = paint(trees, "#2a5a59") + "".join(draw_house(rng, h) for h in back)
    body += church(668, bank(668) + 10, 43, CHURCH)
    body = snowy + body + "".join(draw_house(rng, h) for h in middle)
    body += paint(wood(rng, lambda x: SHORE - 12, Span(150, 1000), Wood(40, 46, 0.28, gaps=0.4)), "#1d4a49")
    body += "".join(draw_house(rng, h) for h in front) + paint(low, "#173f40")
    threads = [(h.x + h.gable / 2 + h.side * 0.6, h.y - h.wall - h.roof - 8) for h in (*back[1::3], *middle[2::4])]
    haze_up = "".join(smoke(x, y, rng.uniform(70, 130), "#c9a877", 0.5) for x, y in threads)
    return [Flat(body), Light(haze_up, 3.5)], [*back, *middle, *front]


def _bridge() -> list[Layer]:
    """Five stone arches over the strait, with lamps."""
    posts = [
        (x, 1512 - 15 * (1 - ((x - 1275) / 255) ** 2)) for x in (1074.0, 1141.0, 1208.0, 1275.0, 1342.0, 1409.0, 1476.0)
    ]
    beyond = fade("far", 1533, SHORE, [(0, "#e9c68e", 1), (1, "#c9bf9c", 1)]) + paint(
        box(1022, 1533, 506, SHORE - 1532), "url(#far)"
    )
    return [
        Flat(
            beyond
            + stone_bridge((1020, 1530), (1512, SHORE + 2), 5, ("#1b4647", "#b9c9bf"))
            + lamp_posts(posts, 30, ("#15393b", "#ffe2a8"))
        ),
        Light(lamp("post", AMBER, 0.75) + "".join(paint(disc(x, y - 30, 26), "url(#post)") for x, y in posts)),
    ]


def _water(rng: Random) -> list[Layer]:
    """The open strait: the mirrored morning, sinking into deep green."""
    depth = [
        (0.0, "#13474a", 0.12),
        (0.35, "#13474a", 0.38),
        (0.75, "#0d3437", 0.82),
        (1.0, "#0a2629", 1.0),
    ]
    cover = box(0, SHORE, WIDTH, HEIGHT - SHORE)
    shine = ripples(rng, Span(1040, 1270), (SHORE + 14, 1850), 70, ("#ffd795", 0.5))
    ice = "".join(
        lens(x, y, w, h)
        for x, y, w, h in (
            (150, SHORE + 5, 560, 9),
            (620, SHORE + 4, 640, 7),
            (1625, SHORE + 5, 190, 7),
        )
    )
    edge = paint(ice, "#c4d6d6", 0.85)
    return [
        Water(SHORE, 600, 0.92, 16, 2.2),
        Mist(fade("deep", SHORE, HEIGHT - 420, depth) + paint(cover, "url(#deep)"), 0.12),
        Flat(ripples(rng, ALL, (SHORE + 30, 1900), 120, (mix(INK, "#2f6a69", 0.7), 0.4)) + edge),
        Mist(shine, 0.3),
    ]


def _cape(trees: list[tuple[float, float]], tip: tuple[float, float], side: int, rise: float, rng: Random) -> str:
    """Path data of a wooded cape that runs out from one edge to `tip` on the water."""
    edge = -20 if side < 0 else WIDTH + 20
    reach = abs(tip[0] - edge)
    rough = Noise.seeded(rng, 90, 2)

    def crest(x: float) -> float:
        part = min(1.0, abs(tip[0] - x) / reach)
        return tip[1] - rise * math.pow(part, 0.8) - 5 * rough(x) * part

    land = below(crest, min(tip[0], edge), max(tip[0], edge), tip[1] + 3)
    return land + "".join(spruce(rng, x, crest(x) + 14, h, 0.29) for x, h in trees)


def _mirrored(cape: str, line: float, look: tuple[str, float]) -> str:
    """The cape and its dim reflection."""
    fill, strength = look
    return group(paint(cape, fill), f"matrix(1 0 0 -.8 0 {line * 1.8:.1f})", strength) + paint(cape, fill)


def _foreground(rng: Random) -> list[Layer]:
    """Spruces on two capes frame the view; the water before them carries the text."""
    far = _cape(
        [(1480, 300), (1560, 470), (1392, 190), (1632, 360), (1304, 128), (1700, 540)],
        (1120, 1922),
        1,
        54,
        rng,
    )
    back = _cape(
        [(60, 420), (150, 520), (250, 330), (330, 214), (408, 122), (-10, 500)],
        (560, 2004),
        -1,
        62,
        rng,
    )
    near = _cape([(1660, 860), (1560, 470), (1474, 330), (1734, 620), (1398, 176)], (1180, 2130), 1, 92, rng)
    bush = _cape([(36, 560), (132, 300), (-40, 420), (204, 180)], (420, 2190), -1, 66, rng)
    night = fade("night", 1860, HEIGHT, [(0, NIGHT, 0), (0.5, NIGHT, 0.75), (1, NIGHT, 1)])
    return [
        Flat(_mirrored(far, 1922, ("#174648", 0.5))),
        Flat(_mirrored(back, 2004, ("#113a3c", 0.6))),
        Mist(night + paint(box(0, 1860, WIDTH, HEIGHT - 1860), "url(#night)"), 0.15),
        Flat(_mirrored(near, 2130, ("#0a2426", 0.7)) + _mirrored(bush, 2190, ("#0a2426", 0.7))),
    ]


def picture() -> Picture:
    """The cover picture."""
    rng = Random(1903)  # noqa: S311
    layers = [*_sky(rng), *_hills(rng)]
    town, houses = _town(rng)
    layers += [*town, *_bridge(), Light(lights(houses, "glow", AMBER, 0.62), 6)]
    layers += [*_water(rng), *_foreground(rng)]
    return Picture("kansi", WIDTH, HEIGHT, tuple(layers), fineness=1.5005)  # 300 pixels an inch, bleed and all
