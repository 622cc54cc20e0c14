"""Killed at any moment, a build leaves the old edition or the new one, whole; two builds at once wait."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from taitto.model import Artifact
from taitto.publishing import publish
from tests.support.offices import ARTICLE, make_office
from tests.support.processes import TAITTO, files

OLD = (Artifact(path="a.txt", data=b"old"), Artifact(path="images/b.jpg", data=b"old"))
NEW = (Artifact(path="a.txt", data=b"new"), Artifact(path="images/c.jpg", data=b"new"))

# Publishes NEW and kills itself at the n-th time that Python asks the system for something in the folder.
KILLED = """
import os, signal, sys
from pathlib import Path
from taitto import publishing
from taitto.model import Artifact
folder, last, steps = Path(sys.argv[1]), int(sys.argv[2]), 0
if sys.argv[3] == "two renames":
    publishing.exchange = lambda one, other: False
def watch(event, arguments):
    global steps
    if event.split(".")[0] in {"open", "os", "shutil"} and any(str(folder.parent) in str(a) for a in arguments):
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
names = {"a.txt": b"new", "images/c.jpg": b"new"}
publishing.publish(folder, tuple(Artifact(path=name, data=data) for name, data in names.items()))
"""


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of the old and of the new edition."""
    folder = tmp_path_factory.mktemp("editions")
    publish(folder / "old", OLD)
    publish(folder / "new", NEW)
    return files(folder / "old"), files(folder / "new")


@pytest.mark.slow
@pytest.mark.parametrize("swap", ["one step", "two renames"])
def test_a_kill_between_any_two_steps_leaves_a_whole_edition(
    swap: str, tmp_path: Path, editions: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    """Where the disk swaps in one step always in its place; else at the latest when the next build puts it right."""
    old, new = editions
    found = []
    for step in range(1, 200):
        folder = tmp_path / str(step) / "1"
        publish(folder, OLD)
        done = subprocess.run([sys.executable, "-P", "-c", KILLED, folder, str(step), swap], check=False)
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL
        if swap == "one step":
            assert files(folder) in editions, f"after step {step}"
        else:
            assert (files(folder) or files(folder.with_name(".1.old"))) in editions, f"after step {step}"
        found.append(files(folder))
        with pytest.raises(Exception, match="cannot be written"):
            publish(folder, (Artifact(path="a", data=b""), Artifact(path="a/b", data=b"")))
        assert files(folder) in editions, f"put right after step {step}"
        publish(folder, NEW)
        assert files(folder) == new
        assert [path.name for path in folder.parent.iterdir()] == ["1"]
    assert done.returncode == 0, "the kill came later and later, until the build was done first"
    assert old in found
    assert new in found
    assert ({} in found) == (swap == "two renames"), "the moment between the renames was hit"


@pytest.mark.slow
def test_a_build_killed_at_odd_moments_leaves_the_former_one(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office")
    build = [*TAITTO, "build", "--channel", "email"]
    subprocess.run(build, cwd=office.root, check=True, capture_output=True)
    target = office.root / "build" / "2026-03"
    old = files(target)
    (office.root / "issues" / "2026-03" / "01-kevat.md").write_text(ARTICLE + "\nUusi.\n", encoding="utf-8")
    start = time.monotonic()
    subprocess.run([*build, "--out", "elsewhere"], cwd=office.root, check=True, capture_output=True)
    length_s = time.monotonic() - start
    new = files(office.root / "elsewhere" / "2026-03")
    assert old != new
    for part in range(8):
        process = subprocess.Popen(build, cwd=office.root, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        time.sleep(length_s * (part + 1) / 8)
        process.kill()
        process.wait()
        assert files(target) in (old, new)
    subprocess.run(build, cwd=office.root, check=True, capture_output=True)
    assert files(target) == new
    assert [path.name for path in target.parent.iterdir()] == ["2026-03"]


@pytest.mark.slow
def test_two_builds_of_one_issue_wait_for_each_other(tmp_path: Path) -> None:
    """The first is stopped while it holds the issue; the second says that it waits, and is done when the first is."""
    office = make_office(tmp_path / "office")
    build = [*TAITTO, "build", "--channel", "email"]
    first = subprocess.Popen(build, cwd=office.root, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert first.stderr is not None
    assert first.stderr.readline() == "reading issues/2026-03\n"
    first.send_signal(signal.SIGSTOP)
    second = subprocess.Popen(build, cwd=office.root, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert second.stderr is not None
    assert second.stderr.readline() == "waiting for another build of this issue\n"
    first.send_signal(signal.SIGCONT)
    first.communicate(timeout=60)
    _, told = second.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 0)
    assert told.splitlines() == ["reading issues/2026-03", "making the email edition"]
    assert [path.name for path in (office.root / "build").iterdir()] == ["2026-03"]


@pytest.mark.slow
def test_a_killed_build_keeps_nobody_waiting(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office")
    build = [*TAITTO, "build", "--channel", "email"]
    first = subprocess.Popen(build, cwd=office.root, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert first.stderr is not None
    first.stderr.readline()
    os.kill(first.pid, signal.SIGKILL)
    first.communicate()
    second = subprocess.run(build, cwd=office.root, capture_output=True, text=True, check=True, timeout=60)
    assert "waiting" not in second.stderr
