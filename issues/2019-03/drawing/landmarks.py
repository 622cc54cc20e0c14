"""What a town is known by from afar: water tower, stone bridge, lamps, smoke."""

from __future__ import annotations

from collections.abc import Sequence

from svg import Point, disc, line, num, paint, pen, ring, verb


def water_tower(x: float, y: float, s: float, look: tuple[str, str, str]) -> str:
    """A concrete mushroom tower of height `s`; `look` is body, shade and snow."""
    fill, shade, snow = look
    shaft, bowl, neck, rim = s * 0.055, s * 0.27, s * 0.6, s * 0.86

    def cup(side: float) -> str:
        return (
            verb("M", x, y, x + side * shaft * 1.25, y, x + side * shaft, y - neck)
            + verb("Q", x + side * shaft * 1.6, y - s * 0.68, x + side * bowl, y - rim + s * 0.05)
            + f"V{num(y - rim - s * 0.06)}L{num(x + side * bowl * 0.3)} {num(y - s)}H{num(x)}Z"
        )

    cap = [
        (x - bowl, y - rim - s * 0.06),
        (x - bowl * 0.3, y - s),
        (x + bowl * 0.3, y - s),
        (x + bowl, y - rim - s * 0.06),
    ]
    ribs = line([(x - bowl, y - rim), (x + bowl, y - rim)])
    return paint(cup(-1), fill) + paint(cup(1), shade) + paint(ring(cap), snow) + pen(ribs, shade, s * 0.008)


def stone_bridge(span: tuple[float, float], heights: tuple[float, float], arches: int, look: tuple[str, str]) -> str:
    """An arched stone bridge; `heights` are deck and water, `look` stone and snow."""
    left, right = span
    deck, water = heights
    stone, snow = look
    rise = (water - deck) * 0.3
    middle = (left + right) / 2

    def top(x: float) -> float:
        return deck - rise * (1 - ((x - middle) / (right - left) * 2) ** 2)

    crest = [(left + (right - left) * i / 40, top(left + (right - left) * i / 40)) for i in range(41)]
    body = ring([*crest, (right, water), (left, water)])
    bay = (right - left) / arches
    for arch in range(arches):
        start, wide = left + bay * (arch + 0.09), bay * 0.82
        centre = start + wide / 2
        tall = (water - top(centre)) * 0.72
        body += f"M{num(start)} {num(water)}a{num(wide / 2)} {num(tall)} 0 0 1 {num(wide)} 0Z"
    walls = f'<path d="{body}" fill="{stone}" fill-rule="evenodd"/>'
    return walls + pen(line(crest), snow, max(1.5, (water - deck) * 0.07))


def lamp_posts(points: Sequence[Point], tall: float, look: tuple[str, str]) -> str:
    """Street lamps standing at the points."""
    post, light = look
    poles = "".join(line([(x, y), (x, y - tall)]) for x, y in points)
    heads = "".join(disc(x, y - tall, tall * 0.085) for x, y in points)
    return pen(poles, post, max(1, tall * 0.05)) + paint(heads, light)


def smoke(x: float, y: float, tall: float, colour: str, opacity: float) -> str:
    """A thin thread of chimney smoke that leans and widens in still air."""
    return paint(
        verb("M", x - 1.5, y)
        + verb("C", x - 6, y - tall * 0.35, x + tall * 0.16, y - tall * 0.5, x + tall * 0.1, y - tall)
        + verb("C", x + tall * 0.36, y - tall * 0.55, x + 12, y - tall * 0.3, x + 1.5, y)
        + "Z",
        colour,
        opacity,
    )
