"""A server's disk by SFTP: who it is gets checked, who we are is shown by key or password, and nothing waits for ever.

TAITTO_SSH_KEY           a private key's file; without it the ssh-agent's keys and the default files are tried
TAITTO_SSH_PASSWORD      the account's password, or that of the key's file
TAITTO_SSH_KNOWN_HOSTS   the known servers' keys; without it ~/.ssh/known_hosts
"""

from __future__ import annotations

import contextlib
import io
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import paramiko
from fsspec.implementations.sftp import SFTPFileSystem

from taitto.errors import EnvironmentFault
from taitto.site.disk import unfinished
from taitto.site.refusals import told
from taitto.site.target import SFTP_PORT

if TYPE_CHECKING:
    from taitto.site.target import Account

CONNECT_TIMEOUT_S = 15
IO_TIMEOUT_S = 60

logging.getLogger("paramiko").addHandler(logging.NullHandler())  # it would print tracebacks of what is told anyway


class Server(SFTPFileSystem):  # type: ignore[misc]
    """The disk of a server that is known and lets us in.

    fsspec's own class takes any server's word for who it is, and waits without end.
    """

    cachable = False

    def __init__(self, account: Account) -> None:
        self.account = account
        super().__init__(account.host, port=account.port, username=account.user)

    def _connect(self) -> None:
        self.client = paramiko.SSHClient()
        try:
            _know_hosts(self.client)
            _sign_in(self.client, self.account)
            self.ftp = self.client.open_sftp()
            self.ftp.get_channel().settimeout(IO_TIMEOUT_S)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """End the connection."""
        self.client.close()

    def read(self, path: str) -> bytes:
        """Return a file's content."""
        content = io.BytesIO()
        self.ftp.getfo(path, content)
        return content.getvalue()

    def write(self, path: str, data: bytes) -> None:
        """Write a file, see that it came whole, then give it its name."""
        fresh = unfinished(path, data)
        try:
            self.ftp.putfo(io.BytesIO(data), fresh, file_size=len(data), confirm=True)
            self.ftp.posix_rename(fresh, path)
        except Exception:
            with contextlib.suppress(OSError, EOFError, paramiko.SSHException):
                self.ftp.remove(fresh)
            raise


class _RefuseUnknown(paramiko.MissingHostKeyPolicy):  # type: ignore[misc]
    """An unknown server is told with what an editor compares and adds; whether it is right, only a person can say."""

    def missing_host_key(self, client: object, hostname: str, key: paramiko.PKey) -> NoReturn:
        """Refuse the server."""
        del client
        raise EnvironmentFault(
            f"{hostname}: this server is not known; its {key.get_name()} key is {key.fingerprint} "
            f"(ask its owner whether that is right, then add this line to {_hosts_file()})\n"
            f"{hostname} {key.get_name()} {key.get_base64()}"
        )


def _hosts_file() -> Path:
    return Path(os.environ.get("TAITTO_SSH_KNOWN_HOSTS") or "~/.ssh/known_hosts").expanduser()


def _know_hosts(client: paramiko.SSHClient) -> None:
    client.set_missing_host_key_policy(_RefuseUnknown())
    file = _hosts_file()
    try:
        client.load_system_host_keys(str(file))
    except FileNotFoundError:
        pass
    except (OSError, UnicodeDecodeError, paramiko.hostkeys.InvalidHostKey) as error:
        raise EnvironmentFault(f"{file}: cannot be read: {error} (TAITTO_SSH_KNOWN_HOSTS names another)") from error


def _sign_in(client: paramiko.SSHClient, account: Account) -> None:
    key = os.environ.get("TAITTO_SSH_KEY")
    key_file = Path(key).expanduser() if key else None
    if key_file and not os.access(key_file, os.R_OK):
        raise EnvironmentFault(f"{key_file}: there is no key that can be read (TAITTO_SSH_KEY names it)")
    shown = account.host if account.port == SFTP_PORT else f"{account.host}:{account.port}"
    with told(shown):
        try:
            client.connect(
                account.host,
                port=account.port,
                username=account.user,
                password=os.environ.get("TAITTO_SSH_PASSWORD"),
                key_filename=str(key_file) if key_file else None,
                look_for_keys=key_file is None,
                timeout=CONNECT_TIMEOUT_S,
                banner_timeout=CONNECT_TIMEOUT_S,
                auth_timeout=CONNECT_TIMEOUT_S,
                channel_timeout=CONNECT_TIMEOUT_S,
            )
        except paramiko.BadHostKeyException as error:
            raise EnvironmentFault(
                f"{shown}: this server has another key than before, {error.key.fingerprint} "
                f"(somebody may stand in its place: ask its owner, then mend its line in {_hosts_file()})"
            ) from error
        except paramiko.AuthenticationException:
            raise
        except paramiko.SSHException as error:
            transport = client.get_transport()
            if transport is None or not transport.is_active():
                raise
            raise EnvironmentFault(  # the server would have let us in
                f"{shown}: there is no key for it: {error} (give one to ssh-agent, or name its file by TAITTO_SSH_KEY)"
            ) from error
