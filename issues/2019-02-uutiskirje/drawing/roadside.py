"""What stands at the roadside: letterboxes with snow on them, the rail that carries them, a kick-sled."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from svg import INK, MIST, Noise, box, disc, group, line, mix, num, paint, pen, ring, soft, verb

GROUND = 884
"""Where the posts stand in the snow, and everyone who comes to them."""

RAIL = 640
"""The upper edge of the rail: the feet of the boxes."""


@dataclass(frozen=True, slots=True)
class Letterbox:
    """A box on the rail by the middle of its foot: its paint, how high the snow lies on it and to which side."""

    x: float
    coat: str
    snow: float
    drift: float
    width: float = 192
    height: float = 238

    def shape(self) -> str:
        """Path data of box and hood."""
        return box(self.x - self.width / 2, self.brim, self.width, RAIL - self.brim) + self.hood()

    @property
    def brim(self) -> float:
        """The lower edge of the hood."""
        return RAIL - self.height * 0.68

    def hood(self) -> str:
        """Path data of the lid, which arches over the box like a cap."""
        half, rise = self.width / 2 + 12, self.height * 0.32
        top = self.brim - rise
        return (
            verb("M", self.x - half, self.brim)
            + verb("C", self.x - half, top + rise * 0.3, self.x - half * 0.7, top, self.x - half * 0.4, top)
            + f"H{num(self.x + half * 0.4)}"
            + verb("C", self.x + half * 0.7, top, self.x + half, top + rise * 0.3, self.x + half, self.brim)
            + "Z"
        )


def rail(wood_light: str, wood_dark: str) -> str:
    """The plank that carries the boxes, on two posts."""
    posts = box(520, RAIL, 34, GROUND - RAIL) + box(1066, RAIL, 34, GROUND - RAIL)
    shade = box(542, RAIL + 34, 12, GROUND - RAIL - 34) + box(1088, RAIL + 34, 12, GROUND - RAIL - 34)
    plank = box(326, RAIL, 966, 34)
    return (
        paint(posts, wood_light)
        + paint(shade, wood_dark)
        + paint(plank, wood_light)
        + paint(box(326, RAIL + 24, 966, 10), wood_dark)
    )


def _cap(rng: Random, letterbox: Letterbox) -> str:
    """The snow on a hood, hanging a little over its brim."""
    half, top = letterbox.width / 2 + 16, letterbox.brim - letterbox.height * 0.32
    edge = Noise.seeded(rng, 70, 2)
    lip = [
        (
            letterbox.x + half * (1 - i / 10) * 0.98,
            top + 30 + 26 * abs(1 - i / 10) ** 2 + 9 * edge(letterbox.x + i * 24),
        )
        for i in range(21)
    ]
    crown = [
        (letterbox.x - half * 0.98, top + 30),
        (letterbox.x - half * 0.74, top - letterbox.snow * 0.6 + letterbox.drift),
        (letterbox.x - half * 0.2, top - letterbox.snow * 1.1),
        (letterbox.x + half * 0.3, top - letterbox.snow),
        (letterbox.x + half * 0.76, top - letterbox.snow * 0.6 - letterbox.drift),
        (letterbox.x + half * 0.98, top + 30),
    ]
    shape = soft([*crown, *lip])
    dusk = soft([(x, y - 12) for x, y in lip] + [(x, y + 3) for x, y in reversed(lip)])
    return paint(shape, "#fbfaf2") + paint(dusk, "#c3d8da", 0.9)


def draw_letterbox(rng: Random, letterbox: Letterbox) -> str:
    """A box: its front, door, name plate and lock, the hood and the snow on it."""
    x, half, brim, coat = letterbox.x, letterbox.width / 2, letterbox.brim, letterbox.coat
    dark, deep = mix(coat, INK, 0.28), mix(coat, INK, 0.5)
    body = paint(box(x - half, brim, 2 * half, RAIL - brim), coat)
    body += paint(box(x + half - 34, brim, 34, RAIL - brim), dark)
    body += paint(box(x - half, brim, 2 * half, 20), deep, 0.8)
    body += pen(
        ring(
            [
                (x - half + 18, brim + 40),
                (x + half - 52, brim + 40),
                (x + half - 52, RAIL - 16),
                (x - half + 18, RAIL - 16),
            ]
        ),
        dark,
        4,
    )
    body += paint(box(x - half + 36, brim + 62, 72, 26), "#f4efe0") + pen(
        line([(x - half + 46, brim + 75), (x - half + 92, brim + 75)]), dark, 4
    )
    body += paint(disc(x + half - 72, brim + 98, 7), deep)
    body += paint(letterbox.hood(), mix(coat, "#fff4da", 0.12))
    body += pen(line([(x - half - 10, brim - 4), (x + half + 10, brim - 4)]), dark, 7)
    return body + _cap(rng, letterbox)


def kick_sled(x: float, y: float, look: tuple[str, str]) -> str:
    """A kick-sled seen from its side, heading left; (x, y) is under its seat, `look` steel and wood."""
    steel, timber = look
    runner = (
        verb("M", 236, 0)
        + "H-150"
        + verb("C", -196, 0, -226, -22, -216, -58)
        + verb("C", -210, -78, -182, -74, -184, -54)
    )
    far = group(pen(runner, mix(steel, MIST, 0.35), 6), "translate(-14 -12)")
    posts = line([(46, -2), (84, -246)]) + line([(-96, -2), (-84, -112)])
    seat = line([(-118, -112), (66, -112)])
    slats = line([(70, -150), (60, -118)]) + line([(-78, -62), (58, -62)])
    handle = line([(70, -250), (112, -238)])
    body = far + pen(posts, timber, 13) + pen(slats, timber, 8) + pen(seat, timber, 17)
    body += pen(handle, steel, 13) + pen(runner, steel, 7)
    return group(body, f"translate({num(x)} {num(y)}) scale(0.86)")
