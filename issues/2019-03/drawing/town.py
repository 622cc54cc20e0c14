"""A northern small town: timber houses in rows, and their church."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from svg import INK, box, disc, lamp, line, mix, num, paint, pen, ring

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random


@dataclass(frozen=True, slots=True)
class Coat:
    """The colours a house is painted in under the light of one picture."""

    wall: str
    side: str
    snow: str
    trim: str
    lit: str
    dark: str


@dataclass(frozen=True, slots=True)
class House:
    """A house by its lower left corner; `gable` is the width of the end wall."""

    x: float
    y: float
    gable: float
    side: float
    wall: float
    roof: float
    coat: Coat
    storeys: int = 1
    lit: float = 0.6


def window(x: float, y: float, width: float, height: float, look: tuple[str, str]) -> str:
    """A window with a white frame; from some size on it gets glazing bars."""
    glass, trim = look
    edge = max(0.8, width * 0.13)
    frame = paint(box(x - edge, y - edge, width + 2 * edge, height + 2 * edge), trim)
    pane = paint(box(x, y, width, height), glass)
    if width < 7:
        return frame + pane
    bars = line([(x + width / 2, y), (x + width / 2, y + height)])
    bars += line([(x, y + height * 0.36), (x + width, y + height * 0.36)])
    return frame + pane + pen(bars, trim, max(0.7, width * 0.09))


def _windows(rng: Random, house: House, left: float, width: float) -> str:
    """Rows of windows on one wall of a house."""
    tall = house.wall / house.storeys
    columns = max(1, round(width / (tall * 0.78)))
    parts: list[str] = []
    for storey in range(house.storeys):
        top = house.y - house.wall + tall * (storey + 0.26)
        for column in range(columns):
            centre = left + width * (column + 0.5) / columns
            glass = house.coat.lit if rng.random() < house.lit else house.coat.dark
            size = (tall * 0.26, tall * 0.42)
            parts.append(window(centre - size[0] / 2, top, *size, (glass, house.coat.trim)))
    return "".join(parts)


def _chimney(x: float, y: float, size: float, coat: Coat) -> str:
    """A chimney with a cap of snow; (x, y) is the middle of its foot."""
    shaft = paint(box(x - size / 2, y - size * 1.8, size, size * 2.2), mix(coat.side, INK, 0.35))
    return shaft + paint(box(x - size * 0.65, y - size * 2.1, size * 1.3, size * 0.45), coat.snow)


def _roof(house: House) -> str:
    """The snow-covered roof: a slope over the side wall, a bargeboard on the gable."""
    x, eaves = house.x, house.y - house.wall
    half, over = house.gable / 2, house.roof * 0.13
    apex = (x + half, eaves - house.roof)
    end = x + house.gable + house.side
    slope = [
        apex,
        (apex[0] + house.side, apex[1]),
        (end + over, eaves + over),
        (x + house.gable, eaves + over),
    ]
    shade = [
        (x + house.gable, eaves),
        (end, eaves),
        (end, eaves + over * 2),
        (x + house.gable, eaves + over * 2),
    ]
    thick = house.roof * 0.15
    board = [
        (x - over, eaves + over),
        (apex[0], apex[1] - thick),
        (x + house.gable + over, eaves + over),
        (x + house.gable + over * 0.4, eaves + over),
        (apex[0], apex[1] + thick),
        (x - over * 0.4, eaves + over),
    ]
    body = paint(ring(shade), INK, 0.35)
    body += paint(ring(slope), mix(house.coat.snow, house.coat.side, 0.16)) if house.side else ""
    return body + paint(ring(board), house.coat.snow)


def draw_house(rng: Random, house: House) -> str:
    """A house seen with its gable to the left and its long side to the right."""
    x, eaves = house.x, house.y - house.wall
    apex = (x + house.gable / 2, eaves - house.roof)
    front = [(x, house.y), (x, eaves), apex, (x + house.gable, eaves), (x + house.gable, house.y)]
    body = ""
    if house.side:
        body += _chimney(apex[0] + house.side * 0.6, apex[1] + 1, house.roof * 0.17 + 1, house.coat)
        body += paint(box(x + house.gable, eaves, house.side, house.wall), house.coat.side)
    body += paint(ring(front), house.coat.wall) + _roof(house)
    body += _windows(rng, house, x, house.gable)
    if house.side:
        body += _windows(rng, house, x + house.gable, house.side)
    if house.gable > house.wall * 0.9 and house.gable > 26:
        glass = house.coat.lit if rng.random() < house.lit else house.coat.dark
        size = house.roof * 0.2
        body += window(
            apex[0] - size / 2,
            eaves - house.roof * 0.42,
            size,
            size * 1.3,
            (glass, house.coat.trim),
        )
    return body


def street(
    rng: Random,
    ground: Callable[[float], float],
    span: tuple[float, float],
    size: float,
    coats: Sequence[Coat],
) -> list[House]:
    """A row of houses along the ground, alternating broad and narrow fronts."""
    houses: list[House] = []
    x = span[0]
    while x < span[1]:
        kind = rng.choice(("gable", "long", "long", "tall"))
        wall = size * rng.uniform(0.72, 0.9)
        gable = size * rng.uniform(0.85, 1.05)
        side = 0.0 if kind == "gable" else size * rng.uniform(0.95, 1.6)
        storeys = 2 if kind == "tall" else 1
        wall *= 1.55 if storeys == 2 else 1.0
        coat = coats[rng.randrange(len(coats))]
        foot = max(ground(x), ground(x + gable + side))
        houses.append(House(x, foot, gable, side, wall, gable * rng.uniform(0.52, 0.66), coat, storeys))
        x += gable + side + size * rng.choice((-0.1, 0.12, 0.3, 0.85))
    return houses


def lights(houses: Sequence[House], name: str, colour: str, reach: float) -> str:
    """A soft glow over the walls of lit houses, to be added as light."""
    spots = "".join(
        disc(
            house.x + (house.gable + house.side) / 2,
            house.y - house.wall * 0.45,
            (house.gable + house.side) * reach,
            0.6,
        )
        for house in houses
        if house.lit > 0
    )
    parts = spots.split("Z")[:-1]
    return lamp(name, colour) + "".join(paint(part + "Z", f"url(#{name})") for part in parts)


def church(x: float, y: float, s: float, coat: Coat) -> str:
    """A timber church: the tower at `x`, the nave to its right; `s` is the tower's width."""
    nave = House(x + s * 0.3, y, 0.01, s * 3.3, s * 1.5, s * 1.55, coat, lit=0)
    roof = [
        (x + s * 0.3, y - s * 3.1),
        (x + s * 3.15, y - s * 3.1),
        (x + s * 3.85, y - s * 1.4),
        (x + s * 0.3, y - s * 1.4),
    ]
    body = paint(box(nave.x, y - nave.wall, nave.side, nave.wall), coat.side)
    body += paint(ring(roof), mix(coat.snow, coat.side, 0.12))
    for step in range(4):
        body += _arched(x + s * (0.95 + 0.72 * step), y - s * 0.35, s * 0.24, s * 0.8, (coat.lit, coat.trim))
    tower = [(x - s / 2, y), (x - s / 2, y - s * 3.5), (x + s / 2, y - s * 3.5), (x + s / 2, y)]
    body += paint(ring(tower), coat.wall)
    body += paint(
        ring([(x + s * 0.2, y), (x + s * 0.2, y - s * 3.5), (x + s / 2, y - s * 3.5), (x + s / 2, y)]),
        coat.side,
    )
    skirt = [
        (x - s * 0.6, y - s * 3.45),
        (x - s * 0.4, y - s * 3.95),
        (x + s * 0.4, y - s * 3.95),
        (x + s * 0.6, y - s * 3.45),
    ]
    belfry = box(x - s * 0.36, y - s * 4.75, s * 0.72, s * 0.85)
    body += paint(belfry, coat.wall) + paint(ring(skirt), coat.snow)
    body += _arched(x, y - s * 4.0, s * 0.26, s * 0.52, (coat.dark, coat.trim))
    eaves = [
        (x - s * 0.48, y - s * 4.72),
        (x - s * 0.28, y - s * 5.15),
        (x, y - s * 8.3),
        (x + s * 0.28, y - s * 5.15),
        (x + s * 0.48, y - s * 4.72),
    ]
    body += paint(ring(eaves), mix(coat.side, INK, 0.45))
    cross = line([(x, y - s * 8.2), (x, y - s * 8.85)]) + line(
        [(x - s * 0.16, y - s * 8.62), (x + s * 0.16, y - s * 8.62)]
    )
    body += pen(cross, mix(coat.side, INK, 0.45), max(1, s * 0.06))
    body += _arched(x - s * 0.12, y, s * 0.3, s * 0.7, (coat.lit, coat.trim))
    return body + _arched(x - s * 0.12, y - s * 1.7, s * 0.2, s * 0.6, (coat.lit, coat.trim))


def _arched(x: float, y: float, width: float, height: float, look: tuple[str, str]) -> str:
    """A round-headed window with its sill at `y`."""
    glass, trim = look
    half, spring = width / 2, height - width / 2

    def outline(grow: float) -> str:
        r = num(half + grow)
        left, rise = num(x - half - grow), num(spring + grow)
        return f"M{left} {num(y + grow)}v-{rise}a{r} {r} 0 0 1 {num(width + 2 * grow)} 0v{rise}Z"

    return paint(outline(max(0.6, width * 0.14)), trim) + paint(outline(0), glass)
