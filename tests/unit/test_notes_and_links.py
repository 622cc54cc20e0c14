"""The numbers of notes, and the addresses of what will be published."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType

from taitto.errors import Place
from taitto.model import Note
from taitto.rendering.links import Links, bare_address
from taitto.rendering.notes import Notes
from taitto.richtext import Text

NOTES = MappingProxyType({key: Note(key=key, text=(Text(key),), place=Place("a.md", 1)) for key in "nmo"})


def test_notes_are_numbered_as_they_are_mentioned() -> None:
    numbers = Notes()
    number = partial(numbers.number, NOTES)

    assert [number(key) for key in "monm"] == [1, 2, 3, 1]
    assert numbers.cited == ((1, (Text("m"),)), (2, (Text("o"),)), (3, (Text("n"),)))


def test_addresses_lie_under_the_site() -> None:
    links = Links(site="https://a.example/", issue="1")

    assert (links.folder, links.article("b"), links.pdf) == (
        "https://a.example/1",
        "https://a.example/1/b",
        "https://a.example/1/issue.pdf",
    )
    assert (Links(site=None, issue="1").article("b"), Links(site=None, issue="1").pdf) == (None, None)
    assert bare_address("https://a.example/b/") == "a.example/b"
