"""YAML: every fault with its line, also in a document that starts further down a file."""

from __future__ import annotations

import pytest

from taitto.errors import ContentError
from taitto.files.yaml import parse_yaml

CHECK = "(check indentation, colons and quote marks)"


def faults(text: str, first_line: int = 1) -> list[str]:
    with pytest.raises(ContentError) as error:
        parse_yaml(text, "x.yaml", first_line=first_line)
    return [str(problem) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a:\n  b: 1\n  b: 2", ['x.yaml:12: "b" is written twice (the first is on line 11; remove one)']),
        ("a: 1\n- b", [f"x.yaml:11: broken YAML: did not find expected key {CHECK}"]),
        ("a: 'b\n", [f"x.yaml:10: broken YAML: found unexpected end of stream {CHECK}"]),
        ("a: 1\n\tb: 2", [f"x.yaml:11: broken YAML: found a tab character that violates indentation {CHECK}"]),
        ("a: 1\n---\nb: 2", [f"x.yaml:11: broken YAML: but found another document {CHECK}"]),
        ("a: *b", [f"x.yaml:10: broken YAML: found undefined alias {CHECK}"]),
        ("a: 1\n? {b: c}\n: d", ["x.yaml:11: a key must be plain text"]),
        ("a: &b [*b]", ["x.yaml:10: aliases (*name) are not used here"]),
    ],
)
def test_a_fault_is_told_with_its_line_in_the_file(text: str, expected: list[str]) -> None:
    assert faults(text, first_line=10) == expected


def test_all_faults_of_a_document_come_at_once() -> None:
    assert faults("a: 1\na: 2\nb: &c 1\nd: *c\n? [e]\n: f") == [
        'x.yaml:2: "a" is written twice (the first is on line 1; remove one)',
        "x.yaml:3: aliases (*name) are not used here",
        "x.yaml:5: a key must be plain text",
    ]


def test_a_tag_runs_nothing_and_leaves_the_text() -> None:
    assert parse_yaml("a: !!python/object/apply:os.system [b]", "x.yaml").data == {"a": ["b"]}
    assert parse_yaml("a: !!int '5'", "x.yaml").data == {"a": "5"}


def test_an_anchor_that_nobody_uses_does_no_harm() -> None:
    assert parse_yaml("a: &b c", "x.yaml").data == {"a": "c"}


def test_block_texts_keep_or_fold_their_lines() -> None:
    assert parse_yaml("a: |\n  b\n  c\nd: >\n  e\n  f\n", "x.yaml").data == {"a": "b\nc\n", "d": "e f\n"}


def test_an_unknown_place_is_the_document_s_first_line() -> None:
    assert str(parse_yaml("a: 1", "x.yaml").place(("b",))) == "x.yaml:1"
    assert str(parse_yaml("", "x.yaml", first_line=5).place(("b", 0))) == "x.yaml:1"


@pytest.mark.parametrize(
    ("path", "line"),
    [(("b", 1), 5), (("b", 0, "x"), 3), (("b", 0, "d", "x", 2), 4), (("b", 7, "c"), 2), (("nowhere",), 1), ((), 1)],
)
def test_a_missing_value_has_the_place_of_its_nearest_parent(path: tuple[str | int, ...], line: int) -> None:
    document = parse_yaml("a: 1\nb:\n  - c: 1\n    d: {e: 2}\n  - f\n", "a.yaml")

    assert str(document.place(path)) == f"a.yaml:{line}"
