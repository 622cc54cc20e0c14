"""Land and weather: skies, ridges, spruces, birches, mist, reeds, ripples, snow."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from svg import MIST, Curve, Noise, Point, Stop, below, box, fade, lens, line, num, paint, pen, verb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the picture from left to right."""

    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Wood:
    """How a wood grows along a crest: tree height, spacing and how ragged it is."""

    height: float
    spacing: float
    slim: float = 0.3
    ragged: float = 0.45
    gaps: float = 0.0


def sky(width: float, height: float, stops: Iterable[tuple[float, str]]) -> str:
    """A sky graded from top to bottom."""
    graded: list[Stop] = [(at, colour, 1) for at, colour in stops]
    return fade("sky", 0, height, graded) + paint(box(0, 0, width, height), "url(#sky)")


def swell(rng: Random, base: float, rise: float, wavelength: float, octaves: int = 3) -> Curve:
    """A ridge line around `base`, rising and falling by `rise`."""
    noise = Noise.seeded(rng, wavelength, octaves)
    return lambda x: base - rise * noise(x)


def bump(curve: Curve, at: float, width: float, rise: float) -> Curve:
    """The curve with a rounded hill (or, with a negative rise, a saddle) added."""
    return lambda x: curve(x) - rise * math.exp(-(((x - at) / width) ** 2))


def _flank(rng: Random, tree: tuple[float, float, float, float], side: int) -> list[Point]:
    """One side of a spruce from the leader to the skirt: drooping, uneven boughs."""
    x, y, height, slim = tree
    tiers = max(4, min(34, round(height / (7 + height * 0.016))))
    points: list[Point] = []
    for tier in range(tiers):
        t = (tier + 0.6 + rng.uniform(-0.2, 0.2)) / tiers
        reach = height * slim * 0.5 * t**0.82 * rng.uniform(0.62, 1.12)
        if t > 0.88:
            reach *= 0.82
        top = y - height + height * 0.97 * (tier + 0.25) / tiers
        drop = height * 0.72 / tiers + reach * 0.2
        points.append((x + side * reach * rng.uniform(0.4, 0.55), top))
        if height > 150:
            points.append((x + side * reach * 0.72, top + drop * 0.36))
        points.append((x + side * reach, min(y, top + drop)))
        if height > 150:
            points.append((x + side * reach * 0.8, min(y, top + drop * 0.82)))
            points.append((x + side * reach * 0.7, min(y, top + drop * 1.12)))
    return points


def spruce(rng: Random, x: float, y: float, height: float, slim: float = 0.3) -> str:
    """Path data of a spruce standing at (x, y)."""
    tree = (x, y, height, slim)
    left, right = _flank(rng, tree, -1), _flank(rng, tree, 1)
    trunk = height * 0.012 + 0.4
    foot = [(x + trunk, y - height * 0.03), (x + trunk, y), (x - trunk, y)]
    tip = (x + rng.uniform(-0.006, 0.006) * height, y - height * 1.04)
    return line([tip, *right, *foot, (x - trunk, y - height * 0.03), *reversed(left)]) + "Z"


def wood(rng: Random, crest: Curve, span: Span, kind: Wood) -> str:
    """Path data of spruces along a crest, in groups rather than in a row."""
    stand = Noise.seeded(rng, kind.height * 3.2, 2)
    thin = Noise.seeded(rng, kind.height * 6.0, 2)
    parts: list[str] = []
    x = span.left
    while x < span.right:
        grown = 1 + kind.ragged * (0.8 * stand(x) + rng.uniform(-0.55, 0.45))
        if thin(x) > kind.gaps * 2 - 1:
            height = kind.height * max(0.3, grown)
            slim = kind.slim * rng.uniform(0.85, 1.2)
            parts.append(spruce(rng, x, crest(x) + kind.height * 0.2, height, slim))
        x += kind.spacing * rng.uniform(0.5, 1.5)
    return "".join(parts)


def forest(rng: Random, crest: Curve, span: Span, kind: Wood, look: tuple[str, float]) -> str:
    """A wooded slope in one colour; `look` is its fill and the height of its foot."""
    fill, foot = look
    return paint(below(crest, span.left, span.right, foot) + wood(rng, crest, span, kind), fill)


def hill(crest: Curve, span: Span, fill: str, foot: float) -> str:
    """A bare slope in one colour."""
    return paint(below(crest, span.left, span.right, foot), fill)


def haze(name: str, span: Span, heights: tuple[float, float], look: tuple[str, float]) -> str:
    """A bank of mist: clear at the top, densest at the foot."""
    top, foot = heights
    colour, strength = look
    stops = [(0.0, colour, 0.0), (0.55, colour, strength * 0.45), (1.0, colour, strength)]
    shape = box(span.left, top, span.right - span.left, foot - top)
    return fade(name, top, foot, stops) + paint(shape, f"url(#{name})")


def streaks(rng: Random, rows: Iterable[tuple[float, float, float]], look: tuple[str, float]) -> str:
    """Long flat clouds or ripples; each row is (x, y, length)."""
    colour, opacity = look
    parts = [lens(x, y, long, long * rng.uniform(0.022, 0.034)) for x, y, long in rows]
    return paint("".join(parts), colour, opacity)


def ripples(rng: Random, span: Span, heights: tuple[float, float], count: int, look: tuple[str, float]) -> str:
    """Fine ripples that grow and part towards the viewer."""
    top, foot = heights
    colour, opacity = look
    parts: list[str] = []
    for _ in range(count):
        near = rng.random() ** 1.5
        long = (30 + 150 * near) * rng.uniform(0.5, 1.6)
        x = rng.uniform(span.left, span.right)
        parts.append(lens(x, top + (foot - top) * near, long, 1.6 + 3.4 * near))
    return paint("".join(parts), colour, opacity)


