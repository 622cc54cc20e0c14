"""A machine that lacks something: the edition is the same without it, or the editor is told what to do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from taitto.config import Office
from tests.faults.catalogue import MACHINE
from tests.support.offices import ARTICLE, SETTINGS, jpeg, make_office
from tests.support.processes import files, in_namespace, taitto

pytestmark = pytest.mark.slow

BUILD = f"cd $1 && {sys.executable} -P -m taitto build"
OTHER_TEXT = f"printf '%s' '{ARTICLE}Uusi.' > $1/issues/2026-03/01-kevat.md"
KEEP = "cp -a build/. $2"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make_office(tmp_path / "office")


@pytest.fixture
def edition(office: Office, tmp_path: Path) -> dict[str, bytes]:
    """The files of a build on a machine that lacks nothing."""
    done = taitto("build", "--out", tmp_path / "sound", cwd=office.root)
    assert done.returncode == 0, done.stderr
    return files(tmp_path / "sound" / "2026-03")


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("dd if=/dev/zero of=build/rest bs=1k 2>/dev/null || true", MACHINE["the disk is full"]),
        ("mount -o remount,ro build", MACHINE["the disk is read-only"]),
    ],
    ids=["full", "read-only"],
)
def test_a_disk_that_takes_nothing_leaves_the_former_edition(
    trouble: str, told: str, office: Office, tmp_path: Path
) -> None:
    script = f"""
        mkdir -p $1/build $2 && mount -t tmpfs -o size=300k none $1/build
        {BUILD} --channel email
        {trouble}
        {OTHER_TEXT}
        code=0; {BUILD} --channel email || code=$?
        {KEEP}; exit $code
    """
    done = in_namespace(script, office.root, tmp_path / "kept")
    assert done.returncode == 3, done.stderr
    assert done.stderr.splitlines()[-1] == told
    kept = files(tmp_path / "kept")
    kept.pop("rest", None)
    built = ("email.eml", "email.html", "email.txt", "manifest.json", "report.html")
    assert set(kept) == {f"2026-03/{name}" for name in built}
    assert b"Uusi" not in kept["2026-03/email.txt"]


def test_a_file_that_cannot_grow_leaves_the_former_edition(office: Office) -> None:
    """What a quota does, on a system where nobody may mount a small disk."""
    assert taitto("build", "--channel", "email", cwd=office.root).returncode == 0
    before = files(office.root / "build")
    (office.root / "issues" / "2026-03" / "01-kevat.md").write_text(ARTICLE + "\nUusi.\n", encoding="utf-8")
    program = (
        "import resource, signal, sys, taitto.cli\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))\n"
        "sys.exit(taitto.cli.run(sys.argv[1:]))\n"
    )
    measuring = [name for name in os.environ if name.startswith("COV")]  # which would write a large file of its own
    done = taitto("build", "--channel", "email", cwd=office.root, program=program, without=measuring)
    assert done.returncode == 3, done.stderr
    assert done.stderr.splitlines()[-1] == "taitto: build/2026-03: cannot be written: File too large"
    assert files(office.root / "build") == before


def test_without_a_folder_for_temporary_files_print_says_so(office: Office) -> None:
    program = "import sys, tempfile, taitto.cli; tempfile.tempdir = '/proc'; sys.exit(taitto.cli.run(sys.argv[1:]))"
    done = taitto("build", "--channel", "print", cwd=office.root, program=program)
    assert done.returncode == 3, done.stderr
    assert done.stderr.splitlines()[-1].startswith(MACHINE["no folder takes temporary files"])


@pytest.mark.parametrize(
    ("library", "channel", "outcome"),
    [
        ("libpango-1.0.so.0", "print", (3, MACHINE["Pango is missing"])),
        ("libpango-1.0.so.0", "email", (0, "")),
        ("libvoikko.so.1", "print", (0, MACHINE["Voikko is missing (a warning)"])),
        ("libvoikko.so.1", "email", (0, "")),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="a broken library is put before the sound one as Linux finds them")
def test_a_library_that_is_missing_is_named_by_the_edition_that_needs_it(
    library: str, channel: str, outcome: tuple[int, str], office: Office
) -> None:
    broken = office.root / "broken"
    broken.mkdir()
    (broken / library).touch()
    done = taitto("build", "--channel", channel, cwd=office.root, env={"LD_LIBRARY_PATH": str(broken)})
    code, told = outcome
    assert done.returncode == code, done.stderr
    assert told in done.stderr
    assert ("python3 build.py" in done.stderr) == bool(told)
    assert "Traceback" not in done.stderr


def test_a_typeface_that_is_not_installed_is_named(office: Office) -> None:
    theme = (Path(__file__).parents[2] / "assets" / "theme.yaml").read_text(encoding="utf-8")
    (office.root / "assets").mkdir()
    (office.root / "assets" / "theme.yaml").write_text(theme.replace("source-sans-3", "comic-sans"), encoding="utf-8")
    done = taitto("build", "--channel", "print", cwd=office.root)
    assert done.returncode == 3, done.stderr
    assert done.stderr.splitlines()[-1] == MACHINE["a typeface of the theme is missing"]


def test_without_a_home_and_a_locale_the_edition_is_the_same(
    office: Office, edition: dict[str, bytes], tmp_path: Path
) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = taitto("build", "--out", tmp_path / "ö", cwd=office.root, env=plain, without=["HOME", "USER", "LANG"])
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "ö" / "2026-03") == edition


def test_a_terminal_that_knows_few_letters_gets_the_message_all_the_same(office: Office) -> None:
    (office.root / "issues" / "2026-03").rename(office.root / "issues" / "2026–03 漢")
    done = taitto("check", cwd=office.root, env={"PYTHONIOENCODING": "latin-1"})
    assert (done.returncode, done.stdout) == (0, "issues/2026?03 ?: no errors, 0 warnings\n")


def test_before_1980_the_edition_is_the_same(office: Office, edition: dict[str, bytes], tmp_path: Path) -> None:
    """Archives know no earlier year: neither the clock nor the dates of the files may matter."""
    for path in office.root.rglob("*"):
        os.utime(path, (0, 0))
    program = (
        "import datetime, sys, time_machine\n"
        "with time_machine.travel(datetime.datetime(1979, 12, 31, tzinfo=datetime.UTC)):\n"
        "    from taitto.cli import run\n"
        "    assert datetime.date.today().year == 1979\n"
        "    sys.exit(run(sys.argv[1:]))\n"
    )
    done = taitto("build", "--out", tmp_path / "out", cwd=office.root, program=program)
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "out" / "2026-03") == edition


def test_without_a_network_the_edition_is_the_same(office: Office, edition: dict[str, bytes], tmp_path: Path) -> None:
    done = in_namespace(f"{BUILD} --out $2", office.root, tmp_path / "out", network=False)
    assert done.returncode == 0, done.stderr
    assert files(tmp_path / "out" / "2026-03") == edition


def test_a_folder_of_someone_else_is_told(office: Office) -> None:
    """Nobody, root neither, makes files in the kernel's folder."""
    done = taitto("build", "--channel", "email", "--out", "/proc/taitto", cwd=office.root)
    assert done.returncode == 3, done.stderr
    assert done.stderr.splitlines()[-1].startswith("taitto: /proc/taitto/2026-03: cannot be written: ")


