"""What printing an issue costs, beside plain WeasyPrint and other programs that make pages; and after an edit."""

from __future__ import annotations

import json
import os
import shutil
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.engines.taitto_print import VARIANTS, Variant
from bench.inspection import Seen, look, lost_words
from bench.measure import PYTHON, ROOT, Cost, costs, output, rounds
from bench.pages import Pages, write_pages
from bench.peers import ENGINES, PEERS, PEERS_PYTHON, browser, has_python_peers, install, node
from bench.report import megabytes, seconds, table, times

SAMPLE = ROOT / "issues" / "2019-03"
LAPS = 2
"""Prints of a process that follow its first."""
PLAIN = "WeasyPrint, plain"
EDITED = 0.35
"""Asked: an edit of one article costs at most that share of a whole print of plain WeasyPrint in a warm process."""
_ENV = shutil.which("env") or "/usr/bin/env"

Command = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A program that makes a PDF at `pdf`: as a fresh process, and in one that goes on and tells its laps.

    `lacks` is what only an eye can see.
    """

    name: str
    pdf: Path
    cold: Command
    warm: Command | None = None
    lacks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What the presses cost that ran, and why the others did not."""

    cold: Mapping[str, Cost]
    warm_s: Mapping[str, float]
    failed: Mapping[str, str] = field(default_factory=dict)


def printing(repeat: int, folder: Path) -> Iterator[str]:
    """Yield a table of all presses, one of what ours owe to plain WeasyPrint, and one of edits."""
    install()
    if not has_python_peers():
        yield "Printing is not measured: the program that looks at pages cannot be installed (is there a network?)\n"
        return
    folder = folder / "printing"
    folder.mkdir()
    pages = write_pages(folder, SAMPLE)
    presses = [_plain(pages), *(_ours(variant, pages) for variant in VARIANTS), *_others(pages)]
    measured = _measured(presses, repeat)
    seen = {press.name: look(press.pdf) for press in presses if press.name in measured.cold}
    yield _presses(presses, measured, seen, pages.text, repeat)
    yield _verdicts(measured, seen)
    yield _edits(measured.warm_s[PLAIN], repeat)


def _plain(pages: Pages) -> Press:
    pdf = pages.html.with_name("plain.pdf")
    command = (*PYTHON, "-m", "bench.engines.plain_weasyprint", str(pages.html), str(pdf))
    return Press(name=PLAIN, pdf=pdf, cold=(*command, "0"), warm=(*command, str(LAPS)))


def _ours(variant: Variant, pages: Pages) -> Press:
    """Return our own press. The whole channel starts from the issue, the others from HTML, as plain WeasyPrint does."""
    module, *ways = variant.command
    source = pages.html if ways else SAMPLE
    pdf = pages.html.with_name(f"{(*ways, 'whole')[0]}.pdf")
    command = (*PYTHON, "-m", module, *ways, str(source), str(pdf))
    return Press(name=variant.name, pdf=pdf, cold=(*command, "0"), warm=(*command, str(LAPS)))


def _others(pages: Pages) -> Iterator[Press]:
    """Yield the presses of others. The browser's get soft hyphens with the HTML, of which ours has none."""
    html, chromium = str(pages.browser_html), browser()
    modules = PEERS / "node_modules" / ".bin"
    pdf = pages.html.with_name("chromium.pdf")
    puppet = (node(), str(PEERS / "chromium.mjs"), html, str(pdf))
    yield Press(
        name="Chromium",
        pdf=pdf,
        cold=(*puppet, "0", chromium),
        warm=(*puppet, str(LAPS), chromium),
        lacks="running heads, what floats to the foot of a page, page numbers in the contents, a cover without margins",
    )
    pdf = pages.html.with_name("pagedjs.pdf")
    paged = (str(modules / "pagedjs-cli"), html, "-o", str(pdf), "--browserArgs=--no-sandbox", "--outline-tags=h1,h2")
    yield Press(
        name="pagedjs-cli",
        pdf=pdf,
        cold=(_ENV, f"PUPPETEER_EXECUTABLE_PATH={chromium}", *paged),
        lacks="room at the foot of pages (two are all but empty); a process that goes on",
    )
    pdf = pages.html.with_name("vivliostyle.pdf")
    vivliostyle = (str(modules / "vivliostyle"), "build", html, "-d", "-o", str(pdf), "--executable-browser", chromium)
    yield Press(name="vivliostyle", pdf=pdf, cold=vivliostyle, lacks="a process that goes on")
    pdf = pages.html.with_name("typst.pdf")
    typst = (str(PEERS_PYTHON), str(ENGINES / "typst_pages.py"), str(pages.typst), str(pdf))
    yield Press(
        name="Typst",
        pdf=pdf,
        cold=(*typst, "0"),
        warm=(*typst, str(LAPS)),
        lacks="our layout: its own is simpler, its columns are not balanced; warm is after an edit of one word",
    )


