"""The fronts of the evening street: dark neighbours, the shop and its lit window."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from figures import Person, person
from svg import AMBER, GLOW, INK, MIST, Noise, box, disc, fade, line, mix, num, paint, pen, ring, verb

FOOT = 664
SNOW = "#8eaeb2"
SHOP = (700, 1380)
PANE = (806, 404, 372, 196)
DOOR = (1214, 396, 96, 262)


@dataclass(frozen=True, slots=True)
class Front:
    """A street front: its span, its eaves, its colour and its rows of windows."""

    left: float
    right: float
    eaves: float
    wall: str
    rows: tuple[float, ...]
    columns: int
    boards: float = 13
    glass: str = "#15383b"


def _window(x: float, y: float, size: tuple[float, float], look: tuple[str, str]) -> str:
    """A dark house window with frame, bars, lintel and a snowy sill."""
    glass, trim = look
    w, h = size
    body = paint(box(x - 7, y - 7, w + 14, h + 14), trim) + paint(box(x, y, w, h), glass)
    sheen = paint(ring([(x, y + h * 0.5), (x + w, y), (x + w, y + h * 0.28), (x, y + h * 0.8)]), MIST, 0.06)
    bars = line([(x + w / 2, y), (x + w / 2, y + h)]) + line([(x, y + h * 0.34), (x + w, y + h * 0.34)])
    body += sheen + pen(bars, trim, 3.4) + paint(box(x - 13, y - 15, w + 26, 8), trim)
    sill = f"M{num(x - 13)} {num(y + h + 14)}v-7q{num(w * 0.3)} -9 {num(w * 0.55)} -6t{num(w * 0.45 + 26)} 5v8Z"
    return body + paint(sill, SNOW)


def _front(front: Front) -> str:
    """A boarded wall with its corner boards, windows, eaves and snowy roof edge."""
    left, right, eaves = front.left, front.right, front.eaves
    wide = right - left
    trim = mix(front.wall, SNOW, 0.3)
    body = paint(box(left, eaves, wide, FOOT - eaves), front.wall)
    count = int(wide / front.boards)
    seams = "".join(
        line([(left + (i + 0.5) * wide / count, eaves), (left + (i + 0.5) * wide / count, FOOT)]) for i in range(count)
    )
    body += pen(seams, INK, 1.5, 0.22)
    body += paint(box(left, FOOT - 34, wide, 34), mix(front.wall, INK, 0.5))
    body += paint(box(left, eaves, 12, FOOT - eaves) + box(right - 12, eaves, 12, FOOT - eaves), trim, 0.8)
    for top in front.rows:
        for column in range(front.columns):
            centre = left + wide * (column + 0.5) / front.columns
            body += _window(centre - 30, top, (60, 96), (front.glass, trim))
    body += fade("eave", 0, 1, [(0, INK, 1), (1, INK, 0)])
    body += paint(box(left, eaves, wide, 20), INK, 0.3) + paint(box(left - 16, eaves - 10, wide + 32, 14), trim)
    return body


def _snow_roof(left: float, right: float, eaves: float, rise: float) -> str:
    """A roof slope under thick snow that hangs over the gutter."""
    inset = rise * 0.5
    edge = Noise.seeded(_rng(left), 90, 2)
    lip = [(x, eaves + 6 + 7 * edge(x)) for x in range(round(right + 18), round(left - 18), -18)]
    slope = [
        (left - 20, eaves - 8),
        (left - 20 + inset, eaves - rise),
        (right + 20 - inset, eaves - rise),
        (right + 20, eaves - 8),
    ]
    shade = paint(
        ring([*slope, (right + 20, eaves + 2), *lip, (left - 20, eaves + 2)]),
        mix(SNOW, "#3d6a70", 0.28),
    )
    return shade + pen(line(slope[1:3]), MIST, 3, 0.3)


def _rng(seed: float) -> Random:
    return Random(f"{seed:.0f}")  # noqa: S311


def neighbours() -> str:
    """The dark fronts left and right of the shop."""
    left = Front(-60, 436, 214, "#1c494c", (268, 470), 4)
    right = Front(1476, 2120, 120, "#204b50", (190, 350), 5, 400)
    body = _front(left) + _snow_roof(-60, 436, 214, 84)
    body += paint(box(96, 84, 46, 70), "#143a3d") + paint(box(90, 76, 58, 12), SNOW)
    body += _front(right) + _snow_roof(1476, 2120, 120, 70)
    trim = mix("#204b50", SNOW, 0.3)
    for x in (1530, 1796):
        body += paint(box(x - 8, 492, 216, 172), trim) + paint(box(x, 500, 200, 126), "#143539")
        body += paint(ring([(x, 570), (x + 200, 500), (x + 200, 536), (x, 606)]), MIST, 0.05)
        body += pen(line([(x + 100, 500), (x + 100, 626)]), trim, 4) + paint(box(x - 14, 626, 228, 10), SNOW)
    return body + paint(box(1476, 474, 600, 7), trim, 0.7)


def shop() -> str:
    """The shop: boarded front, a gabled dormer, the unlit rooms above."""
    left, right = SHOP
    wall = "#2f6a69"
    middle = (left + right) / 2
    roof = _snow_roof(left, right, 252, 128)
    front = _front(Front(left, right, 252, wall, (), 1))
    gable = [(middle - 128, 262), (middle, 118), (middle + 128, 262)]
    trim = mix(wall, SNOW, 0.4)
    board = [
        (middle - 158, 268),
        (middle, 92),
        (middle + 158, 268),
        (middle + 136, 268),
        (middle, 118),
        (middle - 136, 268),
    ]
    body = paint(box(left + 96, 92, 48, 74), "#1a4547") + paint(box(left + 90, 84, 60, 13), SNOW)
    body += roof + front + paint(ring(gable), wall) + paint(ring(board), mix(SNOW, MIST, 0.25))
    seams = "".join(line([(middle + dx, 262), (middle + dx, 126 + abs(dx) * 1.1)]) for dx in range(-104, 105, 13))
    body += pen(seams, INK, 1.5, 0.22) + _window(middle - 26, 176, (52, 70), ("#17403f", trim))
    for x in (left + 54, right - 54):
        body += _window(x - 24, 280, (48, 58), ("#17403f", trim))
    return body


def _goods() -> str:
    """What stands in the window: shelves, vessels, books, a lamp, cloth."""
    x, y, w, h = PANE
    back, dark = "#b9681d", "#7a400e"
    shelves = "".join(box(x + 14, y + dy, w - 28, 4) for dy in (64, 106))
    jars = "".join(
        box(x + dx, y + base - tall, wide, tall)
        for dx, base, wide, tall in (
            (26, 64, 14, 24),
            (46, 64, 10, 30),
            (60, 64, 16, 18),
            (96, 64, 8, 26),
            (106, 64, 8, 22),
            (116, 64, 8, 26),
            (160, 64, 20, 20),
            (186, 64, 12, 30),
            (310, 64, 8, 24),
            (320, 64, 8, 28),
            (330, 64, 8, 24),
            (28, 106, 22, 16),
            (58, 106, 10, 26),
            (280, 106, 26, 14),
            (314, 106, 10, 28),
            (330, 106, 16, 18),
        )
    )
    keeper = Person(x + 262, y + 226, 184, "#6b3a10", "#4a260a", "#4a260a", "#a1622a", pom=False)
    vase = f"M{x + 62} {y + h}q-20 -26 -2 -50h-4v-8h24v8h-4q18 24 -2 50Z"
    books = box(x + 262, y + h - 12, 58, 12) + box(x + 268, y + h - 22, 46, 10) + box(x + 264, y + h - 31, 50, 9)
    pot = f"M{x + 336} {y + h}l-5 -22h32l-5 22Z"
    fir = ring([(x + 347, y + h - 82), (x + 364, y + h - 22), (x + 330, y + h - 22)])
    body = paint(shelves, dark) + paint(jars, back) + person(keeper)
    body += paint(box(x, y + h - 34, w, 34), "#c97a2a") + paint(box(x, y + h - 38, w, 5), "#f6d79b")
    body += paint(vase + pot, "#0f4a45") + paint(books, "#155d57") + paint(fir, "#12514a")
    cords = "".join(line([(x + dx, y), (x + dx, y + 22)]) for dx in (80, 186, 292))
    shades = "".join(f"M{x + dx - 18} {y + 38}q4 -16 18 -17q14 1 18 17Z" for dx in (80, 186, 292))
    return body + pen(cords, dark, 2) + paint(shades, "#0f4a45")


def lit_window() -> str:
    """The shop window and door, glowing, under a striped awning."""
    x, y, w, h = PANE
    dx, dy, dw, dh = DOOR
    trim = "#123f3e"
    lit = fade("lit", y, y + h, [(0, "#ffe3a6", 1), (0.6, "#f6bd61", 1), (1, "#e99a3c", 1)])
    body = lit + paint(box(x - 16, y - 14, w + 32, FOOT - y + 14), trim) + paint(box(x, y, w, h), "url(#lit)")
    body += f'<clipPath id="pane"><path d="{box(x, y, w, h)}"/></clipPath>'
    body += f'<g clip-path="url(#pane)">{_goods()}</g>'
    body += pen(
        line([(x + w / 3, y), (x + w / 3, y + h)]) + line([(x + 2 * w / 3, y), (x + 2 * w / 3, y + h)]),
        trim,
        6,
    )
    panels = "".join(box(x + i * w / 3 + 10, y + h + 18, w / 3 - 20, 30) for i in range(3))
    body += paint(panels, "#1b5452") + paint(box(x - 22, y + h, w + 44, 9), mix(SNOW, "#f6bd61", 0.45))
    body += paint(box(dx - 12, dy - 4, dw + 24, dh + 4), trim) + paint(box(dx, dy + 6, dw, dh - 6), "#1b5452")
    body += paint(box(dx + 16, dy + 24, dw - 32, 138), "url(#lit)") + pen(
        line([(dx + dw / 2, dy + 24), (dx + dw / 2, dy + 162)]) + line([(dx + 16, dy + 76), (dx + dw - 16, dy + 76)]),
        trim,
        4,
    )
    body += paint(disc(dx + dw - 10, dy + 146, 4), GLOW) + paint(box(dx - 20, FOOT - 8, dw + 40, 10), SNOW)
    return body + _awning(x - 34, dx + dw + 30, 362)


def _awning(left: float, right: float, top: float) -> str:
    """A striped awning with a scalloped hem and a ridge of snow; a blank sign above."""
    count = 22
    step = (right - left) / count
    body = paint(box(830, top - 58, 420, 44), "#123f3e") + paint(box(824, top - 66, 432, 10), SNOW)
    for i in range(count):
        x = left + i * step
        slant = 14 * (1 - 2 * i / count), 14 * (1 - 2 * (i + 1) / count)
        shape = verb("M", x + slant[0], top, x + step + slant[1], top, x + step, top + 44)
        shape += f"a{num(step / 2)} 9 0 0 1 {num(-step)} 0Z"
        body += paint(shape, "#0b655b" if i % 2 else "#c5d5d0")
    under = fade("warm", top, top + 54, [(0, AMBER, 0.0), (1, AMBER, 0.45)])
    body += under + paint(box(left, top, right - left, 46), "url(#warm)")
    snow = f"M{num(left + 10)} {top + 8}q8 -18 40 -17H{num(right - 60)}"
    snow += f"q36 -2 44 17q-30 6 -70 1H{num(left + 90)}q-46 6 -80 -1Z"
    return body + paint(snow, mix(SNOW, MIST, 0.3))