@dataclass(frozen=True, slots=True)
class Bough:
    """One branch of a bare tree: where it starts, its heading, its length."""

    root: Point
    aim: float
    long: float
    level: int

    def bend(self, part: float, droop: float) -> Point:
        """A point along the branch, which droops towards its tip."""
        return (
            self.root[0] + math.cos(self.aim) * self.long * part,
            self.root[1] - math.sin(self.aim) * self.long * part + droop * self.long * part * part,
        )


def _grow(rng: Random, bough: Bough, out: list[list[str]]) -> None:
    """Draw a branch and its twigs into `out`, a list of path data per level."""
    droop = 0.06 + 0.1 * bough.level
    out[bough.level].append(
        "M{} {}Q{} {} {} {}".format(
            *(num(v) for part in (0.0, 0.55, 1.0) for v in bough.bend(part, droop if part == 1 else 0))
        )
    )
    if bough.level == len(out) - 1:
        return
    count = 7 if bough.level == 0 else 5
    for step in range(count):
        at = 0.25 + 0.72 * (step + rng.random()) / count
        turn = (1 if step % 2 else -1) * rng.uniform(0.3, 0.6)
        long = bough.long * (1.05 - 0.7 * at) * rng.uniform(0.42, 0.6)
        _grow(rng, Bough(bough.bend(at, droop * at), bough.aim + turn, long, bough.level + 1), out)


def birch(rng: Random, x: float, y: float, height: float, look: tuple[str, str]) -> str:
    """A bare birch: pale tapering stem, dark fine twigs; `look` is stem and twig colour."""
    stem, twig = look
    levels: list[list[str]] = [[], [], []]
    sway = height * 0.03

    def core(part: float) -> Point:
        return (x + sway * math.sin(part * 4.2), y - height * part)

    for step in range(17):
        at = 0.3 + 0.68 * (step + 0.5 * rng.random()) / 17
        side = 1 if step % 2 else -1
        aim = math.pi / 2 - side * (0.62 - 0.32 * at + rng.uniform(-0.08, 0.08))
        long = height * (0.42 * (1.04 - at) + 0.09) * rng.uniform(0.85, 1.1)
        _grow(rng, Bough(core(at), aim, long, 0), levels)
    half = height * 0.013
    parts = [0.0, 0.12, 0.25, 0.4, 0.55, 0.7, 0.85, 1.0]
    right = [(core(p)[0] + half * (1 - p * 0.93), core(p)[1]) for p in parts]
    left = [(core(p)[0] - half * (1 - p * 0.93), core(p)[1]) for p in reversed(parts)]
    widths = (height * 0.0062, height * 0.0036, height * 0.0022)
    body = "".join(pen("".join(levels[i]), twig, max(0.8, widths[i])) for i in (2, 1, 0))
    marks = "".join(
        lens(core(p)[0] + rng.uniform(-0.5, 0.5) * half, core(p)[1], half * rng.uniform(0.8, 1.5), 3)
        for p in (rng.uniform(0.03, 0.7) for _ in range(24))
    )
    return body + paint(line([*right, *left]) + "Z", stem) + paint(marks, twig, 0.85)


def reeds(rng: Random, span: Span, foot: Curve, tall: float, look: tuple[str, float]) -> str:
    """A bed of reeds: bent stalks, leaves and drooping plumes."""
    colour, spacing = look
    stalks: list[str] = []
    plumes: list[str] = []
    lean = Noise.seeded(rng, tall * 2.2, 2)
    x = span.left
    while x < span.right:
        edge = min(1.0, (x - span.left) / tall, (span.right - x) / tall)
        long = tall * (0.45 + 0.55 * max(0.0, edge)) * rng.uniform(0.6, 1.05)
        y = foot(x)
        sway = long * (0.13 + 0.1 * lean(x) + rng.uniform(-0.05, 0.05))
        tip = (x + sway, y - long)
        stalks.append(f"M{num(x)} {num(y)}Q{num(x + sway * 0.2)} {num(y - long * 0.6)} {num(tip[0])} {num(tip[1])}")
        if rng.random() < 0.5:
            up = rng.uniform(0.3, 0.6)
            out = long * rng.uniform(0.1, 0.26) * rng.choice((-1, 1, 1))
            stalks.append(
                f"M{num(x + sway * up * up)} {num(y - long * up)}"
                f"q{num(out * 0.5)} {num(-long * 0.22)} {num(out)} {num(-long * 0.13)}"
            )
        if rng.random() < 0.6:
            size = long * 0.11
            plumes.append(
                verb("M", *tip)
                + verb("q", size * 0.7, size * 0.1, size, size * 0.95)
                + f"q{num(-size * 0.8)} {num(-size * 0.1)} {num(-size)} {num(-size * 0.95)}Z"
            )
        x += spacing * rng.uniform(0.4, 1.6)
    return pen("".join(stalks), colour, max(1.0, tall * 0.012)) + paint("".join(plumes), colour)


def flakes(rng: Random, size: tuple[float, float], count: int, radius: float, opacity: float) -> str:
    """Falling snow, spread evenly by jittering a grid."""
    columns = max(1, round((count * size[0] / size[1]) ** 0.5))
    rows = max(1, round(count / columns))
    parts = [
        f'<circle cx="{num((c + rng.random()) * size[0] / columns)}"'
        f' cy="{num((r + rng.random()) * size[1] / rows)}" r="{radius * rng.uniform(0.6, 1.25):.2f}"/>'
        for c in range(columns)
        for r in range(rows)
    ]
    return f'<g fill="{MIST}" fill-opacity="{opacity:.3g}">{"".join(parts)}</g>'
