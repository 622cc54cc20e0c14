"""Small SVG vocabulary: colours, numbers, paths, gradients and smooth noise."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

Point = tuple[float, float]
Stop = tuple[float, str, float]
Curve = Callable[[float], float]

INK = "#10302f"
PINE = "#0b655b"
MIST = "#e8f0ee"
AMBER = "#e08a2e"
AMBER_DEEP = "#a8540d"
NIGHT = "#0a2123"
GLOW = "#f7c873"
SNOW = "#d3e1e2"
HAZE = "#8fb4b4"


def num(value: float) -> str:
    """A coordinate with one decimal and no trailing zero."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def verb(letter: str, *values: float) -> str:
    """One step of path data: its letter and its numbers."""
    return letter + " ".join(num(value) for value in values)


def mix(first: str, second: str, share: float) -> str:
    """The colour `share` of the way from `first` to `second`."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def line(points: Iterable[Point]) -> str:
    """Path data through the points with straight lines, left open."""
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points)


def ring(points: Iterable[Point]) -> str:
    """Path data of a closed polygon."""
    return line(points) + "Z"


def soft(points: Sequence[Point]) -> str:
    """Path data of a closed outline whose corners are rounded away."""
    halves = [((a[0] + b[0]) / 2, (a[1] + b[1]) / 2) for a, b in zip(points, [*points[1:], points[0]], strict=True)]
    start = halves[-1]
    parts = [f"M{num(start[0])} {num(start[1])}"]
    for corner, half in zip(points, halves, strict=True):
        parts.append(f"Q{num(corner[0])} {num(corner[1])} {num(half[0])} {num(half[1])}")
    return "".join(parts) + "Z"


def box(x: float, y: float, width: float, height: float) -> str:
    """Path data of a rectangle from its upper left corner."""
    return f"M{num(x)} {num(y)}h{num(width)}v{num(height)}h{num(-width)}Z"


def disc(x: float, y: float, radius: float, squash: float = 1.0) -> str:
    """Path data of an ellipse; `squash` scales the height."""
    r, h = num(radius), num(radius * squash)
    step = num(2 * radius)
    return f"M{num(x - radius)} {num(y)}a{r} {h} 0 1 1 {step} 0a{r} {h} 0 1 1 -{step} 0Z"


def lens(x: float, y: float, width: float, height: float) -> str:
    """Path data of a flat lens (a ripple, a cloud, a patch of ice)."""
    half = num(width / 2)
    return (
        f"M{num(x - width / 2)} {num(y)}q{half} {num(-height)} {num(width)} 0"
        f"q{num(-width / 2)} {num(height)} {num(-width)} 0Z"
    )


def paint(data: str, fill: str, opacity: float = 1.0) -> str:
    """A filled path."""
    seen = "" if opacity >= 1 else f' fill-opacity="{opacity:.3g}"'
    return f'<path d="{data}" fill="{fill}"{seen}/>'


def pen(data: str, colour: str, width: float, opacity: float = 1.0, extra: str = "") -> str:
    """A stroked path with round ends."""
    seen = "" if opacity >= 1 else f' stroke-opacity="{opacity:.3g}"'
    return (
        f'<path d="{data}" fill="none" stroke="{colour}" stroke-width="{width:.3g}"'
        f' stroke-linecap="round" stroke-linejoin="round"{seen}{extra}/>'
    )


def _stops(stops: Iterable[Stop]) -> str:
    return "".join(
        f'<stop offset="{at:.3g}" stop-color="{colour}" stop-opacity="{alpha:.3g}"/>' for at, colour, alpha in stops
    )


def fade(name: str, top: float, foot: float, stops: Iterable[Stop]) -> str:
    """A vertical gradient between two heights; use it as `url(#name)`."""
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="0" x2="0"'
        f' y1="{num(top)}" y2="{num(foot)}">{_stops(stops)}</linearGradient>'
    )


def sweep(name: str, left: float, right: float, stops: Iterable[Stop]) -> str:
    """A horizontal gradient between two positions."""
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" y1="0" y2="0"'
        f' x1="{num(left)}" x2="{num(right)}">{_stops(stops)}</linearGradient>'
    )


def halo(name: str, stops: Iterable[Stop]) -> str:
    """A radial gradient that fills whatever shape it is given."""
    return f'<radialGradient id="{name}">{_stops(stops)}</radialGradient>'


def lamp(name: str, colour: str, strength: float = 1.0) -> str:
    """A halo that falls off softly from `colour` to nothing."""
    falls = ((0.0, 1.0), (0.12, 0.72), (0.3, 0.36), (0.55, 0.12), (0.8, 0.03), (1.0, 0.0))
    return halo(name, [(at, colour, alpha * strength) for at, alpha in falls])


def group(body: str, transform: str = "", opacity: float = 1.0) -> str:
    """A group with an optional transform and opacity."""
    moved = f' transform="{transform}"' if transform else ""
    seen = "" if opacity >= 1 else f' opacity="{opacity:.3g}"'
    return f"<g{moved}{seen}>{body}</g>"


@dataclass(frozen=True, slots=True)
class Noise:
    """Smooth one-dimensional value noise between -1 and 1."""

    knots: tuple[float, ...]
    wavelength: float
    octaves: int = 3

    @classmethod
    def seeded(cls, rng: Random, wavelength: float, octaves: int = 3) -> Noise:
        """Noise whose largest swell has the given wavelength."""
        return cls(tuple(rng.uniform(-1, 1) for _ in range(257)), wavelength, octaves)

    def _swell(self, x: float) -> float:
        cell = math.floor(x)
        part = x - cell
        ease = part * part * (3 - 2 * part)
        first, second = self.knots[cell % 257], self.knots[(cell + 1) % 257]
        return first + (second - first) * ease

    def __call__(self, x: float) -> float:
        """The noise at `x`."""
        total, size = 0.0, 0.0
        for octave in range(self.octaves):
            weight = 0.5**octave
            total += weight * self._swell(x / self.wavelength * 2**octave + 17.3 * octave)
            size += weight
        return total / size


def below(curve: Curve, left: float, right: float, foot: float, step: float = 6) -> str:
    """Path data of the land under a curve, down to `foot`."""
    count = max(2, math.ceil((right - left) / step))
    crest = [(left + (right - left) * i / count) for i in range(count + 1)]
    return ring([*((x, curve(x)) for x in crest), (right, foot), (left, foot)])
