"""Programs to measure beside, in `.bench`: installed from locks of their own, nothing of Taitto needs them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from bench.measure import ROOT

PEERS = ROOT / ".bench"
PEERS_PYTHON = PEERS / "bin" / "python"
HERE = Path(__file__).resolve().parent
ENGINES = HERE / "engines"
_FOR_NODE = ("echarts.mjs", "charts.json", "chromium.mjs")
"""Node looks for packages beside the file that asks for them."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def install() -> None:
    """Install the other programs, once for each state of a lock; what cannot be had is measured without.

    The browser is the machine's own: no package may fetch another, so npm runs no scripts.
    """
    if not PEERS_PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", PEERS], check=True)  # noqa: S603 (our own)
    pip = (PEERS_PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "-r", HERE / "peers.lock")
    _install("peers.lock", pip)
    if npm := shutil.which("npm"):
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, PEERS / name)
        _install("package-lock.json", (npm, "ci", "--silent", "--ignore-scripts"))
    for name in _FOR_NODE:
        shutil.copy(ENGINES / name, PEERS / name)


def has_python_peers() -> bool:
    """Return whether the Python programs are there, as their lock is now."""
    return _is_done("peers.lock")


def node() -> str:
    """Return the path of Node, or its bare name where it is missing."""
    return shutil.which("node") or "node"


def browser() -> str:
    """Return the path of the machine's Chromium, or its bare name where it is missing."""
    return next(filter(None, map(shutil.which, _BROWSERS)), _BROWSERS[0])


def _install(lock: str, command: tuple[str | Path, ...]) -> None:
    """Run the command unless it was done for this state of the lock. The stamp is made last: half-made is not made."""
    if not _is_done(lock) and subprocess.run(command, cwd=PEERS, check=False).returncode == 0:  # noqa: S603 (our own)
        _stamp(lock).write_bytes((HERE / lock).read_bytes())


def _is_done(lock: str) -> bool:
    return _stamp(lock).exists() and _stamp(lock).read_bytes() == (HERE / lock).read_bytes()


def _stamp(lock: str) -> Path:
    return PEERS / f"{lock}.installed"
