"""matplotlib: what Python's own users reach for first."""

from __future__ import annotations

import io
from typing import Any

from clock import run  # isort: skip (it takes the time)
import matplotlib as mpl

mpl.use("Agg")
import matplotlib.pyplot as plt

mpl.rcParams["svg.fonttype"] = "none"
WIDTH_IN, HEIGHT_IN, DPI = 5.52, 2.4, 100


def draw(chart: dict[str, Any], kind: str, form: str) -> bytes:
    """Return the chart as a file."""
    figure, axes = plt.subplots(figsize=(WIDTH_IN, HEIGHT_IN), dpi=DPI)
    labels = [row["label"] for row in chart["rows"]]
    if kind == "bar":
        bars = axes.barh(labels, [row["values"][0] for row in chart["rows"]])
        axes.bar_label(bars)
    else:
        for number, name in enumerate(chart["series"]):
            axes.plot(labels, [row["values"][number] for row in chart["rows"]], label=name)
        axes.legend()
    axes.set_title(chart["title"], loc="left")
    figure.tight_layout()
    file = io.BytesIO()
    figure.savefig(file, format=form, dpi=2 * DPI if form == "png" else DPI)
    plt.close(figure)
    return file.getvalue()


if __name__ == "__main__":
    run(draw)
