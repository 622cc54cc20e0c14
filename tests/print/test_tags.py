"""The tags of a PDF: what a screen reader says of small documents, and that we patch what we think we patch."""

from __future__ import annotations

import importlib
import io

import pikepdf
import pytest

from taitto.rendering.engine import PLAIN
from taitto.rendering.pdf_tags import PATCHED
from tests.support.tagged import Tag, read_tags, untied_marks, write_html

COLUMNS = "article { columns: 2; column-gap: 5mm } p { margin: 0; orphans: 1; widows: 1 }"
LONG = " ".join(f"sana{number}" for number in range(400))


def tags(body: str, css: str = "") -> Tag:
    data = write_html(body, css)
    assert list(untied_marks(data)) == []
    return read_tags(data)


def test_patches_are_gone_when_the_pdf_is_written() -> None:
    before = [getattr(importlib.import_module(module), name) for module, name in PATCHED]
    write_html("<p>Lumi suli.</p>")

    assert [getattr(importlib.import_module(module), name) for module, name in PATCHED] == before


def test_patches_can_be_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    body = '<table><tr><th scope="row">A</th><td>1</td></tr></table>'
    assert "/Scope" in read_tags(write_html(body)).all("TH")[0].attributes

    monkeypatch.setenv(PLAIN, "1")

    assert "/Scope" not in read_tags(write_html(body)).all("TH")[0].attributes


def test_running_heads_are_no_part_of_the_text() -> None:
    heads = '@top-left { content: "Lehti 1/2026"; border-bottom: 1pt solid } @bottom-left { content: counter(page) }'
    data = write_html("<p>Lumi suli.</p>", f"@page {{ {heads} }}")

    assert read_tags(data).words == "Lumi suli."
    with pikepdf.open(io.BytesIO(data)) as pdf:
        begun = [
            [str(word) for word in operation.operands]
            for operation in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operation.operator) in {"BDC", "BMC"}
        ]
    assert sum("/Pagination" in " ".join(words) for words in begun) == 2
    assert list(untied_marks(data)) == []


def test_header_cells_say_what_they_head() -> None:
    body = (
        '<table><thead><tr><th scope="col" colspan="2">Luku</th></tr></thead>'
        '<tbody><tr><th scope="row" rowspan="2">Rauma</th><td>1</td></tr><tr><td>2</td></tr></tbody></table>'
    )
    head, side = tags(body).all("TH")

    assert (head.attributes["/Scope"], head.attributes["/ColSpan"]) == ("/Column", "2")
    assert (side.attributes["/Scope"], side.attributes["/RowSpan"]) == ("/Row", "2")


def test_a_table_over_pages_keeps_one_head_a_page() -> None:
    rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(40))
    found = tags(f"<table><thead><tr><th>Luku</th></tr></thead><tbody>{rows}</tbody></table>")

    assert len(found.all("Table")) > 1
    assert all(len(table.all("THead")) == 1 for table in found.all("Table"))
    assert len(found.all("TD")) == 40


@pytest.mark.parametrize(
    ("css", "body", "numbering"),
    [
        ("", "<ol><li>a</li></ol>", "/Decimal"),
        ("", "<ul><li>a</li></ul>", "/Disc"),
        ("ul { list-style: none }", "<ul><li>a</li></ul>", "/None"),
    ],
)
def test_lists_tell_how_they_are_numbered(css: str, body: str, numbering: str) -> None:
    assert tags(body, css).all("L")[0].attributes["/ListNumbering"] == numbering


@pytest.mark.parametrize("item", ["eka", "<p>eka</p>", "<p>eka</p><p>toka</p>"])
def test_an_item_is_a_label_and_a_body(item: str) -> None:
    (found,) = tags(f"<ul><li>{item}</li></ul>").all("LI")

    assert [kid.kind for kid in found.kids] == ["Lbl", "LBody"]
    assert found.words.endswith(("eka", "toka"))


def test_numbers_that_css_draws_are_labels() -> None:
    css = (
        'ol { list-style: none } li { position: relative } li::before { content: "1"; position: absolute; left: -5mm }'
    )
    (item,) = tags("<ol><li>Rauma</li></ol>", css).all("LI")

    assert [(kid.kind, kid.words) for kid in item.kids] == [("Lbl", "1"), ("LBody", "Rauma")]


def test_a_nested_list_lies_in_its_list() -> None:
    (outer, _) = tags("<ul><li>eka<ul><li>toka</li></ul></li><li>kolmas</li></ul>").all("L")

    assert outer.shape() == "L(LI(Lbl LBody) L(LI(Lbl LBody)) LI(Lbl LBody))"
    assert [kid.words.split()[-1] for kid in outer.kids] == ["eka", "toka", "kolmas"]


def test_terms_and_what_is_said_of_them_are_pairs() -> None:
    found = tags("<dl><div><dt>Alku</dt><dd>2016</dd></div><div><dt>Loppu</dt><dd>2019</dd></div></dl>")

    assert found.all("L")[0].shape() == "L(LI(Lbl LBody) LI(Lbl LBody))"
    assert found.words == "Alku 2016 Loppu 2019"


