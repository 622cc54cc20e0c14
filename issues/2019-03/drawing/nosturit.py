"""The shipyard at dawn: cranes, a hull, five people on their way to work."""

from __future__ import annotations

from random import Random

from figures import Person, gull, person
from harbour import Steel, gantry, hull, lifted, luffing_crane, scaffold
from paper import Flat, Layer, Light, Mist, Picture, Water
from scenery import Span, Wood, bump, forest, haze, hill, ripples, sky, streaks, swell
from svg import GLOW, SNOW, box, disc, fade, lamp, lens, line, mix, paint, pen, ring, sweep
from town import Coat, church, draw_house, street

WIDTH, HEIGHT = 2056, 700
ALL = Span(-20, WIDTH + 20)
SHORE = 470
YARD = 560
SUN = (1356, 412)
STEEL = Steel("#1f5c5a", "#174546", "#f2cd93", GLOW)
FAR_STEEL = Steel("#3f7a78", "#356b6b", "#f0d3a4", GLOW)
FAR_COAT = Coat("#7ea4a0", "#6d9594", "#bccfca", "#a5c0bb", GLOW, "#4f7f7e")


def _sky(rng: Random) -> list[Layer]:
    grade = (
        (0, "#235c60"),
        (0.2, "#437f7f"),
        (0.38, "#7fa9a2"),
        (0.52, "#c6c9ab"),
        (0.6, "#f0cd92"),
        (0.68, "#f0b265"),
        (1, "#e9a050"),
    )
    clouds = [
        (300, 150, 620),
        (520, 176, 380),
        (1760, 236, 560),
        (1560, 262, 300),
        (120, 268, 420),
        (1080, 226, 420),
    ]
    return [
        Flat(sky(WIDTH, HEIGHT, grade)),
        Mist(streaks(rng, clouds, ("#f7dcae", 0.42)), 0.15),
        Light(lamp("sun", "#ffce86", 0.7) + paint(disc(*SUN, 520, 0.6), "url(#sun)")),
        Flat(paint(disc(*SUN, 50), "#fff3d8")),
    ]


def _far_shore(rng: Random) -> list[Layer]:
    """Hills in the mist, a town with its church, the bay before them."""
    one = bump(bump(swell(rng, 418, 16, 520), 240, 300, 50), 1356, 240, -22)
    two = bump(swell(rng, 446, 9, 420), 1860, 320, 46)
    homes = street(rng, lambda x: SHORE - 1, (196, 470), 20, (FAR_COAT,))
    town = church(330, SHORE - 8, 12, FAR_COAT) + "".join(draw_house(rng, h) for h in homes)
    deep = [(0.0, "#2a6568", 0.15), (1.0, "#123c3f", 0.8)]
    return [
        Flat(hill(one, ALL, "#a6b8a4", SHORE + 2)),
        Mist(haze("a", ALL, (380, SHORE + 2), ("#f3d5a3", 0.6)), 0.2),
        Flat(forest(rng, two, ALL, Wood(14, 5, ragged=0.7), ("#76a19a", SHORE + 2)) + town),
        Mist(haze("b", ALL, (430, SHORE + 2), ("#f3d9ae", 0.5)), 0.2),
        Water(SHORE, HEIGHT - SHORE, 1.0, 12, 1.6),
        Mist(
            fade("deep", SHORE, HEIGHT, deep) + paint(box(0, SHORE, WIDTH, HEIGHT - SHORE), "url(#deep)"),
            0.15,
        ),
        Flat(ripples(rng, ALL, (SHORE + 8, 620), 60, ("#f0cf9b", 0.35))),
    ]


def _yard() -> list[Layer]:
    """The slip with the hull under the gantry, the luffing crane beside it."""
    ground = paint(ring([(470, YARD), (2080, YARD), (2080, HEIGHT), (470, HEIGHT)]), "#17494a")
    ground += paint(box(470, YARD - 5, 1610, 9), mix(SNOW, "#e9c690", 0.35))
    ship = hull(676, YARD, ("#2f6f6c", "#245453", "#f2cf98", "#1b4748"))
    stage = scaffold(1098, YARD, (3, 5), ("#153f40", 28))
    sheds = paint(
        ring(
            [
                (1540, YARD),
                (1540, 500),
                (1576, 478),
                (1612, 500),
                (1648, 478),
                (1684, 500),
                (1720, 478),
                (1756, 500),
                (1792, 478),
                (1828, 500),
                (1828, YARD),
            ]
        ),
        "#3a7473",
    )
    sheds += paint("".join(box(1556 + 44 * i, 520, 24, 14) for i in range(6)), mix(GLOW, "#3a7473", 0.25))
    crane = gantry((600, 1480), (112, YARD), 764, STEEL) + lifted(764, 156, (300, 122, 48), STEEL)
    return [
        Flat(sheds + luffing_crane(1826, YARD, 0.98, FAR_STEEL)),
        Mist(haze("c", ALL, (420, YARD), ("#e6cfa2", 0.3)), 0.2),
        Flat(ground + ship + stage),
        Mist(haze("d", ALL, (470, YARD), ("#dcc89f", 0.24)), 0.2),
        Flat(crane),
    ]


