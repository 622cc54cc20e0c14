"""The headings of what readers get: each entry starts with one of the first level, and none is skipped below it."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
import pytest

from taitto import pipeline
from taitto.channels import print as magazine
from taitto.config import find_office
from taitto.errors import ContentError, Problem
from taitto.infographics import KINDS
from taitto.infographics.values import FigureSpec
from taitto.reading.figures import read_figure
from taitto.rendering.engine import PLAIN
from tests.support.every_block import ARTICLE, RANKING
from tests.support.offices import ISSUE, jpeg, make_office, png
from tests.support.standards import hold
from tests.support.tagged import Tag, read_tags, write_html

GOLDEN = Path(__file__).parents[1] / "golden" / "infographics"
SOURCES = {kind: (GOLDEN / kind / "figure.yaml").read_text(encoding="utf-8") for kind in KINDS}
HEAD = "---\nheadline: Kevät tuli\n---\n"


def printed(root: Path) -> bytes:
    office = find_office(root)
    checked = pipeline.check(office, office.issue_folder("2026-03"), ("print",))
    return magazine.render(checked.issue, checked.style).artifacts[0].data


def of_figures(root: Path, entries: list[str], figures: dict[str, str]) -> bytes:
    """Return the PDF of an issue without a cover, of figures alone."""
    contents = "".join(f"  - {entry}\n" for entry in entries)
    make_office(root, issue=ISSUE.replace("  - 01-kevat\n", contents), figures=figures)
    (root / "issues" / "2026-03" / "01-kevat.md").unlink()
    return printed(root)


def headings(data: bytes) -> list[Tag]:
    return read_tags(data).all("H1", "H2", "H3")


def letters(text: str) -> str:
    """Return the letters of a text alone: what lies between them changes when it is set."""
    return re.sub(r"\W", "", text)


def spec_of(kind: str) -> FigureSpec:
    problems: list[Problem] = []
    figure = read_figure(SOURCES[kind], "figure.yaml", "figure", problems.append, str.encode)
    assert figure is not None, problems
    spec: FigureSpec = figure.spec
    return spec


def title_of(kind: str) -> str:
    return letters(spec_of(kind).title)


def bookmarks(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        return [entry.title for entry in outline.root]


@pytest.fixture(scope="module")
def figures_pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An issue of every kind, each an entry of its own."""
    return of_figures(tmp_path_factory.mktemp("kinds"), list(SOURCES), SOURCES)


def test_a_figure_of_its_own_starts_with_its_title(figures_pdf: bytes) -> None:
    found = [letters(heading.words) for heading in headings(figures_pdf) if heading.kind == "H1"]

    assert found == [title_of(kind) for kind in SOURCES]


def test_a_figure_of_its_own_has_a_bookmark(figures_pdf: bytes) -> None:
    found = [letters(title) for title in bookmarks(figures_pdf)]

    assert found[: len(SOURCES)] == [title_of(kind) for kind in SOURCES]


@pytest.mark.verapdf
def test_an_issue_of_figures_alone_holds_to_both(figures_pdf: bytes) -> None:
    hold(figures_pdf)


@pytest.mark.verapdf
@pytest.mark.parametrize(
    ("kind", "entry"),
    [
        ("number-tiles", "{name: luvut, print: {layout: spread}}"),
        ("timeline", "{name: luvut, print: {layout: timeline}}"),
        ("bar", "{name: luvut, print: {layout: back-page}}"),
        ("figure-cards", "{name: luvut, print: {pick: [PICKED]}}"),
    ],
    ids=["a spread", "a timeline", "the back page", "a part"],
)
def test_a_figure_in_a_layout_starts_with_its_title(kind: str, entry: str, tmp_path: Path) -> None:
    part = next(iter(KINDS[kind].parts(spec_of(kind))), "")
    data = of_figures(tmp_path, [entry.replace("PICKED", part)], {"luvut": SOURCES[kind]})

    first, *others = headings(data)
    assert (first.kind, letters(first.words)) == ("H1", title_of(kind))
    assert {heading.kind for heading in others} == {"H2"}
    hold(data)


@pytest.mark.parametrize("kind", ["ranking", "table", "timeline", "bar"])
def test_a_figure_in_an_article_is_no_chapter(kind: str, tmp_path: Path) -> None:
    article = f"{HEAD}Lumi suli.\n\n:::{{infographic}} luvut\n:::\n"
    make_office(tmp_path, article=article, figures={"luvut": SOURCES[kind]})

    found = [letters(heading.words) for heading in headings(printed(tmp_path)) if heading.kind == "H1"]
    assert found == ["Kevättuli"]


# ── sections ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def faults(root: Path, text: str) -> list[str]:
    office = make_office(root, article=f"{HEAD}{text}")
    try:
        pipeline.check(office, office.issue_folder("2026-03"))
    except ContentError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_a_heading_that_skips_a_level_is_told(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "Lumi suli.\n\n### Pieni\n\nJää jäi.\n\n## Suuri\n\n### Pieni toinen\n\nJää suli.\n")

    assert found == (
        "issues/2026-03/01-kevat.md:6: no ## heading stands before this ### heading "
        "(write ##, or put a ## heading before it)"
    )


def test_a_fact_box_is_no_section_of_what_follows(tmp_path: Path) -> None:
    box = ":::{fact-box} Laatikko\n### Osa\n\nLumi.\n:::\n"

    assert faults(tmp_path / "sound", box) == []
    assert len(faults(tmp_path / "faulty", f"{box}\n### Pieni\n\nJää suli.\n")) == 1


# ── WeasyPrint as it is ───────────────────────────────────────────────────────────────────────────────────────────────


def declared(data: bytes) -> set[str]:
    """Return the standards that a PDF says it holds to."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        said = pdf.open_metadata()
        return {f"{name} {said[f'{name}:part']}{said.get(f'{name}:conformance', '')}" for name in _parts(said)}


def _parts(said: pikepdf.models.PdfMetadata) -> list[str]:
    return [name for name in ("pdfaid", "pdfuaid") if f"{name}:part" in said]


def test_tags_that_nobody_mended_are_not_declared(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "<h1>Otsikko</h1><p>Lumi suli.</p>"
    assert declared(write_html(body)) == {"pdfaid 2A", "pdfuaid 1"}

    monkeypatch.setenv(PLAIN, "1")

    assert declared(write_html(body)) == {"pdfaid 2U"}
    assert read_tags(write_html(body)).words == "Otsikko Lumi suli."


def test_weasyprint_as_it_is_prints_the_same_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"images/Lumi kasa & ä.jpg": jpeg(900, 600), "images/logo.png": png((400, 200), (0, 0, 0, 0), "RGBA")}
    office = make_office(tmp_path, article=ARTICLE, figures={"kärki": RANKING}, files=files)
    checked = pipeline.check(office, office.issue_folder("2026-03"), ("print",))
    usual = magazine.render(checked.issue, checked.style)

    monkeypatch.setenv(PLAIN, "1")
    plain = magazine.render(checked.issue, checked.style)

    assert plain.texts == usual.texts
