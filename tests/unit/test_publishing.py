"""Publishing: nothing of an editor's is lost, whatever stands in the way."""

from __future__ import annotations

import errno
import hashlib
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from taitto import publishing
from taitto.errors import EnvironmentFault
from taitto.model import Artifact
from taitto.publishing import manifest, publish
from tests.support.processes import files

ONE = (Artifact(path="b.txt", data=b"b"), Artifact(path="a/ä.txt", data="ä".encode()))
REFUSED = r"is not replaced: no build made (issue\.yaml|1) \(move it, or choose another --out\)$"


def test_the_manifest_names_every_file_in_order() -> None:
    found = json.loads(manifest(ONE))

    assert found["format"] == 1
    assert list(found["files"]) == ["a/ä.txt", "b.txt"]
    assert found["files"]["a/ä.txt"] == {"bytes": 2, "sha256": hashlib.sha256("ä".encode()).hexdigest()}
    assert manifest(ONE) == manifest(ONE[::-1])


def test_the_manifest_is_true_of_what_is_on_the_disk(tmp_path: Path) -> None:
    publish(tmp_path / "1", ONE)
    found = files(tmp_path / "1")
    named = json.loads(found.pop("manifest.json"))["files"]

    assert {name: hashlib.sha256(data).hexdigest() for name, data in found.items()} == {
        name: facts["sha256"] for name, facts in named.items()
    }


def test_a_folder_that_no_build_made_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "issue.yaml").write_bytes(b"mine")
    with pytest.raises(EnvironmentFault, match=REFUSED):
        publish(tmp_path / "1", ONE)

    assert files(tmp_path) == {"1/issue.yaml": b"mine"}
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


def test_a_file_of_the_folder_s_name_stays(tmp_path: Path) -> None:
    (tmp_path / "1").write_bytes(b"mine")
    with pytest.raises(EnvironmentFault, match=REFUSED):
        publish(tmp_path / "1", ONE)

    assert files(tmp_path) == {"1": b"mine"}


def test_a_link_to_another_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "1").symlink_to(tmp_path / "elsewhere")
    for _ in range(2):
        with pytest.raises(EnvironmentFault, match=REFUSED):
            publish(tmp_path / "1", ONE)

    assert (tmp_path / "1").is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1", "elsewhere"]


def test_an_empty_folder_gives_way(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    publish(tmp_path / "1", ONE)

    assert set(files(tmp_path / "1")) == {"a/ä.txt", "b.txt", "manifest.json"}


def test_the_folders_above_are_made(tmp_path: Path) -> None:
    publish(tmp_path / "a" / "b" / "1", ONE)

    assert (tmp_path / "a" / "b" / "1" / "manifest.json").is_file()


def test_what_a_run_that_was_killed_while_writing_left_is_cleared(tmp_path: Path) -> None:
    (tmp_path / ".1.new").mkdir()
    (tmp_path / ".1.new" / "half.txt").touch()
    publish(tmp_path / "1", ONE)

    assert "half.txt" not in files(tmp_path / "1")
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


def test_a_run_killed_between_the_renames_is_put_right_by_the_next(tmp_path: Path) -> None:
    publish(tmp_path / ".1.old", ONE)
    publish(tmp_path / "1", (Artifact(path="c.txt", data=b"c"),))

    assert set(files(tmp_path / "1")) == {"c.txt", "manifest.json"}
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


def test_a_rename_that_fails_leaves_the_former_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(tmp_path / "1", ONE)
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == ".1.new":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(publishing, "exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(EnvironmentFault, match=r"cannot be written: No space left on device$"):
        publish(tmp_path / "1", (Artifact(path="c.txt", data=b"c"),))

    assert set(files(tmp_path / "1")) == {"a/ä.txt", "b.txt", "manifest.json"}
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


def test_a_disk_that_fails_twice_is_told_as_the_machine_s_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*args: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(publishing, "_put_right", failing)
    with pytest.raises(EnvironmentFault, match=r"cannot be written: Input/output error$"):
        publish(tmp_path / "1", ONE)


def test_a_folder_with_another_program_s_manifest_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "1" / "manifest.json").write_text('{"name": "app"}', encoding="utf-8")
    (tmp_path / "1" / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match="is not replaced"):
        publish(tmp_path / "1", ())

    assert (tmp_path / "1" / "index.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "images/desktop.ini", ".~lock.email.html#"])
def test_what_a_system_leaves_in_a_folder_is_no_reason_to_keep_it(name: str, tmp_path: Path) -> None:
    publish(tmp_path / "1", (Artifact(path="images/b.jpg", data=b"b"),))
    (tmp_path / "1" / name).touch()
    publish(tmp_path / "1", ONE)

    assert set(files(tmp_path / "1")) == {"a/ä.txt", "b.txt", "manifest.json"}


@pytest.mark.parametrize("manifest_of_another", ['{"files": 5}', '{"files": [{}]}', "[]", "no JSON"])
def test_a_manifest_that_is_none_names_nothing(manifest_of_another: str, tmp_path: Path) -> None:
    publish(tmp_path / "1", ONE)
    (tmp_path / "1" / "manifest.json").write_text(manifest_of_another, encoding="utf-8")
    with pytest.raises(EnvironmentFault, match=r"no build made a/ä\.txt"):
        publish(tmp_path / "1", ONE)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS])
def test_a_disk_that_cannot_exchange_folders_renames_them(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctypes.get_errno", lambda: number)
    monkeypatch.setattr("ctypes.CDLL", lambda name, use_errno: SimpleNamespace(renameat2=lambda *a: -1))
    publish(tmp_path / "1", ONE)
    publish(tmp_path / "1", (Artifact(path="c.txt", data=b"c"),))

    assert set(files(tmp_path / "1")) == {"c.txt", "manifest.json"}
    assert [path.name for path in tmp_path.iterdir()] == ["1"]
