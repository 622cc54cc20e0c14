"""Times drawings and prints what they took. It stands beside engines of other environments: standard library only."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

START = time.perf_counter()
"""When the engine started: it is imported before anything that draws."""

CHARTS: dict[str, Any] = json.loads(Path(__file__).with_name("charts.json").read_text(encoding="utf-8"))


def run(draw: Callable[[dict[str, Any], str, str], bytes], start: float = START) -> None:
    """Draw the asked-for chart so often and print the times; `draw` takes a chart, its kind, and `svg` or `png`.

    `start` is when it began for the first time.
    """
    kind, count = sys.argv[1], int(sys.argv[2])
    told: dict[str, Any] = {}
    draw(CHARTS[kind], kind, "svg")
    told["first"] = time.perf_counter() - start
    for form in sys.argv[3:] or ("svg", "png"):
        laps = []
        data = b""
        for _ in range(count):
            start = time.perf_counter()
            data = draw(CHARTS[kind], kind, form)
            laps.append(time.perf_counter() - start)
        told[form] = {"seconds": laps, "bytes": len(data)}
    print(json.dumps(told))  # noqa: T201 (its only way to tell)
