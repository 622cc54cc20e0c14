"""The mail of a tiny issue with every block: nothing lost, nothing unescaped, pictures where the HTML asks for them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from taitto.channels import email
from taitto.channels.email import visible_text
from taitto.checking import check_editions
from taitto.config import ENGINE
from taitto.labels import read_labels
from taitto.model import Edition, Issue
from taitto.rendering.house_style import read_house_style
from tests.support.every_block import ARTICLE, RANKING
from tests.support.offices import ISSUE, jpeg, make_office, png, read

FILES = {"images/Lumi kasa & ä.jpg": jpeg(900, 600), "images/logo.png": png((400, 200), (0, 0, 0, 0), "RGBA")}


def made(folder: Path, **parts: Any) -> tuple[Issue, Edition]:
    values: dict[str, Any] = {"article": ARTICLE, "figures": {"kärki": RANKING}, "files": FILES, **parts}
    office = make_office(folder, **values)
    issue = read(folder / "issues" / "2026-03").issue
    assert issue is not None, read(folder / "issues" / "2026-03").problems
    return issue, email.render(issue, read_house_style(office, issue.masthead.lang))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, Edition]:
    """The mail with every block."""
    return made(tmp_path_factory.mktemp("office"))


def test_no_word_of_any_block_is_lost(whole: tuple[Issue, Edition]) -> None:
    issue, edition = whole

    assert check_editions(issue, [edition], read_labels(ENGINE / "assets" / "labels", "fi", "labels")) == ()


def test_what_looks_like_markup_is_text(whole: tuple[Issue, Edition]) -> None:
    _, edition = whole
    html = edition.artifacts[0].data.decode()

    assert "&lt;b&gt;kesä&lt;/b&gt;" in html
    assert "<b>kesä" not in html
    assert "{{ x }}" in edition.texts["email.html"]
    assert "Kevät & <b>kesä</b>" in edition.texts["email.txt"]


def test_every_picture_is_published_under_the_name_that_the_html_asks_for(whole: tuple[Issue, Edition]) -> None:
    _, edition = whole
    html = edition.artifacts[0].data.decode()
    draft = next(artifact.data for artifact in edition.artifacts if artifact.path == "email.eml")
    asked = set(re.findall(r'src="(images/[^"]+)"', html))
    published = {artifact.path for artifact in edition.artifacts if "/" in artifact.path}

    assert asked == published
    assert len(asked) == 2
    assert all(f"<{path.replace('/', '.')}@taitto>".encode() in draft for path in asked)
    assert b'"images/' not in draft


def test_the_text_part_has_no_trailing_blanks_and_no_gaps(whole: tuple[Issue, Edition]) -> None:
    text = whole[1].texts["email.txt"]

    assert [line for line in text.split("\n") if line != line.rstrip() and line != email.SIGNATURE] == []
    assert "\n\n\n\n" not in text
    assert text == text.strip() + "\n"
    assert max(len(line) for line in text.split("\n")) <= 72


def test_both_parts_number_their_notes_alike(whole: tuple[Issue, Edition]) -> None:
    assert [re.findall(r"\[\d\]", text) for text in whole[1].texts.values()] == [["[1]", "[1]"]] * 2


@pytest.mark.parametrize(
    ("view", "expected", "missing"),
    [
        ("teaser", ["Lumi suli.", "https://seutu.example/2026-03/kevat"], ["Leipä", "Nosto"]),
        ("{show: teaser, headline: Toinen}", ["Toinen", "Lumi suli."], ["kesä"]),
        ("omit", [], ["Lumi", "kesä"]),
    ],
)
def test_a_view_says_how_much_is_shown(view: str, expected: list[str], missing: list[str], tmp_path: Path) -> None:
    text = ISSUE.replace("- 01-kevat", f"- {{name: 01-kevat, email: {view}}}")
    _, edition = made(tmp_path, issue=text)
    plain = edition.texts["email.txt"]

    assert [words for words in expected if words not in plain] == []
    assert [words for words in missing if words in plain] == []


def test_a_figure_alone_and_a_second_teaser_are_stories_too(tmp_path: Path) -> None:
    entry = "{name: %s, email: teaser}"
    text = ISSUE.replace("- 01-kevat", f"- {entry % '01-kevat'}") + f"  - kärki\n  - {entry % '02-kesa'}\n"
    other = "---\nheadline: Kesä\n---\nAurinko."
    _, edition = made(tmp_path, issue=text, files={**FILES, "02-kesa.md": other})
    html, plain = edition.texts["email.html"], edition.texts["email.txt"]

    assert all(word in html and word in plain for word in ("Rauma", "Salo", "Mitta.", "Aurinko.", "Kesä"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><p>b</p>", "a b"),
        ("<style>x{}</style><title>t</title>a", "a"),
        ("<!-- x --><!--[if mso]><td>y</td><![endif]-->a", "a"),
        ("&lt;b&gt; &amp; &nbsp;c", "<b> & c"),
        ('<img alt="x > y">a', 'y">a'),
    ],
)
def test_a_reader_sees_words_alone(html: str, expected: str) -> None:
    assert visible_text(html).split() == expected.split()
