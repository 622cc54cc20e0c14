"""Islands of a lake by night, each with its woods and perhaps its small town."""

from __future__ import annotations

import math
from dataclasses import dataclass
from random import Random

from landmarks import water_tower
from paper import Flat, Layer, Light
from scenery import spruce
from svg import AMBER, Noise, disc, lamp, lens, mix, paint, soft
from town import Coat, House, church, draw_house

WIDTH, HEIGHT = 2056, 820
HORIZON = 196
COATS = (
    Coat("#2b5d60", "#1f494d", "#a9c3c7", "#5d8b8d", "#ffd68a", "#173c40"),
    Coat("#3f7475", "#2c5a5d", "#b4cbce", "#719b9c", "#ffd68a", "#173c40"),
    Coat("#1f504f", "#173f40", "#9fbcc0", "#4f7f80", "#ffd68a", "#12302f"),
)
CHURCH = Coat("#6d9b9c", "#8fb2b4", "#c3d6d8", "#a9c4c6", "#ffd68a", "#173c40")


@dataclass(frozen=True, slots=True)
class Town:
    """A town on its island: centre, half-width of the island, rows of houses."""

    x: float
    y: float
    reach: float
    rows: tuple[int, ...]
    mark: str = ""
    hub: bool = False

    @property
    def scale(self) -> float:
        """How large things are at this distance."""
        return 0.2 + 0.8 * (self.y - HORIZON) / (HEIGHT - HORIZON)


@dataclass(frozen=True, slots=True)
class Shore:
    """The outline of an island: where its land begins and ends at every x."""

    town: Town
    back: Noise
    front: Noise

    @property
    def flat(self) -> float:
        """Half the depth of the island on the picture, from its half-width."""
        return self.town.reach * (0.07 + 0.13 * self.town.scale)

    def _swell(self, x: float) -> float:
        part = min(1.0, abs(x - self.town.x) / self.town.reach)
        return math.pow(1 - part**2.2, 0.75)

    def top(self, x: float) -> float:
        """The far shore."""
        return self.town.y - self.flat * self._swell(x) * (0.75 + 0.35 * self.back(x))

    def foot(self, x: float) -> float:
        """The near shore, with its bays."""
        return self.town.y + self.flat * self._swell(x) * (0.85 + 0.5 * self.front(x))

    def outline(self, sink: float) -> str:
        """Path data of the land, let down by `sink`."""
        t = self.town
        xs = [t.x + t.reach * (i / 30 - 1) for i in range(61)]
        return soft(
            [
                *((x, self.top(x) + sink) for x in xs),
                *((x, self.foot(x) + sink) for x in reversed(xs)),
            ]
        )


def _shore(rng: Random, town: Town) -> Shore:
    return Shore(town, Noise.seeded(rng, town.reach * 0.4, 2), Noise.seeded(rng, town.reach * 0.36, 2))


def _houses(rng: Random, town: Town) -> str:
    """Rows of houses, the back row first, with the church or the tower among them."""
    size = (60 if town.hub else 54) * town.scale
    gap = size * 0.66
    parts: list[str] = []
    for row, count in enumerate(town.rows):
        y = town.y + (row - len(town.rows) / 2 + 0.8) * gap
        x = town.x - count * size * 0.86 + (row % 2) * size * 0.5
        if town.mark and row == 0:
            at = town.x - size * 0.5
            parts.append(
                church(at, y - gap * 0.2, size * 0.42, CHURCH)
                if town.mark == "church"
                else water_tower(at + size * 2.2, y - gap * 0.2, size * 2.7, ("#6f9a9b", "#4a7a7c", "#b4cbce"))
            )
        for _ in range(count):
            side = size * rng.choice((0.0, 0.75, 0.95))
            coat = COATS[rng.randrange(3)]
            wall = size * rng.uniform(0.52, 0.66)
            parts.append(
                draw_house(
                    rng,
                    House(
                        x,
                        y + rng.uniform(-2, 2),
                        size * 0.72,
                        side,
                        wall,
                        size * 0.42,
                        coat,
                        lit=0.95,
                    ),
                )
            )
            x += size * 0.72 + side + size * rng.uniform(0.1, 0.34)
    return "".join(parts)


def _trees(rng: Random, shore: Shore) -> str:
    """Woods on the far side and both ends of an island; the town keeps its clearing."""
    town = shore.town
    tall = 60 * town.scale
    clear = (0.5 if town.rows else 0.0) * town.reach
    parts: list[tuple[float, str]] = []
    step = tall * 0.13
    for i in range(round(town.reach * 1.9 / step)):
        x = town.x - town.reach * 0.95 + i * step + rng.uniform(-0.5, 0.5) * step
        open_land = abs(x - town.x) < clear
        end = 1 - (abs(x - town.x) / town.reach) ** 3
        for row in range(1 if open_land else 3):
            if rng.random() < 0.22:
                continue
            y = shore.top(x) + (shore.foot(x) - shore.top(x)) * (0.06 + 0.28 * row + rng.uniform(0, 0.12))
            height = tall * (0.45 + 0.55 * end) * rng.uniform(0.6, 1.12)
            parts.append((y, spruce(rng, x, y, height, 0.3)))
    return "".join(path for _, path in sorted(parts))


def _groves(rng: Random, shore: Shore) -> str:
    """Two or three spruces together before the town."""
    town = shore.town
    parts = ""
    for side in (-0.44, 0.1, 0.47):
        for _ in range(3):
            x = town.x + town.reach * (side + rng.uniform(-0.035, 0.035))
            y = shore.foot(x) - (shore.foot(x) - town.y) * rng.uniform(0.12, 0.3)
            parts += spruce(rng, x, y, 40 * town.scale * rng.uniform(0.6, 1.1), 0.3)
    return parts


def island(rng: Random, town: Town) -> list[Layer]:
    """One island: ice, snowy ground, woods, houses, and its light on the water."""
    shore = _shore(rng, town)
    far = 1 - town.scale
    ground, dark = mix("#2f6066", "#568688", far), mix("#0e3438", "#2b5f62", far)
    ice = paint(shore.outline(5 * town.scale + 1), mix("#9dbcbf", ground, 0.25))
    shadow = paint(lens(town.x, town.y + shore.flat * 0.9, town.reach * 1.8, shore.flat * 0.9), "#06191d", 0.35)
    land = Flat(shadow + ice + paint(shore.outline(0), ground))
    wood = Flat(paint(_trees(rng, shore), dark))
    if not town.rows:
        return [land, wood]
    foot = max(shore.foot(town.x + dx * town.reach) for dx in (-0.3, -0.1, 0.1, 0.3)) + 6 * town.scale
    shine = "".join(
        lens(
            town.x + rng.uniform(-0.24, 0.24) * town.reach,
            foot + (5 + 9 * i) * town.scale,
            town.reach * (0.5 - 0.05 * i),
            4.5 * town.scale,
        )
        for i in range(8)
    )
    pool = lamp("pool", AMBER, 0.85) + paint(disc(town.x, town.y, town.reach * 0.8, 0.32), "url(#pool)")
    near = lamp("near", "#ef9a3c", 0.8) + paint(
        disc(town.x, town.y - 16 * town.scale, town.reach * 0.85, 0.44), "url(#near)"
    )
    return [
        land,
        Light(pool + paint(shine, "#c07c2c", 0.75)),
        wood,
        Flat(_houses(rng, town) + paint(_groves(rng, shore), dark)),
        Light(near),
    ]
