"""`python3 build.py bench`: what a build costs, where its time goes, and how it grows with the issue.

All figures of a run are medians of the same few minutes. It writes into a temporary folder and nothing into this one.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from types import MappingProxyType

import click

from bench.charts import charts
from bench.growth import Series, growth
from bench.measure import PYTHON, ROOT, costs, output, rounds
from bench.printing import printing
from bench.report import megabytes, seconds, table, times

SAMPLE = ROOT / "issues" / "2019-03"
CHANNELS = ("email", "print")
EDITIONS = MappingProxyType({"email": ("email",), "print": ("print",), "both": CHANNELS})
WARM_BUILDS = 2
"""Builds of one process that follow its first."""
START_S = 0.25
"""Asked: `taitto --help` answers within this."""
ARTICLES = Series(thing="articles", sizes=(4, 16, 64), asked=1.15)
PAGES = Series(thing="pages", sizes=(8, 32, 128), asked=1.15)
PICTURES = Series(thing="pictures", sizes=(10, 40, 100))
MORE_ROUNDS = MappingProxyType({("articles", "email"): 4, ("pictures", "print"): 4})
"""What adds little to a build takes so many times more rounds to stand out of the noise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How often each figure is measured, and the issues that are generated to grow."""

    repeat: int
    articles: Series = ARTICLES
    pages: Series = PAGES
    pictures: Series = PICTURES


def start(plan: Plan, folder: Path) -> Iterator[str]:
    """Measure how long the command line takes to say anything, beside a Python that does nothing."""
    del folder
    commands = {"python -c pass": (*PYTHON, "-c", "pass"), "taitto --help": (*PYTHON, "-m", "taitto", "--help")}
    measured = costs(commands, plan.repeat)
    bare, ours = measured.values()
    rows = [
        (name, seconds(cost.wall_s), seconds(cost.cpu_s), megabytes(cost.memory_mb), times(cost.wall_s / bare.wall_s))
        for name, cost in measured.items()
    ]
    note = f"asked: at most {seconds(START_S)}: {'yes' if ours.wall_s <= START_S else 'NO'}"
    yield table(f"Cold start (median of {plan.repeat})", ("", "wall", "CPU", "memory", "to Python"), rows, note)


def builds(plan: Plan, folder: Path) -> Iterator[str]:
    """Measure whole builds of the sample issue: in fresh processes, and again inside a process."""
    cold = costs({name: _build(channels, folder) for name, channels in EDITIONS.items()}, plan.repeat)
    told = rounds({name: _stages(channels) for name, channels in EDITIONS.items()}, output, plan.repeat)
    rows = []
    for name, cost in cold.items():
        warm = [laps.values() for builds in map(json.loads, told[name]) for laps in builds[1:]]
        wall_s, cpu_s = (statistics.median(sum(lap[unit] for lap in laps) for laps in warm) for unit in (0, 1))
        cells = (seconds(cost.wall_s), seconds(cost.cpu_s), megabytes(cost.memory_mb))
        rows.append((name, *cells, seconds(wall_s), seconds(cpu_s), times(cost.cpu_s / cpu_s)))
    head = ("", "cold wall", "CPU", "memory", "warm wall", "CPU", "cold to warm CPU")
    yield table(f"Builds of {SAMPLE.name} (median of {plan.repeat})", head, rows)


def stages(plan: Plan, folder: Path) -> Iterator[str]:
    """Measure the stages of a build of both editions, in the first build of a process and in later ones."""
    del folder
    told = [json.loads(text) for text in rounds({"both": _stages(CHANNELS)}, output, plan.repeat)["both"]]
    first, warm = [builds[0] for builds in told], [laps for builds in told for laps in builds[1:]]
    medians = {
        stage: [statistics.median(laps[stage][unit] for laps in some) for some in (first, warm) for unit in (0, 1)]
        for stage in first[0]
    }
    whole = sum(warm_cpu_s for *_, warm_cpu_s in medians.values())
    rows = [(stage, *map(seconds, figures), f"{figures[-1] / whole:.0%}") for stage, figures in medians.items()]
    head = ("", "first wall", "CPU", "warm wall", "CPU", "share")
    yield table(f"Stages of {SAMPLE.name}, both editions (median of {plan.repeat})", head, rows)


def growths(plan: Plan, folder: Path) -> Iterator[str]:
    """Measure how a build grows, each edition alone: mail with articles, print with pages, both with pictures."""
    grown = ((plan.articles, "email"), (plan.pages, "print"), *product((plan.pictures,), CHANNELS))
    for series, channel in grown:
        repeat = plan.repeat * MORE_ROUNDS.get((series.thing, channel), 1)
        yield growth(folder / channel, series, channel, repeat)


def drawings(plan: Plan, folder: Path) -> Iterator[str]:
    """Measure charts beside other programs that draw them."""
    del folder
    yield from charts(plan.repeat)


def presses(plan: Plan, folder: Path) -> Iterator[str]:
    """Measure printing beside plain WeasyPrint and other programs that make pages, and after an edit."""
    yield from printing(plan.repeat, folder)


PARTS = MappingProxyType(
    {"start": start, "cold": builds, "stages": stages, "growth": growths, "charts": drawings, "print": presses}
)


def _build(channels: tuple[str, ...], out: Path) -> tuple[str, ...]:
    wanted = [word for channel in channels for word in ("--channel", channel)]
    return (*PYTHON, "-m", "taitto", "build", str(SAMPLE), *wanted, "--out", str(out))


def _stages(channels: tuple[str, ...]) -> tuple[str, ...]:
    return (*PYTHON, "-m", "bench.stages", str(SAMPLE), str(1 + WARM_BUILDS), *channels)


def _load() -> str:
    """Return how busy the machine is; the bench itself is a load of 1."""
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    busy = ", too busy for a verdict" if load > processors else ""
    return f"load {load:.1f} on {processors} processors{busy}"


@click.command()
@click.option("--repeat", default=5, show_default=True, type=click.IntRange(min=1), help="Rounds of each figure.")
@click.option("--quick", is_flag=True, help="Let issues grow a little only: a look, no verdict on growth.")
@click.option("--only", multiple=True, type=click.Choice(list(PARTS)), help="Measure this part; may be given again.")
def main(*, repeat: int, quick: bool, only: tuple[str, ...]) -> None:
    """Measure Taitto on this machine. Compare the figures of one run: another hour is another machine."""
    plan = Plan(repeat=repeat)
    if quick:
        articles, pictures = (Series(thing=thing, sizes=(1, 3, 5)) for thing in ("articles", "pictures"))
        plan = Plan(repeat=repeat, articles=articles, pages=Series(thing="pages", sizes=(2, 6, 10)), pictures=pictures)
    click.echo(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {_load()}\n")
    with tempfile.TemporaryDirectory(prefix="taitto-bench-") as folder:
        output(_build(CHANNELS, Path(folder)))  # the first time is not counted: templates are compiled, files cached
        for part in only or PARTS:
            for told in PARTS[part](plan, Path(folder)):
                click.echo(told)
    click.echo(f"At the end: {_load()}")


if __name__ == "__main__":
    main(prog_name="build.py bench")
