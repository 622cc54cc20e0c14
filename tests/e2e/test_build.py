"""`taitto` as an editor runs it: real processes in offices of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.processes import TAITTO, files, taitto

if TYPE_CHECKING:
    from tests.conftest import Sample

ROOT = Path(__file__).parents[2]
OFFICE = ("taitto.yaml", "assets", "templates", "issues")
ISSUE = """\
format: 1
title: Kylälehti
topic: Kevät
label: 1/2026
date: 2026-03
email: {subject: "Kylälehti 1/2026", preheader: Kevät tuli}
contents: [01-kevat]
"""
MAIL = ("email.html", "email.txt", "email.eml")
TOLD = (*MAIL, "issue.pdf", "Kylalehti-2026-1.pdf", "cover.png", "cover@2x.png", "report.html")
ARTICLE = "---\nheadline: Kevät tuli kylään\n---\n\nLumi suli, ja tiellä oli vettä.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small issue in a folder that belongs to no office."""
    folder = tmp_path / "omat lehdet" / "kevät"
    folder.mkdir(parents=True)
    (folder / "issue.yaml").write_text(ISSUE, encoding="utf-8")
    (folder / "01-kevat.md").write_text(ARTICLE, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_the_same_issue_gives_the_same_bytes(tmp_path: Path, sample: Sample) -> None:
    """In any folder, on any day, whatever the machine's language, time zone, hash seed and file mode."""
    quirks = [
        ({"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1"}, 0o077),
        ({"PYTHONHASHSEED": "2", "TZ": "America/Caracas", "LC_ALL": "sv_FI.UTF-8", "LANG": "tr_TR.UTF-8"}, 0o002),
    ]
    offices, processes = [tmp_path / "a", tmp_path / "a much longer path" / "ö"], []
    for office, (env, umask) in zip(offices, quirks, strict=True):
        for part in OFFICE:
            source = ROOT / part
            office.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if source.is_dir() else shutil.copy)(source, office / part)
        for path in office.rglob("*"):
            os.utime(path, (umask, umask))
        start = subprocess.Popen(
            [*TAITTO, "build"], cwd=office, env={**os.environ, **env}, umask=umask, stderr=subprocess.PIPE
        )
        processes.append(start)
    for process in processes:
        _, told = process.communicate()
        assert process.returncode == 0, told.decode()
    one, other = (files(office / "build" / sample.folder.name) for office in offices)
    assert list(one) == list(other) == list(files(sample.folder))
    assert [name for name in one if not one[name] == other[name] == (sample.folder / name).read_bytes()] == []


def test_the_manifest_names_each_file(sample: Sample) -> None:
    manifest = json.loads(sample.text("manifest.json"))
    built = files(sample.folder)
    del built["manifest.json"]
    told = {name: (facts["bytes"], facts["sha256"]) for name, facts in manifest["files"].items()}
    assert told == {name: (len(data), sha256(data).hexdigest()) for name, data in built.items()}
    assert {"email.html", "email.txt", "email.eml", "issue.pdf", "report.html"} < set(told)


def test_any_folder_can_be_built_to_any_place(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "valmiit"
    done = taitto("build", folder, "--out", out, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert set(files(out)) == {f"kevät/{name}" for name in (*TOLD, "manifest.json")}
    assert "Lumi suli" in (out / "kevät" / "email.txt").read_text(encoding="utf-8")
    assert [line.split("  ")[0] for line in done.stdout.splitlines()] == [f"valmiit/kevät/{name}" for name in TOLD]


def test_one_channel_alone(folder: Path, tmp_path: Path) -> None:
    done = taitto("build", folder, "--channel", "email", "--out", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert set(files(tmp_path / "out" / "kevät")) == {*MAIL, "report.html", "manifest.json"}
    wrong = taitto("build", folder, "--channel", "e-mail", "--out", "out", cwd=tmp_path)
    assert wrong.returncode == 2
    assert 'unknown channel "e-mail" (did you mean "email"?)' in wrong.stderr


def test_a_broken_issue_leaves_the_former_build_as_it_was(folder: Path, tmp_path: Path) -> None:
    build = ["build", folder, "--channel", "email", "--out", "out"]
    assert taitto(*build, cwd=tmp_path).returncode == 0
    before = files(tmp_path / "out")
    (folder / "01-kevat.md").write_text(
        f"{ARTICLE}\n:::{{figure}} images/none.jpg\n:::\n\n<b>lihava</b>\n", encoding="utf-8"
    )
    (folder / "issue.yaml").write_text(ISSUE.replace("topic", "topik"), encoding="utf-8")
    done = taitto(*build, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert files(tmp_path / "out") == before
    told = done.stderr.splitlines()[1:]
    assert len(told) >= 6, "all faults in one run"
    assert all(line.startswith(str(folder)) and line.removeprefix(str(folder)).split(":")[1].isdigit() for line in told)
    assert "Traceback" not in done.stderr


def test_check_tells_all_and_builds_nothing(folder: Path, tmp_path: Path) -> None:
    done = taitto("check", folder, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{folder}: no errors, 0 warnings\n"
    assert list(tmp_path.iterdir()) == [folder.parent]


def test_values_that_are_left_out_come_back_as_warnings() -> None:
    done = taitto("check", "2019-03", cwd=ROOT)
    assert done.returncode == 0
    warnings = done.stderr.splitlines()
    assert {word for line in warnings for word in ("unclear", "number-lost") if word in line} == {
        "unclear",
        "number-lost",
    }
    assert all(line.startswith("issues/2019-03/figures/lukuina.yaml:") for line in warnings)


@pytest.mark.parametrize(
    ("words", "code"),
    [(["--help"], 0), (["--version"], 0), (["bild"], 2), (["build", "--nope"], 2), (["check", "none"], 1)],
)
def test_exit_codes(words: list[str], code: int, tmp_path: Path) -> None:
    done = taitto(*words, cwd=tmp_path)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
