"""A newsletter as long as they come, made anew each time and the same each time."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

STEMS = ("alihankinta", "elinvoima", "kaupunki", "kehittämis", "koulutus", "maankäyttö", "työllisyys", "yritys")
HEADS = ("asiantuntija", "hanke", "neuvottelukunta", "ohjelma", "rahoitus", "selvitys", "suunnitelma", "verkosto")
ENDS = ("*{}*", "**{}**", "`{}`", "[{}]{{lang=en}}", '"{}"', "{} 12 800 €", "{} 🎉", "{} 👩‍🌾", "{} 🇫🇮")

FAULTS = (
    ("<b>Tärkeää</b>", "raw HTML is not read"),
    ("![kuva](images/kuva.png)", "a picture stands in a block of its own"),
    ("[täällä](javascript:alert(1))", "the link leads to"),
    ("[](https://a.example)", "the link has no words"),
    ("Lähde[^puuttuva].", "has no text"),
    ("> Lainaus", "a quotation block (>) is not used"),
    ("---", "a line (---) is not used"),
    ("    sisennetty", "a code block"),
    ("##### Pikkuotsikko", "a heading inside an article is ## or ###"),
    (":::{nosto}\nTeksti\n:::", 'unknown block "nosto"'),
    (":::{callout}\nTeksti\n:::", "callout needs a title"),
    (":::{callout} Päivä\n:date: 2026-02-30\nTeksti\n:::", "is no date"),
    (":::{figure} images/puuttuu.png\n:alt: a\n:credit: b\nTeksti\n:::", "there is no picture"),
    (":::{figure} images/kuva.png\n:credit: b\nTeksti\n:::", 'figure needs ":alt:"'),
    (":::{infographic} puuttuu\n:::", "there is no figure"),
)


class Newsletter:
    """Writes an article from a seed: 300 links, 200 footnotes, 40 tables, lists five deep, code, emoji, compounds."""

    def __init__(self, seed: int) -> None:
        """Write it."""
        self._random = random.Random(seed)  # noqa: S311 (no secret)
        self._links = 0
        self._notes: list[str] = []
        blocks = [self._paragraph() for _ in range(150)]
        blocks += [self._table() for _ in range(40)]
        blocks += ["\n".join(self._list(5)) for _ in range(10)]
        blocks += [f"## {self._words(3)}" for _ in range(20)]
        self._random.shuffle(blocks)
        self._blocks = blocks

    def article(self) -> str:
        """Return the article."""
        return _article(self._blocks, self._notes)

    def article_with(self, faults: list[str]) -> tuple[str, list[int]]:
        """Return the article with faults spread in it, and the line of each."""
        step = len(self._blocks) // len(faults)
        blocks = list(self._blocks)
        for number, fault in reversed(list(enumerate(faults))):
            blocks.insert(number * step, fault)
        starts = [_article(blocks[: number * step + number], []) for number in range(len(faults))]
        return _article(blocks, self._notes), [start.count("\n") + 1 for start in starts]

    def _words(self, count: int) -> str:
        compounds = (self._random.choices(STEMS, k=self._random.choice((0, 1, 1, 2, 4))) for _ in range(count))
        return " ".join("".join([*stems, self._random.choice(HEADS)]) for stems in compounds)

    def _sentence(self) -> str:
        end = self._random.choice(ENDS).format(self._words(2))
        return f"{self._words(4).capitalize()} {end} 2005-2017."

    def _paragraph(self) -> str:
        return "\n".join(part for _ in range(2) for part in (self._sentence(), self._link(), self._note()))

    def _link(self) -> str:
        self._links += 1
        return f"[{self._words(2)}](https://a.example/sivu/{self._links}?a=1&b=2)"

    def _note(self) -> str:
        key = len(self._notes)
        if key == 200:
            return self._words(1)
        self._notes.append(f"[^{key}]: {self._words(5)}, {key}.")
        return f"{self._words(1)}[^{key}]"

    def _table(self) -> str:
        head, *rows = ["| " + " | ".join(self._words(4).split()) + " |" for _ in range(6)]
        return "\n".join([head, "|---|:-:|--:|---|", *rows])

    def _list(self, depth: int) -> Iterator[str]:
        for _ in range(2):
            yield f"- {self._sentence()}"
            if depth > 1:
                yield from (f"  {line}" for line in self._list(depth - 1))


def _article(blocks: list[str], notes: list[str]) -> str:
    return "".join(f"{block}\n\n" for block in ("---\nheadline: Pitkä uutiskirje\n---", *blocks, *notes))
