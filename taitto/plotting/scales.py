"""Numbers → lengths: a linear scale with round ticks, and a scale of equal bands."""

from __future__ import annotations

import math
from dataclasses import dataclass

_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
"""The steps that people count in, times a power of ten."""


@dataclass(frozen=True, slots=True)
class Linear:
    """Maps `low`…`high` of the data onto `start`…`end` of the sheet, which may run either way."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return where a value lies."""
        if self.high == self.low:
            return self.start
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Bands:
    """Shares `start`…`end` among `count` equal bands; `gap` is the part of a band that stays free."""

    count: int
    start: float
    end: float
    gap: float = 0.3

    @property
    def step(self) -> float:
        """Return from one band's start to the next one's."""
        return (self.end - self.start) / self.count

    @property
    def width(self) -> float:
        """Return how wide a band's bar is."""
        return self.step * (1 - self.gap)

    def start_of(self, position: int) -> float:
        """Return where a band's bar starts."""
        return self.start + self.step * (position + self.gap / 2)

    def middle_of(self, position: int) -> float:
        """Return the middle of a band."""
        return self.start + self.step * (position + 0.5)


def ticks(low: float, high: float, count: int) -> tuple[float, ...]:
    """Return round numbers that span `low`…`high` in about `count` equal steps; the first and last may lie beyond."""
    if high <= low:
        high = low + (abs(low) or 1.0)
    rough = (high - low) / max(1, count)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(part * power for part in _ROUND if part * power >= rough * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    digits = max(0, 1 - math.floor(math.log10(step)))
    return tuple(round(number * step, digits) for number in range(first, last + 1))
