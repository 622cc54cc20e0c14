"""A February morning at the roadside: four letterboxes on one rail, and someone with a letter.

The vocabulary of the drawing is the magazine's, so both look alike. From the root of the repository:
`PYTHONPATH=issues/2019-03/drawing .venv/bin/python issues/2019-02-uutiskirje/drawing/postilaatikot.py`
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from figures import Person, person
from landmarks import smoke, water_tower
from paper import Flat, Layer, Light, Mist, Picture, save
from roadside import GROUND, RAIL, Letterbox, draw_letterbox, kick_sled, rail
from scenery import Span, Wood, birch, bump, forest, haze, hill, reeds, sky, spruce, streaks, swell, wood
from svg import (
    AMBER,
    AMBER_DEEP,
    PINE,
    below,
    box,
    disc,
    fade,
    group,
    lamp,
    lens,
    line,
    num,
    paint,
    pen,
    verb,
)
from town import Coat, church, draw_house, street

FOLDER = Path(__file__).resolve().parent.parent / "images"
WIDTH, HEIGHT = 2056, 1028
ALL = Span(-20, WIDTH + 20)
HORIZON = 560
GLEAM = (150, 470)
"""Where the light of the rising sun is strongest: the sun itself hides behind the birches."""

SHADE = "#7da6ad"
STRAW = "#b79a63"

COATS = (
    Coat("#a9bfba", "#86a4a1", "#eef3ef", "#e3ecea", "#f2c987", "#5f8484"),
    Coat("#7fa29c", "#648b87", "#eaf1ee", "#dfe9e7", "#f2c987", "#4a7474"),
    Coat("#b98d62", "#9f7a54", "#eef3ef", "#efe9dc", "#f2c987", "#6b5a45"),
)
CHURCH = Coat("#dbe5e1", "#a9beba", "#dfe8e4", "#eef4f2", "#54807f", "#54807f")


BOXES = (
    Letterbox(452, PINE, 24, -8),
    Letterbox(690, "#c98a3f", 36, 10),
    Letterbox(928, "#dfe6dc", 28, -12),
    Letterbox(1166, "#2f6f78", 42, 6),
)
NEIGHBOUR = Person(1484, GROUND + 34, 486, "#124a4b", "#0f3336", AMBER, "#e2b48c", stride=1, facing=-1)


def _sky(rng: Random) -> list[Layer]:
    """Clear blue above, warm where the sun comes up."""
    grade = ((0, "#9fc4ca"), (0.2, "#bfd8d8"), (0.38, "#e2e7db"), (0.5, "#f6e3bd"), (0.56, "#f4cf94"), (1, "#f0c27e"))
    clouds = [(640, 108, 760), (1500, 74, 820), (1230, 150, 420), (1880, 196, 520), (180, 214, 460), (980, 250, 380)]
    return [
        Flat(sky(WIDTH, HEIGHT, grade)),
        Mist(streaks(rng, clouds, ("#f8f2e2", 0.75)), 0.12),
        Light(lamp("sun", "#ffd58f", 0.7) + paint(disc(*GLEAM, 620, 0.75), "url(#sun)")),
    ]


def _hills(rng: Random) -> list[Layer]:
    """Wooded ridges behind the fields, paler with distance."""
    one = bump(bump(swell(rng, 486, 18, 640), 640, 320, 44), 1640, 330, 62)
    two = bump(bump(swell(rng, 520, 12, 520), 1080, 340, 40), 60, 260, 30)
    three = bump(bump(swell(rng, 548, 7, 420), 1880, 240, 30), 330, 240, 16)
    foot = HORIZON + 8
    return [
        Flat(hill(one, ALL, "#b5cdc8", foot)),
        Mist(haze("a", ALL, (420, foot), ("#f6ddb0", 0.7)), 0.15),
        Flat(forest(rng, two, ALL, Wood(20, 5, ragged=0.7), ("#8db0ac", foot))),
        Mist(haze("b", ALL, (470, foot), ("#f2e0bd", 0.55)), 0.15),
        Flat(water_tower(1374, HORIZON - 8, 146, ("#bcd0cb", "#95b2ae", "#eaf0ea"))),
        Flat(forest(rng, three, ALL, Wood(34, 7, ragged=0.7), ("#5d8e8a", foot))),
        Mist(haze("c", ALL, (510, foot), ("#ecdfc4", 0.5)), 0.15),
    ]


def _town(rng: Random) -> list[Layer]:
    """The town at the end of the fields, its chimneys just lit."""
    back = street(rng, lambda _: HORIZON - 8, (1600, 1880), 34, COATS[:2])
    front = street(rng, lambda _: HORIZON + 10, (1560, 1950), 40, COATS)
    trees = wood(rng, lambda _: HORIZON, Span(1540, 2000), Wood(46, 24, 0.28, gaps=0.3))
    threads = [(h.x + h.gable / 2 + h.side * 0.6, h.y - h.wall - h.roof - 6) for h in back[::2]]
    body = paint(trees, "#5d8e8a") + "".join(draw_house(rng, h) for h in back) + church(1758, HORIZON + 4, 32, CHURCH)
    body += "".join(smoke(x, y, rng.uniform(70, 110), "#fbf3e2", 0.7) for x, y in threads)
    return [Flat(body + "".join(draw_house(rng, h) for h in front))]


def _snow(rng: Random) -> list[Layer]:
    """Fields and the near bank: warm where the sun strikes along them, blue towards us."""
    field = swell(rng, HORIZON + 12, 4, 500, 2)
    bank = bump(bump(swell(rng, 742, 16, 700, 2), 1500, 420, 26), 160, 300, 34)
    near = bump(swell(rng, 972, 10, 620, 2), 120, 420, 36)
    far = fade("far", HORIZON, 760, [(0, "#f7e8cb", 1), (0.5, "#dfe6e0", 1), (1, "#c3d8d9", 1)])
    mid = fade("mid", 700, HEIGHT, [(0, "#eef1e8", 1), (0.35, "#d5e3e2", 1), (1, "#a9c7cb", 1)])
    dim = fade("dim", 930, HEIGHT, [(0, "#bcd3d5", 1), (1, "#84abb2", 1)])
    tracks = "".join(verb("M", WIDTH + 20, y) + verb("Q", 1520, y - 62, 1690, HORIZON + 24) for y in (706, 730))
    straws = reeds(rng, Span(60, 420), bank, 62, ("#b79a63", 26)) + reeds(
        rng, Span(1250, 2000), bank, 50, ("#b79a63", 44)
    )
    return [
        Flat(far + paint(below(field, -20, WIDTH + 20, HEIGHT), "url(#far)") + pen(tracks, SHADE, 3, 0.35)),
        Flat(straws),
        Flat(mid + paint(below(bank, -20, WIDTH + 20, HEIGHT), "url(#mid)")),
        Light(lamp("shine", "#ffd79a", 0.5) + paint(disc(GLEAM[0], 690, 620, 0.22), "url(#shine)")),
        Mist(dim + paint(below(near, -20, WIDTH + 20, HEIGHT), "url(#dim)"), 0.3),
    ]


def _shadow(shape: str, foot: float) -> str:
    """What a thing standing at `foot` casts on the snow, away from the low sun and towards us."""
    lean, fall = 0.86, 0.26
    return group(shape, f"matrix(1 0 {-lean} {-fall} {num(lean * foot)} {num(foot * (1 + fall))})", 0.5)


def _letter() -> str:
    """The envelope in the neighbour's mitten."""
    who = NEIGHBOUR
    x, y = who.x - who.height * 0.12, who.y - who.height * 0.45
    flap = line([(-44, -29), (0, 3), (44, -29)])
    sheet = paint(box(-44, -29, 88, 58), "#fdfaf0") + pen(flap, "#b9c9c6", 3) + paint(disc(0, 3, 8), AMBER_DEEP)
    return group(sheet + paint(disc(40, 4, 19), AMBER), f"translate({num(x - 38)} {num(y - 8)}) rotate(-9)")


