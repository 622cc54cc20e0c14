"""Targets as they are typed, and what of a build may leave the house."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from taitto.errors import EnvironmentFault
from taitto.model import Artifact
from taitto.publishing import publish
from taitto.site.built import parse_manifest, read_built
from taitto.site.target import Account, TargetFault, parse_target

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "path", "account"),
    [
        ("/srv/www", "/srv/www", None),
        ("file:///srv/a%20%C3%A4", "/srv/a ä", None),
        ("sftp://me@a.example:2222/www", "/www", Account(host="a.example", port=2222, user="me")),
        ("sftp://a.example/~/www", "www", Account(host="a.example")),
        ("sftp://a.example/~", ".", Account(host="a.example")),
        ("sftp://a.example", "/", Account(host="a.example")),
        ("sftp://[::1]/www", "/www", Account(host="::1")),
    ],
)
def test_where_a_target_leads(text: str, path: str, account: Account | None) -> None:
    target = parse_target(text)
    assert (target.path, target.account) == (path, account)


@pytest.mark.parametrize(
    "text",
    [
        *("", "a\nb", "ftp://a.example/www", "me@a.example:www", "file://srv/www", "sftp:///www", "sftp://a:b/www"),
        *("sftp://me:s3cret@a.example/", "sftp://me:@a.example/", "sftp://a.example/a?b", "sftp://a:99999/"),
    ],
)
def test_a_target_that_leads_nowhere(text: str) -> None:
    with pytest.raises(TargetFault) as fault:
        parse_target(text)
    assert "s3cret" not in str(fault.value)


@pytest.mark.parametrize(
    "path", ["../a.pdf", "/a.pdf", "a/../../a.pdf", "", "a\\b.pdf", "a//b.pdf", "./a.pdf", "a\n.pdf"]
)
def test_a_manifest_whose_paths_leave_the_folder_is_broken(path: str) -> None:
    facts = {"bytes": 1, "sha256": "0" * 64}
    assert parse_manifest(json.dumps({"format": 1, "files": {"a.pdf": facts}}).encode()) is not None
    assert parse_manifest(json.dumps({"format": 1, "files": {path: facts}}).encode()) is None


def test_a_build_that_somebody_changed_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "1"
    publish(folder, [Artifact(path="email.html", data=b"a"), Artifact(path="email.eml", data=b"b")])
    assert [artifact.path for artifact in read_built(folder)] == ["email.html"]
    (folder / "email.html").write_bytes(b"c")
    with pytest.raises(EnvironmentFault, match="was changed after the build"):
        read_built(folder)
    (folder / "email.html").unlink()
    with pytest.raises(EnvironmentFault, match="cannot be read"):
        read_built(folder)
    (tmp_path / "outside").write_bytes(b"a")
    (folder / "email.html").symlink_to(tmp_path / "outside")
    with pytest.raises(EnvironmentFault, match="a link that leads outside"):
        read_built(folder)
    (folder / "manifest.json").write_bytes(b"{}")
    with pytest.raises(EnvironmentFault, match="is not as a build wrote it"):
        read_built(folder)