def test_a_paragraph_over_columns_and_pages_is_one() -> None:
    found = tags(f"<article><p>{LONG}</p><p>Loppu.</p></article>", COLUMNS)

    assert found.shape() == "Document(Art(P P))"
    assert found.all("P")[0].words == LONG


def test_a_link_over_two_lines_is_one_that_says_its_words() -> None:
    found = tags(
        f'<p>Katso <a href="https://a.example/b">{LONG[:90]}</a> tai <a href="#x"><b>tämä</b></a>.</p><p id="x">x</p>'
    )
    long, short = found.all("Link")

    assert set(long.links) == {LONG[:90]}
    assert len(long.links) > 1, "an annotation a line"
    assert short.links == ("tämä",)


def test_a_template_gives_types_of_its_own() -> None:
    body = (
        '<aside data-pdf-tag="BlockQuote"><p>Nosto.</p></aside><p>Lähde<sup data-pdf-tag="Reference">1</sup></p>'
        '<ol><li><span data-pdf-tag="Note"><span data-pdf-tag="Lbl">1</span> T</span></li>'
        '<li><span data-pdf-tag="Note">U</span></li></ol>'
    )
    found = tags(body)

    assert found.all("BlockQuote")[0].words == "Nosto."
    assert found.all("Reference")[0].words == "1"
    ids = [note.told["/ID"] for note in found.all("Note")]
    assert len(set(ids)) == 2


def test_a_table_of_contents_has_its_rows() -> None:
    css = "div { display: table } a { display: table-cell } .running { string-set: s 'x' }"
    body = (
        '<nav data-pdf-tag="TOC"><p data-pdf-tag="Caption">Sisältö</p><div data-pdf-tag="TOC">'
        '<a href="#a" data-pdf-tag="TOCI"><span>Eka</span></a><a href="#b" data-pdf-tag="TOCI"><span>Toka</span></a>'
        '<span></span></div></nav><p id="a">a</p><p id="b">b</p>'
    )
    row = "TOCI(Reference(Link))"

    assert tags(body, css).kids[0].shape() == f"TOC(Caption TOC({row} {row}))"


def test_what_stands_beside_can_be_read_last() -> None:
    body = (
        '<div><aside data-pdf-last><p>Sivussa.</p></aside><div class="columns">'
        f"<p>{LONG}</p><p>Loppu.</p></div></div><p>Sitten.</p>"
    )
    found = tags(body, "aside { float: right; width: 20mm } .columns { margin-right: 25mm } p { margin: 0 }")

    assert [part.words for part in found.all("P")] == [LONG, "Loppu.", "Sivussa.", "Sitten."]


def test_what_stands_at_the_foot_is_read_where_it_belongs() -> None:
    css = 'p { margin: 0 } nav { float: footnote } nav::footnote-call, nav::footnote-marker { content: "" }'
    found = tags(f"<article><nav><p>Sisältö</p></nav><h1>Otsikko</h1><p>{LONG}</p></article>", css)

    assert [part.words for part in found.all("P", "H1")] == ["Sisältö", "Otsikko", LONG]


def test_words_of_another_language_say_so() -> None:
    (span,) = [tag for tag in tags('<p>Tänään <span lang="en">Black Friday</span></p>').all() if "/Lang" in tag.told]

    assert (span.told["/Lang"], span.words) == ("en", "Black Friday")


def test_a_sign_is_read_as_its_label() -> None:
    (sign,) = [tag for tag in tags('<p><span aria-label="kasvaa">^</span> 5</p>').all() if "/ActualText" in tag.told]

    assert (sign.told["/ActualText"], sign.words) == ("kasvaa", "^")


def test_a_drop_cap_belongs_to_its_word() -> None:
    css = ".drop-cap { float: left; width: 8mm; height: 8mm; background: gray } .initial { color: transparent }"
    body = '<p><span class="drop-cap"></span><span class="initial">L</span>umi suli.</p>'
    (found,) = tags(body, css).all("P")

    assert "".join(tag.text for tag in found.all()) == "Lumi suli."
    assert found.shape(without=()) == "P(Span(Span) Span)"


def test_a_hyphen_of_the_compositors_is_not_read_aloud_and_one_of_the_authors_is() -> None:
    css = "p { width: 14mm; margin: 0 0 12pt; hyphens: manual; hyphenate-character: '-' }"
    parted, kept = tags("<p>lumi\u00adukko\u00adkilpailu</p><p>SYKE-yritysalue</p>", css).all("P")

    assert "".join(tag.told.get("/ActualText", tag.text) for tag in parted.all()) == "lumiukkokilpailu"
    assert [tag.told for tag in kept.all("Span")] == [{}, {}]


def test_boxes_that_nobody_wrote_have_no_tags() -> None:
    css = '.t { display: table } .c { display: table-cell } p::before { content: ""; display: block; height: 2mm }'

    assert tags('<div class="t"><div class="c"><p>a</p></div></div>', css).shape() == "Document(Div(Div(P)))"
