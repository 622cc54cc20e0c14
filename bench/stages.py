"""One process that builds an issue several times and prints what each stage took.

`python -P -m bench.stages FOLDER BUILDS CHANNEL…` prints a JSON list: for each build `{stage: [seconds, CPU seconds]}`.
It is the build that an editor gets: the functions that taitto/pipeline.py calls are timed from outside, and what is
inside print is told apart by the steps that WeasyPrint logs.
"""

from __future__ import annotations

import functools
import gc
import json
import logging
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from taitto import pipeline
from taitto.channels import CHANNELS
from taitto.config import find_office
from taitto.rendering.images import render_picture
from taitto.rendering.typesetter import typesetter

Laps = dict[str, tuple[float, float]]
"""Seconds and seconds of processor time by stage."""

STAGES = MappingProxyType(
    {
        "read_issue": "read the issue",
        "read_house_style": "read the house's style",
        "check_source": "check the source",
        "check_editions": "check the editions",
        "publish": "publish",
    }
)
_STEPS = MappingProxyType(
    {
        "Step 5": "print: lay out pages",
        "Step 6": "print: write the PDF, read its words",
        "Step 7": "print: write the PDF, read its words",
    }
)
_FIRST_STEPS = "print: parse HTML and CSS"


class Stopwatch(logging.Handler):
    """Laps one after the other: where one starts, the one before ends. Each adds to the time of its stage."""

    def __init__(self) -> None:
        super().__init__()
        self._laps: Laps = {}
        self._stage = ""
        self._start = (0.0, 0.0)

    def start(self, stage: str) -> None:
        """Start a lap of a stage; of none with an empty name."""
        now = (time.perf_counter(), time.process_time())
        if self._stage:
            before = self._laps.get(self._stage, (0.0, 0.0))
            wall_s, cpu_s = (sum_ + end - begin for sum_, end, begin in zip(before, now, self._start, strict=True))
            self._laps[self._stage] = (wall_s, cpu_s)
        self._stage, self._start = stage, now

    def emit(self, record: logging.LogRecord) -> None:
        """Start a lap of the stage that a step of WeasyPrint belongs to."""
        self.start(_STEPS.get(str(record.msg)[:6], _FIRST_STEPS))

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function as one lap."""

        @functools.wraps(function)
        def lap(*args: Any, **kwargs: Any) -> Any:
            self.start(stage)
            result = function(*args, **kwargs)
            self.start("")
            return result

        return lap

    def laps(self) -> Laps:
        """Return the laps so far and forget them."""
        laps, self._laps = self._laps, {}
        return laps


def watched() -> Stopwatch:
    """Return a watch that times every stage of the pipeline from now on."""
    watch = Stopwatch()
    for name, stage in STAGES.items():
        setattr(pipeline, name, watch.timed(stage, getattr(pipeline, name)))
    for name, channel in CHANNELS.items():
        vars(channel)["render"] = watch.timed(f"{name}: compose", channel.render)
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addHandler(watch)
    return watch


def main(folder: str, builds: str, *channels: str) -> None:
    """Build so many times and print the laps of each build."""
    gc.disable()  # as `taitto build` does
    watch, laps = watched(), []
    office = find_office(Path(folder))
    with tempfile.TemporaryDirectory(prefix="taitto-bench-") as out:
        for _ in range(int(builds)):
            typesetter.cache_clear()  # a build of all its pages, not of an edit
            render_picture.cache_clear()
            pipeline.build(office, Path(folder), channels=channels, out=Path(out))
            laps.append(watch.laps())
    json.dump(laps, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
