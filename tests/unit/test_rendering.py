"""Frozen data becomes text: rich text, notes, bands, templates, MJML."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

import pytest
from markupsafe import Markup

from taitto.blocks.heading import Heading
from taitto.blocks.prose import Prose
from taitto.blocks.pull_quote import PullQuote
from taitto.errors import Place
from taitto.model import At, Block, Note
from taitto.rendering.bands import Band, bands
from taitto.rendering.inline import HtmlInline, TextInline
from taitto.rendering.mjml import compile_mjml
from taitto.rendering.templates import TemplateFault, Templates
from taitto.richtext import Code, Emphasis, Foreign, LineBreak, Link, NoteMark, Rich, Strong, Text

HERE = Place("a.md", 1)
RICH: Rich = (
    Text("<a> & "),
    Emphasis((Text("b"),)),
    Strong((Text("c"),)),
    Code("<d>"),
    LineBreak(),
    Link("https://e.example/?f&g", (Text("h"),)),
    Foreign("en", (Text("i"),)),
    NoteMark("n"),
)
NOTES = MappingProxyType({key: Note(key=key, text=(Text(key),), place=HERE) for key in "nmo"})


def test_html_is_escaped_and_links_are_styled() -> None:
    inline = HtmlInline(str, len, link_style="color:x")

    assert inline.render(RICH) == (
        "&lt;a&gt; &amp; <em>b</em><strong>c</strong><code>&lt;d&gt;</code><br />"
        '<a href="https://e.example/?f&amp;g" style="color:x">h</a><span lang="en">i</span>'
        '<sup class="note-mark">[1]</sup>'
    )


def test_a_printed_note_mark_leads_to_its_source() -> None:
    inline = HtmlInline(str, lambda key: 7, note_href="#source-")

    mark = '<sup class="note-mark" data-pdf-tag="Reference"><a href="#source-7">[7]</a></sup>'
    assert inline.render((NoteMark("n"),)) == mark


def test_plain_text_has_the_address_behind_the_words() -> None:
    inline = TextInline(str, lambda key: 1)

    assert inline.render(RICH) == "<a> & bc<d>\nhi <https://e.example/?f&g>[1]"
    assert inline.render((Link("mailto:a@b.example", (Text("a@b.example"),)),)) == "a@b.example"


def prose(at: At = At.COLUMN) -> Prose:
    return Prose(text=(Text("a"),), place=HERE, at=at)


def heading(level: int = 2) -> Heading:
    return Heading(level=level, text=(Text("h"),), place=HERE)


def quote(at: At) -> PullQuote:
    return PullQuote(text=(Text("q"),), by=None, place=HERE, at=at)


SIDE, WIDE, P, H, H3 = quote(At.SIDE), quote(At.WIDE), prose(), heading(), heading(3)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ([], []),
        ([P, P], [Band(columns=(P, P))]),
        ([P, WIDE, P], [Band(columns=(P,)), Band(wide=WIDE), Band(columns=(P,))]),
        ([P, H, P, H3, P], [Band(columns=(P, H, P, H3, P))]),
        ([P, SIDE, P], [Band(columns=(P, P), side=(SIDE,))]),
        ([P, SIDE, H, P], [Band(columns=(P, H, P), side=(SIDE,))]),
        ([P, H, SIDE, P], [Band(columns=(P,)), Band(heading=H, columns=(P,), side=(SIDE,))]),
        ([H, SIDE, P, H, SIDE, P], [Band(heading=H, columns=(P,), side=(SIDE,))] * 2),
        ([P, H, WIDE, P], [Band(columns=(P,)), Band(heading=H), Band(wide=WIDE), Band(columns=(P,))]),
        ([WIDE, SIDE], [Band(wide=WIDE), Band(side=(SIDE,))]),
    ],
)
def test_blocks_fall_into_bands(blocks: list[Block], expected: list[Band]) -> None:
    assert bands(blocks) == tuple(expected)


def make_templates(folder: Path, **templates: str) -> Templates:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in templates.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return Templates([folder], "fi")


def test_all_but_plain_text_is_escaped_and_all_is_typeset(tmp_path: Path) -> None:
    text = "{{ a }} {{ b }}"
    templates = make_templates(tmp_path, a_html=text, a_mjml=text, a_txt=text, a_css=text)
    shown = {name: str(templates.render(name, {"a": '<"x">', "b": "12 800"})) for name in templates.names()}

    assert shown == {
        "a.html": "&lt;”x”&gt; 12\u00a0800",
        "a.mjml": "&lt;”x”&gt; 12\u00a0800",
        "a.txt": "<”x”> 12\u00a0800",
        "a.css": '<"x"> 12 800',
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ b }}", "a.html:1: 'b' is undefined"),
        ("\n{% include 'c.html' %}", "a.html:2: there is no template c.html"),
        ("\n\n{{ 1 / 0 }}", "a.html:3: ZeroDivisionError: division by zero"),
        ("{{ 5 | wrap }}", "a.html:1: AttributeError: 'int' object has no attribute 'split'"),
        ("\n{% if %}", "a.html:2: Expected an expression, got 'end of statement block'"),
    ],
)
def test_a_faulty_template_is_named(text: str, expected: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as error:
        make_templates(tmp_path, a_html=text).render("a.html", {})

    assert str(error.value) == expected


def test_an_office_s_own_template_wins(tmp_path: Path) -> None:
    make_templates(tmp_path / "ours", a_html="ours", b_html="ours")
    make_templates(tmp_path / "own", a_html="own")
    templates = Templates([tmp_path / "own", tmp_path / "ours"], "fi")

    assert (templates.render("a.html", {}), templates.render("b.html", {})) == ("own", "ours")


def test_tight_removes_blanks_between_tags_alone(tmp_path: Path) -> None:
    templates = make_templates(tmp_path, a_html="{% filter tight %}\n<p>\n<b>a b</b> <i>c</i>\n</p>\n{% endfilter %}")

    assert templates.render("a.html", {}) == Markup("<p><b>a b</b> <i>c</i></p>")


def mjml(section: str) -> str:
    return f"<mjml><mj-body><mj-section>{section}</mj-section></mj-body></mjml>"


COLUMN = '<mj-column width="50%"><mj-text font-family="Roboto, Lato">a</mj-text></mj-column>'


def test_a_mail_fetches_no_fonts_and_its_conditionals_are_joined() -> None:
    html = compile_mjml(mjml(COLUMN + COLUMN), "a.mjml")

    assert "googleapis" not in html
    assert "<![endif]--><!--[if mso | IE]>" not in html


def test_outlook_gets_a_new_row_where_a_template_asks_for_it() -> None:
    html = compile_mjml(mjml(f"{COLUMN}<mj-raw><!-- outlook-row --></mj-raw>{COLUMN}"), "a.mjml")

    assert "</tr><tr>" in html
    assert "outlook-row" not in html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (mjml("<mj-column><mj-txt>a</mj-txt></mj-column>"), "a.mjml: MJML has no tag <mj-txt> here"),
        ("<mjml><mj-body>", "a.mjml: the template makes no valid MJML"),
        (mjml("<mj-column><mj-text>a < b</mj-text></mj-column>"), "a.mjml: the template makes no valid MJML"),
    ],
)
def test_faulty_mjml_is_told_with_the_template_s_name(source: str, expected: str) -> None:
    with pytest.raises(TemplateFault) as error:
        compile_mjml(source, "a.mjml")

    assert str(error.value).startswith(expected)
