"""PDF functions of one number, as gradients have them: sampled, exponential and stitched ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from taitto.rendering.press.colours import UnknownColourError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAMPLED, EXPONENTIAL, STITCHED = 0, 2, 3

Colour = tuple[float, ...]


def numbers(array: Any) -> list[float]:
    """Return a PDF array of numbers."""
    return [float(number) for number in array]


def kind_of(function: Any) -> int:
    """Return a function's kind.

    Raises:
        UnknownColourError: it is none of those above.

    """
    kind = int(function.get("/FunctionType", -1)) if hasattr(function, "get") else -1
    if kind not in {SAMPLED, EXPONENTIAL, STITCHED}:
        raise UnknownColourError(f"a gradient by a function of type {kind}")
    return kind


def extremes(function: Any) -> Iterator[Colour]:
    """Yield the colours between which a gradient runs; each other one lies between two of them."""
    kind = kind_of(function)
    if kind == STITCHED:
        for part in function["/Functions"]:
            yield from extremes(part)
    elif kind == EXPONENTIAL:
        yield from _ends(function)
    else:
        yield from _samples(function)


def value(function: Any, at: float) -> Colour:
    """Return a function's value."""
    low, high = numbers(function["/Domain"])
    at = max(low, min(high, at))
    kind = kind_of(function)
    if kind == STITCHED:
        edges = [low, *numbers(function["/Bounds"]), high]
        last = len(edges) - 2
        n = next((n for n, edge in enumerate(edges[1:-1]) if at < edge), last)
        start, end = list(pairwise(edges))[n]
        low, high = numbers(function["/Encode"])[2 * n : 2 * n + 2]
        return value(
            function["/Functions"][n], low if end == start else low + (at - start) / (end - start) * (high - low)
        )
    if kind == EXPONENTIAL:
        return _between(*_ends(function), at ** float(function["/N"]))
    samples = _samples(function)
    place = (at - low) / (high - low) * (len(samples) - 1)
    before = min(int(place), len(samples) - 2)
    return _between(samples[before], samples[before + 1], place - before)


def _between(one: Colour, other: Colour, part: float) -> Colour:
    return tuple(a + (b - a) * part for a, b in zip(one, other, strict=True))


def _ends(function: Any) -> tuple[Colour, Colour]:
    start, end = function.get("/C0", (0,)), function.get("/C1", (1,))
    return tuple(numbers(start)), tuple(numbers(end))


def _samples(function: Any) -> list[Colour]:
    if int(function["/BitsPerSample"]) != 8:
        raise UnknownColourError("a gradient with other samples than bytes")
    ranges = numbers(function["/Range"])
    decode = numbers(function.get("/Decode", ranges))
    channels = len(decode) // 2
    table = function.read_bytes()
    return [_decoded(table[n : n + channels], decode) for n in range(0, len(table) - channels + 1, channels)]


def _decoded(sample: bytes, decode: Sequence[float]) -> Colour:
    lows, highs = decode[::2], decode[1::2]
    return tuple(low + byte / 255 * (high - low) for byte, low, high in zip(sample, lows, highs, strict=True))
