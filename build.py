#!/usr/bin/env python3
"""The one door to Taitto: sets up, then hands over. No verb builds the newest issue; `test` tests, `bench` measures."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
import time
from ctypes.util import find_library
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV, PYTHON = ROOT / ".venv", ROOT / ".venv" / "bin" / "python"
PROBE = "import ensurepip, venv, sys; assert sys.version_info >= (3, 11)"
PIP_INSTALL = ["-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps", "--only-binary=:all:"]
TESTS = ["ruff check", "ruff format --check", "mypy", "lint-imports", "deptry .", "pytest -n 2 --cov"]
VOIKKO_FI = [f"{lib}/voikko/5" for lib in ("/usr/lib", "/usr/share", "/usr/local/lib", "/opt/homebrew/lib")]
CHROME_APP = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
PROGRAMS = {"openssh-server": "sshd", "openssh-client": "ssh-keygen", "openssl": "openssl"}  # a server to test with
BROWSERS = ["chromium", "chromium-browser", "google-chrome", CHROME_APP]
if MACOS := sys.platform == "darwin":  # where Homebrew puts libraries, for us and for all that we start
    os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", "/opt/homebrew/lib:/usr/local/lib:/usr/lib")
say = functools.partial(print, file=sys.stderr, flush=True)


def step(what: str, *command: str | Path) -> None:
    """Show one line with its seconds; what the command itself has to say is shown only when it fails."""
    say(what, end=" … ")
    start = time.monotonic()
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    say(f"{time.monotonic() - start:.1f} s")
    if done.returncode:
        raise OSError(f"{done.stdout.decode(errors='replace')}\nThis failed: {' '.join(map(str, command))}")


def find_python() -> str | None:
    """Find one that can make a venv: Debian's lacks ensurepip at first, a pyenv shim can be a dud."""
    on_path = [f"{at}/python3{v}" for v in (".14", ".13", ".12", ".11", "") for at in os.get_exec_path()]
    pythons = map(os.path.realpath, filter(shutil.which, (sys.executable, *on_path)))
    return next((p for p in pythons if subprocess.call([p, "-c", PROBE], stderr=subprocess.DEVNULL) == 0), None)


def missing_packages(*, testing: bool) -> list[str]:
    """Name, as Debian does, all that this machine lacks."""
    here = {
        "python3-venv": find_python(),
        "libpango-1.0-0": find_library("pango-1.0"),
        "libpangoft2-1.0-0": find_library("pangoft2-1.0"),
        "libharfbuzz-subset0": find_library("harfbuzz-subset"),
        "libvoikko1": find_library("voikko"),
        "voikko-fi": any(map(os.path.isdir, VOIKKO_FI)),
        "chromium": not testing or any(map(shutil.which, BROWSERS)),
        "fonts-liberation": not testing or MACOS or Path("/usr/share/fonts/truetype/liberation").is_dir(),
        "libatomic1": not testing or MACOS or find_library("atomic"),
        **{deb: not testing or any(map(shutil.which, (p, f"/usr/sbin/{p}"))) for deb, p in PROGRAMS.items()},
    }
    return [package for package, found in here.items() if not found]


def prepare_machine(*, testing: bool) -> None:
    """Install what is missing where we may, as root with apt-get; elsewhere say the line that does it."""
    if sys.version_info < (3, 11) and not find_python():
        raise OSError(f"Python ≥ 3.11 needed; this is {sys.version.split()[0]} ({sys.executable}).")
    missing = missing_packages(testing=testing)
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
        step("Fetching the list of Debian packages", *apt, "update")
        step(f"Installing {', '.join(missing)}", *apt, "install", "-y", "--no-install-recommends", *missing)
        missing = missing_packages(testing=testing)
    if missing:
        brew = "brew install pango harfbuzz libvoikko" + " google-chrome" * testing
        line = brew if MACOS else f"sudo apt-get install {' '.join(missing)}"
        raise OSError(f"Something is missing on this machine. Install it and start again:\n\n    {line}\n")


def set_up(*locks: str) -> None:
    """Make .venv once per lock. A copy of the lock in it is its stamp, made last: half-made is not made."""
    stamps = {lock: bytes(ROOT) + b"\n" + (ROOT / lock).read_bytes() for lock in locks}
    todo = [k for k, v in stamps.items() if not (VENV / k).exists() or (VENV / k).read_bytes() != v]
    if not todo and PYTHON.exists():
        return
    prepare_machine(testing=len(locks) > 1)
    if locks[0] in todo or not PYTHON.exists():
        todo = list(locks)
        step("Making .venv", str(find_python()), "-m", "venv", "--clear", VENV)
        # A .pth file does what `pip install -e .` would, at once and without fetching a build backend.
        next(VENV.glob("lib/python*/site-packages")).joinpath("taitto.pth").write_text(f"{ROOT}\n")
    for lock in todo:
        step(f"Installing the packages of {lock}", PYTHON, *PIP_INSTALL, "-r", ROOT / lock)
    if code := subprocess.call([PYTHON, "-P", "-m", "taitto.fonts"], stdout=sys.stderr):  # tells its steps
        sys.exit(code)
    for lock in todo:
        (VENV / lock).write_bytes(stamps[lock])


def main(verb: str = "build", *rest: str) -> int:
    """Set up what the verb needs, then run the tests or become `taitto` or `bench`: exit codes and Ctrl-C pass."""
    set_up("requirements.lock", *["requirements-dev.lock"] * (verb == "test"))
    if verb != "test":
        os.execv(PYTHON, [str(PYTHON), "-P", "-m", *["taitto"] * (verb != "bench"), verb, *rest])
    for tool, *words in [["pytest", *rest]] if rest else map(str.split, TESTS):
        say("──", tool, *words)
        if code := subprocess.call([VENV / "bin" / tool, *words], cwd=ROOT):
            say("Failed:", tool, *words, f"(exit code {code})")
            return code
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as trouble:  # the machine's, not a fault of ours: no traceback
        say(trouble)
        sys.exit(3)
