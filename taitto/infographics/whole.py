"""The answers of a kind whose figures are shown whole: nothing is left out, nothing can be picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from taitto.infographics.values import FigureSpec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.files.yaml import Path

AnySpec = TypeVar("AnySpec", bound=FigureSpec)


def published(spec: AnySpec) -> AnySpec:
    """Return the spec as it is."""
    return spec


def left_out(spec: FigureSpec) -> Iterator[tuple[Path, str]]:
    """Yield nothing."""
    del spec
    return iter(())


def inner(spec: FigureSpec) -> Iterator[tuple[Path, str]]:
    """Yield nothing: no other figure stands in it."""
    del spec
    return iter(())


def parts(spec: FigureSpec) -> Sequence[str]:
    """Return no ids."""
    del spec
    return ()


def picked(spec: AnySpec, ids: Sequence[str]) -> AnySpec:
    """Return the spec as it is; `parts` offers nothing to pick."""
    del ids
    return spec


def refs(spec: FigureSpec) -> Iterator[tuple[Path, str]]:
    """Yield nothing."""
    del spec
    return iter(())
