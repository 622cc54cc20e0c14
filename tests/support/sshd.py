"""A real OpenSSH server on this machine alone, for one test run: its own keys, accounts as they are, no system files.

As root sshd wants its empty folder /run/sshd, which a machine makes when it starts sshd itself; here the tests make it.
"""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import socket
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

_WITH_SYSTEM_PROGRAMS = f"{os.environ.get('PATH', '')}:/usr/local/sbin:/usr/sbin:/sbin"
SSHD = shutil.which("sshd", path=_WITH_SYSTEM_PROGRAMS)
NEEDS_SSHD = pytest.mark.skipif(SSHD is None, reason="sshd is missing (Debian: openssh-server)")
TRIES = 5
CONFIG = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/authorized_keys
UsePAM no
StrictModes no
PermitRootLogin yes
PasswordAuthentication {password}
KbdInteractiveAuthentication no
Subsystem sftp internal-sftp {options}
LogLevel INFO
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sshd:
    """A server that runs, and what a client needs to be let in."""

    folder: Path
    port: int
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        """The beginning of a target at this server, up to where its path starts."""
        return f"sftp://{getpass.getuser()}@127.0.0.1:{self.port}"

    @property
    def env(self) -> dict[str, str]:
        """The environment of a client that has a key and knows the server, in a home of its own."""
        return {
            "HOME": str(self.folder),
            "TAITTO_SSH_KEY": str(self.folder / "client"),
            "TAITTO_SSH_KNOWN_HOSTS": str(self.folder / "known_hosts"),
        }

    def kill(self) -> None:
        """End the server and what it started for its clients, as a power cut does."""
        for pid in (*_below(self.process.pid), self.process.pid):
            os.kill(pid, signal.SIGKILL)
        self.stop()

    def halt(self) -> None:
        """Have the server answer nothing more, until it is killed."""
        for pid in (self.process.pid, *_below(self.process.pid)):
            os.kill(pid, signal.SIGSTOP)

    def stop(self) -> None:
        """End the server; do nothing when it is ended."""
        self.process.terminate()
        self.process.communicate()


def start_sshd(
    folder: Path, *, options: str = "", password: bool = False, before: tuple[str, ...] = (), port: int | None = None
) -> Sshd:
    """Start a server whose keys lie in `folder`, made there unless they are there.

    `options` are those of its SFTP part, `before` is a command that starts sshd.
    """
    assert SSHD is not None
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    folder.mkdir(exist_ok=True)
    for name in ("host", "client"):
        if not (folder / name).exists():
            make_key(folder / name)
    shutil.copyfile(folder / "client.pub", folder / "authorized_keys")
    for _ in range(TRIES):  # another process may take a free port before sshd does
        port_now = port or _free_port()
        know(folder / "known_hosts", port_now, folder / "host.pub")
        config = folder / "sshd_config"
        settings = CONFIG.format(port=port_now, folder=folder, password="yes" if password else "no", options=options)
        config.write_text(settings, encoding="utf-8")
        process = subprocess.Popen(
            [*before, SSHD, "-D", "-e", "-f", str(config)], stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        told = []
        for line in process.stderr or ():
            told.append(line)
            if "Server listening" in line:
                return Sshd(folder=folder, port=port_now, process=process)
        process.communicate()
        if "Address already in use" not in "".join(told):
            break
    pytest.fail("".join(told))


def make_key(file: Path, passphrase: str = "", kind: str = "ed25519") -> None:
    """Make a key, its public half beside it. It has a remark, as usual: paramiko reads only some of those without."""
    command = ["ssh-keygen", "-q", "-t", kind, "-N", passphrase, "-C", "taitto", "-f", str(file)]
    subprocess.run(command, check=True, capture_output=True)


def know(file: Path, port: int, public_key: Path) -> None:
    """Write a known_hosts that knows this server alone."""
    file.write_text(f"[127.0.0.1]:{port} {public_key.read_text(encoding='utf-8')}", encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _below(pid: int) -> list[int]:
    """Return the processes that a process started, and those that they started. Only Linux tells so."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [below for child in map(int, children) for below in (child, *_below(child))]
