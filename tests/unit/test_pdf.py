"""The PDF compiler: nothing fetched, only our fonts, every complaint told, the same bytes with remembered lines."""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib
import io
import logging
import operator
import os
import socket
import sys
from pathlib import Path

import pypdfium2
import pytest

from taitto.config import ENGINE
from taitto.errors import EnvironmentFault
from taitto.fonts import ensure_faces
from taitto.rendering import hyphenation, pdf, typesetter
from taitto.rendering.engine import PLAIN, quickened
from taitto.rendering.pdf import Pdf, joined
from taitto.rendering.pdf_archive import write_archive
from taitto.rendering.typesetter import Typesetter
from taitto.theme import read_theme
from taitto.words import words

FACES = ensure_faces(read_theme(ENGINE / "assets" / "theme.yaml", "theme.yaml"))
FACE = next(face.path for face in FACES if face.path.name == "taitto-text-400-upright.ttf")
SHEET = (
    "@font-face{font-family:T;src:url(asset:t)} @page{size:120mm 100mm;margin:10mm} "
    "body{font:10pt/13pt T;margin:0;hyphens:auto;hyphenate-character:'-'} p{margin:0}"
)


def rendered(*bodies: str, style: str = "", fonts: Path = FACE.parent) -> Pdf:
    """Return the PDF of entries, of which the bodies are given."""
    setter = Typesetter(SHEET + style, fonts=fonts, lang="fi")
    head = '<!doctype html><html lang="fi"><head><title>a</title></head>'
    galleys = [setter.set(f"{head}<body>{body}</body></html>", {"t": FACE.read_bytes()}) for body in bodies]
    return joined(galleys, fonts=fonts, write=write_archive)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket.socket, "connect", lambda self, address: asked.append(address))
    made = rendered('<img alt="a" src="http://127.0.0.1:9/a.png"><img alt="b" src="file:///etc/hostname">')

    assert asked == []
    assert [complaint.partition(":")[0] for complaint in made.complaints] == [
        "Failed to load image at 'http",
        "Failed to load image at 'file",
    ]


def test_only_our_fonts_are_used() -> None:
    made = rendered('<p style="font-family: Unknown, sans-serif">Äiti 漢</p>')
    fonts = {
        text.get_font().get_base_name()
        for text in pypdfium2.PdfDocument(made.data)[0].get_objects()
        if isinstance(text, pypdfium2.PdfTextObj)
    }

    assert all("Taitto" in font for font in fonts), fonts


def test_what_the_renderer_finds_wrong_is_told_and_logging_is_as_before() -> None:
    logger = logging.getLogger("weasyprint")
    before = (list(logger.handlers), logger.level, logger.propagate)
    made = rendered("<p>a</p>", style="p{colour:red}")

    assert len(made.complaints) == 1
    assert "colour" in made.complaints[0]
    assert (list(logger.handlers), logger.level, logger.propagate) == before


def test_words_parted_at_line_ends_are_whole_in_the_text() -> None:
    made = rendered("<p>seutukaupunkiverkostossa yhteiskuntavastuullisuus " * 6 + "</p>", style="p{width:30mm}")

    assert "seutukaupunkiverkostossa" in made.text
    assert "yhteiskuntavastuullisuus" in made.text


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("kivijalka ", ["kivijalka"]),
        ("kivi-jalka ", ["kivi", "jalka"]),
        ("alue- ja kuntapalvelu ", ["alue", "ja", "kuntapalvelu"]),
        ("3\u00a0miljoonaa, ", ["3", "miljoonaa"]),
        ("yhteis<em>kuntavastuullisuus</em> ", ["yhteiskuntavastuullisuus"]),
        ("kasvupalvelu-uudistus(kin) ", ["kasvupalvelu", "uudistus", "kin"]),
        ("muuttavansa-", ["muuttavansa"]),
        ("kivi-jalka kivijalka ", ["kivi", "jalka", "kivijalka"]),
        ("sana\u200belinvoiman ", ["sana", "elinvoiman"]),
        ("kehittämis-päivät (sulku-toimi@x.fi) ", ["kehittämis", "päivät", "sulku", "toimi", "x", "fi"]),
        (
            "https://www.rauma.fi/asuminen-ja-ymparisto/kaavoitus/nahtavilla-olevat-kaavat ",
            [
                "https",
                "www",
                "rauma",
                "fi",
                "asuminen",
                "ja",
                "ymparisto",
                "kaavoitus",
                "nahtavilla",
                "olevat",
                "kaavat",
            ],
        ),
    ],
)
@pytest.mark.parametrize("width_mm", [14, 17, 21, 30])
def test_each_word_is_read_as_often_as_it_was_written(source: str, wanted: list[str], width_mm: int) -> None:
    made = rendered(f"<p>{source * 30}</p>", style=f"p{{width:{width_mm}mm;hyphenate-limit-chars:5 2 2}}")

    assert sorted(words(made.text)) == sorted(wanted * 30)


