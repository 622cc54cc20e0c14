"""Times the printing of an issue and tells what it took. Other environments use it too: standard library only."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path


def run(make: Callable[[Path], bytes]) -> None:
    """Print once, then COUNT times more, and print the seconds of each of those as a JSON list.

    The command line is `ENGINE SOURCE PDF COUNT`: `make` takes SOURCE and returns a PDF, and PDF is where the last of
    them is left.
    """
    source, pdf, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    data, laps = make(source), []
    for _ in range(count):
        start = time.perf_counter()
        data = make(source)
        laps.append(time.perf_counter() - start)
    pdf.write_bytes(data)
    print(json.dumps(laps))  # noqa: T201 (its only way to tell)
