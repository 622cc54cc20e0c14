"""`taitto publish` as an editor runs it: to a folder, and to a real OpenSSH server on this machine."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.processes import files, in_namespace, taitto
from tests.support.publishing import BUILT, FOR_READERS, ISSUE, Place, at, build, refused, send, sent
from tests.support.sshd import NEEDS_SSHD

if TYPE_CHECKING:
    from pathlib import Path

    from taitto.config import Office
    from tests.conftest import Sample


@pytest.fixture(params=["file", pytest.param("sftp", marks=NEEDS_SSHD)])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    root = tmp_path / "www \u00e4\u00e4"
    root.mkdir()
    if request.param == "file":
        return Place(target=root.as_uri(), root=root, env={})
    return at(request.getfixturevalue("sshd"), root)


def test_readers_get_what_is_theirs_the_index_last(office: Office, place: Place) -> None:
    done = send(office, place)
    assert sent(done) == FOR_READERS
    assert done.stdout.splitlines()[-1].endswith(f"/{ISSUE}: 5 files sent, 511 kB; 0 unchanged")
    lying = place.files
    manifest = lying.pop(f"{ISSUE}/manifest.json")
    assert lying == {f"{ISSUE}/{name}": BUILT[name] for name in FOR_READERS[:-1]}
    assert b"email.eml" not in manifest
    assert b"press.pdf" not in manifest


def test_what_is_there_is_not_sent_again(office: Office, place: Place) -> None:
    send(office, place)
    times = {path: path.stat().st_mtime_ns for path in place.root.rglob("*")}
    done = send(office, place)
    assert sent(done) == []
    assert done.stdout.splitlines()[-1].endswith(": 0 files sent, 0 kB; 4 unchanged")
    assert {path: path.stat().st_mtime_ns for path in place.root.rglob("*")} == times


def test_a_file_that_changed_is_sent_and_none_is_deleted(office: Office, place: Place) -> None:
    send(office, place)
    (place.root / ISSUE / "someone's own.txt").write_bytes(b"not ours")
    build(
        office, {**{name: data for name, data in BUILT.items() if "kansi" not in name}, "email.html": b"<p>Lumi tuli."}
    )
    done = send(office, place)
    assert sent(done) == ["email.html", "manifest.json"]
    assert "left  images/kansi.png  belongs to the issue no more; nothing is deleted" in done.stdout
    assert place.files[f"{ISSUE}/email.html"] == b"<p>Lumi tuli."
    assert {f"{ISSUE}/images/kansi.png", f"{ISSUE}/someone's own.txt"} < set(place.files)


def test_a_dry_run_tells_what_it_would_send(office: Office, place: Place) -> None:
    done = send(office, place, "--dry-run")
    assert [line.split("  ")[:2] for line in done.stdout.splitlines()[:-1]] == [["would send", p] for p in FOR_READERS]
    assert done.stdout.splitlines()[-1].endswith(": 5 files would be sent, 511 kB; 0 unchanged")
    assert list(place.root.iterdir()) == []


def test_the_printer_gets_press_pdf_when_it_is_asked_for(office: Office, place: Place) -> None:
    assert "press.pdf" in sent(send(office, place, "--press"))
    assert place.files[f"{ISSUE}/press.pdf"] == BUILT["press.pdf"]


def test_what_was_lost_or_touched_there_is_sent_anew(office: Office, place: Place) -> None:
    send(office, place)
    folder = place.root / ISSUE
    (folder / "images" / "kansi.png").unlink()
    page = folder / "email.html"
    page.write_bytes(page.read_bytes().replace(b"suli", b"tuli"))  # of the same length
    later = (folder / "manifest.json").stat().st_mtime + 10
    os.utime(page, (later, later))
    assert sent(send(office, place)) == ["images/kansi.png", "email.html", "manifest.json"]


def test_without_a_manifest_there_each_file_is_compared(office: Office, place: Place) -> None:
    send(office, place)
    folder = place.root / ISSUE
    (folder / "manifest.json").write_bytes(b"{}")
    (folder / "email.html").write_bytes(BUILT["email.html"].replace(b"suli", b"tuli"))
    assert sent(send(office, place)) == ["email.html", "manifest.json"]


def test_a_target_that_is_no_folder(office: Office, place: Place) -> None:
    nowhere = Place(target=f"{place.target}/nowhere", root=place.root, env=place.env)
    assert refused(send(office, nowhere)).endswith("/nowhere: there is no such folder (make it, or mend the path)")
    (place.root / "nowhere").touch()
    assert "/nowhere: this is a file (name the folder" in refused(send(office, nowhere))
    (place.root / ISSUE).touch()
    assert "a file stands where a folder belongs" in refused(send(office, place))


def test_a_folder_in_a_files_place(office: Office, place: Place) -> None:
    (place.root / ISSUE / "issue.pdf").mkdir(parents=True)
    assert f"{ISSUE}/issue.pdf: a folder stands where a file belongs (move it)" in refused(send(office, place))
    assert not [name for name in place.files if name.endswith((".part", "manifest.json"))]


def test_a_build_elsewhere_and_the_real_sample(sample: Sample, place: Place) -> None:
    words = ("publish", sample.folder.name, place.target, "--from", str(sample.folder.parent))
    done = taitto(*words, cwd=sample.office.root, env=place.env)
    assert done.returncode == 0, done.stderr
    here, there = files(sample.folder), files(place.root / sample.folder.name)
    assert set(here) - set(there) == {"email.eml", "email.txt"} | ({"press.pdf", "report.html"} & set(here))
    assert all(there[name] == here[name] for name in there if name != "manifest.json")


def test_an_issue_that_is_not_built(office: Office, tmp_path: Path) -> None:
    done = taitto("publish", ISSUE, tmp_path, "--from", "elsewhere", cwd=office.root)
    assert refused(done) == f"elsewhere/{ISSUE}: there is no build (build the issue first)"


def test_a_password_in_the_address_is_refused_and_not_repeated(office: Office) -> None:
    done = taitto("publish", ISSUE, "sftp://me:s3cret@127.0.0.1/www", cwd=office.root)
    assert "a password does not stand in an address" in refused(done, code=2)
    assert "s3cret" not in done.stdout + done.stderr


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        ("mount -t tmpfs -o size=300k none $2", "no room is left there (make room, then run it again)"),
        ("mount -t tmpfs none $2 && mount -o remount,ro $2", "the disk there is read-only"),
    ],
    ids=["full", "read-only"],
)
def test_a_disk_that_takes_nothing(trouble: str, told: str, office: Office, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    script = f"{trouble}; cd $1; code=0; $3 -P -m taitto publish {ISSUE} $2 || code=$?; find $2; exit $code"
    done = in_namespace(script, office.root, tmp_path / "www", sys.executable)
    assert told in refused(done)
    assert ".part" not in done.stdout
    assert "manifest" not in done.stdout.split(str(tmp_path), 1)[1]
