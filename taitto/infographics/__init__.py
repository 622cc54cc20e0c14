"""Infographics: one module per kind, each a schema for its YAML and functions over it.

To add a kind: a module here, a folder under `templates/infographics`, goldens, and one line in `KINDS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from taitto.infographics import figure_cards, number_tiles, ranking, table, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from taitto.files.yaml import Path
    from taitto.infographics.values import FigureSpec
    from taitto.labels import Labels


class Kind(Protocol):
    """What a kind's module offers. A spec is an instance of its `Spec`."""

    @property
    def Spec(self) -> type[FigureSpec]:  # noqa: N802 (a class is offered, under a class's name)
        """Return the schema of the kind's YAML."""
        ...

    def published(self, spec: Any, /) -> Any:
        """Return the spec without the values that are not fit to print."""
        ...

    def left_out(self, spec: Any, /) -> Iterator[tuple[Path, str]]:
        """Yield the path and a sentence for each value that `published` drops."""
        ...

    def parts(self, spec: Any, /) -> Sequence[str]:
        """Return the ids that `picked` knows."""
        ...

    def picked(self, spec: Any, ids: Sequence[str], /) -> Any:
        """Return the spec with those parts alone, in that order."""
        ...

    def refs(self, spec: Any, /) -> Iterator[tuple[Path, str]]:
        """Yield the path and the key of each reference to a source."""
        ...

    def describe(self, spec: Any, labels: Labels, /) -> str:
        """Return the figure in one sentence or two, for those who do not see it."""
        ...

    def texts(self, spec: Any, labels: Labels, /, *, picked: bool) -> Iterator[str]:
        """Yield every string that a reader must find wherever the figure, or `picked` parts of it, is shown."""
        ...


KINDS: Mapping[str, Kind] = {
    "figure-cards": figure_cards,
    "number-tiles": number_tiles,
    "ranking": ranking,
    "table": table,
    "timeline": timeline,
}
