"""Run a program and print what it cost: seconds, seconds of processor time, bytes of memory at its peak.

On Linux a program inherits the peak of the process that starts it. So this one is as small as Python can be.
"""

from __future__ import annotations

import os
import sys
import time

start = time.monotonic()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(pid, 0)
wall_s = time.monotonic() - start
peak_bytes = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
sys.stdout.write(f"{wall_s} {usage.ru_utime + usage.ru_stime} {peak_bytes}\n")
sys.exit(os.waitstatus_to_exitcode(status))
