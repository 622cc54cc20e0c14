"""Offices with one issue of any size, for measuring: articles and pictures of equal size, the same files each time.

The words only look Finnish. Most are new in each article, as in a magazine, so that no later one is cheaper.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from random import Random

from PIL import Image

ISSUE = "2026-03"
PICTURE_PX = (1500, 1000)
PARAGRAPHS = 16
"""Of one article, 50 words each."""
PAGES_OF_ARTICLE = 2
"""What they fill in print."""

_OFFICE = """\
format: 1
name: Mittalehti
publisher: Mittausten seutu
postal_address: Mittakatu 1, 00000 Mittala
sender: {name: Mittalehti, address: lehti@mitta.example}
site: https://mitta.example
"""
_HEAD = """\
format: 1
title: Mittalehti
topic: Kasvu
label: 3/2026
date: 2026-03
email: {subject: Mittalehti 3/2026, preheader: Lehti mittaamista varten}
contents:
"""
_HARMONY = ("aouaouei", "äöyäöyei")
_ONSETS = ("k", "t", "s", "l", "m", "n", "p", "r", "v", "h", "j", "")
_CODAS = ("", "", "", "", "n", "s", "l", "t")


def make_office(root: Path, *, articles: int, pictures: int = 0) -> Path:
    """Write an office whose issue has so many articles, the pictures dealt out to them; return the issue's folder."""
    folder = root / "issues" / ISSUE
    (folder / "images").mkdir(parents=True)
    (root / "taitto.yaml").write_text(_OFFICE, encoding="utf-8")
    contents = "".join(f"  - {number:02}-juttu\n" for number in range(articles))
    (folder / "issue.yaml").write_text(_HEAD + contents, encoding="utf-8")
    for number in range(articles):
        dealt = range(number, pictures, articles)
        (folder / f"{number:02}-juttu.md").write_text(_article(number, dealt), encoding="utf-8")
        for picture in dealt:
            (folder / _path(picture)).write_bytes(_photo(picture))
    return folder


def _article(number: int, pictures: Iterable[int]) -> str:
    """Return an article's Markdown: what most articles are made of, and its pictures at the end."""
    random = Random(f"article {number}")  # noqa: S311 (a seed is the point)
    text = [_sentence(random, 50) for _ in range(PARAGRAPHS)]
    text[0] += "[^a]"
    text.insert(9, "\n".join(f"- {_sentence(random, 6)}" for _ in range(4)))
    text.insert(6, f":::{{pull-quote}}\n{_sentence(random, 8)}\n:::")
    text.insert(3, f"## {_sentence(random, 4)}")
    names = f"headline: {_sentence(random, 4)}\nshort: {_word(random)}\nkicker: {_word(random)}"
    return "\n\n".join(
        (
            f"---\nid: juttu-{number}\n{names}\n---",
            f":::{{ingress}}\n{_sentence(random, 25)}\n:::",
            *text,
            *(_figure(random, picture) for picture in pictures),
            f"[^a]: {_sentence(random, 6)}\n",
        )
    )


def _figure(random: Random, picture: int) -> str:
    options = f":alt: {_sentence(random, 8)}\n:credit: Kuva\n:ratio: 3:2"
    return f":::{{figure}} {_path(picture)}\n{options}\n{_sentence(random, 8)}\n:::"


def _path(picture: int) -> str:
    return f"images/{picture:02}.jpg"


def _sentence(random: Random, words: int) -> str:
    return " ".join(_word(random) for _ in range(words)).capitalize() + "."


def _word(random: Random) -> str:
    vowels = random.choice(_HARMONY)
    syllables = random.choice((1, 2, 2, 3, 3, 4, 5))
    return "".join(random.choice(_ONSETS) + random.choice(vowels) + random.choice(_CODAS) for _ in range(syllables))


def _photo(picture: int) -> bytes:
    """Return a JPEG of soft blots, larger than any edition shows it."""
    random = Random(f"picture {picture}")  # noqa: S311 (a seed is the point)
    size = (36, 24)
    blots = Image.frombytes("RGB", size, random.randbytes(3 * size[0] * size[1]))
    out = io.BytesIO()
    blots.resize(PICTURE_PX, Image.Resampling.BICUBIC).save(out, "JPEG", quality=85)
    return out.getvalue()
