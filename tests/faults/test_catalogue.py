"""Every fault of the catalogue is told as docs/faults.md says, and leaves the last good build as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto import pipeline
from taitto.config import find_office
from taitto.errors import ContentError, has_errors
from tests.conftest import Golden
from tests.faults.catalogue import FAULTS, MACHINE, Fault
from tests.support.offices import make_office, write_office
from tests.support.processes import files

DOCUMENT = Path(__file__).parents[2] / "docs" / "faults.md"
LONGEST = 200
INTRODUCTION = """\
# What can be wrong, and what Taitto says

All faults of an issue are told in one run, each with its file, its line and what to write instead. As long as there is
one, nothing is published: the last good build stays as it was. Warnings are told and the build goes on.
This page is written by the tests (`python3 build.py test tests/faults --accept`), from issues that have these faults.
"""


def test_the_document_says_what_is_told(tmp_path: Path, golden: Golden) -> None:
    parts = [INTRODUCTION]
    for group, faults in FAULTS.items():
        parts.append(f"## {group}\n\n| fault | message |\n|---|---|")
        for number, fault in enumerate(faults):
            messages = "<br>".join(f"`{shown(line)}`" for line in told(fault, tmp_path / group / str(number)))
            parts.append(f"| {fault.what} | {messages} |")
        parts.append("")
    parts.append("## The machine (exit code 3)\n\n| fault | message |\n|---|---|")
    parts += [f"| {what} | `{message}{'…' * message.endswith(' ')}` |" for what, message in MACHINE.items()]
    parts.append("")
    golden("\n".join(parts), DOCUMENT)


@pytest.mark.parametrize(
    "fault", [pytest.param(fault, id=fault.what) for faults in FAULTS.values() for fault in faults]
)
def test_a_fault_leaves_the_last_good_build(fault: Fault, tmp_path: Path) -> None:
    root, out = tmp_path / "office", tmp_path / "out"
    sound = make_office(root)
    folder = sound.issue_folder(None)
    pipeline.build(sound, folder, channels=["email"], out=out)
    before = files(out)
    mar(fault, root)
    if "(a warning)" in fault.what:
        assert pipeline.build(find_office(root), folder, channels=["email"], out=out).warnings
        return
    with pytest.raises(ContentError) as error:
        pipeline.build(find_office(root), folder, channels=["email"], out=out)
    assert has_errors(error.value.problems)
    assert files(out) == before


def told(fault: Fault, root: Path) -> list[str]:
    """Return what `check` says of an issue with the fault, problem by problem; else what `build` says."""
    mar(fault, root)
    try:
        office = find_office(root)
        folder = office.root / "issues" / "2026-03"
        problems = pipeline.check(office, folder).warnings
        if not problems:  # what shows when it is drawn
            problems = pipeline.build(office, folder, channels=["email"], out=root / "build").warnings
    except ContentError as error:
        problems = error.problems
    assert problems
    return [str(problem) for problem in problems]


def mar(fault: Fault, root: Path) -> None:
    write_office(
        root,
        settings=fault.settings,
        issue=fault.issue,
        article=fault.article,
        figures=fault.figures,
        files=fault.files,
    )
    if fault.mar:
        fault.mar(root / "issues" / "2026-03")


def shown(message: str) -> str:
    """Return a message as a table's cell shows it: the issue's folder left out, a bar no cell's end."""
    short = message.removeprefix("issues/2026-03/").replace("|", "\\|")
    return short if len(short) <= LONGEST else f"{short[: LONGEST - 1]}…"
