"""The numbers of footnotes and references: from 1 in the order in which an edition mentions them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from taitto.model import Note
    from taitto.richtext import Rich


class Notes:
    """Numbers the notes of one edition while it is rendered. The same text has the same number everywhere."""

    def __init__(self) -> None:
        self._cited: dict[Rich, int] = {}

    def number(self, notes: Mapping[str, Note], key: str) -> int:
        """Return the number of a note, giving it the next one at its first mention."""
        return self._cited.setdefault(notes[key].text, len(self._cited) + 1)

    @property
    def cited(self) -> tuple[tuple[int, Rich], ...]:
        """Return the number and the text of every note mentioned so far."""
        return tuple((number, text) for text, number in self._cited.items())
