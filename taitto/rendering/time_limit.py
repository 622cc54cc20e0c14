"""A limit on what a call into a library may take."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

AGAIN_S = 0.5
"""After so long the alarm rings again: Python throws away what is raised while it clears an object up."""


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Let what is inside take so long at most. Where there is no timer (Windows, other threads) there is no limit.

    Raises:
        TimeoutError: it took longer.

    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
