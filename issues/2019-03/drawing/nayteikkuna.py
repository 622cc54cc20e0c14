"""A winter evening in a small-town street: one lit shop window."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from figures import Person, bicycle, person
from paper import Flat, Layer, Light, Mist, Picture
from scenery import Span, birch, flakes, haze, sky, spruce
from shopfront import DOOR, FOOT, PANE, lit_window, neighbours, shop
from svg import AMBER, MIST, Noise, box, disc, fade, lamp, lens, line, paint, pen, ring, verb
from town import Coat, church, draw_house, street

WIDTH, HEIGHT = 2056, 900


def _behind(rng: Random) -> list[Layer]:
    """Dusk sky; the church and the hill at the end of the lane."""
    grade = ((0, "#0d2f36"), (0.28, "#1b525a"), (0.5, "#3f787d"), (0.7, "#86a7a5"), (1, "#9bb3ae"))
    coat = Coat("#44716f", "#34605f", "#86a9ab", "#6a9294", "#294f53", "#294f53")
    homes = street(rng, lambda _: FOOT - 8, (440, 690), 66, (coat,))
    trees = "".join(
        spruce(rng, x, 640, h)
        for x, h in (
            (452, 210),
            (496, 150),
            (668, 190),
            (640, 130),
            (1420, 260),
            (1462, 190),
            (1392, 170),
        )
    )
    return [
        Flat(sky(WIDTH, HEIGHT, grade) + paint(trees, "#437275") + church(560, 640, 46, coat)),
        Mist(haze("lane", Span(400, 1500), (360, FOOT), ("#8fb0b0", 0.5)), 0.2),
        Flat("".join(draw_house(rng, h) for h in homes)),
        Mist(haze("lane2", Span(400, 1500), (520, FOOT), ("#8fb0b0", 0.5)), 0.2),
    ]


def _ground(rng: Random) -> list[Layer]:
    """Snow on the pavement and street, the pool of light, the trodden path."""
    top = [(0.0, "#6f9498", 1), (0.35, "#3f6d73", 1), (1.0, "#143a40", 1)]
    body = fade("snow", FOOT, HEIGHT, top) + paint(box(0, FOOT, WIDTH, HEIGHT - FOOT), "url(#snow)")
    bank = Noise.seeded(rng, 120, 3)
    kerb = [(x, 846 - 12 * bank(x)) for x in range(-20, WIDTH + 40, 20)]
    x, _, w, _ = PANE
    pool = [(x - 10, FOOT + 2), (x + w + 10, FOOT + 2), (x + w + 250, 858), (x - 250, 858)]
    step = [
        (DOOR[0] + 4, FOOT + 2),
        (DOOR[0] + DOOR[2] - 4, FOOT + 2),
        (DOOR[0] + DOOR[2] + 110, 830),
        (DOOR[0] + 40, 830),
    ]
    shine = [(0.0, "#ffcf80", 0.95), (0.3, "#f2ae55", 0.62), (1.0, "#e08a2e", 0.0)]
    glow = fade("pool", FOOT, 862, shine) + paint(ring(pool), "url(#pool)") + paint(ring(step), "url(#pool)", 0.6)
    drifts = ""
    for left, right, tall in (
        (-20, 430, 26),
        (1486, WIDTH + 20, 30),
        (700, 792, 14),
        (1330, 1392, 16),
    ):
        half = (right - left) / 2
        drifts += verb("M", left, FOOT + 8) + verb("q", half * 0.4, -tall, half, -tall * 0.7)
        drifts += verb("t", half, tall * 0.7) + verb("q", -half, 12, -2 * half, 0) + "Z"
    prints = "".join(
        disc(x + (7 if i % 2 else -7), y, 5 + i * 0.25, 0.42)
        for i, (x, y) in enumerate((1262 + i * 9 - i * i * 1.6, 680 + i * 12.5) for i in range(13))
    )
    return [
        Flat(body + paint(drifts, "#86a8ac")),
        Light(lamp("front", AMBER, 0.5) + paint(disc(x + w / 2, 560, 620, 0.5), "url(#front)")),
        Mist(glow, 0.3),
        Flat(paint(prints, "#2f5c63", 0.55) + paint(ring([*kerb, (WIDTH + 20, HEIGHT), (-20, HEIGHT)]), "#0f3238")),
    ]


def _rim(who: Person) -> str:
    """The edge of light round a figure that stands before the window."""
    warm = "#f4c27a"
    bright = replace(who, coat=warm, dark="#b98343", hat=warm, skin=warm)
    return person(replace(bright, x=who.x - 2.2, y=who.y - 1)) + person(replace(bright, x=who.x + 2.2, y=who.y - 1))


def _people() -> list[Layer]:
    """A mother and child at the window, a neighbour a step away."""
    dark = "#0b2426"
    crowd = (
        Person(916, 722, 212, "#143f42", dark, "#1d5553", "#3a3f38", long=0.3),
        Person(998, 716, 134, "#1b5b58", dark, "#c77a2b", "#3a3f38", long=0.32),
        Person(1146, 732, 220, "#0f3336", dark, "#123d3f", "#3a3f38"),
    )
    cast = "".join(
        ring(
            [
                (p.x - p.height * 0.13, p.y - 3),
                (p.x + p.height * 0.13, p.y - 3),
                (p.x + p.height * 0.22 + (p.x - 992) * 0.62, 858),
                (p.x - p.height * 0.22 + (p.x - 992) * 0.62, 858),
            ]
        )
        for p in crowd
    )
    fall = fade("cast", 700, 860, [(0, "#12383d", 0.85), (1, "#12383d", 0.25)])
    hold = pen(line([(948, 626), (964, 644), (978, 655)]), "#143f42", 12)
    lit = "".join(_rim(p) for p in crowd)
    figures = person(crowd[1]) + hold + person(crowd[0]) + person(crowd[2])
    return [Mist(fall + paint(cast, "url(#cast)"), 0.25), Flat(lit + figures)]


def picture() -> Picture:
    """The shop window at night."""
    rng = Random(1228)  # noqa: S311
    glow = lamp("halo", AMBER, 0.55) + paint(disc(992, 500, 520, 0.62), "url(#halo)")
    tree = birch(rng, 1432, 694, 600, ("#a3bbba", "#143539"))
    cycle = paint(lens(1456, 722, 230, 14), "#12383d", 0.45) + bicycle(1396, 720, 44, ("#0a2528", MIST))
    layers: list[Layer] = [
        *_behind(rng),
        Flat(neighbours() + shop()),
        Flat(lit_window()),
        *_ground(rng),
        Light(glow, 4),
    ]
    layers += [Flat(tree + cycle), *_people()]
    layers += [Flat(flakes(rng, (WIDTH, HEIGHT), 150, 2.0, 0.5) + flakes(rng, (WIDTH, HEIGHT), 60, 3.4, 0.75))]
    return Picture("nayteikkuna", WIDTH, HEIGHT, tuple(layers))