def test_what_no_build_made_is_not_replaced(office: Office) -> None:
    mine = office.root / "build" / "2026-03" / "mine.txt"
    mine.parent.mkdir(parents=True)
    mine.touch()
    done = taitto("build", "--channel", "email", cwd=office.root)
    assert done.returncode == 3, done.stderr
    assert done.stderr.splitlines()[-1] == MACHINE["the folder for the build holds something else"]
    assert mine.exists()


def test_settings_that_cannot_be_read_are_told(office: Office) -> None:
    (office.root / "taitto.yaml").write_bytes(SETTINGS.encode("utf-16"))
    done = taitto("check", cwd=office.root)
    assert (done.returncode, done.stderr) == (
        1,
        "taitto.yaml:1: the file is not UTF-8 (save it as UTF-8 in your editor)\n",
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("01-kevat.md", "01-kevat.md: the file cannot be read: Permission denied (change who may read it)"),
        ("issue.yaml", "issue.yaml: the file cannot be read: Permission denied (change who may read it)"),
        ("images/a.jpg", '01-kevat.md:6: "images/a.jpg" cannot be read: Permission denied (change who may read it)'),
    ],
)
def test_a_file_that_may_not_be_read_is_told(name: str, told: str, tmp_path: Path) -> None:
    """Root may read everything; so Taitto runs without that capability (1 and 2 in linux/capability.h)."""
    figure = "\n:::{figure} images/a.jpg\n:alt: a\n:credit: b\nc\n:::\n"
    office = make_office(tmp_path, article=ARTICLE + figure, files={"images/a.jpg": jpeg()})
    (office.root / "issues" / "2026-03" / name).chmod(0)
    program = (
        "import ctypes, os, sys\n"
        "for capability in (1, 2):\n"
        "    ctypes.CDLL(None).prctl(24, capability)\n"
        "os.execv(sys.executable, [sys.executable, '-P', '-m', 'taitto', *sys.argv[1:]])\n"
    )
    done = taitto("check", cwd=office.root, program=program)
    assert (done.returncode, done.stderr.splitlines()) == (1, [f"issues/2026-03/{told}"])
