"""Taitto's own print channel, for the bench: the one module that knows how it is called, and which of its ways to time.

`python -P -m bench.engines.taitto_print ISSUE PDF COUNT` prints the issue so often, each time from its parts to the
file. ISSUE is a folder.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from bench.engines.printing_clock import run
from taitto.channels import CHANNELS
from taitto.channels.print import PrintDesk
from taitto.config import find_office
from taitto.model import Issue
from taitto.pipeline import Checked, check
from taitto.rendering.house_style import HouseStyle

CHANNEL = "print"
Printer = Callable[[Issue, HouseStyle], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A way of ours to print: what the environment holds for it, and the shares of plain WeasyPrint asked of it.

    `same` is what has to be equal to plain WeasyPrint's: "bytes" of the file, "pixels" of the pages, or nothing.
    """

    name: str
    environment: Mapping[str, str]
    same: str = ""
    cold: float | None = None
    warm: float | None = None


# ── to be completed with the fast path ───────────────────────────────────────────────────────────────────────────────
# Until `taitto` reads the variables, all three do the same: today's way, which is the second.
VARIANTS = (
    Variant(name="taitto, no patches", environment=MappingProxyType({"TAITTO_PLAIN_WEASYPRINT": "1"}), same="bytes"),
    Variant(name="taitto, same bytes", environment=MappingProxyType({}), same="bytes", cold=0.8, warm=0.75),
    Variant(name="taitto, all means", environment=MappingProxyType({}), same="pixels", cold=0.69, warm=0.6),
)


def printer() -> Printer:
    """Return what prints issues in one process. It may remember sections from one call to the next; a new one does not.

    The warm figures of whole issues take a new printer each time, those of edits the same one.
    """

    def print_issue(issue: Issue, style: HouseStyle) -> bytes:
        return CHANNELS[CHANNEL].render(issue, style).artifacts[0].data

    return print_issue


def composed(issue: Issue, style: HouseStyle) -> tuple[str, Mapping[str, bytes]]:
    """Return the whole document's HTML as plain WeasyPrint takes it, and the pictures and fonts of its addresses."""
    desk = PrintDesk(issue, style)
    html = desk.html()
    return html, desk.assets


# ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────


def checked(folder: Path) -> Checked:
    """Return what a build has read and checked when it comes to print."""
    return check(find_office(folder), folder, (CHANNEL,))


if __name__ == "__main__":
    ISSUE = checked(Path(sys.argv[1]))
    run(lambda _: printer()(ISSUE.issue, ISSUE.style))
