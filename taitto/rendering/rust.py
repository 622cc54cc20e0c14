"""Panics of Rust libraries, which print where their sources lay when they were compiled."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def rust_kept_quiet() -> Iterator[None]:
    """Keep from the terminal what Rust itself writes of a panic; the panic comes as a BaseException all the same."""
    try:
        stderr = os.dup(2)
    except OSError:  # a process without one
        yield
        return
    try:
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        yield
    finally:
        os.dup2(stderr, 2)
        os.close(stderr)
