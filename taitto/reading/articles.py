"""One Markdown file → one article."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

from taitto.blocks.ingress import Ingress
from taitto.blocks.prose import Prose
from taitto.errors import Level, Place, Problem
from taitto.files.schema import parse_schema
from taitto.files.yaml import parse_yaml
from taitto.model import Article
from taitto.reading.markdown import parse_markdown
from taitto.reading.schemas import ArticleHead
from taitto.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from taitto.blocks.source import Resources
    from taitto.model import Block
    from taitto.reading.markdown import Markdown

_NUMBER = re.compile(r"^\d+-")
_HEAD_START = re.compile(r"---+ *$")
_HEAD_END = re.compile(r"(?:---+|\.\.\.) *$")


def read_article(
    text: str, shown: str, name: str, resources: Resources, report: Callable[[Problem], None]
) -> Article | None:
    """Return the article in the file known as `shown`; None when its head has errors."""
    if _has_open_head(text):
        report(Problem(Place(shown, 1), "the front matter is not closed", "end it with a line ---"))
        return None
    markdown = parse_markdown(text, shown, resources, report)
    if markdown.front_matter is None:
        report(Problem(Place(shown, 1), "the front matter is missing", "start with ---, headline: …, ---"))
        return None
    head, problems = parse_schema(ArticleHead, parse_yaml(markdown.front_matter, shown, first_line=2))
    for problem in problems:
        report(problem)
    if not markdown.blocks and not markdown.is_faulty:
        report(Problem(Place(shown), "the article is empty", "write its text below the front matter"))
    _report_unused_notes(markdown, report)
    if head is None:
        return None
    if not (head.id or _id_of(name)):
        report(Problem(Place(shown, 1), f'"{name}" makes no address', "write id: … in the front matter"))
    return Article(
        name=name,
        id=head.id or _id_of(name),
        headline=head.headline,
        short=head.short or head.headline,
        kicker=head.kicker or "",
        teaser=head.teaser or _first_words(markdown.blocks),
        byline=head.byline,
        blocks=markdown.blocks,
        notes=MappingProxyType({key: note for key, note in markdown.notes.items() if key in markdown.used_notes}),
        place=Place(shown, 1),
    )


def _id_of(name: str) -> str:
    """Return a file's name as a part of an address: `02-Äänekosken yö` is `aanekosken-yo`."""
    letters = unicodedata.normalize("NFKD", _NUMBER.sub("", name)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _has_open_head(text: str) -> bool:
    first, *rest = text.split("\n")
    return bool(_HEAD_START.match(first)) and not any(_HEAD_END.match(line) for line in rest)


def _first_words(blocks: tuple[Block, ...]) -> str:
    """Return the ingress, or the first paragraph where there is none."""
    paragraphs = [block for block in blocks if isinstance(block, Ingress | Prose)]
    ingresses = [block for block in paragraphs if isinstance(block, Ingress)]
    return next((plain(block.text) for block in (*ingresses, *paragraphs)), "")


def _report_unused_notes(markdown: Markdown, report: Callable[[Problem], None]) -> None:
    for key, note in markdown.notes.items():
        if key not in markdown.used_notes:
            text = f'no text refers to the footnote "{key}"'
            report(Problem(note.place, text, f"write [^{key}] where it belongs", Level.WARNING))
