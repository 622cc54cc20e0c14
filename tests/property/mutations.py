"""Small accidents that happen to a text: a line lost or doubled, two swapped, letters cut, something pasted in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@st.composite
def mutated(draw: st.DrawFn, text: str, pastes: Sequence[str], cut: Callable[[str], list[str]] = str.splitlines) -> str:
    """Return a text after one to four accidents; `cut` parts it into what is lost, doubled and swapped."""
    for _ in range(draw(st.integers(1, 4))):
        accident = draw(st.sampled_from((_lost, _doubled, _swapped, _letters_cut, _pasted)))
        text = accident(draw, text, pastes, cut)
    return text


def _lost(draw: st.DrawFn, text: str, pastes: Sequence[str], cut: Callable[[str], list[str]]) -> str:
    parts = cut(text)
    at = draw(_places(parts))
    return _joined([*parts[:at], *parts[at + draw(st.integers(1, 3)) :]], cut)


def _doubled(draw: st.DrawFn, text: str, pastes: Sequence[str], cut: Callable[[str], list[str]]) -> str:
    parts = cut(text)
    at, to = draw(_places(parts)), draw(_places(parts))
    return _joined([*parts[:to], *parts[at : at + 1], *parts[to:]], cut)


def _swapped(draw: st.DrawFn, text: str, pastes: Sequence[str], cut: Callable[[str], list[str]]) -> str:
    parts = cut(text)
    one, other = draw(_places(parts)), draw(_places(parts))
    if parts:
        parts[one], parts[other] = parts[other], parts[one]
    return _joined(parts, cut)


def _letters_cut(draw: st.DrawFn, text: str, pastes: Sequence[str], cut: Callable[[str], list[str]]) -> str:
    at = draw(_places(text))
    return text[:at] + text[at + draw(st.sampled_from((1, 1, 1, 2, 5, 40))) :]


def _pasted(draw: st.DrawFn, text: str, pastes: Sequence[str], cut: Callable[[str], list[str]]) -> str:
    at = draw(_places(text))
    return text[:at] + draw(st.sampled_from(pastes)) + text[at:]


def _places(parts: Sequence[object]) -> st.SearchStrategy[int]:
    return st.integers(0, max(0, len(parts) - 1))


def _joined(parts: list[str], cut: Callable[[str], list[str]]) -> str:
    return ("\n" if cut is str.splitlines else "").join(parts)
