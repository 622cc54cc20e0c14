"""Programs in fresh processes → what they cost: the median of several rounds.

Rounds are interleaved, a b c a b c and not a a b b c c: what else the machine is doing then falls on all alike.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
PYTHON = (sys.executable, "-P")
LAUNCH = (sys.executable, "-I", "-S", str(Path(__file__).with_name("launch.py")))

AnyKey = TypeVar("AnyKey", bound=Hashable)
AnyResult = TypeVar("AnyResult")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a program took: seconds by the clock, seconds of processor time, and its peak of memory in megabytes."""

    wall_s: float
    cpu_s: float
    memory_mb: float


def cost(command: Sequence[str]) -> Cost:
    """Run a program in a fresh process and return what it cost.

    Raises:
        SystemExit: it failed; with what it said.

    """
    wall_s, cpu_s, peak_bytes = map(float, output([*LAUNCH, *command]).split())
    return Cost(wall_s=wall_s, cpu_s=cpu_s, memory_mb=peak_bytes / 1e6)


def output(command: Sequence[str]) -> str:
    """Run a program in this repository's folder and return what it prints.

    Raises:
        SystemExit: it failed; with what it said.

    """
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 (our own)
    if done.returncode:
        raise SystemExit(f"{done.stderr}\nThis failed: {' '.join(command)}")
    return done.stdout


def rounds(
    commands: Mapping[AnyKey, Sequence[str]], run: Callable[[Sequence[str]], AnyResult], repeat: int
) -> dict[AnyKey, list[AnyResult]]:
    """Run each command once in every round and return what `run` returned of each."""
    found: dict[AnyKey, list[AnyResult]] = {key: [] for key in commands}
    for _ in range(repeat):
        for key, command in commands.items():
            found[key].append(run(command))
    return found


def costs(commands: Mapping[AnyKey, Sequence[str]], repeat: int) -> dict[AnyKey, Cost]:
    """Return the median cost of each command over so many rounds."""
    return {key: median(several) for key, several in rounds(commands, cost, repeat).items()}


def median(several: Iterable[Cost]) -> Cost:
    """Return the median of each measure on its own."""
    several = tuple(several)
    return Cost(
        wall_s=statistics.median(one.wall_s for one in several),
        cpu_s=statistics.median(one.cpu_s for one in several),
        memory_mb=statistics.median(one.memory_mb for one in several),
    )
