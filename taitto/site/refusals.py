"""What a disk, a server or the way to it refuses, in words that say what to do."""

from __future__ import annotations

import contextlib
import errno
import socket
from typing import TYPE_CHECKING

import paramiko

from taitto.errors import EnvironmentFault

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_SPACE = "no room is left there (make room, then run it again)"
_BROKEN = "the connection broke"
_BY_NUMBER = {
    errno.EACCES: "this account may not do that there (change who may write there, or take another account)",
    errno.EPERM: "this account may not do that there (change who may write there, or take another account)",
    errno.EROFS: "the disk there is read-only",
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.ENOENT: "there is no such folder (make it, or mend the path)",
    errno.ENOTDIR: "a file stands where a folder belongs (move it, or mend the path)",
    errno.EEXIST: "a file stands where a folder belongs (move it, or mend the path)",
    errno.EISDIR: "a folder stands where a file belongs (move it)",
    errno.ENAMETOOLONG: "a name is longer than the disk there takes (give the issue a shorter one)",
    errno.EPIPE: _BROKEN,
    errno.ECONNRESET: _BROKEN,
    errno.ECONNREFUSED: "no server answers at this port (is it running, is the port right?)",
    errno.EHOSTUNREACH: "no way leads to this host (is the network up?)",
    errno.ENETUNREACH: "no way leads to this host (is the network up?)",
}
_BY_KIND = {  # the narrower kind first
    paramiko.PasswordRequiredException: (
        "the key's file has a password (give it to ssh-agent by ssh-add, or set TAITTO_SSH_PASSWORD)"
    ),
    paramiko.AuthenticationException: (
        "the server does not let this account in (is the user right? TAITTO_SSH_KEY names another key)"
    ),
    TimeoutError: "no answer in time (is the network slow, or the server busy? run it again)",
    socket.gaierror: "there is no such host (is the network up, is the name right?)",
    EOFError: _BROKEN,
}


@contextlib.contextmanager
def told(place: str, after: str = "") -> Iterator[None]:
    """Tell what goes wrong at a place; `after` says what was done up to then.

    Raises:
        EnvironmentFault: with the place, what is wrong and what to do.

    """
    try:
        yield
    except (OSError, EOFError, paramiko.SSHException) as error:
        raise EnvironmentFault(f"{place}: {_reason(error)}{after}") from error


def _reason(error: Exception) -> str:
    for kind, reason in _BY_KIND.items():
        if isinstance(error, kind):
            return reason
    if isinstance(error, paramiko.ssh_exception.NoValidConnectionsError):  # of each address one
        error = next(iter(error.errors.values()))
    if isinstance(error, OSError):
        return _BY_NUMBER.get(error.errno or 0) or _without_number(error)
    text = str(error)
    return _BROKEN if text.startswith("Server connection dropped") else f"no SFTP server answers: {text}"


def _without_number(error: OSError) -> str:
    """Return what a server says that gives no reason. SFTP has no word for a full disk: all it says is "Failure"."""
    text = error.strerror or str(error)
    if text == "Failure" or text.startswith("size mismatch"):
        return "the server failed to do it and does not say why (is its disk full or read-only, or a quota reached?)"
    return _BROKEN if text == "Socket is closed" else text
