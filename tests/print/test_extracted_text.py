"""The text of issue.pdf as readers copy it out, by two readers of PDF that know nothing of each other.

PDFium gives the text as it is painted, and marks a hyphen at a line's end with U+FFFE. pdfminer gives the letters by
where they stand, and guesses columns. Both have whole words with their own capitals; PDFium has each paragraph whole,
and in its order. What stands beside a text is painted before it: the order of a whole article is that of the tags.
"""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pdfminer.high_level import extract_text
from pdfminer.layout import LAParams

from taitto.channels import print as magazine
from taitto.checking.expected import expected_texts
from taitto.config import ENGINE
from taitto.labels import read_labels
from taitto.model import Article
from taitto.rendering.house_style import read_house_style
from taitto.words import words
from tests.support.every_block import ARTICLE, RANKING
from tests.support.offices import ISSUE, jpeg, make_office, png, read
from tests.support.tagged import Tag, read_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from taitto.labels import Labels
    from taitto.model import Issue
    from tests.conftest import Sample

COVER = "cover: {image: images/logo.png, alt: Kansi, credit: Piirtäjä}\ncontents:"
SECOND = ARTICLE.replace("Kevät &", "Syksy &").replace("Lumi *suli*", "Lehdet *putosivat*").replace("kicker: Sää", "")
FILES = {
    "images/Lumi kasa & ä.jpg": jpeg(900, 600),
    "images/logo.png": png((400, 200), (0, 0, 0, 0), "RGBA"),
    "02-syksy.md": SECOND,
}
HYPHENS = {"pdfium": re.compile("\ufffe(?:\r\n)?"), "pdfminer": re.compile(r"-\s+")}
"""What each reader has between the parts of a word that goes over a line's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """An issue and its PDF."""

    issue: Issue
    labels: Labels
    data: bytes


@pytest.fixture(scope="module")
def every_block(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """Two articles with every block, an infographic of its own and a cover."""
    text = ISSUE.replace("contents:", COVER) + "  - kärki\n  - 02-syksy\n"
    folder = tmp_path_factory.mktemp("office")
    office = make_office(folder, issue=text, article=ARTICLE, figures={"kärki": RANKING}, files=FILES)
    issue = read(folder / "issues" / "2026-03").issue
    assert issue is not None
    data = magazine.render(issue, read_house_style(office, "fi")).artifacts[0].data
    return Printed(issue=issue, labels=read_labels(ENGINE / "assets" / "labels", "fi", "labels"), data=data)


@pytest.fixture(scope="module", params=["sample", "every block"])
def printed(request: pytest.FixtureRequest, sample: Sample) -> Printed:
    """The sample issue, and one with every block."""
    if request.param == "every block":
        made: Printed = request.getfixturevalue("every_block")
        return made
    return Printed(issue=sample.issue, labels=sample.labels, data=(sample.folder / "issue.pdf").read_bytes())


def by_pdfium(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def by_pdfminer(data: bytes) -> str:
    return extract_text(io.BytesIO(data), laparams=LAParams(all_texts=True))


READERS: dict[str, Callable[[bytes], str]] = {"pdfium": by_pdfium, "pdfminer": by_pdfminer}
in_both = pytest.mark.parametrize("reader", READERS)


def letters(text: str) -> str:
    """Return the letters and figures alone, without the numbers of notes: hyphens and line ends are no matter."""
    return re.sub(r"[\W_]+", "", re.sub(r"\[\d+\]", "", unicodedata.normalize("NFC", text)))


@in_both
def test_letters_are_composed_and_have_meanings(reader: str, printed: Printed) -> None:
    text = READERS[reader](printed.data)

    assert unicodedata.is_normalized("NFC", text)
    assert {unicodedata.category(letter) for letter in text} & {"Mn", "Mc", "Me", "Co", "Cs"} == set()
    assert "ä" in text
    assert "\ufffd" not in text
    assert "(cid:" not in text


@in_both
def test_no_capitals_but_those_of_the_source(reader: str, printed: Printed) -> None:
    source = " ".join(text for _, text in expected_texts(printed.issue, "print", printed.labels))
    source += " ".join(str(label) for label in printed.labels.model_dump().values())
    own = set(re.findall(r"[^\W\d_]+", source))
    capitals = {word for word in re.findall(r"[^\W\d_]{2,}", READERS[reader](printed.data)) if word.isupper()}

    assert capitals - own == set()


@in_both
def test_no_word_is_parted(reader: str, printed: Printed) -> None:
    """Only pdfminer may set something between a column's end and the next one's head, and so part a word there.

    And it joins two words where large figures reach into the line below them.
    """
    text = READERS[reader](printed.data)
    hyphen = HYPHENS[reader]
    found = set(words(f"{hyphen.sub('', text)}\n{hyphen.sub('-', text)}"))
    parted = [
        word
        for _, expected in expected_texts(printed.issue, "print", printed.labels)
        for word in words(expected)
        if word not in found
    ]
    if reader == "pdfminer":
        parted = [word for word in parted if not goes_over_blocks(word, text) and not stands_at_an_end(word, found)]

    assert parted == []


def goes_over_blocks(word: str, text: str) -> bool:
    """Return whether the head of a word, with a hyphen, ends a block of pdfminer's, and its tail opens another."""
    heads, tails = re.findall(r"(\w+)-\n\n", text), re.findall(r"\n\n(\w+)", text)
    return any(f"{head}{tail}".casefold() == word for head in heads for tail in tails)


