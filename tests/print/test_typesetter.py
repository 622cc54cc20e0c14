"""Entries are set one by one and joined: page numbers, sides, what is remembered, and what ends in time."""

from __future__ import annotations

import gc
import time
from pathlib import Path
from typing import Any

import pypdfium2
import pyphen
import pytest

from taitto import pipeline
from taitto.channels import print as magazine
from taitto.config import ENGINE, find_office
from taitto.errors import ContentError
from taitto.fonts import ensure_faces
from taitto.rendering import typesetter
from taitto.rendering.house_style import read_house_style
from taitto.rendering.pdf import Pdf, joined
from taitto.rendering.pdf_archive import write_archive
from taitto.rendering.time_limit import time_limit
from taitto.rendering.typesetter import Galley, Typesetter, UnsettableError
from taitto.theme import read_theme
from tests.support.offices import ISSUE, make_office, read

FACES = ensure_faces(read_theme(ENGINE / "assets" / "theme.yaml", "theme.yaml"))
FACE = next(face.path for face in FACES if face.path.name == "taitto-text-400-upright.ttf")
FIRST_PYPHEN = pyphen.Pyphen.__mro__[-2]
"""pyphen's own."""
ASSETS = {"t": FACE.read_bytes()}
SHEET = """\
@font-face{font-family:T;src:url(asset:t)}
@page{size:100mm 100mm; @bottom-left{content:counter(page);font:10pt T}}
@page :left{margin:10mm 30mm 10mm 10mm} @page :right{margin:10mm 10mm 10mm 30mm}
body{font:10pt/13pt T;margin:0} p{margin:0} .p{break-before:page}
"""


def entry(body: str, first_page: int) -> str:
    side = "right" if first_page % 2 else "left"
    head = f"<title>a</title><style>@page:first{{counter-reset:page {first_page}}}</style>"
    return f'<!doctype html><html lang="fi" style="break-before:{side}"><head>{head}</head><body>{body}</body></html>'


def a_setter() -> Typesetter:
    return Typesetter(SHEET, fonts=FACE.parent, lang="fi")


def printed(setter: Typesetter, *bodies: str) -> Pdf:
    galleys, first_page = [], 1
    for body in bodies:
        galleys.append(setter.set(entry(body, first_page), ASSETS))
        first_page += len(galleys[-1].pages)
    return joined(galleys, fonts=FACE.parent, write=write_archive)


