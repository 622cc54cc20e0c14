"""Problems as an editor reads them, and what each sort of error ends with."""

from __future__ import annotations

import pytest

from taitto.errors import (
    ContentError,
    EnvironmentFault,
    Level,
    Place,
    Problem,
    TaittoError,
    did_you_mean,
    has_errors,
)

HERE = Place("a.md", 3)
WARNING = Problem(HERE, "b", level=Level.WARNING)


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (Problem(Place("a.md"), "b"), "a.md: b"),
        (Problem(HERE, "b"), "a.md:3: b"),
        (Problem(HERE, "b", "c"), "a.md:3: b (c)"),
        (Problem(HERE, "b", "c", Level.WARNING), "a.md:3: warning: b (c)"),
    ],
)
def test_a_problem_reads_as_one_line(problem: Problem, expected: str) -> None:
    assert str(problem) == expected


def test_a_content_error_tells_every_problem() -> None:
    error = ContentError(iter([Problem(HERE, "b"), WARNING]))

    assert str(error) == "a.md:3: b\na.md:3: warning: b"
    assert len(error.problems) == 2


def test_warnings_alone_are_no_errors() -> None:
    assert not has_errors([])
    assert not has_errors([WARNING])
    assert has_errors([WARNING, Problem(HERE, "b")])


def test_each_sort_of_error_has_its_exit_code() -> None:
    assert [error.exit_code for error in (TaittoError, ContentError, EnvironmentFault)] == [1, 1, 3]
    assert issubclass(ContentError, TaittoError)
    assert issubclass(EnvironmentFault, TaittoError)


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("KUVA", ["Kuva", "kuvat"], 'did you mean "Kuva"?'),
        ("Figur", ["figure", "table"], 'did you mean "figure"?'),
        ("xyz", [], None),
        ("", ["a"], "known: a"),
        ("b", iter(["c", "a"]), "known: a, c"),
    ],
)
def test_a_hint_keeps_the_word_as_it_is_known(word: str, known: list[str], expected: str | None) -> None:
    assert did_you_mean(word, known) == expected


def test_a_problem_is_one_line_whatever_the_author_wrote_into_it() -> None:
    problem = Problem(Place("a.yaml", 1), 'unknown kind "a\n\n  b"', f'did you mean "{"x" * 500}"?')

    assert str(problem).startswith('a.yaml:1: unknown kind "a b" (did you mean "xxx')
    assert str(problem).endswith("x…)")
    assert len(str(problem)) < 450
