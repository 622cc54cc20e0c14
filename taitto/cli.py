"""The command line: the verbs, and the one boundary where errors become messages and exit codes.

0 done · 1 content · 2 usage · 3 environment · 70 a bug (traceback in a log, its path printed) · 130 interrupted
"""

from __future__ import annotations

import importlib
import os
import sys
import tempfile
import traceback
from types import MappingProxyType

import click

from taitto import __version__
from taitto.errors import ContentError, TaittoError

BUG = 70
INTERRUPTED = 130

VERBS = MappingProxyType({"build": "taitto.commands.build", "check": "taitto.commands.check"})


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
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run the command line and return the exit code; every anticipated error is told on stderr."""
    try:
        cli.main(arguments, prog_name="taitto", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        return INTERRUPTED
    except ContentError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        return error.exit_code
    except TaittoError as error:
        click.echo(f"taitto: {error}", err=True)
        return error.exit_code
    except Exception:  # noqa: BLE001 (the boundary: whatever comes here is a bug of ours)
        click.echo(f"taitto: this is a bug; what happened is in {_log()}", err=True)
        return BUG
    return 0


def _log() -> str:
    """Write the traceback to a file and return its path."""
    handle, path = tempfile.mkstemp(prefix="taitto-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as log:
        log.write(f"taitto {__version__}, Python {sys.version}, {sys.platform}\n\n{traceback.format_exc()}")
    return path
