"""One issue's pages, written for each program that prints: HTML for WeasyPrint and for browsers, Typst's own source.

The words and pictures are the same. The layout is ours in both kinds of HTML, and simpler in Typst.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench.engines.taitto_print import CHANNEL, checked, composed
from taitto.blocks.fact_box import FactBox
from taitto.blocks.figure import Figure
from taitto.blocks.heading import Heading
from taitto.blocks.infographic import InfographicBlock
from taitto.checking.expected import expected_texts
from taitto.infographics import KINDS
from taitto.model import Article, Block, Infographic, Issue
from taitto.pipeline import Checked
from taitto.rendering.hyphenation import breaks
from taitto.rendering.links import ASSET
from taitto.rendering.typography import SOFT_HYPHEN
from taitto.richtext import NoteMark, Rich, plain

_TEXTS = re.compile(r"(?<=>)[^<]+(?=<)")
_LONG_WORD = re.compile(r"[^\W\d_]{6,}")
_LEAST_LETTERS = 3
"""On both sides of a hyphen, as the style sheet asks."""
_FOR_BROWSERS = """\
<style>html { hyphens: manual } h1, h2, h3, figcaption, table, nav { hyphens: none }</style>
</head>"""
_TYPST_HEAD = """\
#set document(title: {title}, author: {author})
#set text(font: "Taitto Text", size: 9.5pt, lang: "{lang}", hyphenate: true)
#set par(justify: true, leading: 0.5em, spacing: 0.7em)
#show heading: set text(font: "Taitto Display", weight: 600, hyphenate: false)
#set page("a4", margin: (x: 18mm, y: 20mm), numbering: "1", header: text(font: "Taitto Sans", {title}))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The files that were written, and every text that a reader must find in what is made of them."""

    html: Path
    browser_html: Path
    typst: Path
    text: str


def write_pages(folder: Path, issue_folder: Path) -> Pages:
    """Write the pages of an issue into a new folder, with their pictures and fonts."""
    found = checked(issue_folder)
    made = composed(found.issue, found.style)
    html, assets = made.whole, made.assets
    pages = Pages(
        html=folder / "pages.html",
        browser_html=folder / "browser.html",
        typst=folder / "pages.typ",
        text="\n".join(text for _, text in expected_texts(found.issue, CHANNEL, found.style.labels)),
    )
    originals = {figure.picture.path: figure.picture.data for figure in _figures(found.issue)}
    for name, data in {**originals, **assets}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    pages.html.write_text(html, encoding="utf-8")
    pages.html.with_suffix(".css").write_text(made.css, encoding="utf-8")
    pages.html.with_suffix(".fonts").write_text(str(made.fonts), encoding="utf-8")
    for number, entry in enumerate(made.entries):
        (folder / f"entry-{number:03}.html").write_text(entry, encoding="utf-8")
    pages.browser_html.write_text(_for_browsers(html), encoding="utf-8")
    pages.typst.write_text("\n".join(_typst(found, assets)), encoding="utf-8")
    return pages


def _for_browsers(html: str) -> str:
    """Return the HTML with addresses of files and with soft hyphens: browsers know no Finnish ones."""
    head, end, body = html.replace(ASSET, "").partition("</head>")
    assert end  # noqa: S101 (our own template)
    return head + _FOR_BROWSERS + _TEXTS.sub(lambda text: _LONG_WORD.sub(_softened, text[0]), body)


def _softened(match: re.Match[str]) -> str:
    word = match[0]
    places = [at for at in breaks(word) if _LEAST_LETTERS <= at <= len(word) - _LEAST_LETTERS]
    return SOFT_HYPHEN.join(word[start:end] for start, end in zip((0, *places), (*places, None), strict=True))


def _figures(issue: Issue) -> Iterator[Figure]:
    for entry in issue.entries_in(CHANNEL):
        if isinstance(entry.item, Article):
            yield from (block for block in entry.item.blocks if isinstance(block, Figure))


def _typst(found: Checked, assets: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the lines of a Typst document: articles in two columns, with footnotes; infographics as lists of texts."""
    masthead, settings = found.issue.masthead, found.style.settings
    title = _string(f"{masthead.title} {masthead.label}: {masthead.topic}")
    yield _TYPST_HEAD.format(title=title, author=_string(settings.publisher), lang=masthead.lang)
    yield f'#text(font: "Taitto Display", size: 40pt, {_string(masthead.title)})\n\n#outline()'
    for entry in found.issue.entries_in(CHANNEL):
        yield "#pagebreak()"
        item = entry.item
        if isinstance(item, Infographic):
            yield from _infographic(item, found, assets)
            continue
        yield f"#{_string(item.kicker)}\n\n= #{_string(item.headline)}\n\n#{_string(item.byline or '')}\n\n#columns(2)["
        for block in item.blocks:
            yield from _block(block, item, found, assets)
        yield "]"


def _block(block: Block, article: Article, found: Checked, assets: Mapping[str, bytes]) -> Iterator[str]:
    match block:
        case Figure():
            alt, caption = _string(block.alt), _string(f"{plain(block.caption)} {block.credit}")
            yield f'#figure(image("{block.picture.path}", alt: {alt}), caption: {caption})'
        case Heading():
            yield f"{'=' * block.level} {_rich(block.text, article)}"
        case InfographicBlock():
            yield from _infographic(block.infographic, found, assets)
        case FactBox():
            yield f"*#{_string(block.title)}*\n"
            for inner in block.body:
                yield from _block(inner, article, found, assets)
        case _ if hasattr(block, "text"):
            yield f"{_rich(block.text, article)}\n"
        case _:
            yield from (f"#{_string(text)}\n" for text in block.texts())


def _infographic(figure: Infographic, found: Checked, assets: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the drawing that print made of a figure, or else its texts."""
    drawings = [name for name in assets if name.partition("/")[2].startswith(f"{figure.name}-")]
    kind = KINDS[figure.kind]
    texts = list(kind.texts(kind.published(figure.spec), found.style.labels, picked=False))
    if drawings:
        alt = _string(" ".join(texts))
        yield f'#image("{drawings[0]}", alt: {alt})'
    else:
        yield from (f"- #{_string(text)}" for text in texts)
    for inner in figure.inner.values():
        yield from _infographic(inner, found, assets)


def _rich(rich: Rich, article: Article) -> str:
    """Return running text with its notes at the foot of the page. Emphasis is left out."""
    parts = []
    for inline in rich:
        if isinstance(inline, NoteMark):
            parts.append(f"#footnote({_string(plain(article.notes[inline.key].text))})")
        else:
            parts.append(f"#{_string(plain((inline,)))};")
    return "".join(parts)


def _string(text: str) -> str:
    """Return a text as a string of Typst's."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