def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the documents that are set from now on."""
    asked: list[str] = []
    set_anew = Typesetter._set

    def listening(self: Typesetter, html: str, *rest: Any) -> Galley:
        asked.append(html)
        return set_anew(self, html, *rest)

    monkeypatch.setattr(Typesetter, "_set", listening)
    return asked


def test_pages_go_on_from_entry_to_entry() -> None:
    made = printed(a_setter(), "<p>yksi</p>", '<p>kaksi</p><p class="p">kolme</p>', "<p>neljä</p>")
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(made.data)]
    words = [page.get_text_range().split() for page in pages]
    lefts = [page.get_charbox(0)[0] for page in pages]

    assert words == [["yksi", "1"], ["kaksi", "2"], ["kolme", "3"], ["neljä", "4"]]
    assert [page.number for page in made.pages] == [1, 2, 3, 4]
    assert [left > 60 for left in lefts] == [True, False, True, False], "the wide margin is on the inner side"


def test_a_page_number_is_filled_in_whatever_comes_after() -> None:
    open_number = '<p>Sivu <span data-page-of="{}">00</span></p>'
    bodies = [open_number.format("loppu") + open_number.format("alku"), *(["<p>a</p>"] * 10), '<p id="loppu">z</p>']
    bodies[1] = '<p id="alku">a</p>'
    made = printed(a_setter(), *bodies)

    assert pypdfium2.PdfDocument(made.data)[0].get_textpage().get_text_range().split() == [
        "Sivu",
        "12",
        "Sivu",
        "2",
        "1",
    ]
    assert "Sivu 12" in made.text


def test_what_did_not_change_is_not_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    setter, asked = a_setter(), heard(monkeypatch)
    first = printed(setter, "<p>a</p>", "<p>b</p>", "<p>c</p>")
    setter.begin()
    second = printed(setter, "<p>a</p>", "<p>toinen</p>", "<p>c</p>")

    assert len(asked) == 4
    assert "toinen" in asked[-1]
    assert first.text.replace("b", "toinen") == second.text
    assert second == printed(a_setter(), "<p>a</p>", "<p>toinen</p>", "<p>c</p>"), "as if all were set anew"


def test_what_two_issues_did_not_use_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    setter, asked = a_setter(), heard(monkeypatch)
    for body in ("<p>a</p>", "<p>b</p>", "<p>a</p>"):
        printed(setter, body)
        setter.begin()

    assert len(asked) == 3


def test_an_entry_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(typesetter, "LIMIT_S", 0.01)
    monkeypatch.setattr(gc, "callbacks", [])  # a test tool's own, in which the alarm would be lost once, and told
    typesetter.typesetter.cache_clear()
    office = make_office(tmp_path, article="---\nheadline: A\n---\n" + "Sana ja toinen. " * 2000, figures={})
    issue = read(tmp_path / "issues" / "2026-03").issue
    assert issue is not None

    with pytest.raises(ContentError, match=r"01-kevat.md:1: this is not laid out in 0 seconds \(shorten it"):
        magazine.render(issue, read_house_style(office, "fi"))
    typesetter.typesetter.cache_clear()


def test_every_entry_that_cannot_be_set_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        raise UnsettableError("WeasyPrint breaks down over this (AssertionError: )")

    monkeypatch.setattr(Typesetter, "_set", broken)
    make_office(tmp_path, issue=f"{ISSUE}  - 02-talvi\n", files={"02-talvi.md": b"---\nheadline: B\n---\nSana.\n"})
    office = find_office(tmp_path)

    with pytest.raises(ContentError) as told:
        pipeline.build(office, tmp_path / "issues" / "2026-03", channels=("print",), out=tmp_path / "ulos")
    assert [str(problem.place) for problem in told.value.problems] == [
        "issues/2026-03/01-kevat.md:1",
        "issues/2026-03/02-talvi.md:1",
    ]


def test_a_limit_stops_what_takes_longer_and_nothing_else() -> None:
    with time_limit(5):
        pass
    with pytest.raises(TimeoutError), time_limit(0.05):
        time.sleep(5)
    with time_limit(0.05):
        pass
    time.sleep(0.1)  # no alarm is left over


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_limit_that_is_swallowed_once_comes_again() -> None:
    """Python throws away what is raised while it clears an object up."""

    class Slow:
        def __del__(self) -> None:
            time.sleep(0.3)

    def slow() -> None:
        Slow()
        time.sleep(5)

    with pytest.raises(TimeoutError), time_limit(0.05):
        slow()


def test_an_issue_has_the_same_pages_whatever_the_process_set_before(tmp_path: Path) -> None:
    """Swedish is hyphenated by the same class as Finnish, and so may keep a word whole."""
    text = "---\nheadline: Vår\n---\n" + "Samhällsutvecklingens kommunförbundsordförande överenskommer. " * 90
    office = make_office(tmp_path / "sv", issue=ISSUE.replace("date:", "lang: sv\ndate:"), article=text, figures={})
    issue = read(tmp_path / "sv" / "issues" / "2026-03").issue
    assert issue is not None
    made = []
    for before in ("", "<p>Kaupunki</p>"):
        typesetter.typesetter.cache_clear()
        pyphen.Pyphen = FIRST_PYPHEN
        if before:
            printed(a_setter(), before)
        made.append(magazine.render(issue, read_house_style(office, "sv")).artifacts[0].data)

    assert made[0] == made[1]
