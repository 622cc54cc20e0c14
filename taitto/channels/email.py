"""The mail: MJML templates → HTML, text templates → the text part, both → a draft for a mail program."""

from __future__ import annotations

import re
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from taitto.blocks.figure import Figure
from taitto.formats import file_size
from taitto.mime import Draft, draft_bytes
from taitto.model import Article, Artifact, Edition, Offer, Show
from taitto.rendering.composer import Composer
from taitto.rendering.inline import HtmlInline, TextInline
from taitto.rendering.links import Links
from taitto.rendering.magazine_name import magazine_name
from taitto.rendering.mjml import compile_mjml
from taitto.rendering.notes import Notes
from taitto.rendering.plots import Frame
from taitto.rendering.shelf import PictureShelf
from taitto.rendering.typography import NBSP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from taitto.labels import Labels
    from taitto.model import Block, Entry, Issue, Magazine, Note
    from taitto.rendering.house_style import HouseStyle

NAME = "email"
OFFER = Offer(shows=frozenset(Show))

SIGNATURE = "-- "
"""What mail programs know as the start of the sender's own words: the blank at its end belongs to it."""

_IN_WORDS = re.compile(r"</?(?:a|b|code|em|i|span|strong)(?:\s[^>]*)?>")
_TAGS = re.compile(r"<(style|title)[^>]*>.*?</\1>|<!--.*?-->|<[^>]+>", re.DOTALL)


def render(issue: Issue, style: HouseStyle, magazine: Magazine | None = None) -> Edition:
    """Return email.html, email.txt, email.eml and the pictures; the magazine's own are published with it."""
    links = Links(site=style.settings.site, issue=issue.name, magazine=magazine_name(issue.masthead))
    shelf = PictureShelf(style)
    html = compile_mjml(_mjml(issue, style, links, shelf, magazine), "layouts/email.mjml")
    text = _text(issue, style, links, magazine)
    covers = magazine.thumbnails if magazine else ()
    shown = [picture for picture in (*shelf.artifacts.values(), *covers) if f'"{picture.path}"' in html]
    draft = Draft(
        subject=issue.subject,
        sender_name=style.settings.sender.name,
        sender_address=style.settings.sender.address,
        reply_to=style.settings.reply_to,
        text=text,
        html=html,
        pictures={picture.path: picture.data for picture in shown},
    )
    artifacts = (
        Artifact(path="email.html", data=html.encode()),
        Artifact(path="email.txt", data=text.encode()),
        Artifact(path="email.eml", data=draft_bytes(draft)),
        *shelf.artifacts.values(),
    )
    texts = {"email.html": visible_text(html), "email.txt": text}
    return Edition(
        channel=NAME, artifacts=artifacts, texts=MappingProxyType(texts), warnings=tuple(dict.fromkeys(shelf.warnings))
    )


def visible_text(html: str) -> str:
    """Return the words of an HTML document that a reader sees."""
    return str(Markup(_TAGS.sub(" ", _IN_WORDS.sub("", html))).unescape())  # noqa: S704 (leaves HTML, is never put into it)


def _mjml(issue: Issue, style: HouseStyle, links: Links, shelf: PictureShelf, magazine: Magazine | None = None) -> str:
    def inline(notes: Mapping[str, Note], numbers: Notes) -> HtmlInline:
        link_style = f"color:{style.theme.on('paper').link};text-decoration:underline"
        return HtmlInline(style.templates.typeset, partial(numbers.number, notes), link_style)

    shared = _shared(issue, style, links, magazine)
    shared |= {"picture": shelf.picture, "plot": shelf.plot, "icon": shelf.icon}
    composer = Composer(form="email.mjml", style=style, numbers=Notes(), inline=inline, shared=shared)
    stories = [_Story(entry, composer, links, first=number == 0) for number, entry in enumerate(issue.entries_in(NAME))]
    return composer.layout("email.mjml", stories=[story.mjml() for story in stories], composer=composer)