def test_a_word_parted_over_pages_is_not_joined_with_the_running_head() -> None:
    style = "@page{@top-left{content:'Otsake';font:10pt T}} p{width:30mm} body{orphans:1;widows:1}"
    made = rendered("<p>" + "yhteiskuntavastuullisuus " * 20 + "</p>", style=style)

    assert len(made.pages) > 1
    assert "Otsake" not in made.text
    assert made.text.split() == ["yhteiskuntavastuullisuus"] * 20


def test_what_stands_at_the_foot_leaves_the_hole_above_it() -> None:
    made = rendered('<p>a<span style="float:footnote">alaviite</span></p>')
    (page,) = made.pages

    assert page.free_mm == pytest.approx(100 - 20 - 2 * 13 * 25.4 / 72, abs=3)
    assert "alaviite" in made.text


def test_free_room_and_lines_off_the_page_are_measured() -> None:
    made = rendered('<p>a</p><p style="position:absolute;top:0;left:200mm;white-space:nowrap">pois sivulta</p>')
    (page,) = made.pages

    assert page.free_mm == pytest.approx(100 - 20 - 13 * 25.4 / 72, abs=0.5)
    assert page.lines_off_page == 1


def test_an_inline_box_stands_apart_from_the_words_beside_it() -> None:
    assert rendered('<p><span style="display:inline-block">1</span>sana</p>').text.split() == ["1", "sana"]


def test_what_makes_it_quicker_changes_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    body = (
        "<div>" + "<p>Seutukaupunkien <b>verkosto</b> kantoi muutosten yli, kun yritykset pysyivät.</p>" * 30 + "</div>"
    )
    style = "div{columns:3;column-gap:4mm} p{text-align:justify}"
    quick = rendered(body, style=style)
    for module in (typesetter, pdf):
        monkeypatch.setattr(module, "quickened", contextlib.nullcontext)

    assert rendered(body, style=style) == quick


def test_without_voikko_a_warning_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hyphenation, "voikko", lambda: None)
    hyphenation.breaks.cache_clear()

    assert any("libvoikko is missing" in complaint for complaint in rendered("<p>a</p>").complaints)
    assert hyphenation.breaks("kauppa") == ()
    hyphenation.breaks.cache_clear()


def test_a_missing_library_is_told_as_the_machine_s_fault(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setitem(sys.modules, "weasyprint", _NoPango("weasyprint"))

    with pytest.raises(EnvironmentFault, match=r"WeasyPrint cannot start: no pango"):
        rendered("<p>a</p>")


class _NoPango(type(io)):  # type: ignore[misc]
    def __getattr__(self, name: str) -> object:
        raise OSError("no pango")


def test_the_fonts_folder_is_named_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "a & b"
    folder.mkdir()
    made = rendered("a", fonts=folder)

    assert made.text.strip() == "a"


@pytest.mark.parametrize("place", ["top:0;left:200mm", "top:-20mm;left:0", "top:0;left:-30mm", "top:95mm;left:0"])
def test_a_line_over_any_edge_of_the_paper_is_counted(place: str) -> None:
    (page,) = rendered(f'<p style="position:absolute;white-space:nowrap;{place}">pois sivulta</p>').pages

    assert page.lines_off_page == 1


@pytest.mark.parametrize("style", ["@import url(http://a.example/a.css);", "p{background:url(http://a.example/a.png)}"])
def test_a_style_sheet_fetches_nothing(style: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *names: pytest.fail(f"{names} was asked for"))

    assert any(
        "a build fetches nothing" in complaint for complaint in rendered(f"<style>{style}</style><p>a</p>").complaints
    )


@pytest.mark.parametrize("kept", [None, "/somewhere/fonts.conf"])
def test_the_environment_is_as_before(kept: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
    if kept:
        monkeypatch.setenv("FONTCONFIG_FILE", kept)
    find_library = ctypes.util.find_library
    rendered("<p>a</p>")

    assert os.environ.get("FONTCONFIG_FILE") == kept
    assert ctypes.util.find_library is find_library


PATCHED = (
    ("weasyprint.layout.inline", "split_first_line"),
    ("weasyprint.text.line_break", "split_first_line"),
    ("weasyprint.text.line_break", "Layout.setup"),
    ("weasyprint.pdf", "pydyf.PDF.page_references"),
)


@pytest.mark.parametrize("trouble", [False, True])
def test_weasyprint_is_as_before_afterwards(*, trouble: bool) -> None:
    def found() -> list[object]:
        return [operator.attrgetter(name)(importlib.import_module(module)) for module, name in PATCHED]

    rendered("<p>a</p>")
    before = found()
    with contextlib.suppress(ZeroDivisionError), quickened():
        changed = found()
        if trouble:
            raise ZeroDivisionError

    assert not {id(one) for one in before} & {id(one) for one in changed}
    assert before == found()


def test_the_switch_leaves_weasyprint_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    layout = importlib.import_module("weasyprint.text.line_break").Layout
    monkeypatch.setenv(PLAIN, "1")
    set_up = layout.setup
    with quickened():
        assert layout.setup is set_up
