"""How the cost of a build grows with its issue: what one more article, page or picture costs, small and large.

A build has a start that costs the same for any issue. So the figure that tells of growth is what is added from one size
to the next, divided by what was added: the same from 4 to 16 articles as from 16 to 64 when growth is even.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from itertools import pairwise
from pathlib import Path

from bench.measure import PYTHON, Cost, costs
from bench.offices import PAGES_OF_ARTICLE, make_office
from bench.report import megabytes, seconds, table, times

ARTICLES_OF_PICTURES = 2
"""How many articles hold the pictures when pictures are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Issues that grow by one thing. `asked` is how much dearer each may be in the large ones, None for any."""

    thing: str
    sizes: tuple[int, int, int]
    asked: float | None = None


def growth(folder: Path, series: Series, channel: str, repeat: int) -> str:
    """Return the table of a channel's builds of a series. The issues are written into `folder`."""
    measured = costs({size: _build(folder, series.thing, size, channel) for size in series.sizes}, repeat)
    steps = tuple(pairwise(series.sizes))
    each = [_each(measured, *step) for step in steps]
    ratio = [late / early if early else math.inf for early, late in zip(*map(astuple, each), strict=True)]
    rows: list[tuple[str, ...]] = [(f"{size} {series.thing}", *_cells(measured[size])) for size in series.sizes]
    rows += [(f"each, {a} → {b}", *_cells(one)) for (a, b), one in zip(steps, each, strict=True)]
    rows.append(("the latter to the former", *map(times, ratio)))
    note = ""
    if series.asked:
        note = f"asked: at most × {series.asked} of CPU and memory: {'yes' if max(ratio[1:]) <= series.asked else 'NO'}"
    return table(f"{channel}, by {series.thing} (median of {repeat})", ("", "wall", "CPU", "memory"), rows, note)


def _build(folder: Path, thing: str, size: int, channel: str) -> tuple[str, ...]:
    """Write the issue of a size and return the command that builds it."""
    root = folder / f"{size}-{thing}"
    if thing == "articles":
        issue = make_office(root, articles=size)
    elif thing == "pages":
        issue = make_office(root, articles=size // PAGES_OF_ARTICLE)
    else:
        issue = make_office(root, articles=ARTICLES_OF_PICTURES, pictures=size)
    return (*PYTHON, "-m", "taitto", "build", str(issue), "--channel", channel, "--out", str(root / "build"))


def _each(measured: Mapping[int, Cost], small: int, large: int) -> Cost:
    """Return what one more costs between two sizes."""
    costs_of_both = zip(astuple(measured[small]), astuple(measured[large]), strict=True)
    wall_s, cpu_s, memory_mb = ((more - less) / (large - small) for less, more in costs_of_both)
    return Cost(wall_s=wall_s, cpu_s=cpu_s, memory_mb=memory_mb)


def _cells(cost: Cost) -> tuple[str, str, str]:
    return seconds(cost.wall_s), seconds(cost.cpu_s), megabytes(cost.memory_mb)
