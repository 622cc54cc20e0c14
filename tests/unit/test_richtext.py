"""Rich text as plain words."""

from __future__ import annotations

import pytest

from taitto.richtext import Code, Emphasis, Foreign, LineBreak, Link, NoteMark, Rich, Strong, Text, plain


@pytest.mark.parametrize(
    ("rich", "expected"),
    [
        ((), ""),
        ((Text("a"), LineBreak(), Text("b")), "a b"),
        ((Text("a"), NoteMark("1"), Text(".")), "a."),
        ((Code("<b>"),), "<b>"),
        ((Strong((Text("a"), Emphasis((Text("b"), NoteMark("1"))))),), "ab"),
        ((Link("https://a.example", (Foreign("en", (Text("words"),)),)),), "words"),
    ],
)
def test_marks_are_dropped_and_words_are_kept(rich: Rich, expected: str) -> None:
    assert plain(rich) == expected
