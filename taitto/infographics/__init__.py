"""Infographics: one module per kind, each a schema for its YAML and functions over it.

To add a kind: a module here, goldens and one line in `KINDS`; for one that is text, a folder under
`templates/infographics`, for one that is drawn, an example in `assets/gallery`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from taitto.infographics import (
    bar,
    comparison,
    dot_map,
    figure_cards,
    line,
    number_tiles,
    pictogram,
    ranking,
    share,
    table,
    timeline,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from taitto.files.yaml import Path
    from taitto.infographics.chart import DataTable
    from taitto.infographics.values import FigureSpec
    from taitto.labels import Labels
    from taitto.plotting.marks import Plot
    from taitto.plotting.sheet import Sheet


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

    def inner(self, spec: Any, /) -> Iterator[tuple[Path, str]]:
        """Yield the path and the name of each other figure that stands in this one."""
        ...

    def describe(self, spec: Any, labels: Labels, /) -> str:
        """Return the figure in one sentence or two, for those who do not see it."""
        ...

    def texts(self, spec: Any, labels: Labels, /, *, picked: bool) -> Iterator[str]:
        """Yield every string that a reader must find wherever the figure, or `picked` parts of it, is shown."""
        ...


@runtime_checkable
class DrawnKind(Kind, Protocol):
    """What a kind offers besides when it is drawn: its plot, and its data as a table for those who read on."""

    def draw(self, spec: Any, sheet: Sheet, labels: Labels, /) -> Plot:
        """Return the published spec as marks on a sheet.

        Raises:
            TooMuchError: the sheet cannot hold it.

        """
        ...

    def credit(self, labels: Labels, /) -> str:
        """Return whom the drawing owes something besides the figure's source, as a sentence; else nothing."""
        ...

    def data_table(self, spec: Any, labels: Labels, /) -> DataTable:
        """Return the published spec's data, written as the language does."""
        ...


KINDS: Mapping[str, Kind] = {
    "bar": bar,
    "comparison": comparison,
    "dot-map": dot_map,
    "figure-cards": figure_cards,
    "line": line,
    "number-tiles": number_tiles,
    "pictogram": pictogram,
    "ranking": ranking,
    "share": share,
    "table": table,
    "timeline": timeline,
}

DRAWN: Mapping[str, DrawnKind] = {name: kind for name, kind in KINDS.items() if isinstance(kind, DrawnKind)}
"""The kinds that are drawn; the others are text, set by templates of their own."""
