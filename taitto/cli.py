"""The command line: the verbs, and the one boundary where errors become messages and exit codes.

0 done · 1 content · 2 usage · 3 environment · 70 a bug (traceback in a log, its path printed) · 130 interrupted
"""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
import tempfile
import traceback
from types import MappingProxyType

import click

from taitto import __version__
from taitto.errors import ContentError, EnvironmentFault, Several, TaittoError

BUG = 70
INTERRUPTED = 130

_OF_THE_MACHINE = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EFBIG}
)
"""A disk that is full, read-only or broken can refuse any write; the rest of OSError is ours to foresee."""

_NAMES = ("build", "check", "gallery", "publish", "schema")
VERBS = MappingProxyType({verb: f"taitto.commands.{verb}" for verb in _NAMES})


class _Verbs(click.Group):
    """Imports a verb's module when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        module = VERBS.get(cmd_name)
        return importlib.import_module(module).command if module else None


@click.command(cls=_Verbs)
@click.version_option(__version__, prog_name="taitto")
def cli() -> None:
    """Make the email, the text part and the magazine PDF of an issue."""


def main() -> None:
    """Run the command line and end the process with its exit code."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal may know no –: a question mark is better than a traceback
        sys.stdout.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code; every anticipated error is told on stderr."""
    try:
        cli.main(arguments, prog_name="taitto", standalone_mode=False)
    except SystemExit:
        raise
    except BaseException as error:  # noqa: BLE001 (the boundary; a panic in one of the Rust libraries is no Exception)
        return _told(error)
    return 0


def _told(error: BaseException) -> int:
    """Tell what ended the command and return its exit code."""
    match error:
        case click.ClickException():
            error.show()
            return error.exit_code
        case click.Abort() | KeyboardInterrupt():
            click.echo("interrupted", err=True)
            return INTERRUPTED
        case Several():
            return max(_told(one) for one in error.errors)
        case TaittoError():
            for line in error.problems if isinstance(error, ContentError) else [f"taitto: {error}"]:
                click.echo(line, err=True)
            return error.exit_code
        case OSError() if error.errno in _OF_THE_MACHINE:
            click.echo(f"taitto: {error.filename or 'the output'}: {error.strerror}", err=True)
            return EnvironmentFault.exit_code
    return _bug()


def _bug() -> int:
    """Keep the traceback in a log, tell its path and return the exit code."""
    told = f"taitto {__version__}, Python {sys.version}, {sys.platform}\n\n{traceback.format_exc()}"
    try:
        handle, path = tempfile.mkstemp(prefix="taitto-", suffix=".log", text=True)
        with os.fdopen(handle, "w", encoding="utf-8") as log:
            log.write(told)
    except OSError:  # no disk takes the log: it must not be lost
        click.echo(f"taitto: this is a bug, and its log cannot be written:\n{told}", err=True)
    else:
        click.echo(f"taitto: this is a bug; what happened is in {path}", err=True)
    return BUG
