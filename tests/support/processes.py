"""Taitto as an editor runs it: real processes, on machines that lack something."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

TAITTO = (sys.executable, "-P", "-m", "taitto")
TIMEOUT_S = 300
NO_MOUNTS = "this system gives no mounts of its own to a process"
Done = subprocess.CompletedProcess[str]


def taitto(
    *words: object,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    without: Sequence[str] = (),
    program: str | None = None,
) -> Done:
    """Run `taitto`, or a Python `program` in its place, and return what it said.

    `env` adds to the environment, `without` takes names from it.
    """
    start = TAITTO if program is None else (sys.executable, "-P", "-c", program)
    environment = {name: value for name, value in os.environ.items() if name not in without} | dict(env or {})
    return subprocess.run(
        [*start, *map(str, words)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=TIMEOUT_S,
    )


def files(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def in_namespace(script: str, *arguments: object, network: bool = True) -> Done:
    """Run a shell script that may mount; with `network=False` no address can be reached from it."""
    kinds = _unshared(network=network)
    return subprocess.run(
        [*kinds, "sh", "-eu", "-c", script, "sh", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=TIMEOUT_S,
    )


@cache
def _unshared(*, network: bool) -> tuple[str, ...]:
    """Return the command that gives a process mounts (and a network) of its own; skip where none may have them."""
    program = shutil.which("unshare") or "unshare"
    for user in ((), ("--map-root-user",)):
        command = (program, *user, "--mount", *(() if network else ("--net",)))
        try:
            if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
                return command
        except OSError:
            break
    pytest.skip(NO_MOUNTS)
