"""Taitto: a spec → its plot → SVG, and that as PNG of few colours at two pixels for each unit."""

from __future__ import annotations

import functools
import time
from typing import Any

from bench.engines.clock import run
from taitto.config import ENGINE, find_office
from taitto.infographics import DRAWN
from taitto.rendering.house_style import read_house_style
from taitto.rendering.plots import PlotDesk, plot_desk

WIDTH_PX = 552


STYLE = read_house_style(find_office(ENGINE), "fi")
"""What a build has read when it comes to its first figure."""


@functools.cache
def desk() -> PlotDesk:
    """Return the desk that the first figure of a build asks for."""
    return plot_desk(STYLE)


def draw(chart: dict[str, Any], kind: str, form: str) -> bytes:
    """Return the chart as a file."""
    style, plots = STYLE, desk()
    labels = style.labels
    sheet = plots.on_screen(WIDTH_PX, "paper")
    spec = DRAWN[kind].Spec.model_validate({"kind": kind, "source": "Innolink", **chart})
    plot = DRAWN[kind].draw(DRAWN[kind].published(spec), sheet, labels)
    if form == "png":
        return plots.png(plot, 2.0)
    return plots.svg(plot, DRAWN[kind].describe(spec, labels)).encode()


if __name__ == "__main__":
    run(draw, time.perf_counter())
