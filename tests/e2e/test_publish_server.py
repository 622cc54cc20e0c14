"""`taitto publish` to a real OpenSSH server on this machine: what only a server can refuse."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import threading
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from taitto.errors import EnvironmentFault
from taitto.site.built import read_built
from taitto.site.sending import plan_sending, reach
from taitto.site.sending import send as run_plan
from taitto.site.target import parse_target
from tests.support.processes import _unshared
from tests.support.publishing import BUILT, FOR_READERS, ISSUE, Place, at, build, refused, send, sent
from tests.support.sshd import NEEDS_SSHD, Sshd, know, make_key, start_sshd

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from taitto.config import Office
    from taitto.model import Artifact

pytestmark = NEEDS_SSHD

NOT_IN = "the server does not let this account in (is the user right? TAITTO_SSH_KEY names another key)"
NOT_ALLOWED = "this account may not do that there (change who may write there, or take another account)"
NO_REASON = "the server failed to do it and does not say why (is its disk full or read-only, or a quota reached?)"
SECRET = "sala sana"  # noqa: S105 (opens nothing but what a test made)
BROKE = "the connection broke; 2 of 5 files are sent, the next run goes on"


def test_a_full_disk(office: Office, tmp_path: Path) -> None:
    root = tmp_path / "www"
    root.mkdir()
    mounting = ("sh", "-euc", f"mount -t tmpfs -o size=300k none '{root}'; exec \"$@\"", "sh")
    server = start_sshd(tmp_path / "sshd", before=(*_unshared(network=True), *mounting))
    try:
        told = refused(send(office, at(server, root)))
        again = send(office, at(server, root), "--dry-run").stdout
    finally:
        server.stop()
    assert told.endswith(f"{ISSUE}/issue.pdf: {NO_REASON}; 2 of 5 files are sent, the next run goes on")
    assert again.splitlines()[-1].endswith("2 unchanged")


def test_a_read_only_server(office: Office, tmp_path: Path) -> None:
    server = start_sshd(tmp_path / "sshd", options="-R")
    try:
        told = refused(send(office, at(server, tmp_path)))
    finally:
        server.stop()
    assert told.endswith(NOT_ALLOWED)


def test_an_unknown_server_is_told_with_the_line_that_accepts_it(office: Office, sshd: Sshd, tmp_path: Path) -> None:
    place, known = at(sshd, tmp_path), tmp_path / "known_hosts"
    place.env["TAITTO_SSH_KNOWN_HOSTS"] = str(known)
    done = send(office, place)
    line = refused(done)
    key = sshd.folder / "host.pub"
    shown = subprocess.run(["ssh-keygen", "-lf", key], capture_output=True, text=True, check=True).stdout
    assert f"this server is not known; its ssh-ed25519 key is {shown.split()[1]} (" in done.stderr
    assert not known.exists()
    known.write_text(f"{line}\n", encoding="utf-8")
    assert sent(send(office, place)) == FOR_READERS


def test_a_server_with_another_key_than_before(office: Office, sshd: Sshd, tmp_path: Path) -> None:
    make_key(tmp_path / "former")
    know(tmp_path / "known_hosts", sshd.port, tmp_path / "former.pub")
    place = at(sshd, tmp_path)
    place.env["TAITTO_SSH_KNOWN_HOSTS"] = str(tmp_path / "known_hosts")
    told = refused(send(office, place))
    assert "this server has another key than before, SHA256:" in told
    assert f"mend its line in {tmp_path}/known_hosts)" in told


def test_a_known_hosts_file_that_cannot_be_read(office: Office, sshd: Sshd, tmp_path: Path) -> None:
    place = at(sshd, tmp_path)
    for content in (b"a.example ssh-ed25519 AAA\n", b"\xff\xfe\x00"):
        (tmp_path / "known").write_bytes(content)
        place.env["TAITTO_SSH_KNOWN_HOSTS"] = str(tmp_path / "known")
        told = refused(send(office, place))
        assert str(tmp_path / "known") in told


def test_keys_that_do_not_open(office: Office, sshd: Sshd, tmp_path: Path) -> None:
    place = at(sshd, tmp_path)
    make_key(tmp_path / "wrong")
    (tmp_path / "broken").write_text("no key\n", encoding="utf-8")
    place.env["TAITTO_SSH_KEY"] = str(tmp_path / "wrong")
    assert refused(send(office, place)).endswith(f"127.0.0.1:{sshd.port}: {NOT_IN}")
    place.env["TAITTO_SSH_KEY"] = str(tmp_path / "none")
    assert refused(send(office, place)).startswith(f"{tmp_path}/none: there is no key that can be read")
    place.env["TAITTO_SSH_KEY"] = str(tmp_path / "broken")
    assert "there is no key for it: not a valid OPENSSH private key file (give one to" in refused(send(office, place))
    place.env.update({"TAITTO_SSH_KEY": "", "HOME": str(tmp_path)})
    assert "there is no key for it: No authentication methods available (give" in refused(send(office, place))


def test_a_key_with_a_password(office: Office, tmp_path: Path) -> None:
    (tmp_path / "sshd").mkdir()
    make_key(tmp_path / "sshd" / "client", SECRET)
    server = start_sshd(tmp_path / "sshd")
    place = at(server, tmp_path)
    try:
        told = refused(send(office, place))
        place.env["TAITTO_SSH_PASSWORD"] = SECRET
        done = send(office, place)
    finally:
        server.stop()
    assert "the key's file has a password (give it to ssh-agent by ssh-add, or set TAITTO_SSH_PASSWORD)" in told
    assert sent(done) == FOR_READERS


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
def test_a_key_in_its_usual_place_and_a_server_of_any_kind_of_key(kind: str, office: Office, tmp_path: Path) -> None:
    (tmp_path / "sshd" / ".ssh").mkdir(parents=True)
    make_key(tmp_path / "sshd" / "host", kind=kind)
    make_key(tmp_path / "sshd" / "client", kind=kind)
    server = start_sshd(tmp_path / "sshd")
    for name, usual in (("client", f"id_{kind}"), ("known_hosts", "known_hosts")):
        (server.folder / name).rename(server.folder / ".ssh" / usual)
    place = Place(target=f"{server.address}{tmp_path}", root=tmp_path, env={"HOME": str(server.folder)})
    try:
        assert sent(send(office, place)) == FOR_READERS
    finally:
        server.stop()


def test_a_key_that_the_agent_holds(office: Office, sshd: Sshd, tmp_path: Path) -> None:
    place = at(sshd, tmp_path)
    del place.env["TAITTO_SSH_KEY"]
    agent_socket = tmp_path / "agent"
    with subprocess.Popen(["ssh-agent", "-D", "-a", agent_socket], stdout=subprocess.PIPE) as agent:
        assert agent.stdout is not None
        agent.stdout.readline()  # it answers now
        place.env["SSH_AUTH_SOCK"] = str(agent_socket)
        adding = ["ssh-add", "-q", str(sshd.folder / "client")]
        subprocess.run(adding, env={**os.environ, **place.env}, check=True, capture_output=True)
        done = send(office, place)
        agent.terminate()
    assert sent(done) == FOR_READERS


def test_nothing_answers(office: Office, tmp_path: Path) -> None:
    server = start_sshd(tmp_path / "sshd")
    server.stop()
    told = refused(send(office, at(server, tmp_path)))
    assert told == f"127.0.0.1:{server.port}: no server answers at this port (is it running, is the port right?)"


def test_a_server_that_dies_in_the_middle(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers keep the former manifest; the next run sends what is left."""
    server = start_sshd(tmp_path / "sshd")
    place = at(server, tmp_path / "www")
    place.root.mkdir()
    assert send(office, place).returncode == 0
    former = place.root / ISSUE / "manifest.json"
    os.utime(former, (1_700_000_000, 1_700_000_000))
    before = former.read_bytes()
    build(office, {name: data.upper() for name, data in BUILT.items()})
    done: list[str] = []

    def die_after_two(artifact: Artifact) -> None:
        done.append(artifact.path)
        if len(done) == 2:
            server.kill()

    with pytest.raises(EnvironmentFault) as fault:
        send_here(office, place, monkeypatch, die_after_two)
    assert str(fault.value) == f"{place.target}/{ISSUE}/issue.pdf: {BROKE}"
    assert former.read_bytes() == before
    server = start_sshd(server.folder, port=server.port)
    try:
        assert sent(send(office, place)) == FOR_READERS[2:]
    finally:
        server.stop()
    assert [name for name in place.files if ".part" in name] == []
    assert place.files[f"{ISSUE}/issue.pdf"] == BUILT["issue.pdf"].upper()


