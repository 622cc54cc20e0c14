"""People, a bicycle, a rowing boat and gulls, drawn as simple figures."""

from __future__ import annotations

from dataclasses import dataclass

from svg import INK, Point, box, disc, group, line, mix, num, paint, pen, ring, soft


@dataclass(frozen=True, slots=True)
class Person:
    """A standing or walking figure; `stride` 0 stands with its back to us."""

    x: float
    y: float
    height: float
    coat: str
    dark: str
    hat: str
    skin: str
    stride: float = 0.0
    facing: int = 1
    helmet: bool = False
    bag: bool = False
    long: float = 0.34
    pom: bool = True


def _limb(start: Point, knee: Point, end: Point) -> str:
    return f"M{num(start[0])} {num(start[1])}Q{num(knee[0])} {num(knee[1])} {num(end[0])} {num(end[1])}"


def _legs(who: Person) -> str:
    """Two legs with shoes: side by side, or in mid-stride."""
    x, y, h, f = who.x, who.y, who.height, who.facing
    parts = ""
    for side in (-1, 1):
        hip = (x + side * h * (0.0 if who.stride else 0.05), y - h * 0.46)
        swing = side * who.stride * h * 0.17
        lift = h * 0.035 if who.stride and side < 0 else 0.0
        foot = (x + f * swing + (0 if who.stride else side * h * 0.065), y - h * 0.02 - lift)
        knee = (x + f * (swing * 0.5 + (h * 0.05 if who.stride else 0)), y - h * 0.24)
        if not who.stride:
            knee = (foot[0], y - h * 0.24)
        parts += pen(_limb(hip, knee, foot), who.dark, h * 0.072)
        toe = f * h * 0.055 if who.stride else side * h * 0.015
        parts += pen(
            line([foot, (foot[0] + toe, foot[1] + (lift * 0.6))]),
            mix(who.dark, "#000000", 0.25),
            h * 0.05,
        )
    return parts


def _head(who: Person, neck: Point) -> str:
    """Head, scarf and a knitted cap or a hard hat."""
    h, f = who.height, who.facing
    x, y = neck[0] + (f * h * 0.012 if who.stride else 0), neck[1] - h * 0.075
    r = h * 0.062
    body = paint(disc(x, y, r, 1.12), who.skin)
    crown = f"M{num(x - r * 1.12)} {num(y - r * 0.1)}a{num(r * 1.12)} {num(r * 1.25)} 0 0 1 {num(r * 2.24)} 0Z"
    body += paint(crown, who.hat)
    if who.helmet:
        return body + pen(line([(x - f * r, y - r * 0.1), (x + f * r * 1.6, y - r * 0.06)]), who.hat, h * 0.018)
    if not who.pom:
        return body
    body += paint(disc(x, y - r * 1.35, r * 0.36), who.hat)
    return body + pen(line([(x - r * 1.05, y + r * 0.02), (x + r * 1.05, y + r * 0.02)]), who.hat, r * 0.5)


def person(who: Person) -> str:
    """Draw a person from the shoes up."""
    x, y, h, f = who.x, who.y, who.height, who.facing
    lean = f * h * 0.022 if who.stride else 0.0
    neck = (x + lean, y - h * 0.83)
    wide = 0.085 if who.stride else 0.122
    hem = y - h * who.long
    flare = wide + (0.035 if who.stride else 0.02)
    coat = [
        (neck[0] - h * wide * 0.55, neck[1]),
        (neck[0] + h * wide * 0.55, neck[1]),
        (neck[0] + h * wide * 1.15, neck[1] + h * 0.06),
        (x + h * wide, y - h * 0.55),
        (x + h * flare * 1.1, hem),
        (x, hem + h * 0.02),
        (x - h * flare * 1.1, hem),
        (x - h * wide, y - h * 0.55),
        (neck[0] - h * wide * 1.15, neck[1] + h * 0.06),
    ]
    sleeve = mix(who.coat, INK, 0.28)
    body = _legs(who)
    if who.stride:
        hand = (x - f * h * 0.13 * who.stride, y - h * 0.46)
        body += pen(
            _limb((neck[0], neck[1] + h * 0.06), (x - f * h * 0.09, y - h * 0.64), hand),
            sleeve,
            h * 0.06,
        )
    body += paint(soft(coat), who.coat) + paint(ring(coat[3:8]), who.coat)
    for side in (-1, 1):
        if who.stride and side < 0:
            continue
        reach = f * h * 0.12 * who.stride if who.stride else side * h * 0.155
        shoulder = (neck[0] + (0 if who.stride else side * h * wide * 0.9), neck[1] + h * 0.06)
        elbow = (x + (-f * h * 0.02 if who.stride else side * h * 0.175), y - h * 0.62)
        hand = (x + reach, y - h * 0.45)
        body += pen(_limb(shoulder, elbow, hand), sleeve, h * 0.062)
        if who.bag and side > 0:
            body += paint(
                box(hand[0] - h * 0.075, hand[1] + h * 0.01, h * 0.15, h * 0.1),
                mix(who.dark, INK, 0.4),
            )
    scarf = line([(neck[0] - h * 0.05, neck[1] - h * 0.004), (neck[0] + h * 0.05, neck[1] - h * 0.004)])
    return body + pen(scarf, who.hat if not who.helmet else sleeve, h * 0.045) + _head(who, neck)


