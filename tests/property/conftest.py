"""Whatever an editor writes becomes an edition or a told fault: never a traceback, a hang, or markup of the editor's.

Each test tries the same examples every time, few enough for every run of the tests. To let them wander, by hand:

    TAITTO_EXAMPLES=2000 .venv/bin/python -m pytest tests/property -n 2

Then each tries as many, new ones each time, and prints the line that makes one that fails come again. What is found
becomes a test of its own, in `tests/unit` or with an `@example` here.
"""

from __future__ import annotations

import os

from hypothesis import settings

examples = os.environ.get("TAITTO_EXAMPLES")
settings.register_profile(
    "property",
    deadline=None,
    database=None,
    derandomize=examples is None,
    max_examples=int(examples or 150),
    print_blob=True,
)
settings.load_profile("property")
