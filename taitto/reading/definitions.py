"""Markdown's link definitions, `[label]: address`: which of them no text refers to, and which stand twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from taitto.errors import Level, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class LinkDefinitions(dict[str, dict[str, Any]]):
    """What the parser keeps as its references. It asks by `get` for each that a text names."""

    def __init__(self) -> None:
        super().__init__()
        self._used: set[str] = set()
        self._places: dict[str, Place] = {}

    def get(self, label: str, default: Any = None) -> Any:
        """Return a definition as a dict does, and note that it was asked for."""
        self._used.add(label)
        return super().get(label, default)

    def place_new(self, shown: str, first_line: int) -> None:
        """Note where the definitions stand that the parser found in a text which starts at `first_line`."""
        for label, definition in self.items():
            self._places.setdefault(label, Place(shown, first_line + definition["map"][0]))

    def doubled(self, duplicates: list[Mapping[str, Any]], shown: str, first_line: int) -> Iterator[Problem]:
        """Yield an error for each definition that the parser passed over because the label was taken."""
        for definition in duplicates:
            first = self._places[definition["label"]].line
            place = Place(shown, first_line + definition["map"][0])
            yield Problem(place, "a link is defined twice", f"the first is on line {first}; remove one")

    def unused(self) -> Iterator[Problem]:
        """Yield a warning for each that no text refers to: a footnote, perhaps, whose ^ was forgotten."""
        for label, place in self._places.items():
            if label not in self._used:
                text = f'no text refers to the link "{label.lower()}"'
                yield Problem(place, text, "remove it, or write [^…] for a footnote", Level.WARNING)
