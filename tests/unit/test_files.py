"""Source files: text as later stages expect it, YAML whose scalars stay text, schemas that tell every fault."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import pytest
from pydantic import Field

from taitto.errors import ContentError
from taitto.files.schema import Schema, parse_schema
from taitto.files.text import read_text
from taitto.files.yaml import parse_yaml


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("ä".encode(), "ä"),
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\u0308".encode(), "ä"),
    ],
)
def test_text_is_read_in_one_form(raw: bytes, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(raw)

    assert read_text(path, "a.md") == expected


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(ContentError, match=r"^a: this is no file$"):
            read_text(path, "a")


def test_a_file_that_is_too_large_is_told_with_its_size(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a" * 10_000_000)
    with pytest.raises(ContentError) as error:
        read_text(tmp_path / "a", "a")

    assert str(error.value) == "a: the file has 10.0 MB, a text file at most 1 MB (is it what it is called?)"


@pytest.mark.parametrize("written", ["NO", "on", "12:30", "1.10", "2019-03", "0o7", "1_000", "'null'", '"~"'])
def test_a_scalar_stays_as_it_is_written(written: str) -> None:
    assert parse_yaml(f"a: {written}", "a.yaml").data == {"a": written.strip("'\"")}


@pytest.mark.parametrize("written", ["", "null", "~", "Null"])
def test_nothing_is_none(written: str) -> None:
    assert parse_yaml(f"a: {written}", "a.yaml").data == {"a": None}


def test_an_empty_document_is_none() -> None:
    assert parse_yaml("# nothing\n", "a.yaml").data is None


def test_every_value_has_its_line() -> None:
    document = parse_yaml("a:\n  - b: c\n\n    d: [e,\n      f]\n", "a.yaml", first_line=10)

    assert document.lines == {
        (): 10,
        ("a",): 10,
        ("a", 0): 11,
        ("a", 0, "b"): 11,
        ("a", 0, "d"): 13,
        ("a", 0, "d", 0): 13,
        ("a", 0, "d", 1): 14,
    }
    assert str(document.place(("a", 0, "x", "y"))) == "a.yaml:11"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3", 'x.yaml:3: "a" is written twice (the first is on line 1; remove one)'),
        ("a: &b 1", "x.yaml:1: anchors (&name) are not used here"),
        ("? [a]\n: b", "x.yaml:1: a key must be plain text"),
        ("a: b: c", "x.yaml:1: one colon too many stands here"),
        ("a: 1\nb: [1,\n\n", "x.yaml:2: broken YAML: did not find expected node content"),
        ("a: \x07", "x.yaml:1: broken YAML: unacceptable character #x0007: control characters are not allowed"),
    ],
)
def test_what_yaml_should_not_hold_is_told(text: str, expected: str) -> None:
    with pytest.raises(ContentError) as error:
        parse_yaml(text, "x.yaml")

    assert str(error.value.problems[0]).startswith(expected)


class Leaf(Schema):
    number: int = 0
    code: Annotated[str, Field(pattern="^[a-z]$", description="one letter")] | None = None


class Tree(Schema):
    leaves: tuple[Leaf, ...] = ()
    named: dict[str, Leaf | None] = Field(default_factory=dict)
    truth: bool = False


def faults(text: str) -> list[str]:
    _, problems = parse_schema(Tree, parse_yaml(text, "t.yaml"))
    return [str(problem) for problem in problems]


def test_a_sound_document_becomes_the_model() -> None:
    tree, problems = parse_schema(
        Tree, parse_yaml("leaves: [{number: 3, code: a}]\nnamed: {x: }\ntruth: true", "t.yaml")
    )

    assert tree == Tree(leaves=(Leaf(number=3, code="a"),), named={"x": None}, truth=True)
    assert problems == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("leaves:\n  - nummer: 1", ['t.yaml:2: unknown key "nummer" (did you mean "number"?)']),
        ("named:\n  x:\n    kode: a", ['t.yaml:3: unknown key "kode" (did you mean "code"?)']),
        ("leaves:\n  - code: AB", ['t.yaml:2: "code" is not what it should be (one letter)']),
        ("leaves: [{number: 1.5}]", ['t.yaml:1: "number" should be a whole number']),
        ("leaves: x", ['t.yaml:1: "leaves" should be a list']),
        ("named: [a]", ['t.yaml:1: "named" should be a mapping of keys and values']),
        ("truth: maybe", ['t.yaml:1: "truth" should be true or false']),
        ("- a", ["t.yaml:1: the file should be a mapping of keys and values"]),
        (
            "leef: 1\ntruth: x",
            ['t.yaml:2: "truth" should be true or false', 't.yaml:1: unknown key "leef" (did you mean "leaves"?)'],
        ),
    ],
)
def test_every_fault_is_told_where_it_is(text: str, expected: list[str]) -> None:
    assert sorted(faults(text)) == sorted(expected)
