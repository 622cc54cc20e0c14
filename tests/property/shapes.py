"""Hypothesis strategies for Markdown in the shapes that editors write, or break.

Every word that a reader must find in the edition starts with `näky` and ends in letters of its own; no other word does.
"""

from __future__ import annotations

import string
from collections import Counter

from hypothesis import strategies as st

from taitto.words import words

SHOWN = "näky"

shown_words = st.text(alphabet=string.ascii_lowercase, min_size=1, max_size=4).map(lambda letters: SHOWN + letters)
hidden_words = st.sampled_from(["a", "x1", "kesä", "Ääni", "sana-sana"])

SPICES = (
    *("&amp;lt;", "&lt;b&gt;", "&nbsp;", "&#8203;", "&#12;", "&#0;", "&copy;", "&", "&#x202e;", "&hellip;"),
    *("{{ 7*191 }}", "{% raw %}", "{# x #}", "{{", "}}", "${x}", "%s", "{0}", "{lang=en}", "{#id}", "{.a}"),
    *(
        "\U0001f468\u200d\U0001f469\u200d\U0001f467",
        "\u202eabc\u202c",
        "a\u0301\u0327",
        "x\u00ad\u00adx",
        "\ufeff",
        "\u2028",
    ),
    *("\u05e9\u05dc\u05d5\u05dd", "\u4f60\u597d", "é" * 500, "x" * 500, "\u0000", "\ufffc", "\u200b", "\ue000"),
    *('"', "'", '"a', "–", "1-2", "2005-2017", "12 800", "6.-7.6.2019", "18 %", "3 M€", "#tunniste", "@nimi", "~~a~~"),
    *("<b>", "</p>", "<script>alert(1)</script>", "<mj-text>", "</mj-text>", "<!-- outlook-row -->", "<!--", "-->"),
    *("<img src=x onerror=alert(1)>", "<mj-include path='/etc/passwd' />", "<![endif]-->", "<?php ?>", "]]>", "<"),
    *("\\", "\\*", "*", "**", "_", "`", "``", "[", "]", "](", "![", "[^", "[^a]", "[^b]", "[^c]:", ":", ":::", "|"),
    *(
        "\\|",
        "---",
        "===",
        "#",
        "##",
        "> ",
        "- ",
        "1. ",
        "  \n",
        "\\\n",
        "\n",
        "\t",
        "    ",
        "\n\n",
        "://",
        "www.a.example",
    ),
)
spices = st.integers(0, len(SPICES) - 1).map(lambda at: SPICES[at])  # told by number: they are long

good_addresses = st.sampled_from(
    [
        "https://a.example/?a=1&b=2#c",
        "http://a.example/(x)",
        "mailto:a@b.example",
        "tel:+358401234567",
        "HTTPS://A.EXAMPLE",
        "https://ä.example/ä",
        "<https://a.example/a b>",
        'https://a.example/"onclick=alert(1)"',
        "https://a.example/{{7*191}}",
        "https://a.example/%3Cscript%3E",
        "https://a.example/&quot;&gt;&lt;b&gt;",
    ]
)
any_addresses = good_addresses | st.sampled_from(
    [
        "javascript:alert(1)",
        "JaVaScRiPt&colon;alert(1)",
        "java&#10;script:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//a.example",
        "/a",
        "#a",
        "",
        "x y",
        "https://",
        'https://a.example "title"',
        "https://a.example 'näin'",
        "cid:1",
        "asset:x",
        "ftp://a.example",
    ]
)
languages = st.sampled_from(["en", "sv", "de", "en-GB"])
keys = st.sampled_from(["a", "b", "ä", "1", "Key"])


