"""Any Markdown becomes an edition, in which every word can be read and no markup is the author's, or told faults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from taitto.config import ENGINE
from taitto.words import words
from tests.property.markup import shown_text
from tests.property.mutations import mutated
from tests.property.newsletter import FAULTS, Newsletter
from tests.property.outcomes import Desk, Outcome, examples
from tests.property.shapes import SPICES, any_articles, good_articles, must_be_seen
from tests.support.offices import jpeg

SAMPLE = ENGINE / "issues" / "2019-03"
ARTICLES = {path.name: path.read_text(encoding="utf-8") for path in sorted(SAMPLE.glob("*.md"))}
DATA = Path(__file__).parent / "data"
SPEC = json.loads((DATA / "commonmark-spec.json").read_text(encoding="utf-8"))
HEAD = "---\nheadline: Kevät tuli\n---\n"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def sample_desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The sample's figures, and small pictures under the names of its own."""
    figures = {path.stem: path.read_text(encoding="utf-8") for path in (SAMPLE / "figures").iterdir()}
    pictures = {f"images/{path.name}": jpeg() for path in (SAMPLE / "images").iterdir()}
    return Desk(tmp_path_factory.mktemp("office"), figures=figures, files=pictures)


def shown_by(outcome: Outcome) -> tuple[str, str]:
    """Return what readers of the HTML and of the text part see, which is never what a template's marks stand for."""
    shown = (shown_text(outcome.text("email.html")), outcome.text("email.txt"))
    assert not [text for text in shown if "1337" in text]
    return shown


@given(good_articles)
def test_a_sound_article_becomes_an_edition(desk: Desk, article: str) -> None:
    outcome = desk.article(article)

    assert outcome.told == []
    for shown in shown_by(outcome):
        assert not must_be_seen(article) - must_be_seen(shown)


def test_notes_with_the_same_text_are_one_note(desk: Desk) -> None:
    assert desk.article(f"{HEAD}a[^1] b[^2]\n\n[^1]: näkya\n\n[^2]: näkya\n").told == []


@given(any_articles)
@example(HEAD + "- " * 11 + "näkya")  # Markdown's reader passes over what is nested deeper than it likes
@example(HEAD + "[a]: näkya")  # an address that no link asks for
@example(HEAD + "## &nbsp;")
@example(HEAD + "a&#12;b")
@example(HEAD + "a <b\nc>")
def test_an_article_of_any_shape_becomes_an_edition_or_told_faults(desk: Desk, article: str) -> None:
    outcome = desk.article(article)

    if outcome.edition and not outcome.problems:  # a note that nothing refers to is left out, and told
        for shown in shown_by(outcome):
            letters = "".join(words(shown))  # broken marks may join two words
            assert not [word for word, times in must_be_seen(article).items() if letters.count(word) < times]


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_any_file_becomes_an_edition_or_told_faults(desk: Desk, content: str | bytes) -> None:
    outcome = desk.article(HEAD + content if isinstance(content, str) else HEAD.encode() + content)

    if outcome.edition:
        shown_by(outcome)


accidents = st.sampled_from(list(ARTICLES.values())).flatmap(lambda article: mutated(article, SPICES))


@given(accidents)
def test_an_article_that_had_an_accident_becomes_an_edition_or_told_faults(sample_desk: Desk, article: str) -> None:
    outcome = sample_desk.article(article)

    if outcome.edition:
        shown_by(outcome)


@pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES)
def test_an_article_without_one_becomes_an_edition(sample_desk: Desk, article: str) -> None:
    assert sample_desk.article(article).told == []


@pytest.mark.parametrize("part", range(4))
def test_every_example_of_the_commonmark_spec_becomes_an_edition_or_told_faults(desk: Desk, part: int) -> None:
    outcomes = [desk.article(HEAD + markdown) for markdown in SPEC[part::4]]
    editions = [outcome for outcome in outcomes if outcome.edition]
    for outcome in editions:
        shown_text(outcome.text("email.html"))

    assert len(editions) > len(outcomes) / 3


@pytest.mark.parametrize("seed", [1, 2])
def test_a_long_newsletter_becomes_an_edition(desk: Desk, seed: int) -> None:
    outcome = desk.article(Newsletter(seed).article())

    assert outcome.told == []
    assert shown_text(outcome.text("email.html")).count("[200]") == 2


def test_thirty_faults_of_a_long_newsletter_are_told_at_once_each_at_its_line(desk: Desk) -> None:
    faults = FAULTS * 2
    article, lines = Newsletter(3).article_with([fault for fault, _ in faults])
    told = desk.article(article).told

    for line, (fault, expected) in zip(lines, faults, strict=True):
        at = [f"2026-03/01-kevat.md:{line + further}: " for further in range(fault.count("\n") + 1)]
        assert any(expected in message and any(place in message for place in at) for message in told), (line, fault)
    assert len(told) == len(faults) + 2  # <b> and </b> are two each


@pytest.mark.slow
@examples(0.1)
@given(good_articles)
def test_a_sound_article_becomes_a_magazine(desk: Desk, article: str) -> None:
    outcome = desk.article(article, "print")

    assert not [problem for problem in outcome.told if "white at its foot" not in problem]


@pytest.mark.slow
@examples(0.1)
@given(any_articles)
def test_an_article_of_any_shape_becomes_a_magazine_or_told_faults(desk: Desk, article: str) -> None:
    desk.article(article, "print")


@pytest.mark.slow
@examples(0.1)
@given(accidents)
def test_an_article_that_had_an_accident_becomes_a_magazine_or_told_faults(sample_desk: Desk, article: str) -> None:
    sample_desk.article(article, "print")


@pytest.mark.slow
def test_a_block_beside_the_text_that_is_higher_than_what_is_left_of_its_page_breaks_nothing(desk: Desk) -> None:
    desk.article((DATA / "high-side-block.md").read_text(encoding="utf-8"), "print")
