"""What a chart costs, beside the programs that an editor's helper might use instead."""

from __future__ import annotations

import json
import shutil
import statistics
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from bench.measure import PYTHON, costs, output, rounds
from bench.peers import ENGINES, PEERS, PEERS_PYTHON, install
from bench.report import seconds, table, times

KINDS = ("bar", "line")
DRAWINGS = 30
"""Of one process, after the first one, in which things are read and compiled."""
VEGALITE = "vl-convert"
OURS = "taitto"
SVG_FASTER, COLD_SHARE = 20, 0.15
"""Asked beside vl-convert: SVG of a warm process so many times faster, and a cold process in that share of its time."""


def charts(repeat: int) -> Iterator[str]:
    """Yield a table for each kind of chart."""
    install()
    for kind in KINDS:
        yield _table(kind, repeat)


def _table(kind: str, repeat: int) -> str:
    engines = _engines()
    told = rounds({name: (*line, kind, str(DRAWINGS)) for name, line in engines.items()}, output, repeat)
    warm = {name: _medians(texts) for name, texts in told.items()}
    cold = costs({name: (*line, kind, "0") for name, line in engines.items()}, repeat)
    ours = warm[OURS]
    rows = []
    for name, found in warm.items():
        cells = [seconds(cold[name].wall_s), times(cold[name].wall_s / cold[OURS].wall_s)]
        cells += [seconds(found["first"]), times(found["first"] / ours["first"])]
        for form in ("svg", "png"):
            missing = ("–", "–", "–")
            cells += _cells(found, ours, form) if form in found else missing
        rows.append((name, *cells))
    note = ""
    if VEGALITE in warm:
        faster = warm[VEGALITE]["svg"] / ours["svg"]
        share = ours["first"] / warm[VEGALITE]["first"]
        fastest = min(found["png"] for name, found in warm.items() if "png" in found and name != OURS)
        note = (
            f"asked: warm SVG × {SVG_FASTER} faster than vl-convert: {_verdict(is_met=faster >= SVG_FASTER)}"
            f"\nasked: first SVG in {COLD_SHARE} of its time, got {share:.2f}: {_verdict(is_met=share <= COLD_SHARE)}"
            f"\nasked: PNG no slower than the fastest other: {_verdict(is_met=ours['png'] <= fastest)}"
        )
    head = (
        "",
        "process",
        "to ours",
        "first SVG",
        "to ours",
        *(x for f in ("SVG", "PNG") for x in (f, "to ours", "size")),
    )
    return table(f"A {kind} chart (median of {repeat} processes)", head, rows, note)


def _verdict(*, is_met: bool) -> str:
    return "yes" if is_met else "NO"


def _cells(found: Mapping[str, float], ours: Mapping[str, float], form: str) -> tuple[str, str, str]:
    size = found[f"{form} bytes"] / 1000
    return seconds(found[form]), times(found[form] / ours[form]), f"{size:.0f} kB"


def _medians(told: Sequence[str]) -> Mapping[str, float]:
    """Return the median seconds to the first SVG, and of each form later, and the bytes of each."""
    runs: list[dict[str, Any]] = [json.loads(text) for text in told]
    found = {"first": statistics.median(run["first"] for run in runs)}
    for form in ("svg", "png"):
        if form in runs[0]:
            found[form] = statistics.median(lap for run in runs for lap in run[form]["seconds"])
            found[f"{form} bytes"] = runs[0][form]["bytes"]
    return found


def _engines() -> Mapping[str, Sequence[str]]:
    """Return the command of each program that is there."""
    node = shutil.which("node")
    found: dict[str, Sequence[str]] = {OURS: (*PYTHON, "-m", "bench.engines.ours")}
    if PEERS_PYTHON.exists():
        found[VEGALITE] = (str(PEERS_PYTHON), str(ENGINES / "vegalite.py"))
        found["matplotlib"] = (str(PEERS_PYTHON), str(ENGINES / "mpl.py"))
    if node and (PEERS / "node_modules").exists():
        found["echarts"] = (node, str(PEERS / "echarts.mjs"))
    return MappingProxyType(found)