def _glints() -> list[Layer]:
    """Welding light on the hull, lamps on the crane."""
    spark = (846, YARD - 96)
    rays = "".join(
        line([(spark[0] + dx * 0.2, spark[1] + dy * 0.2), (spark[0] + dx, spark[1] + dy)])
        for dx, dy in ((16, -9), (-14, -12), (20, 8), (-18, 10), (6, 22), (-7, 20))
    )
    lamps = [(556, 168), (980, 168), (1230, 168), (1510, 168)]
    body = lamp("s", "#ffd79a", 1) + paint(disc(*spark, 86), "url(#s)") + paint(disc(836, 180, 40), "url(#s)")
    body += "".join(paint(disc(x, y, 30), "url(#s)") for x, y in lamps)
    dots = paint("".join(disc(x, y, 3.6) for x, y in lamps), "#fff0cf")
    return [Light(body), Flat(pen(rays, "#ffe7bd", 1.8) + paint(disc(*spark, 6), "#fffaf0") + dots)]


def _people() -> list[Layer]:
    """The quay in front, swept of snow, with five walkers and their long shadows."""
    top = 618
    quay = paint(ring([(-20, top), (WIDTH + 20, top), (WIDTH + 20, HEIGHT), (-20, HEIGHT)]), "#0f3335")
    edge = paint(
        ring([(-20, top - 2), (WIDTH + 20, top - 2), (WIDTH + 20, top + 9), (-20, top + 9)]),
        "#b9c9c0",
    )
    glow = sweep("g", 500, 1900, [(0, "#7a5a30", 0), (0.55, "#7a5a30", 0.6), (1, "#7a5a30", 0)])
    base = 668
    crew = (
        Person(800, base, 106, "#24605d", "#0b2729", GLOW, "#caa98a", 0.9, 1, helmet=True, bag=True),
        Person(866, base + 3, 100, "#7fa09d", "#0b2729", MIST_HAT, "#caa98a", 0.75, 1, helmet=True),
        Person(
            1006,
            base - 1,
            108,
            "#123d3e",
            "#0a2123",
            MIST_HAT,
            "#caa98a",
            1.0,
            1,
            helmet=True,
            bag=True,
        ),
        Person(1120, base + 2, 102, "#3b7472", "#0b2729", GLOW, "#caa98a", 0.8, 1, helmet=True),
        Person(
            1182,
            base,
            106,
            "#1b4f4e",
            "#0a2123",
            MIST_HAT,
            "#caa98a",
            0.95,
            1,
            helmet=True,
            bag=True,
        ),
    )
    cast = "".join(
        ring(
            [
                (p.x - 12, p.y),
                (p.x + 14, p.y),
                (p.x - 18 - (1236 - p.x) * 0.1, HEIGHT + 8),
                (p.x - 52 - (1236 - p.x) * 0.1, HEIGHT + 8),
            ]
        )
        for p in crew
    )
    bollards = "".join(box(x - 11, top + 2, 22, 24) + box(x - 16, top - 4, 32, 8) for x in (160, 470, 1560, 1880))
    return [
        Flat(quay + edge),
        Light(glow + paint(box(0, top + 9, WIDTH, HEIGHT), "url(#g)")),
        Flat(paint(bollards, "#0a2426")),
        Mist(paint(cast, "#06191b", 0.6), 0.2),
        Flat("".join(person(p) for p in crew)),
    ]


MIST_HAT = "#e3ebe6"


def _gulls() -> Layer:
    flock = (
        (330, 240, 1.3, -8),
        (404, 208, 0.9, 6),
        (452, 262, 0.7, -4),
        (1570, 120, 1.0, 8),
        (1640, 150, 0.72, -6),
    )
    return Flat("".join(gull(x, y, size, "#f4efe2", tilt) for x, y, size, tilt in flock))


def picture() -> Picture:
    """The harbour picture."""
    rng = Random(77)  # noqa: S311
    ice = Flat(
        paint(
            "".join(lens(x, y, w, 5) for x, y, w in ((120, 560, 300), (330, 592, 260), (250, 524, 160))),
            "#dfe6dc",
            0.75,
        )
    )
    layers = (*_sky(rng), *_far_shore(rng), ice, *_yard(), *_glints(), *_people(), _gulls())
    return Picture("nosturit", WIDTH, HEIGHT, layers)
