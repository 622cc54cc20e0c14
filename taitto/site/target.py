"""TARGET as it is typed → where a site's files go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from taitto.errors import did_you_mean
from taitto.files.names import from_here

SFTP_PORT = 22
_SCHEMES = ("file", "sftp")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_AS_SCP_TAKES_IT = re.compile(r"[^/\s@]+@[^/\s@]+:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_OWN_FOLDER = "/~"
"""How a path begins that starts at the account's own folder, and not at the server's root."""


class TargetFault(ValueError):
    """A TARGET that names no place; the message says what to write instead and repeats no password."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who signs in where; without a user, the one who runs Taitto."""

    host: str
    port: int = SFTP_PORT
    user: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A folder that holds issues: of this machine when there is no `account`, else of its server.

    `path` is whole, or starts at the account's own folder; `shown` is how an editor knows it.
    """

    path: str
    shown: str
    account: Account | None = None


def parse_target(text: str) -> Target:
    """Return where `text` leads: a path, `file:///path` or `sftp://user@host:port/path`.

    Raises:
        TargetFault: it leads nowhere, or it holds a password.

    """
    if not text or _CONTROL.search(text):
        raise TargetFault("a target is a folder, or sftp://user@host/folder")
    scheme = _SCHEME.match(text)
    if scheme is None:
        return _plain(text)
    if scheme[1].lower() not in _SCHEMES:
        raise TargetFault(f'no way leads to "{scheme[1]}:" ({did_you_mean(scheme[1], _SCHEMES)})')
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise TargetFault("the host or its port cannot be read (write sftp://user@host:22/folder)") from None
    if parts.password is not None:
        raise TargetFault("a password does not stand in an address (remove it; set TAITTO_SSH_PASSWORD)")
    if parts.query or parts.fragment:
        raise TargetFault("an address has no ? and no # (in a folder's name write %3F and %23)")
    return _folder(parts) if parts.scheme == "file" else _server(parts, port or SFTP_PORT)


def _plain(text: str) -> Target:
    if _AS_SCP_TAKES_IT.match(text):
        raise TargetFault("a folder of a server is written sftp://user@host/folder")
    return _here(Path(text).absolute())


def _folder(parts: SplitResult) -> Target:
    if parts.netloc not in {"", "localhost"} or not parts.path:
        raise TargetFault("file: names a whole path of this machine (write file:///folder, with three strokes)")
    return _here(Path(unquote(parts.path)))


def _here(path: Path) -> Target:
    return Target(path=str(path), shown=str(from_here(path)))


def _server(parts: SplitResult, port: int) -> Target:
    if not parts.hostname:
        raise TargetFault("the address names no host (write sftp://user@host/folder)")
    path = unquote(parts.path) or "/"
    if path == _OWN_FOLDER or path.startswith(f"{_OWN_FOLDER}/"):
        path = path.removeprefix(_OWN_FOLDER).strip("/") or "."
    user = unquote(parts.username) if parts.username else None
    account = Account(host=parts.hostname, port=port, user=user)
    return Target(path=path, shown=parts.geturl().rstrip("/"), account=account)