def _roadside(rng: Random) -> list[Layer]:
    """The boxes, the neighbour and the sled, with the shadows they cast."""
    grey = replace(NEIGHBOUR, coat=SHADE, dark=SHADE, hat=SHADE, skin=SHADE)
    sled = (1800, GROUND + 16)
    cast = _shadow(rail(SHADE, SHADE) + paint("".join(b.shape() for b in BOXES), SHADE), GROUND)
    cast += _shadow(person(grey), grey.y) + _shadow(kick_sled(*sled, (SHADE, SHADE)), sled[1])
    heaps = "".join(lens(x, GROUND + 10, 150, 26) for x in (537, 1083))
    prints = "".join(disc(NEIGHBOUR.x + 92 + 42 * i, NEIGHBOUR.y + (12 if i % 2 else -2), 11, 0.36) for i in range(4))
    boxes = "".join(draw_letterbox(rng, b) for b in BOXES)
    rail_snow = "".join(lens(x, RAIL + 4, w, 16) for x, w in ((571, 54), (809, 54), (1047, 54), (1276, 40), (340, 34)))
    return [
        Flat(cast + paint(prints, SHADE, 0.75)),
        Flat(rail("#a98a63", "#7a6247") + paint(heaps, "#eef1e8")),
        Flat(boxes + paint(rail_snow, "#fbfaf2")),
        Flat(kick_sled(*sled, ("#1d4447", "#b9864b")) + person(NEIGHBOUR) + _letter()),
    ]


def _frame(rng: Random) -> list[Layer]:
    """Birches at the left edge, young spruces at the right."""
    trees = birch(rng, 128, 930, 900, ("#f4f3ea", "#3f6668")) + birch(rng, 44, 950, 760, ("#e4e9e2", "#3f6668"))
    heaps = lens(128, 936, 170, 30) + lens(44, 956, 170, 30)
    young = spruce(rng, 2058, 990, 470, 0.34) + spruce(rng, 2100, 1020, 640, 0.34)
    return [Flat(trees + paint(heaps, "#dbe8e7") + paint(young, "#2f6465"))]


def picture() -> Picture:
    """The letterboxes in the morning."""
    rng = Random(219)  # noqa: S311
    layers = (*_sky(rng), *_hills(rng), *_town(rng), *_snow(rng), *_roadside(rng), *_frame(rng))
    return Picture("postilaatikot", WIDTH, HEIGHT, layers)


if __name__ == "__main__":
    target = save(picture(), FOLDER)
    print(f"{target.name} {WIDTH}×{HEIGHT} {target.stat().st_size // 1000} kB")
