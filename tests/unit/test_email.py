"""The mail of a tiny issue with every block: nothing lost, nothing unescaped, pictures where the HTML asks for them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from taitto import pipeline
from taitto.channels import email
from taitto.channels.email import visible_text
from taitto.checking import check_editions
from taitto.config import ENGINE
from taitto.labels import read_labels
from taitto.model import Artifact, Edition, Issue, Magazine
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


# ── what it tells of the magazine ─────────────────────────────────────────────────────────────────────────────────────

COVER = ISSUE.replace("contents:", "cover: {image: images/logo.png, alt: Kansi, credit: Piirtäjä}\ncontents:")
PNG = Artifact(path="cover@2x.png", data=png((480, 679)))


def magazine(pages: int, size_bytes: int) -> Magazine:
    return Magazine(path="Seutulehti-2026-1.pdf", pages=pages, size_bytes=size_bytes, thumbnails=(PNG,))


def told(folder: Path, issue: str, magazine: Magazine | None) -> Edition:
    office = make_office(folder, issue=issue, files=FILES)
    checked = pipeline.check(office, office.issue_folder(None))
    return email.render(checked.issue, checked.style, magazine)


@pytest.mark.parametrize(
    ("lang", "pages", "size_bytes", "expected"),
    [
        ("fi", 8, 927_110, "Lue lehti (PDF, 8\u00a0sivua, 0,9\u00a0Mt)"),
        ("fi", 1, 45_000, "Lue lehti (PDF, 1\u00a0sivu, 45\u00a0kt)"),
        ("sv", 12, 1_260_000, "Läs tidningen (PDF, 12\u00a0sidor, 1,3\u00a0MB)"),
        ("en", 48, 10_400_000, "Read the magazine (PDF, 48\u00a0pages, 10\u00a0MB)"),
    ],
)
def test_both_parts_tell_pages_and_size(lang: str, pages: int, size_bytes: int, expected: str, tmp_path: Path) -> None:
    edition = told(tmp_path, f"{COVER}lang: {lang}\n", magazine(pages, size_bytes))

    assert all(expected in text for text in edition.texts.values())


def test_a_finished_cover_takes_the_place_of_its_picture(tmp_path: Path) -> None:
    drafted, finished = (told(tmp_path, COVER, made) for made in (None, magazine(8, 900_000)))
    shown = [re.findall(r'src="([^"]+)"', edition.artifacts[0].data.decode()) for edition in (drafted, finished)]

    assert re.fullmatch(r"images/logo-192x\d+-[0-9a-f]{8}\.jpg", *shown[0])
    assert shown[1] == [PNG.path]
    assert PNG not in finished.artifacts, "it is one of the magazine's files"
    assert all(b'alt="Seutulehti 1/2026: Kansi"' in edition.artifacts[0].data for edition in (drafted, finished))


def test_a_magazine_without_a_cover_has_its_button_too(tmp_path: Path) -> None:
    drafted, finished = (told(tmp_path, ISSUE, made) for made in (None, magazine(8, 900_000)))
    shown = [re.findall(r'src="([^"]+)"', edition.artifacts[0].data.decode()) for edition in (drafted, finished)]

    assert shown == [[], [PNG.path]]
    assert b'alt="Seutulehti 1/2026"' in finished.artifacts[0].data
    address = b'href="https://seutu.example/2026-03/Seutulehti-2026-1.pdf"'
    assert [edition.artifacts[0].data.count(address) for edition in (drafted, finished)] == [1, 2]


def test_a_letter_tells_of_a_magazine_that_is_made_beside_it_alone(tmp_path: Path) -> None:
    letter = f"{ISSUE}channels: [email]\n"
    texts = [told(tmp_path, letter, made).texts for made in (None, magazine(8, 900_000))]

    assert [["PDF" in text for text in parts.values()] for parts in texts] == [[False, False], [True, True]]