def _measured(presses: Sequence[Press], repeat: int) -> Measured:
    """Try each press, then measure those that can print, interleaved."""
    failed = {press.name: fault for press in presses if (fault := fault_of(press))}
    able = [press for press in presses if press.name not in failed]
    cold = costs({press.name: press.cold for press in able}, repeat)
    told = rounds({press.name: press.warm for press in able if press.warm}, output, repeat)
    warm_s = {
        name: statistics.median(lap for text in texts for lap in json.loads(text)) for name, texts in told.items()
    }
    return Measured(cold=cold, warm_s=warm_s, failed=failed)


def fault_of(press: Press) -> str:
    """Return why another's press cannot print here, or nothing. One of ours that fails ends the bench."""
    try:
        output(press.cold)
    except (OSError, SystemExit) as fault:
        if press.name == PLAIN or press.name in {variant.name for variant in VARIANTS}:
            raise
        said = [line.strip() for line in str(fault).splitlines() if "rror" in line]
        return said[0] if said else str(fault).strip().partition(os.linesep)[0]
    return "" if press.pdf.exists() else "it wrote nothing"


def _presses(presses: Sequence[Press], measured: Measured, seen: Mapping[str, Seen], source: str, repeat: int) -> str:
    plain, plain_s = measured.cold[PLAIN], measured.warm_s[PLAIN]
    rows, notes = [], []
    for press in presses:
        if press.name in measured.failed:
            rows.append((press.name, *["–"] * 9))
            notes.append(f"{press.name} cannot print here: {measured.failed[press.name]}")
            continue
        cold, warm_s, found = measured.cold[press.name], measured.warm_s.get(press.name), seen[press.name]
        lost = lost_words(source, found.text)
        rows.append(
            (
                press.name,
                *(seconds(cold.wall_s), times(cold.wall_s / plain.wall_s)),
                *((seconds(warm_s), times(warm_s / plain_s)) if warm_s else ("–", "–")),
                *(megabytes(cold.memory_mb), str(len(found.pixels)), f"{len(found.data) / 1000:.0f} kB"),
                *(str(lost.total()), str(lost_words(seen[PLAIN].text, found.text).total())),
            )
        )
        if lacks := _lacks(press, found, seen[PLAIN], lost):
            notes.append(f"{press.name} lacks {lacks}")
    head = ("", "cold", "to plain", "warm", "to plain", "memory", "pages", "size", "words lost", "with the frame's")
    return table(f"Printing {SAMPLE.name} (median of {repeat})", head, rows, "\n".join(notes))


def _lacks(press: Press, found: Seen, plain: Seen, lost: Counter[str]) -> str:
    """Return what a press lacks that plain WeasyPrint has, as it was seen, and what only an eye can see."""
    missing = sorted(plain.traits - found.traits)
    some = f"words ({', '.join(word for word, _ in lost.most_common(5))} …)" if lost else ""
    return "; ".join(filter(None, (", ".join(missing), some, press.lacks)))


def _verdicts(measured: Measured, seen: Mapping[str, Seen]) -> str:
    """Return what is asked of ours, and whether it is so."""
    plain = seen[PLAIN]
    rows = []
    for variant in VARIANTS:
        found = seen[variant.name]
        same = {"bytes": found.data == plain.data, "pixels": found.pixels == plain.pixels}
        cells = [f"{same_is} {_verdict(is_met=same[same_is])}" if (same_is := variant.same) else "–"]
        for asked, share in (
            (variant.cold, measured.cold[variant.name].wall_s / measured.cold[PLAIN].wall_s),
            (variant.warm, measured.warm_s[variant.name] / measured.warm_s[PLAIN]),
        ):
            cells += [times(share), f"{times(asked)} {_verdict(is_met=share <= asked)}" if asked else "–"]
        rows.append((variant.name, *cells))
    return table("Ours to plain WeasyPrint", ("", "the same", "cold", "asked", "warm", "asked"), rows)


def _edits(plain_s: float, repeat: int) -> str:
    """Measure a print after an edit of each article."""
    edits = rounds({"edits": (*PYTHON, "-m", "bench.edits", str(SAMPLE), "1")}, output, repeat)["edits"]
    told = [json.loads(text) for text in edits]
    medians = {article: statistics.median(lap for one in told for lap in one[article]) for article in told[0]}
    rows = [(article, seconds(took_s), times(took_s / plain_s)) for article, took_s in medians.items()]
    is_met = max(medians.values()) <= EDITED * plain_s
    note = f"asked: at most {times(EDITED)} for any article: {_verdict(is_met=is_met)}"
    head = ("", "print", "to plain, whole and warm")
    return table(f"Printing {SAMPLE.name} after an edit of one article (median of {repeat})", head, rows, note)


def _verdict(*, is_met: bool) -> str:
    return "yes" if is_met else "NO"
