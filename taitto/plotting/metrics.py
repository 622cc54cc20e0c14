"""How wide a text is: the advance widths of a face, kept beside it when it was cut."""

from __future__ import annotations

import functools
import json
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Metrics:
    """Advance widths in thousandths of an em, by letter; `other` stands for letters that the face lacks."""

    advances: Mapping[str, int]
    other: int

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in the unit of `size`, without the kerning that mostly draws it together."""
        return sum(map(self.advances.get, text, repeat(self.other))) * size / 1000


@functools.cache
def read_metrics(path: Path) -> Metrics:
    """Return the metrics in a file that `taitto.fonts` wrote."""
    advances = json.loads(path.read_text(encoding="utf-8"))
    return Metrics(advances=advances, other=max(advances.values()))
