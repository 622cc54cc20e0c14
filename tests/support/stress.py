"""Issues that strain a layout: short, normal, long and absurd texts whose words are numbered, so that none gets lost.

`w00001 w00002 …`: each stands once in the issue and must stand once in the edition.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from taitto.model import Layout
from tests.support.offices import ISSUE, jpeg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SIZES: Mapping[str, int] = {"short": 30, "normal": 350, "long": 2_500, "absurd": 12_000}
"""Words of an article's text, without what stands around it."""
PARAGRAPH = 60
LONGEST_WORD = 200
COVER = "cover: {image: images/kansi.jpg, alt: Kansi, credit: Kuvaaja}\n"
_NUMBERED = re.compile(r"w\d{5}")
_BREAKS = re.compile(r"[\s\u00ad\ufffe]+")


@dataclass(slots=True)
class Words:
    """Hands out numbered words."""

    given: int = 0

    def take(self, count: int) -> str:
        """Return the next words."""
        first = self.given + 1
        self.given += count
        return " ".join(f"w{number:05d}" for number in range(first, self.given + 1))

    def paragraphs(self, count: int) -> str:
        """Return the next words in paragraphs, each with a full stop."""
        sizes = [PARAGRAPH] * (count // PARAGRAPH) + ([count % PARAGRAPH] if count % PARAGRAPH else [])
        return "\n\n".join(f"{self.take(size)}." for size in sizes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """An issue's parts as `make_issue` takes them, and how many numbered words it holds."""

    issue: str
    article: str
    figures: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    words: int


def strained(layout: Layout, size: str) -> Strain:
    """Return an issue with a cover whose only article, or figure, is set in that layout."""
    words = Words()
    if layout is Layout.SPREAD:
        return _figure(layout, _tiles(words, {"short": 2, "normal": 8}.get(size, 16)), words)
    headline = " ".join(["Kevät"] * 40) if size == "absurd" else "Kevät tuli taas tänne"  # the cover has it too
    head = f"---\nheadline: {headline}\nkicker: Sää\nbyline: {words.take(2)}\n---\n"
    ingress = f":::{{ingress}}\n{words.take(16)}.\n:::\n\n"
    text = _TEXTS.get(layout, _flowing)(words, SIZES[size])
    article = head + ingress + text + (_absurd(words) if size == "absurd" else "")
    return Strain(
        issue=_issue(layout, "01-kevat"),
        article=article,
        files={"images/kansi.jpg": jpeg(400, 560), "images/lumi.jpg": jpeg(600, 240)},
        words=words.given,
    )


def _issue(layout: Layout, name: str) -> str:
    entry = f"  - {{name: {name}, print: {{layout: {layout}}}}}\n"
    return ISSUE.replace("contents:\n  - 01-kevat\n", COVER + "contents:\n" + entry)


def _flowing(words: Words, count: int) -> str:
    half = count // 2
    return (
        f"{words.paragraphs(half)}\n\n:::{{pull-quote}}\n{words.take(6)}.\n:::\n\n"
        f"## {words.take(3)}\n\n{words.paragraphs(count - half)}\n\n"
    )


def _hero(words: Words, count: int) -> str:
    return _picture(words, "wide") + _flowing(words, count)


def _sidebar(words: Words, count: int) -> str:
    text = f"{words.take(40)}.\n\n- {words.take(3)}\n- {words.take(3)}"
    box = f":::{{fact-box}} {words.take(2)}\n:at: side\n{text}\n:::\n\n"
    return box + _picture(words, "side") + _flowing(words, count)


def _sections(heading: Callable[[Words, int], str], words: Words, count: int, sections: int) -> str:
    lead = words.paragraphs(count // 8)
    each = (count - count // 8) // sections
    parts = [f"## {heading(words, n)}\n\n{words.paragraphs(each)}\n\n" for n in range(sections)]
    return f"{lead}\n\n{''.join(parts)}"


def _timeline(words: Words, count: int) -> str:
    return _sections(lambda words, n: f"{words.take(1)} {2010 + n}", words, count, 5)


def _cards(words: Words, count: int) -> str:
    return _sections(lambda words, n: words.take(n + 1), words, count, 5)


def _picture(words: Words, at: str) -> str:
    text = f"**{words.take(2)}.** {words.take(10)}."
    return f":::{{figure}} images/lumi.jpg\n:at: {at}\n:alt: Lunta\n:credit: Kuvaaja\n{text}\n:::\n\n"


def _absurd(words: Words) -> str:
    """Return what no author should write: a word of 200 letters in text, list and table, 100 footnotes, 60 items."""
    long = [word + "y" * (LONGEST_WORD - len(word)) for word in words.take(3).split()]
    items = "".join(f"- {words.take(2)}\n" for _ in range(60))
    rows = "".join(f"| {' | '.join(words.take(12).split())} |\n" for _ in range(5))
    marks = " ".join(f"{words.take(1)}[^n{n}]" for n in range(100))
    notes = "".join(f"[^n{n}]: {words.take(4)}.\n" for n in range(100))
    return (
        f"{long[0]}\n\n{items}- {long[1]}\n\n"
        f"{rows.split(chr(10))[0]}\n{'|---' * 12}|\n{''.join(line + chr(10) for line in rows.splitlines()[1:])}\n"
        f"| a | b |\n|---|---|\n| {long[2]} | {words.take(2)} |\n\n"
        f"{marks}\n\n{notes}"
    )


def _tiles(words: Words, groups: int) -> str:
    text = f"kind: number-tiles\ntitle: Luvut\nlead: {words.take(9)}.\nsource: {words.take(2)}\ngroups:\n"
    for group in range(groups):
        text += f"  - id: g{group}\n    heading: {words.take(2)}\n    tiles:\n"
        text += "".join(f"      - {{id: t{group}-{n}, value: {n + 1}, label: {words.take(4)}}}\n" for n in range(3))
    return text


def _figure(layout: Layout, figure: str, words: Words) -> Strain:
    return Strain(
        issue=_issue(layout, "luvut"),
        article="",
        figures={"luvut": figure},
        files={"images/kansi.jpg": jpeg(400, 560)},
        words=words.given,
    )


_TEXTS: Mapping[Layout, Callable[[Words, int], str]] = {
    Layout.HERO: _hero,
    Layout.SIDEBAR: _sidebar,
    Layout.TIMELINE: _timeline,
    Layout.CARDS: _cards,
}


def miscounted(text: str, words: int) -> dict[str, int]:
    """Return how often each numbered word stands in a text that does not stand there once."""
    found = Counter(_NUMBERED.findall(_BREAKS.sub("", text)))
    wanted = [f"w{number:05d}" for number in range(1, words + 1)]
    return {word: found[word] for word in (*wanted, *(found.keys() - set(wanted))) if found[word] != 1}
