"""The mail in a real browser, at the widths of a desktop and of phones, in the light and in the dark.

Measures are compared with what the house promises, never pixels: a mail is set in the fonts of its reader's machine.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from taitto.colours import contrast
from taitto.theme import CONTRAST_AT_LEAST

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.conftest import Sample

pytestmark = pytest.mark.browser

MEASURE = Path(__file__).with_name("measure.js").read_text(encoding="utf-8")
WIDTHS = (640, 360, 320)
PHONES = (360, 320)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
TEXT_AT_LEAST_PX = 14
BUTTON_AT_LEAST_PX = 44
SAME_PX = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The mail on one screen: its width, its colour scheme, what was measured and what was asked for."""

    width: int
    scheme: str
    facts: dict[str, Any]
    requests: tuple[str, ...]


@pytest.fixture(scope="module", params=[(w, s) for w in WIDTHS for s in SCHEMES], ids=lambda p: f"{p[0]}-{p[1]}")
def screen(request: pytest.FixtureRequest, browser: Browser, sample: Sample) -> Screen:
    width, scheme = request.param
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    requests: list[str] = []
    page.on("request", lambda asked: requests.append(asked.url))
    page.goto((sample.folder / "email.html").as_uri(), wait_until="load")
    facts = page.evaluate(MEASURE)
    page.close()
    return Screen(width=width, scheme=scheme, facts=facts, requests=tuple(requests))


def test_nothing_is_wider_than_the_screen(screen: Screen) -> None:
    assert screen.facts["width"] <= screen.width
    off = [text for text in screen.facts["texts"] if text["left"] < 0 or text["right"] > screen.width]
    assert off == []
    assert screen.facts["clipped"] == []


def test_no_word_is_torn(screen: Screen) -> None:
    """A soft hyphen parts a word for this test: what it finds is broken between any two letters, without a hyphen."""
    assert screen.facts["torn"] == []


def test_tiles_of_a_row_are_equally_high(screen: Screen) -> None:
    tiles = screen.facts["tiles"]
    rows = Counter(tile["top"] for tile in tiles)
    assert set(rows.values()) == {2 if screen.width in PHONES else 3}, tiles
    for row in rows:
        heights = [tile["height"] for tile in tiles if tile["top"] == row]
        assert max(heights) - min(heights) <= SAME_PX, [tile for tile in tiles if tile["top"] == row]


def test_a_thumb_hits_every_button(screen: Screen) -> None:
    assert screen.facts["buttons"]
    assert [button for button in screen.facts["buttons"] if button["height"] < BUTTON_AT_LEAST_PX] == []


def test_every_text_can_be_read(screen: Screen) -> None:
    texts = screen.facts["texts"]
    assert len(texts) > 50
    assert [text for text in texts if text["size"] < TEXT_AT_LEAST_PX and not text["note"]] == []
    faint = {
        (text["text"], text["colour"], text["ground"]): ratio
        for text in texts
        if (ratio := seen(text)) < CONTRAST_AT_LEAST
    }
    assert faint == {}


def test_dark_is_dark(screen: Screen) -> None:
    grounds = Counter(text["ground"] for text in screen.facts["texts"])
    ratio = contrast(hexadecimal(grounds.most_common(1)[0][0]), "#ffffff")
    assert (ratio > CONTRAST_AT_LEAST) == (screen.scheme == "dark")


def test_pictures_are_there_and_say_what_they_show(screen: Screen) -> None:
    images = screen.facts["images"]
    assert len(images) > 1
    assert [image for image in images if not image["loaded"] or not (image["alt"] or "").strip()] == []


def test_nothing_is_fetched(screen: Screen) -> None:
    assert [url for url in screen.requests if not url.startswith("file:")] == []
    assert len(screen.requests) > 1


def test_headings_make_an_outline(screen: Screen) -> None:
    levels = screen.facts["headings"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(one, other) for one, other in pairwise(levels) if other > one + 1] == []


def test_links_lead_out_of_the_mail(screen: Screen) -> None:
    assert [href for href in screen.facts["links"] if not re.match(r"https://|mailto:", href or "")] == []


def seen(text: dict[str, Any]) -> float:
    return contrast(hexadecimal(text["colour"]), hexadecimal(text["ground"]))


def hexadecimal(colour: str) -> str:
    """Return `rgb(1, 2, 3)`, as a browser tells a colour, in the theme's own way."""
    match = re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", colour)
    assert match, f"{colour} is not opaque"
    return "#" + "".join(f"{int(part):02x}" for part in match.groups())
