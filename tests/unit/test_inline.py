"""Rich text in both forms: marks in marks, addresses, and characters shown as typed."""

from __future__ import annotations

from functools import partial

import pytest
from markupsafe import Markup

from taitto.rendering.inline import HtmlInline, TextInline
from taitto.rendering.typography import typeset
from taitto.richtext import Code, Emphasis, Foreign, LineBreak, Link, NoteMark, Rich, Strong, Text

FINNISH = partial(typeset, lang="fi")


@pytest.mark.parametrize(
    ("rich", "html", "text"),
    [
        ((Text('"12 800"'),), "”12\u00a0800”", "”12\u00a0800”"),
        ((Code('12-14 "a"'),), "<code>12-14 &#34;a&#34;</code>", '12-14 "a"'),
        ((Text("<script>"),), "&lt;script&gt;", "<script>"),
        ((Strong((Emphasis((Text("a"),)),)),), "<strong><em>a</em></strong>", "a"),
        ((Foreign('x" y="', (Text("a"),)),), '<span lang="x&#34; y=&#34;">a</span>', "a"),
        ((Text("a"), LineBreak(), Text("b")), "a<br />b", "a\nb"),
        ((NoteMark("abc"),), '<sup class="note-mark">[3]</sup>', "[3]"),
        ((), "", ""),
    ],
)
def test_rich_text_in_both_forms(rich: Rich, html: str, text: str) -> None:
    assert HtmlInline(FINNISH, len).render(rich) == html
    assert TextInline(FINNISH, len).render(rich) == text


@pytest.mark.parametrize(
    ("href", "words", "expected"),
    [
        ("https://a.example", "a.example", "a.example <https://a.example>"),
        ("https://a.example", "https://a.example", "https://a.example"),
        ("mailto:a@b.example", "a@b.example", "a@b.example"),
        ("mailto:a@b.example", "kirjoita", "kirjoita <mailto:a@b.example>"),
    ],
)
def test_an_address_is_written_once_in_plain_text(href: str, words: str, expected: str) -> None:
    assert TextInline(FINNISH, len).render((Link(href, (Text(words),)),)) == expected


def test_an_address_is_neither_typeset_nor_able_to_leave_its_quotes() -> None:
    html = HtmlInline(FINNISH, len).render((Link('https://a.example/2005-2017?"b&c', (Text("d"),)),))

    assert html == '<a href="https://a.example/2005-2017?&#34;b&amp;c">d</a>'
    assert isinstance(html, Markup)


def test_a_style_cannot_leave_its_quotes() -> None:
    html = HtmlInline(str, len, link_style='color:"red"').render((Link("https://a.example", (Text("d"),)),))

    assert html == '<a href="https://a.example" style="color:&#34;red&#34;">d</a>'


@pytest.mark.parametrize(
    ("href", "words", "ending", "expected"),
    [
        ("https://rauma.fi", "Rauma", "lla on", "Raumalla <https://rauma.fi> on"),
        ("https://x.fi", "https://x.fi", "n sivut", "https://x.fin <https://x.fi> sivut"),
        ("mailto:a@b.fi", "a@b.fi", "ssa", "a@b.fissa <mailto:a@b.fi>"),
        ("https://x.fi", "https://x.fi", ", ja", "https://x.fi, ja"),
        ("https://x.fi", "katso https://x.fi", "", "katso https://x.fi"),
    ],
)
def test_an_address_stands_behind_the_whole_word(href: str, words: str, ending: str, expected: str) -> None:
    assert TextInline(str, len).render((Link(href, (Text(words),)), Text(ending))) == expected
