"""The house's icons: filled shapes on a grid of 24 by 24, drawn by ourselves.

A path is written with M, L, H, V, C, A (of circles) and Z alone, all absolute. Outlines run clockwise and holes the
other way, so that every reader of SVG fills them alike; nothing is finer than one and a half units, so that an icon
still says what it is at 12 pixels.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from taitto.plotting.marks import Point

GRID = 24
"""Units of the square that an icon is drawn in."""

IconName = Literal[
    "calendar",
    "cart",
    "chart",
    "document",
    "euro",
    "factory",
    "graduation",
    "handshake",
    "house",
    "letter",
    "lightbulb",
    "map-pin",
    "megaphone",
    "network",
    "people",
    "person",
    "ship",
    "shop",
    "star",
    "town",
]


def _disc(x: float, y: float, radius: float, sweep: int = 1) -> str:
    arc = f"A{radius:g} {radius:g} 0 0 {sweep}"
    return f"M{x - radius:g} {y:g} {arc} {x + radius:g} {y:g} {arc} {x - radius:g} {y:g} Z "


def _box(left: float, top: float, right: float, bottom: float, radius: float = 0.6) -> str:
    arc, low, high = f"A{radius:g} {radius:g} 0 0 1", bottom - radius, top + radius
    return (
        f"M{left + radius:g} {top:g} H{right - radius:g} {arc} {right:g} {high:g} "
        f"V{low:g} {arc} {right - radius:g} {bottom:g} "
        f"H{left + radius:g} {arc} {left:g} {low:g} V{high:g} {arc} {left + radius:g} {top:g} Z "
    )


def _hole(left: float, top: float, right: float, bottom: float) -> str:
    return f"M{left:g} {top:g} V{bottom:g} H{right:g} V{top:g} Z "


def _stroke(start: Point, end: Point, thickness: float) -> str:
    """Return a straight line as an outline."""
    long = math.dist(start, end)
    x, y = (end[1] - start[1]) / long * thickness / 2, (start[0] - end[0]) / long * thickness / 2
    corners = (
        (start[0] + x, start[1] + y),
        (end[0] + x, end[1] + y),
        (end[0] - x, end[1] - y),
        (start[0] - x, start[1] - y),
    )
    return "M" + " L".join(f"{corner[0]:.2f} {corner[1]:.2f}" for corner in corners) + " Z "


def _star(x: float, y: float, outer: float, inner: float) -> str:
    turns = [(outer if point % 2 == 0 else inner, math.pi * (point / 5 - 0.5)) for point in range(10)]
    return "M" + " L".join(f"{x + r * math.cos(a):.2f} {y + r * math.sin(a):.2f}" for r, a in turns) + " Z "


_CORNERS = ((4.0, 5.0), (20.0, 5.0), (20.0, 19.0), (4.0, 19.0))

ICONS: Mapping[IconName, str] = {
    "calendar": (
        "M4 4.2 H7 V2 H9.4 V4.2 H14.6 V2 H17 V4.2 H20 A1 1 0 0 1 21 5.2 V8.6 H3 V5.2 A1 1 0 0 1 4 4.2 Z "
        "M3 10.2 H21 V20.5 A1 1 0 0 1 20 21.5 H4 A1 1 0 0 1 3 20.5 Z "
        + "".join(_hole(x, y, x + 2.6, y + 2.6) for y in (12.2, 16.6) for x in (5.4, 10.7, 16.0))
    ),
    "cart": (
        "M1.5 3 H5.3 L5.9 6 H22.5 L20.3 14.4 H7.6 L8 16.2 H20 V18.2 H6.4 L3.7 5 H1.5 Z "
        + _disc(8.8, 21, 1.7)
        + _disc(17.6, 21, 1.7)
    ),
    "chart": _box(2.5, 13, 7.7, 21.5) + _box(9.4, 8, 14.6, 21.5) + _box(16.3, 2.5, 21.5, 21.5),
    "document": (
        "M5.5 2 H12.6 V8.4 H19.5 V21 A1 1 0 0 1 18.5 22 H5.5 A1 1 0 0 1 4.5 21 V3 A1 1 0 0 1 5.5 2 Z "
        "M14.2 2 L19.5 6.9 H14.2 Z "
        + _hole(7.5, 11, 16.5, 12.8)
        + _hole(7.5, 14.4, 16.5, 16.2)
        + _hole(7.5, 17.8, 13, 19.6)
    ),
    "euro": (
        _disc(12, 12, 10)
        + "M16.61 7.99 A5.4 5.4 0 0 0 8.07 9.8 H6 V11.2 H7.66 A5.4 5.4 0 0 0 7.66 12.8 H6 V14.2 H8.07 "
        "A5.4 5.4 0 0 0 16.61 16.01 L15.28 14.53 A3.4 3.4 0 0 1 10.41 14.2 H13.5 V12.8 H9.7 "
        "A3.4 3.4 0 0 1 9.7 11.2 H13.5 V9.8 H10.41 A3.4 3.4 0 0 1 15.28 9.47 Z "
    ),
    "factory": (
        "M2 21.5 V12.5 L8 8.5 V12.5 L14 8.5 V12.5 H15.6 L16.4 2.5 H20 L20.8 12.5 H22 V21.5 Z "
        + "".join(_hole(x, 15.2, x + 2.6, 18) for x in (4.8, 10.7, 16.6))
    ),
    "graduation": (
        "M12 3.8 L23 9.2 L12 14.6 L1 9.2 Z "
        "M5.4 13.2 L12 16.4 L18.6 13.2 V17 C18.6 19 15.6 20.4 12 20.4 C8.4 20.4 5.4 19 5.4 17 Z "
        + _box(20.7, 11.2, 22.3, 18, 0.5)
    ),
    "handshake": (
        _box(0.6, 4.6, 4, 14.4)
        + _box(20, 4.6, 23.4, 14.4)
        + "M5.2 5.8 L9 4.6 L12 5.6 L8.4 9.2 A1.6 1.6 0 0 0 10.6 11.5 L12.8 9.4 L18.6 14.8 L13.4 19.2 "
        "A2.2 2.2 0 0 1 10.6 19.2 L5.2 14.2 Z M13.8 5 L15.2 4.6 L18.8 5.8 V13.2 L12.9 7.4 L10.4 9.6 Z "
    ),
    "house": "M12 2.4 L22.8 12 H19.6 V20.9 A0.6 0.6 0 0 1 19 21.5 H14.6 V15 H9.4 V21.5 H5 A0.6 0.6 0 0 1 4.4 20.9 "
    "V12 H1.2 Z ",
    "letter": (
        "M3 4.8 H21 A1 1 0 0 1 21.7 6.4 L12 13 L2.3 6.4 A1 1 0 0 1 3 4.8 Z "
        "M2 8.6 L12 15.3 L22 8.6 V18.2 A1 1 0 0 1 21 19.2 H3 A1 1 0 0 1 2 18.2 Z "
    ),
    "lightbulb": (
        "M9 16.4 C9 14.4 5 13 5 8.8 A7 7 0 0 1 19 8.8 C19 13 15 14.4 15 16.4 Z "
        + _box(9, 17.8, 15, 19.5)
        + _box(10, 20.7, 14, 22.3)
    ),
    "map-pin": "M12 22.5 C10 20 4.4 14.4 4.4 9.3 A7.6 7.6 0 0 1 19.6 9.3 C19.6 14.4 14 20 12 22.5 Z "
    + _disc(12, 9.3, 2.9, sweep=0),
    "megaphone": (
        _box(1.8, 8.8, 6.4, 15.2) + "M7.8 8.8 L18 3.4 V20.6 L7.8 15.2 Z M19.6 8.8 A3.3 3.3 0 0 1 19.6 15.2 Z "
        "M3.6 16.6 H7.4 L8.8 21 A0.6 0.6 0 0 1 8.2 21.8 H5.6 A0.6 0.6 0 0 1 5 21.3 Z "
    ),
    "network": (
        _disc(12, 12, 3.8) + "".join(_disc(*corner, 2.8) + _stroke((12, 12), corner, 1.7) for corner in _CORNERS)
    ),
    "people": (
        _disc(12, 7, 3.6)
        + "M5.6 20 V18.4 A5.6 5.6 0 0 1 11.2 12.6 H12.8 A5.6 5.6 0 0 1 18.4 18.4 V20 Z "
        + _disc(4.4, 9.2, 2.5)
        + _disc(19.6, 9.2, 2.5)
        + "M0.6 19 V16.8 A3.8 3.8 0 0 1 4.4 13 C5.2 13 5.8 13.1 6.4 13.4 C4.8 14.8 4 16.6 4 19 Z "
        "M23.4 19 H20 C20 16.6 19.2 14.8 17.6 13.4 C18.2 13.1 18.8 13 19.6 13 A3.8 3.8 0 0 1 23.4 16.8 Z "
    ),
    "person": (
        _disc(12, 4.6, 3.1)
        + "M9.4 8.8 H14.6 A3 3 0 0 1 17.6 11.8 V15.2 A1.3 1.3 0 0 1 15.6 16.3 V21.2 A1 1 0 0 1 14.6 22.2 "
        "H12.7 V16.6 H11.3 V22.2 H9.4 A1 1 0 0 1 8.4 21.2 V16.3 A1.3 1.3 0 0 1 6.4 15.2 V11.8 A3 3 0 0 1 9.4 8.8 Z "
    ),
    "ship": (
        "M1.6 13 H14 L16 10.8 H22.8 L20.4 17.4 A2 2 0 0 1 18.6 18.7 H5.4 A2 2 0 0 1 3.6 17.4 Z "
        "M3.4 3.4 H8.8 A0.6 0.6 0 0 1 9.4 4 V11.6 H3.4 Z "
        + _hole(5, 5.4, 7.8, 7.4)
        + _box(10.8, 7.6, 14, 11.6, 0.4)
        + _box(3.4, 20.4, 20.6, 22, 0.7)
    ),
    "shop": (
        "M4.6 2.8 H19.4 L22 8.6 A2.5 2.5 0 0 1 17 8.6 A2.5 2.5 0 0 1 12 8.6 A2.5 2.5 0 0 1 7 8.6 "
        "A2.5 2.5 0 0 1 2 8.6 Z M3.8 12.8 H20.2 V20.9 A0.6 0.6 0 0 1 19.6 21.5 H18 V15 H13.6 V21.5 "
        "H4.4 A0.6 0.6 0 0 1 3.8 20.9 Z " + _hole(6, 15, 11.4, 18.8)
    ),
    "star": _star(12, 12.8, 11.2, 5),
    "town": (
        "M1.6 21.5 V12 L5 8.6 L8.4 12 V21.5 Z "
        + _box(9.6, 2.4, 15.6, 21.5)
        + _box(16.8, 9, 22.4, 21.5)
        + _hole(4, 13.4, 6, 15.6)
        + _hole(11.6, 5, 13.6, 7.2)
        + _hole(11.6, 9.4, 13.6, 11.6)
        + _hole(11.6, 13.8, 13.6, 16)
        + _hole(18.6, 11.4, 20.6, 13.6)
        + _hole(18.6, 15.8, 20.6, 18)
    ),
}