def bicycle(x: float, y: float, r: float, look: tuple[str, str]) -> str:
    """A roadster by the foot of its rear wheel; `look` is frame and snow."""
    frame, snow = look
    rear, front = (x, y - r), (x + r * 2.75, y - r)
    crank, saddle, head = (
        (x + r * 1.2, y - r * 0.95),
        (x + r * 0.72, y - r * 2.25),
        (x + r * 2.3, y - r * 2.3),
    )
    spokes = ""
    for hub in (rear, front):
        for dx, dy in ((1, 0), (0.5, 0.87), (-0.5, 0.87)):
            spokes += line([(hub[0] - dx * r, hub[1] - dy * r), (hub[0] + dx * r, hub[1] + dy * r)])
    body = pen(spokes, frame, r * 0.025, 0.5)
    body += pen(disc(*rear, r) + disc(*front, r), frame, r * 0.11)
    bars = line(
        [
            rear,
            crank,
            (head[0] - r * 0.02, head[1] + r * 0.25),
            (saddle[0] + r * 0.07, saddle[1] + r * 0.4),
            crank,
        ]
    )
    bars += line([rear, (saddle[0] + r * 0.07, saddle[1] + r * 0.4), saddle]) + line(
        [front, head, (head[0] - r * 0.08, head[1] - r * 0.34)]
    )
    bars += line(
        [
            (head[0] + r * 0.2, head[1] - r * 0.4),
            (head[0] - r * 0.08, head[1] - r * 0.36),
            (head[0] - r * 0.5, head[1] - r * 0.22),
        ]
    )
    bars += line([(rear[0] - r * 0.55, rear[1] - r * 0.95), (saddle[0] - r * 0.05, rear[1] - r * 0.95), rear])
    body += pen(bars, frame, r * 0.1) + pen(disc(*crank, r * 0.2), frame, r * 0.08)
    body += pen(
        line([(saddle[0] - r * 0.3, saddle[1]), (saddle[0] + r * 0.3, saddle[1] + r * 0.02)]),
        frame,
        r * 0.17,
    )
    white = line([(saddle[0] - r * 0.28, saddle[1] - r * 0.1), (saddle[0] + r * 0.24, saddle[1] - r * 0.1)])
    white += line([(rear[0] - r * 0.55, rear[1] - r * 1.03), (saddle[0] - r * 0.1, rear[1] - r * 1.03)])
    basket = [
        (head[0] + r * 0.12, head[1] + r * 0.0),
        (head[0] + r * 0.95, head[1]),
        (head[0] + r * 0.82, head[1] + r * 0.62),
        (head[0] + r * 0.2, head[1] + r * 0.62),
    ]
    return body + paint(ring(basket), frame) + pen(white, snow, r * 0.1) + pen(line(basket[:2]), snow, r * 0.13)


def rowing_boat(x: float, y: float, scale: float, look: tuple[str, str, str, str]) -> str:
    """A double-ended wooden boat, 420 units long, afloat at (x, y); side, inside, rail, oar."""
    side, inside, rail, oar = look
    rail_far = "M-214 -62C-150 -44 -60 -42 10 -42C90 -42 160 -48 208 -58"
    rail_near = "M-214 -62C-160 -22 -80 -6 0 -6C80 -6 150 -18 208 -58"
    well = rail_far + "C150 -18 80 -6 0 -6C-80 -6 -160 -22 -214 -62Z"
    hull = rail_near + "C204 -30 196 -8 180 8C120 18 -110 20 -176 10C-196 -8 -208 -34 -214 -62Z"
    shade = "M-190 -8C-110 14 100 14 190 -8C188 0 184 5 180 8C120 18 -110 20 -176 10C-182 4 -186 -2 -190 -8Z"
    planks = "M-206 -42C-140 -6 -70 6 0 6C80 6 150 -6 203 -38"
    thwarts = "M-112 -41L-92 -42L-62 -14L-92 -17ZM-10 -42L14 -42L34 -7L2 -6ZM96 -44L118 -46L124 -18L98 -14Z"
    ribs = "M-160 -48L-148 -36M-50 -43L-30 -9M52 -43L72 -10M150 -50L152 -28"
    oars = "M-150 -46L132 -60M-118 -24L150 -74"
    blades = "M132 -60L196 -70L198 -60L134 -56ZM150 -74L214 -94L219 -85L153 -69Z"
    body = paint(well, inside) + pen(ribs, mix(inside, INK, 0.4), 3) + paint(thwarts, rail)
    body += pen(oars, oar, 5) + paint(blades, oar) + paint(hull, side) + paint(shade, mix(side, INK, 0.45))
    body += pen(planks, mix(side, INK, 0.4), 2)
    body += pen(rail_near, rail, 5)
    body += pen(rail_far, rail, 3)
    return group(body, f"translate({num(x)} {num(y)}) scale({scale:.3g})")


def gull(x: float, y: float, size: float, colour: str, tilt: float = 0) -> str:
    """A gull on the wing."""
    wing = "M-20 -7Q-11 -15 -2 -1Q0 1 2 -2Q9 -17 22 -11Q11 -11 4 3Q0 6 -4 2Q-11 -9 -20 -7Z"
    return group(paint(wing, colour), f"translate({num(x)} {num(y)}) rotate({num(tilt)}) scale({size:.3g})")
