"""Every page template takes any text: each word once, no line off its page; what an article lacks for it is told."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from taitto import pipeline
from taitto.config import ENGINE, find_office
from taitto.errors import ContentError
from taitto.model import Layout
from taitto.pipeline import Built
from tests.support.offices import ARTICLE, ISSUE, jpeg, make_issue, told
from tests.support.standards import hold
from tests.support.stress import SIZES, Strain, miscounted, strained

RANKING = "kind: ranking\ntitle: Kärki\nsource: T\nmeasure: Mitta.\nitems: [Rauma, Salo]\n"
TIMELINE = (
    "kind: timeline\ntitle: Näin kävi\nsource: Toimitus\nevents:\n"
    "  - {date: 2017-10, place: Huittinen, text: Kutsu lähti.}\n"
    "  - {date: 2018-11, place: Kauhajoki, text: Valot syttyivät.}\n"
)


def built(strain: Strain, tmp_path: Path) -> Built:
    folder = make_issue(
        tmp_path / "issue", issue=strain.issue, article=strain.article, figures=strain.figures, files=strain.files
    )
    if not strain.article:
        (folder / "01-kevat.md").unlink()
    return pipeline.build(find_office(ENGINE), folder, channels=("print",), out=tmp_path / "out")


def text_of(made: Built) -> str:
    """Return the text of the PDF as any reader's program finds it."""
    with pypdfium2.PdfDocument(made.folder / "issue.pdf") as pdf:
        return "".join(page.get_textpage().get_text_range() for page in pdf)


@pytest.mark.slow
@pytest.mark.verapdf
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("layout", Layout)
def test_every_word_is_printed_once(layout: Layout, size: str, tmp_path: Path) -> None:
    strain = strained(layout, size)
    made = built(strain, tmp_path)
    (edition,) = made.editions

    assert not miscounted(text_of(made), strain.words)
    assert not miscounted(edition.texts["issue.pdf"], strain.words)
    assert not [page.number for page in edition.pages if page.lines_off_page]
    hold((made.folder / "issue.pdf").read_bytes())


def test_letters_that_no_face_has_are_told_with_their_line(tmp_path: Path) -> None:
    strain = strained(Layout.THREE_COLUMN, "short")
    folder = make_issue(
        tmp_path / "issue", issue=strain.issue, article=strain.article + "\n漢字 🌲\n", files=strain.files
    )
    with pytest.raises(ContentError) as faults:
        pipeline.build(find_office(ENGINE), folder, channels=("print",), out=tmp_path / "out")
    (problem,) = [problem for problem in faults.value.problems if "漢" in problem.text]

    assert (problem.place.path, problem.place.line) == (f"{folder}/01-kevat.md", strain.article.count("\n") + 2)


@pytest.mark.parametrize("layout", ["timeline", "back-page"])
def test_a_figure_can_have_a_page_of_its_own(layout: str, tmp_path: Path) -> None:
    issue = ISSUE + f"  - {{name: vuodet, email: omit, print: {{layout: {layout}}}}}\n"
    folder = make_issue(tmp_path / "issue", issue=issue, figures={"vuodet": TIMELINE})
    made = pipeline.build(find_office(ENGINE), folder, channels=("print",), out=tmp_path / "out")

    assert "Valot syttyivät." in text_of(made)


def entry(layout: str, name: str = "01-kevat") -> str:
    """Return an issue.yaml whose entry, on line 8, asks for a layout."""
    return ISSUE.replace("- 01-kevat", f"- {{name: {name}, print: {{layout: {layout}}}}}")


WIDE = ":::{figure} images/lumi.jpg\n:alt: Lunta\n:credit: Kuvaaja\nLunta.\n:::\n"
LACKING = {
    "hero without a picture": (
        "hero",
        ARTICLE,
        '"01-kevat" has no picture to open a hero page '
        '(write :::{figure} images/name.jpg with ":at: wide" in it, or layout: page)',
    ),
    "hero whose picture stands in a column": (
        "hero",
        ARTICLE + WIDE.replace(":alt:", ":at: column\n:alt:"),
        '"01-kevat" has no picture to open a hero page '
        '(write :::{figure} images/name.jpg with ":at: wide" in it, or layout: page)',
    ),
    "sidebar of nothing": (
        "sidebar",
        ARTICLE,
        '"01-kevat" has nothing for a sidebar '
        '(write ":at: side" into what shall stand beside the text, or layout: page)',
    ),
    "cards without sections": (
        "cards",
        ARTICLE + "\n## Yksi\n\nOsa.\n",
        '"01-kevat" has no sections to set apart (write at least 2 headings with ##, or layout: page)',
    ),
    "timeline without dates": (
        "timeline",
        ARTICLE + "\n## Kevät 2019\n\nLumi.\n\n## Kesä\n\nHelle.\n",
        'the section "Kesä" of "01-kevat" has no date (write ## and when it was: ## May 2019)',
    ),
    "spread of an article": (
        "spread",
        ARTICLE,
        '"spread" is a layout of figures (known: back-page, cards, hero, page, sidebar, three-column, timeline)',
    ),
}


@pytest.mark.parametrize("lack", LACKING)
def test_what_an_article_lacks_for_its_layout_is_told(lack: str, tmp_path: Path) -> None:
    layout, article, message = LACKING[lack]
    folder = make_issue(tmp_path, issue=entry(layout), article=article, files={"images/lumi.jpg": jpeg()})

    assert told(folder) == [f"issue/issue.yaml:8: {message}"]


@pytest.mark.parametrize(
    ("layout", "message"),
    [
        ("cards", '"cards" is a layout of articles (known: back-page, page, spread, timeline)'),
        ("timeline", '"karki" is no timeline but a figure of kind "ranking" (write layout: page)'),
    ],
)
def test_what_a_figure_cannot_be_is_told(layout: str, message: str, tmp_path: Path) -> None:
    folder = make_issue(tmp_path, issue=entry(layout, "karki") + "  - 01-kevat\n", figures={"karki": RANKING})

    assert told(folder) == [f"issue/issue.yaml:8: {message}"]


def test_a_back_page_is_the_last_of_its_edition(tmp_path: Path) -> None:
    after = entry("back-page") + "  - karki\n"
    unseen = entry("back-page") + "  - {name: karki, print: omit}\n"

    assert told(make_issue(tmp_path / "a", issue=after, figures={"karki": RANKING})) == [
        "issue/issue.yaml:8: a back page is the last page (move it to the end of contents, or write layout: page)"
    ]
    assert told(make_issue(tmp_path / "b", issue=unseen, figures={"karki": RANKING})) == []
