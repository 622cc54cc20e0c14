"""Places for labels that would stand in each other's way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.plotting.marks import Box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def spread(wishes: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float] | None:
    """Return middles for things in a row, as near as can be to where they wish to be; None when they do not fit.

    `sizes` are their lengths along the row. Things that touch move together, to the mean of their wishes (isotonic
    regression by pooling neighbours), so the order of the wishes is kept and none goes beyond `low` or `high`.
    """
    if sum(sizes) > high - low + 1e-9:
        return None
    order = sorted(range(len(wishes)), key=lambda n: (wishes[n], n))
    # Without their own lengths between them, things that may not overlap become points that may not change places.
    offsets, before = [], 0.0
    for n in order:
        offsets.append(before + sizes[n] / 2)
        before += sizes[n]
    pools: list[tuple[float, int]] = []
    for n, offset in zip(order, offsets, strict=True):
        pools.append((wishes[n] - offset, 1))
        while len(pools) > 1 and pools[-2][0] / pools[-2][1] > pools[-1][0] / pools[-1][1]:
            (last, count), (other, more) = pools.pop(), pools.pop()
            pools.append((last + other, count + more))
    free = high - low - before
    middles = [0.0] * len(wishes)
    position = 0
    for total, count in pools:
        shift = min(max(total / count - low, 0.0), max(free, 0.0)) + low
        for _ in range(count):
            middles[order[position]] = shift + offsets[position]
            position += 1
    return middles


def first_free(candidates: Iterable[Box], taken: Sequence[Box], within: Box, slack: float = 0.0) -> Box | None:
    """Return the first box that lies within the sheet and meets none that is taken; None when each does."""
    for box in candidates:
        inside = box.left >= within.left and box.top >= within.top
        inside = inside and box.right <= within.right and box.bottom <= within.bottom
        if inside and not any(box.meets(other, slack) for other in taken):
            return box
    return None
