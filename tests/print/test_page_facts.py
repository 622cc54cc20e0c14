"""What is measured on pages: small documents with one flaw each, and the same without it."""

from __future__ import annotations

import pytest

from taitto.config import ENGINE
from taitto.fonts import ensure_faces
from taitto.pages import Flaw, PageFacts
from taitto.rendering import hyphenation
from taitto.rendering.page_facts import page_facts, text_of_pages
from taitto.theme import read_theme

FACES = ensure_faces(read_theme(ENGINE / "assets" / "theme.yaml", "theme.yaml"))
FACE = next(face.path for face in FACES if face.path.name == "taitto-text-400-upright.ttf")
STYLE = f"""
@font-face {{ font-family: T; src: url({FACE.as_uri()}) }}
@page {{ size: 120mm 100mm; margin: 10mm }}
html {{ font: 10pt/13pt T; hyphens: auto; hyphenate-character: '-'; orphans: 1; widows: 1 }}
body, p, h2, h3 {{ margin: 0; font-size: 10pt; font-weight: 400 }}
.columns {{ columns: 2; column-gap: 6mm; column-fill: auto }}
"""
SHORT = "Sana on sana. "
LINE_MM = 13 / 72 * 25.4


def pages(body: str, style: str = "") -> list[PageFacts]:
    from weasyprint import HTML  # noqa: TID251 (what is measured are its boxes)

    hyphenation.install()
    html = f'<html lang="fi"><style>{STYLE}{style}</style><body>{body}</body></html>'
    return list(page_facts(HTML(string=html).render().pages))


def flaws(body: str, style: str = "") -> list[tuple[int, Flaw]]:
    return [(page.number, flaw.flaw) for page in pages(body, style) for flaw in page.flaws]


def lines(count: int) -> str:
    return "<br>".join(f"rivi {number}" for number in range(count))


def test_room_is_what_is_left_above_the_foot() -> None:
    (page,) = pages(f"<p>{lines(4)}</p>")

    assert page.free_mm == pytest.approx(80 - 4 * LINE_MM, abs=0.1)
    assert page.flaws == ()


@pytest.mark.parametrize(
    "style", ["p{width:20mm}", ".columns p{white-space:nowrap}", "table{width:90mm} td{white-space:nowrap}"]
)
def test_a_line_that_reaches_over_its_column_is_told_with_its_words(style: str) -> None:
    word = "Katkeamatonrivitekstiätäynnä" + "onihanpitkä"
    body = f"<table><tr><td>{word}</td></tr></table>" if "table" in style else f"<p>{word}</p>"
    (page,) = pages(f'<div class="columns">{body}</div>', f"html{{hyphens:none}} {style}")

    assert [(flaw.flaw, flaw.text) for flaw in page.flaws] == [(Flaw.OFF_MEASURE, word)]


def test_a_line_inside_its_column_and_one_placed_by_hand_are_no_flaws() -> None:
    assert flaws(f'<div class="columns"><p>{SHORT * 9}</p></div>') == []
    assert flaws('<p style="position:absolute;left:60mm;white-space:nowrap;width:1mm">pitkä rivi</p>') == []


def test_a_line_over_the_edge_of_the_paper_is_counted() -> None:
    (page,) = pages('<p style="position:absolute;top:0;left:105mm;white-space:nowrap">pois sivulta tämä rivi</p>')

    assert page.lines_off_page == 1
    assert [flaw.flaw for flaw in page.flaws] == [Flaw.OFF_PAGE]


def test_text_on_the_grid_is_told_to_be_on_it() -> None:
    (page,) = pages(f'<p>{SHORT}</p><div class="columns"><p>{SHORT * 9}</p></div><p>{SHORT}</p>')

    assert (page.off_grid, page.grid_breakers) == (0, ())
    assert page.body_lines > 4


def test_what_moves_text_off_the_grid_is_named_with_how_far() -> None:
    body = f'<p>{SHORT}</p><h2 class="across">Otsikko</h2><p>{SHORT}</p><p>{SHORT}</p>'
    (page,) = pages(body, "h2{font:15pt/18pt T}")

    assert (page.body_lines, page.off_grid) == (3, 2)
    assert page.grid_breakers == ("h2.across: +5.0 pt",)


def test_a_band_that_was_moved_is_told_once() -> None:
    body = f'<h2 class="across">Otsikko</h2><div class="columns" style="height:4em"><p>{lines(6)}</p></div>'
    (page,) = pages(body, "h2{font:15pt/18pt T}")

    assert page.body_lines == page.off_grid == 6
    assert page.grid_breakers == ("h2.across: +5.0 pt",)