def stands_at_an_end(word: str, found: set[str]) -> bool:
    return any(other.startswith(word) or other.endswith(word) for other in found)


def paragraphs(article: Article) -> list[str]:
    """Return the letters of each paragraph of running text."""
    return [letters(" ".join(block.texts())) for block in article.blocks if block.name == "prose"]


def articles(issue: Issue) -> Iterator[tuple[str, Article]]:
    """Yield each printed article with the letters of its headline."""
    for entry in issue.entries_in("print"):
        if isinstance(entry.item, Article):
            yield letters(entry.view("print").headline or entry.item.headline), entry.item


def test_pdfium_has_each_paragraph_whole_and_all_in_order(printed: Printed) -> None:
    """Also over columns. Over a page's end each part is whole: running heads and feet come between."""
    with pypdfium2.PdfDocument(printed.data) as document:
        pages = [letters(page.get_textpage().get_text_range()) for page in document]
    expected = [paragraph for _, article in articles(printed.issue) for paragraph in paragraphs(article)]
    places = [place_of(paragraph, pages) for paragraph in expected]

    assert len(expected) > 1
    assert [paragraph for paragraph, place in zip(expected, places, strict=True) if place is None] == []
    assert places == sorted(filter(None, places))


def place_of(paragraph: str, pages: list[str]) -> tuple[int, int] | None:
    """Return the page on which a paragraph begins and its place on it, or None if it is nowhere whole."""
    for number, page in enumerate(pages):
        if (at := page.find(paragraph)) >= 0:
            return number, at
    for number, (page, following) in enumerate(pairwise(pages)):
        for size in range(1, len(paragraph)):
            if (at := page.find(paragraph[:size])) >= 0 and paragraph[size:] in following:
                return number, at
    return None


@pytest.mark.parametrize(
    ("pages", "place"),
    [
        (["xlumisuli", "y"], (0, 1)),
        (["xlumi2", "9suliy"], (0, 1)),
        (["xlumi", "y", "suli"], None),
        (["lumiysuli"], None),
    ],
)
def test_a_paragraph_with_something_in_it_is_not_whole(pages: list[str], place: tuple[int, int] | None) -> None:
    assert place_of("lumisuli", pages) == place


@in_both
def test_the_headlines_come_in_the_order_of_the_contents(reader: str, printed: Printed) -> None:
    """Their last places: the cover and the contents name them before."""
    text = letters(READERS[reader](printed.data))
    places = [text.rfind(headline) for headline, _ in articles(printed.issue)]

    assert -1 not in places
    assert places == sorted(places)


def test_the_tags_have_each_article_whole_and_in_order(printed: Printed) -> None:
    """All of an article's words stand behind its headline and before the next one, its paragraphs as it has them."""
    read_out = by_headline(read_tags(printed.data))
    expected = dict(articles(printed.issue))

    assert [headline for headline in read_out if headline in expected] == list(expected)
    for headline, article in expected.items():
        text = read_out[headline]
        places = [letters(text).find(paragraph) for paragraph in paragraphs(article)]
        assert -1 not in places
        assert places == sorted(places)
        whole = letters(text).casefold()
        assert [word for block in article.blocks for t in block.texts() for word in words(t) if word not in whole] == []


def by_headline(tree: Tag) -> dict[str, str]:
    """Return what is read out from each H1 to the next, by the letters of the H1."""
    found: dict[str, str] = {"": ""}
    for tag in tree.all():
        if tag.kind == "H1":
            found[letters(tag.words)] = ""
        found[next(reversed(found))] += f" {tag.text}"
    return found