def test_a_server_that_falls_silent(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("taitto.site.server.IO_TIMEOUT_S", 0.5)
    server = start_sshd(tmp_path / "sshd")
    try:
        with pytest.raises(EnvironmentFault) as fault:
            send_here(office, at(server, tmp_path), monkeypatch, lambda _: server.halt())
    finally:
        server.kill()
    assert "no answer in time (is the network slow, or the server busy? run it again); 1 of 5" in str(fault.value)


def test_what_answers_is_no_ssh_server(office: Office, sshd: Sshd, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        answering = threading.Thread(target=hang_up, args=(other,))
        answering.start()
        place = at(replace(sshd, port=other.getsockname()[1]), tmp_path)
        told = refused(send(office, place))
        answering.join()
    assert "no SFTP server answers: " in told


def test_a_password_for_those_who_have_no_key(office: Office, tmp_path: Path) -> None:
    """The server sees accounts of its own: those of this machine keep their passwords."""
    shadow = tmp_path / "shadow"
    hashed = subprocess.run(
        ["openssl", "passwd", "-6", SECRET], capture_output=True, text=True, check=True
    ).stdout.strip()
    shadow.write_text(f"{getpass.getuser()}:{hashed}:20000:0:99999:7:::\n", encoding="utf-8")
    mounting = ("sh", "-euc", f"mount --bind '{shadow}' /etc/shadow; exec \"$@\"", "sh")
    server = start_sshd(tmp_path / "sshd", password=True, before=(*_unshared(network=True), *mounting))
    place = at(server, tmp_path)
    place.env.update({"HOME": str(tmp_path), "TAITTO_SSH_KEY": "", "TAITTO_SSH_PASSWORD": "wrong"})
    try:
        told = refused(send(office, place))
        place.env["TAITTO_SSH_PASSWORD"] = SECRET
        done = send(office, place)
    finally:
        server.stop()
    assert NOT_IN in told
    assert sent(done) == FOR_READERS


def hang_up(server: socket.socket) -> None:
    connection, _ = server.accept()
    connection.close()


def send_here(office: Office, place: Place, patch: pytest.MonkeyPatch, say: Callable[[Artifact], None]) -> None:
    """Publish within this process, to act between two files."""
    for name, value in place.env.items():
        patch.setenv(name, value)
    target = parse_target(place.target)
    artifacts = read_built(office.root / "build" / ISSUE)
    with reach(target) as disk:
        run_plan(disk, plan_sending(disk, target, ISSUE, artifacts), say)