def _text(issue: Issue, style: HouseStyle, links: Links, magazine: Magazine | None = None) -> str:
    def inline(notes: Mapping[str, Note], numbers: Notes) -> TextInline:
        return TextInline(style.templates.typeset, partial(numbers.number, notes))

    shared = _shared(issue, style, links, magazine)
    composer = Composer(form="email.txt", style=style, numbers=Notes(), inline=inline, shared=shared)
    stories = [_Story(entry, composer, links, first=number == 0) for number, entry in enumerate(issue.entries_in(NAME))]
    text = composer.layout("email.txt", stories=[story.text() for story in stories], composer=composer)
    return _tidy(text)


def _shared(issue: Issue, style: HouseStyle, links: Links, magazine: Magazine | None) -> dict[str, Any]:
    return {
        "issue": issue,
        "masthead": issue.masthead,
        "links": links,
        "magazine": magazine,
        "open_pdf": _open_pdf(magazine, style.labels),
    }


def _open_pdf(magazine: Magazine | None, labels: Labels) -> str:
    """Return the words of the link to the magazine, with its pages and size if they are known."""
    if magazine is None:
        return labels.open_pdf
    pages = labels.one_page if magazine.pages == 1 else labels.pages.format(count=magazine.pages)
    size = file_size(magazine.size_bytes, labels)
    return labels.read_pdf.format(pages=pages.replace(" ", NBSP), size=size.replace(" ", NBSP))


class _Story:
    """One entry of the mail: a teaser, a whole article or an infographic."""

    def __init__(self, entry: Entry, composer: Composer, links: Links, *, first: bool) -> None:
        self._entry = entry
        self._composer = composer
        self._links = links
        self._first = first

    def mjml(self) -> Markup:
        item = self._entry.item
        if not isinstance(item, Article):
            return self._composer.figure(item, Frame(), self._entry.view(NAME).pick)
        if self._entry.view(NAME).show is Show.TEASER:
            layout = "email-lead.mjml" if self._first else "email-teaser.mjml"
            return self._composer.layout(layout, **self._head(item))
        body = self._sections(item.blocks, item.notes)
        return self._composer.layout("email-article.mjml", body=body, **self._head(item))

    def text(self) -> Markup:
        item = self._entry.item
        if not isinstance(item, Article):
            return self._composer.figure(item, Frame(), self._entry.view(NAME).pick)
        teaser = self._entry.view(NAME).show is Show.TEASER
        body = Markup() if teaser else self._composer.blocks(item.blocks, item.notes)
        return self._composer.layout("email-article.txt", is_teaser=teaser, body=body, **self._head(item))

    def _head(self, article: Article) -> dict[str, Any]:
        figures = [block for block in article.blocks if isinstance(block, Figure)]
        return {
            "article": article,
            "first": self._first,
            "headline": self._entry.view(NAME).headline or article.headline,
            "href": self._links.article(article.id),
            "lead_picture": figures[0] if figures else None,
        }

    def _sections(self, blocks: Iterable[Block], notes: Mapping[str, Note]) -> Markup:
        """Return the blocks, those that are no sections themselves gathered into sections of one column."""
        parts: list[Markup] = []
        column: list[Markup] = []
        for block in blocks:
            rendered = self._composer.block(block, notes)
            if rendered.lstrip().startswith("<mj-section"):
                parts += [self._section(column), rendered]
                column = []
            else:
                column.append(rendered)
        return Markup().join([*parts, self._section(column)])

    def _section(self, column: list[Markup]) -> Markup:
        content = Markup().join(column)
        return self._composer.layout("email-section.mjml", column=content) if content.strip() else Markup()


def _tidy(text: str) -> str:
    """Return the text without blanks at line ends, and with two empty lines in a row at the most."""
    stripped = "\n".join(line if line == SIGNATURE else line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{4,}", "\n\n\n", stripped).strip() + "\n"