def test_three_hyphens_on_end_are_told_once_and_two_are_none() -> None:
    assert flaws("<p>eka-<br>toka-<br>kolmas-<br>neljäs-<br>loppu</p>") == [(1, Flaw.HYPHENS_RUNNING)]
    assert flaws("<p>eka-<br>toka-<br>loppu</p>") == []


@pytest.mark.parametrize(("rows", "found"), [(1, [Flaw.ALONE_AT_FOOT]), (2, []), (4, []), (5, [Flaw.ALONE_AT_HEAD])])
def test_a_paragraph_s_only_line_in_a_column_is_told(rows: int, found: list[Flaw]) -> None:
    before = f"<p>{lines(6 - rows)}</p>"
    body = f'<div class="columns" style="height:78pt">{before}<p>{lines(6)}</p></div>'

    assert [flaw for _, flaw in flaws(body)] == found


def test_a_paragraph_s_only_line_on_a_page_is_told_on_its_page() -> None:
    assert flaws(f"<p>{lines(18)}</p>") == [(2, Flaw.ALONE_AT_HEAD)]


@pytest.mark.parametrize(
    ("text", "found"),
    [("kivijalkakauppa", [Flaw.PARTED_WORD]), ("alue- <br>jako", []), ("moni-ilmeisyys", [Flaw.PARTED_WORD])],
)
def test_a_word_that_goes_over_a_column_s_end_is_told(text: str, found: list[Flaw]) -> None:
    body = f'<div class="columns" style="height:26pt"><p>eka<br>{text} ja<br>vielä</p></div>'
    narrow = ".columns{width:40mm} p{hyphenate-limit-chars:5 3 3}"

    assert [flaw for _, flaw in flaws(body, narrow) if flaw is not Flaw.ALONE_AT_HEAD] == found


@pytest.mark.parametrize(("height", "found"), [("65pt", [(1, Flaw.HEADING_AT_FOOT)]), ("78pt", [])])
def test_a_heading_alone_at_a_column_s_foot_is_told(height: str, found: list[tuple[int, Flaw]]) -> None:
    body = f'<div class="columns" style="height:{height}"><p>{lines(4)}</p><h2>Otsikko</h2><p>{lines(2)}</p></div>'

    assert [flaw for flaw in flaws(body, "h2{break-after:auto}") if flaw[1] is Flaw.HEADING_AT_FOOT] == found


@pytest.mark.parametrize(("count", "found"), [(16, [(1, Flaw.HEADING_AT_FOOT)]), (15, []), (17, [])])
def test_a_heading_alone_at_a_page_s_foot_is_told(count: int, found: list[tuple[int, Flaw]]) -> None:
    body = f"<p>{lines(count)}</p><h2>Otsikko</h2><p>{SHORT}</p>"

    assert flaws(body, "h2{break-after:auto}") == found


@pytest.mark.parametrize("text", ["12<br>800 vastausta", "18<br>%", "s.<br>12", "2005–<br>2017"])
def test_a_parted_number_is_told(text: str) -> None:
    assert flaws(f"<p>{text}</p>") == [(1, Flaw.PARTED_NUMBER)]


def test_stretched_lines_are_counted() -> None:
    text = f"<p>{SHORT * 20}</p>"

    assert pages(text)[0].justified == 0
    assert pages(text, "p{text-align:justify}")[0].justified > 2


def test_a_picture_to_be_fitted_is_told_with_its_size() -> None:
    picture = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 2'/>"
    body = f'<p>a</p><figure data-fit="kuva-1" style="margin:0;width:40mm"><img alt="" src="{picture}"></figure>'
    (page,) = pages(body + f'<img alt="" src="{picture}">', "img{width:40mm;display:block}")

    assert [(made.page, made.key, made.width_mm, made.height_mm) for made in page.pictures] == [(1, "kuva-1", 40, 20)]


def test_the_words_of_pages_come_without_running_heads() -> None:
    from weasyprint import HTML  # noqa: TID251 (as above)

    style = f"{STYLE} @page{{@top-left{{content:'Otsake'}}}} .foot{{float:footnote}}"
    html = f'<style>{style}</style><p>eka<span class="foot">jalka</span></p><p>toka</p>'

    text = text_of_pages(HTML(string=html).render().pages)

    assert [word for word in ("eka", "toka", "jalka", "Otsake") if word in text] == ["eka", "toka", "jalka"]