def _inline(plain: st.SearchStrategy[str], addresses: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Words with marks, links and spans in each other; a link holds neither of the last two."""

    def some(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.lists(parts, min_size=1, max_size=3).map(" ".join)

    def around(shape: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        return st.tuples(*parts).map(lambda texts: shape % texts)

    words = some(plain)
    marks = ("*%s*", "**%s**", "***%s***", "`%s`")
    marked = st.one_of(words, *(around(mark, words) for mark in marks), around("**%s *%s* %s**", words, words, words))
    linked = marked | around("[%s](%s)", some(marked), addresses)
    return some(linked | around("[%s]{lang=%s}", some(linked), languages))


good_inline = _inline(shown_words, good_addresses)
any_inline = _inline(
    st.one_of(shown_words, shown_words, spices, st.tuples(shown_words, spices).map("".join)), any_addresses
)


def _lists(inline: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Bulleted and numbered lists, four deep at most."""

    def items(mark: str, texts: list[str]) -> str:
        return "\n".join(mark + text.replace("\n", "\n" + " " * len(mark)) for text in texts)

    def nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        item = inner | st.tuples(inline, inner).map("\n".join)
        marks = st.sampled_from(["- ", "* ", "1. ", "3. ", "0) "])
        return st.builds(items, marks, st.lists(item, min_size=1, max_size=3))

    return nested(st.recursive(inline, nested, max_leaves=4))


def _tables(inline: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def table(rows: list[list[str]], align: str) -> str:
        head, *others = ["| " + " | ".join(row) + " |" for row in rows]
        return "\n".join([head, "|" + f"{align}|" * len(rows[0]), *others])

    def rows(columns: int) -> st.SearchStrategy[list[list[str]]]:
        return st.lists(st.lists(inline, min_size=columns, max_size=columns), min_size=1, max_size=4)

    return st.builds(table, st.integers(2, 4).flatmap(rows), st.sampled_from(["---", ":-:", "--:"]))


def _fences(inline: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def fence(shape: str) -> st.SearchStrategy[str]:
        count = shape.count("%s")
        return st.lists(inline, min_size=count, max_size=count).map(lambda texts: shape % tuple(texts))

    return st.one_of(*(fence(shape) for shape in FENCES))


FENCES = (
    ":::{ingress}\n%s\n:::",
    ":::{pull-quote}\n:by: näkyby\n%s\n:::",
    ":::{fact-box} näkybox\n### %s\n\n%s\n\n- %s\n- %s\n:::",
    ":::{callout} näkycall\n:date: 2026-06-06/2026-06-07\n:place: näkyplace\n%s\n:::",
    ':::{figure} images/kuva.png\n:alt: "<b>alt</b> {{ 7*191 }}"\n:credit: näkycredit\n%s\n:::',
    ":::{figure} images/kuva.png\n:at: side\n:ratio: 3:2\n:alt: a\n:credit: 'näkyquoted'\n%s\n:::",
    ":::{infographic} karki\n:at: wide\n:::",
    ":::{link-list} näkylist\n- [näkya](https://a.example)\n- [näkyb](mailto:a@b.example)\n:::",
)

good_blocks = st.one_of(
    good_inline,
    st.lists(good_inline, min_size=2, max_size=3).map("\n".join),
    good_inline.map("## {}".format),
    st.tuples(good_inline, good_inline).map(lambda texts: f"## {texts[0]}\n\n### {texts[1]} ###"),
    _lists(good_inline),
    _tables(good_inline),
    _fences(good_inline),
    st.tuples(good_inline, good_inline).map(lambda texts: f"{texts[0]}[^§]\n\n[^§]: {texts[1]} näkynote§"),
)

any_blocks = st.one_of(
    any_inline,
    _lists(any_inline),
    _tables(any_inline),
    _fences(any_inline),
    st.tuples(st.sampled_from(["# ", "## ", "#### ", "> ", "    ", "\t", "[^a]: ", "[a]: ", "{.a}\n"]), any_inline).map(
        "".join
    ),
    any_inline.map("{}\n---".format),
    st.builds(
        "{0}{{{1}}} {2}\n:{3}: {4}\n{5}\n{6}".format,
        st.sampled_from([":::", "::::", ":::::", "```"]),
        st.sampled_from(
            ["ingress", "figure", "fact-box", "callout", "pull-quote", "link-list", "infographic", "x", "", "prose"]
        ),
        any_inline | st.sampled_from(["images/kuva.png", "../kuva.png", "images/\x00", "karki", "%2e", ""]),
        st.sampled_from(["alt", "credit", "ratio", "focus", "at", "date", "place", "pick", "by", "x", ""]),
        any_inline | st.sampled_from(["16:9", "0:0", "70 %", "101 %", "side", "2019-02-30", "2026-06-07/2026-06-06"]),
        any_inline,
        st.sampled_from([":::", "::::", "", "::: x"]),
    ),
    st.tuples(st.sampled_from(["```\n{}\n```", "<div>\n{}\n</div>", "<!-- {} -->", "$$\n{}\n$$"]), any_inline).map(
        lambda pair: pair[0].format(pair[1])
    ),
)

good_heads = st.sampled_from(
    [
        "headline: näkyhead",
        "headline: 'näkyhead: \"<b>{{ 7*191 }}'\nkicker: näkykick\nbyline: näkyby &amp;\nteaser: x\nshort: y",
    ]
)
any_heads = st.one_of(
    good_heads,
    st.lists(
        st.tuples(
            st.sampled_from(["headline", "kicker", "byline", "id", "otsikko", "- a", "? a"]), any_inline | spices
        ).map(": ".join),
        max_size=4,
    ).map("\n".join),
)


def _article(head: str, blocks: list[str], gap: str) -> str:
    numbered = [block.replace("§", letter) for block, letter in zip(blocks, string.ascii_lowercase, strict=False)]
    return f"---\n{head}\n---\n{gap.join(numbered)}\n"


good_articles = st.builds(_article, good_heads, st.lists(good_blocks, min_size=1, max_size=5), st.just("\n\n"))
any_articles = st.builds(
    _article, any_heads, st.lists(good_blocks | any_blocks, max_size=5), st.sampled_from(["\n\n", "\n\n", "\n"])
)


def must_be_seen(text: str) -> Counter[str]:
    """Return how often each word stands there that a reader must find."""
    return Counter(word for word in words(text) if word.startswith(SHOWN))
