"""Faults in deep and mixed documents are told in the editor's words, never in pydantic's."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

import pytest
from pydantic import BeforeValidator, Field, field_validator, model_validator

from taitto.files.schema import Format, OneLine, Schema, parse_schema
from taitto.files.yaml import parse_yaml


class Leaf(Schema):
    colour: Literal["red", "green"] = "red"
    size: Annotated[Decimal, Field(gt=0, description="more than nothing")] = Decimal(1)


class Twig(Schema):
    leaves: tuple[Leaf, ...] = ()


def _name_to_leaf(data: object) -> object:
    return {"colour": data} if isinstance(data, str) else data


class Tree(Schema):
    format: Format = 1
    name: OneLine = "a"
    twigs: dict[str, Twig] = Field(default_factory=dict)
    either: Twig | Leaf | None = None
    short: Annotated[Leaf, BeforeValidator(_name_to_leaf)] | None = None
    pair: Annotated[tuple[int, ...], Field(min_length=2)] = (1, 2)
    mark: str | Leaf | None = None
    green: bool = True
    height: float = 1.5
    sap: Annotated[Decimal, Field(max_digits=3, description="a number of up to three digits")] = Decimal(1)
    bark: Annotated[str, Field(max_length=3)] = ""

    @field_validator("name")
    @classmethod
    def _no_b(cls, name: str) -> str:
        if "b" in name:
            raise ValueError("b is not used")
        return name

    @model_validator(mode="after")
    def _whole(self) -> Tree:
        if self.name == "c":
            raise ValueError("no tree is called c")
        return self


def faults(text: str) -> list[str]:
    _, problems = parse_schema(Tree, parse_yaml(text, "t.yaml"))
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "twigs:\n  a:\n    leaves:\n      - {}\n      - color: red",
            ['t.yaml:5: unknown key "color" (did you mean "colour"?)'],
        ),
        ("twigs:\n  a:\n    leafs: []", ['t.yaml:3: unknown key "leafs" (did you mean "leaves"?)']),
        ("twigs: {a: {leaves: [{colour: blue}]}}", ['t.yaml:1: "colour" should be "red" or "green"']),
        ("twigs: {a: {leaves: [{size: 0}]}}", ['t.yaml:1: "size" is not what it should be (more than nothing)']),
        ("twigs: {a: {leaves: [{size: nan}]}}", ['t.yaml:1: "size" should be a number']),
        ("twigs: {a: {leaves: [{size: [1]}]}}", ['t.yaml:1: "size" should be a number']),
        ("twigs: {a: {leaves: [red]}}", ["t.yaml:1: item 1 should be a mapping of keys and values"]),
        ("twigs: {a: }", ['t.yaml:1: "a" is empty (write its value, or remove it)']),
        ("\nformat: 2", ['t.yaml:2: "format" is not what it should be (this Taitto reads format 1)']),
        ("format: 0", ['t.yaml:1: "format" is not what it should be (this Taitto reads format 1)']),
        ("name: 'a\n\n  c'", ['t.yaml:1: "name" is not what it should be (write it on one line)']),
        ("name: ' '", ['t.yaml:1: "name" should not be empty']),
        ("name: abc", ['t.yaml:1: "name": b is not used']),
        ("name: c", ["t.yaml:1: no tree is called c"]),
        ("short: blue", ['t.yaml:1: "colour" should be "red" or "green"']),
        ("short: {size: a}", ['t.yaml:1: "size" should be a number, with a full stop for decimals']),
        ("pair: [1]", ['t.yaml:1: "pair" should have at least 2 items']),
        ("pair: [1, x]", ["t.yaml:1: item 2 should be a whole number"]),
        ("pair: [1, [2]]", ["t.yaml:1: item 2 should be a whole number"]),
        (f"pair: [1, {'9' * 5000}]", ["t.yaml:1: item 2 should be a smaller number"]),
        ("green: 2", ['t.yaml:1: "green" should be true or false']),
        ("green: []", ['t.yaml:1: "green" should be true or false']),
        ("height: 1,5", ['t.yaml:1: "height" should be a number, with a full stop for decimals']),
        ("height: {}", ['t.yaml:1: "height" should be a number']),
        ("sap: 1234", ['t.yaml:1: "sap" is not what it should be (a number of up to three digits)']),
        ("bark: kaarna", ['t.yaml:1: "bark" is not what it should be']),
    ],
)
def test_a_fault_at_any_depth_is_told(text: str, expected: list[str]) -> None:
    assert faults(text) == expected


def test_the_branches_of_a_union_are_not_named() -> None:
    assert faults("either:\n  leaf: 1\n") == [
        't.yaml:2: unknown key "leaf" (did you mean "leaves"?)',
    ]
    assert faults("mark: []\n") == [
        't.yaml:1: "mark" should be text',
        't.yaml:1: "mark" should be a mapping of keys and values',
    ]


def test_a_key_that_is_named_as_a_type_is_a_key() -> None:
    class Numbers(Schema):
        decimal: str
        str: int

    _, problems = parse_schema(Numbers, parse_yaml("a: {b: 1}\n", "t.yaml"))

    assert [str(problem) for problem in problems] == [
        't.yaml:1: "decimal" is missing',
        't.yaml:1: "str" is missing',
        't.yaml:1: unknown key "a" (known: decimal, str)',
    ]


def test_a_list_with_a_faulty_item_is_not_called_too_short() -> None:
    assert faults("pair:\n  - x") == ["t.yaml:2: item 1 should be a whole number"]


def test_several_faults_are_told_at_once() -> None:
    assert faults("nme: x\nformat: 3\nshort: {siz: 1}") == [
        't.yaml:2: "format" is not what it should be (this Taitto reads format 1)',
        't.yaml:3: unknown key "siz" (did you mean "size"?)',
        't.yaml:1: unknown key "nme" (did you mean "name"?)',
    ]


def test_an_empty_document_has_all_defaults() -> None:
    assert parse_schema(Tree, parse_yaml("", "t.yaml")) == (Tree(), [])
