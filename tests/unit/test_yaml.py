"""YAML: every fault with its line, also in a document that starts further down a file."""

from __future__ import annotations

import pytest

from taitto.errors import ContentError
from taitto.files.yaml import DEEPEST, parse_yaml

CHECK = "(check indentation, colons and quote marks)"
QUOTE = "(if it is a text, put it in quote marks)"
ANCHOR, TAG, ALIAS = (
    f"{marks} are not used here {QUOTE}" for marks in ("anchors (&name)", "tags (!name)", "aliases (*name)")
)
DEEP = f"this is nested too deep (at most {DEEPEST} lists and mappings stand in each other)"


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
        ("a: 1\n---\nb: 2", ["x.yaml:11: a second document starts here (remove the line ---)"]),
        ("a: 1\n---\n", ["x.yaml:11: a second document starts here (remove the line ---)"]),
        ("a: 1\n*b : c", [f"x.yaml:11: {ALIAS}", "x.yaml:11: a key must be plain text"]),
        ("a: 1\nc: *b", [f"x.yaml:11: {ALIAS}"]),
        ("a: 1\n? {b: c}\n: d", ["x.yaml:11: a key must be plain text"]),
        ("a: 1\n'': c", ["x.yaml:11: a key must be plain text"]),
        ("a: &b [*b]", [f"x.yaml:10: {ANCHOR}", f"x.yaml:10: {ALIAS}"]),
        ("a:\n  - b\n  - &co mainos", [f"x.yaml:12: {ANCHOR}"]),
        ("a: 1\nb: !Nyt heti", [f"x.yaml:11: {TAG}"]),
        ("a: 1\nb: !", [f"x.yaml:11: {TAG}"]),
        ("a: !!python/object/apply:os.system [b]", [f"x.yaml:10: {TAG}"]),
        ("a: 1\nb: {<<: *a}", [f"x.yaml:11: {ALIAS}"]),
        ("!x a: 1\n&y b: 1", [f"x.yaml:10: {TAG}", f"x.yaml:11: {ANCHOR}"]),
        ('a: 1\nb: "\\x07"', ["x.yaml:11: a control character (U+0007) stands here (remove it)"]),
        ('a: 1\n"\\0": b', ["x.yaml:11: a control character (U+0000) stands here (remove it)"]),
        ('a: "b\\rc"', ["x.yaml:10: a control character (U+000D) stands here (remove it)"]),
        ('a: "b\\uFFFCc"', ["x.yaml:10: a control character (U+FFFC) stands here (remove it)"]),
        ('a: "b\\Lc"', ["x.yaml:10: a control character (U+2028) stands here (remove it)"]),
        ("a: 1\nb: c\u2028d: e", ["x.yaml:11: an odd line end (U+2028) stands here (write a plain one)"]),
    ],
)
def test_a_fault_is_told_with_its_line_in_the_file(text: str, expected: list[str]) -> None:
    assert faults(text, first_line=10) == expected


def test_all_faults_of_a_document_come_at_once() -> None:
    assert faults("a: 1\na: [!b 2]\na: 3\nb: &c 1\nd: *c\n? [*e]\n: !f g\nh: [*i, *i, *i]\n[") == [
        'x.yaml:2: "a" is written twice (the first is on line 1; remove one)',
        f"x.yaml:2: {TAG}",
        'x.yaml:3: "a" is written twice (the first is on line 1; remove one)',
        f"x.yaml:4: {ANCHOR}",
        f"x.yaml:5: {ALIAS}",
        f"x.yaml:6: {ALIAS}",
        "x.yaml:6: a key must be plain text",
        f"x.yaml:7: {TAG}",
        f"x.yaml:8: {ALIAS}",
        f"x.yaml:9: broken YAML: could not find expected ':' {CHECK}",
    ]


@pytest.mark.parametrize("text", ["a: 'b'", '"a": "b"', "%YAML 1.1\n---\na: b", "--- \na: b\n...\n", "\ufeffa: b"])
def test_what_changes_no_word_does_no_harm(text: str) -> None:
    assert parse_yaml(text, "x.yaml").data == {"a": "b"}


@pytest.mark.parametrize("mark", ["&b", "*b", "!b", "! b"])
def test_a_text_that_starts_like_a_mark_is_one_in_quote_marks(mark: str) -> None:
    assert parse_yaml(f"a: '{mark}'", "x.yaml").data == {"a": mark}


@pytest.mark.parametrize(
    "text",
    [
        "[" * DEEPEST + "]" * DEEPEST,
        "{a: " * DEEPEST + "}" * DEEPEST,
        "- " * DEEPEST,
        "\n".join(" " * level + "a:" for level in range(DEEPEST)),
    ],
)
def test_nesting_is_read_up_to_a_limit(text: str) -> None:
    assert parse_yaml(text, "x.yaml").lines[()] == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[" * 1_000_000, 1),
        ("a: 1\nb: " + "{a: " * 100_000 + "}" * 100_000, 2),
        ("- " * 100_000, 1),
        ("a: 1\n" + "? " * 100_000, 2),
        ("\n".join(" " * level + "a:" for level in range(1000)), DEEPEST + 1),
    ],
)
def test_deeper_nesting_is_told_before_it_overflows_the_stack(text: str, line: int) -> None:
    """The composer of libyaml follows the brackets until the process dies; if that is back, this run dies."""
    assert faults(text) == [f"x.yaml:{line}: {DEEP}"]


def test_aliases_do_not_grow() -> None:
    names = [
        f"{name}: &{name} [*{before}, *{before}, *{before}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]

    assert len(faults("a: &a x\n" + "\n".join(names))) == 1 + 2 * len(names)


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hashtag: #seutu", "1: #seutu and what follows it is a remark to YAML"),
        ("a: b\ntopic: Kevät #seutu tuli", "2: #seutu and what follows it is a remark to YAML"),
        ("a: [b, c #d\n]", "1: #d and what follows it is a remark to YAML"),
        ("a:\n\t- b", "2: a tab stands here (indent with spaces)"),
        ("a: @b", "1: no text starts with @ (put it in quote marks)"),
        ("a: Kevät: tuli", "1: one colon too many stands here, or the line is indented too far"),
    ],
)
def test_what_an_author_means_as_text_is_told(text: str, expected: str) -> None:
    with pytest.raises(ContentError) as error:
        parse_yaml(text, "a.yaml")

    assert str(error.value.problems[0]).startswith(f"a.yaml:{expected}")


@pytest.mark.parametrize("text", ["a: b # remark", "# a", 'a: "#b"', "a: b#c", "a: 'x' #remark", "a: |\n  #b\n"])
def test_a_remark_is_one_and_a_text_with_a_hash_too(text: str) -> None:
    parse_yaml(text, "a.yaml")
