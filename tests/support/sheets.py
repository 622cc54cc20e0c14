"""The sheets that figures are drawn on, in this house's style: every medium and width that a reader may meet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from taitto.config import ENGINE, find_office
from taitto.plotting.sheet import Sheet
from taitto.rendering.house_style import HouseStyle, read_house_style
from taitto.rendering.plots import PlotDesk, plot_desk

LEAST_PT = 7
LEAST_PX = 12
PRINT_MM = {"page": 174, "body": 126, "column": 84, "narrow column": 57, "side": 40.5}
"""Widths on a printed page: the whole measure, beside a heading, a column, one of 57 mm, and the side column."""
SCREEN_PX = {"mail": 576, "phone": 288}


class Medium(NamedTuple):
    """What readers see a figure on: its sheet, and the smallest type that may be used there."""

    name: str
    sheet: Sheet
    least_size: float


@cache
def style(lang: str = "fi") -> HouseStyle:
    """Return our own house style."""
    return read_house_style(find_office(ENGINE), lang)


@cache
def desk() -> PlotDesk:
    """Return a desk of our own house style."""
    return plot_desk(style())


def media() -> Iterator[Medium]:
    """Yield every medium: screens on light and on dark, print on its grounds."""
    for name, width in SCREEN_PX.items():
        for dark in (False, True):
            yield Medium(f"{name} {'dark' if dark else 'light'}", desk().on_screen(width, "paper", dark=dark), LEAST_PX)
    for ground in ("paper", "mist"):
        for name, width_mm in PRINT_MM.items():
            yield Medium(f"{name} on {ground}", desk().printed(width_mm, ground), LEAST_PT)
