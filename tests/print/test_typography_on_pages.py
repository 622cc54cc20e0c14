"""Lines as the real typesetter breaks them, at all widths of columns: what stays together, and what is parted."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pyphen
import pytest
from markupsafe import escape

from taitto.channels.print import FOR_READERS, PrintDesk
from taitto.rendering import hyphenation
from taitto.rendering.house_style import read_house_style
from taitto.rendering.inline import HtmlInline
from taitto.rendering.page_facts import page_facts
from taitto.rendering.typesetter import Typesetter
from taitto.rendering.typography import bind_words, typeset
from taitto.richtext import Foreign, Text
from tests.support.offices import make_office, read

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from taitto.rendering.typesetter import Galley
    from tests.conftest import Sample

WIDTHS_MM = range(24, 90, 3)
"""From narrower than a card's column to wider than half a page."""
NUMBERS = (
    *("12 800", "1 234 567", "18 %", "3 M€", "900 k€", "6.–7.6.2019", "6.-7.6.2019", "2005–2017", "2005-2017"),
    *("klo 12.30", "klo 9–16", "§ 5", "s. 12", "s. 12–14", "5 km", "5. luokka", "10 °C", "5 v", "3 m²"),
    *("040-123", "1.5.2019", "3/2019", "1:200", "−5", "+358", "½", "2,5"),
)
ADDRESSES = (
    "https://www.seutukaupunkienyhteistyoverkosto.example/artikkelit/tapahtumakalenteri-kauppiaille-2019",
    "www.seutukaupunkienyhteistyoverkosto.example/tapahtumakalenteri",
    "tapahtumatoimisto.vastaanotto@seutukaupunkienyhteistyoverkosto.example",
    "seutukaupunkienyhteistyoverkosto.fi/tapahtumakalenteri",
    "seutukaupunkienyhteistyoverkosto.fi",
)
FINNISH = "Seutukaupunkien elinkeinoelämän yhteistyöverkostot kehittävät kaupunkikeskustojen vetovoimaa. " * 2
SWEDISH = "Småstädernas näringslivsutveckling förutsätter gemensamma verksamhetsförutsättningar tillsammans. " * 2
ENGLISH = "Extraordinarily collaborative municipalities organize entrepreneurship administration together. " * 2


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> PrintDesk:
    """What holds the style sheet and the fonts of the magazine."""
    folder = tmp_path_factory.mktemp("office")
    office = make_office(folder)
    issue = read(folder / "issues" / "2026-03").issue
    assert issue is not None
    return PrintDesk(issue, read_house_style(office, "fi"), FOR_READERS)


@cache
def setter(desk: PrintDesk, lang: str) -> Typesetter:
    return Typesetter(desk.css(), fonts=desk.fonts, lang=lang)


def at_all_widths(desk: PrintDesk, paragraph: str, lang: str = "fi") -> Galley:
    """Set a paragraph's HTML once at each width."""
    body = "".join(f'<div style="width:{mm}mm"><p class="prose">{paragraph}</p></div>' for mm in WIDTHS_MM)
    return setter(desk, lang).set(bind_words(f'<html lang="{lang}"><head></head><body>{body}'), desk.shelf.assets)


def paragraphs_of(galley: Galley) -> Iterator[list[str]]:
    """Yield the lines of each paragraph."""
    lines: dict[int, list[str]] = {}
    for page in galley.pages:
        for box in boxes_of(page._page_box):
            if type(box).__name__ == "LineBox" and (box.element_tag or "").startswith("p"):
                lines.setdefault(id(box.element), []).append(shown(box))
    yield from lines.values()


def boxes_of(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_of(child)


def shown(line: Any) -> str:
    return "".join(box.text for box in boxes_of(line) if hasattr(box, "text")).replace("\u2060", "").strip()


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_never_parted_from_what_it_belongs_to(number: str, desk: PrintDesk) -> None:
    """Words of every length before it bring each part of it to a line's end at some width."""
    sentence = "".join(f"{'noin osa kaupungeista'[:n].strip()} {number} " for n in range(1, 21))
    whole = typeset(f"on {number}", "fi").removeprefix("on ").removeprefix("on\u00a0")
    for lines in paragraphs_of(at_all_widths(desk, str(escape(typeset(sentence, "fi"))))):
        assert len(lines) > 3
        assert sum(line.count(whole) for line in lines) == 20, [line for line in lines if whole not in line]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_gets_no_hyphen_that_it_has_not(address: str, desk: PrintDesk) -> None:
    for lead in ("Katso", "Katso siis lisää ja kysy:"):
        for lines in paragraphs_of(at_all_widths(desk, f"{lead} {address} ja tule.")):
            assert address in "".join(lines)


@pytest.mark.parametrize(("lang", "text"), [("fi", FINNISH), ("sv", SWEDISH), ("en", ENGLISH)])
def test_a_paragraph_is_hyphenated_in_its_language(lang: str, text: str, desk: PrintDesk) -> None:
    parted = set(parted_words(at_all_widths(desk, text, lang)))

    assert len(parted) > 5
    assert {head + tail for head, tail in parted} <= {word.strip(".") for word in text.split()}
    assert [pair for pair in parted if pair not in parts_of("".join(pair), lang)] == []


def test_words_in_another_language_are_hyphenated_in_it(desk: PrintDesk) -> None:
    html = HtmlInline(lambda text: text, lambda _: 1).render((Foreign("en", (Text(ENGLISH),)),))
    parted = set(parted_words(at_all_widths(desk, f"Sanottiin: {html}")))

    assert len(parted) > 5
    assert [pair for pair in parted if pair not in parts_of("".join(pair), "en")] == []


def parted_words(galley: Galley) -> Iterator[tuple[str, str]]:
    """Yield each word that goes over a line's end, as parted there."""
    for lines in paragraphs_of(galley):
        for match in re.finditer(r"[^\s-]+(?:-\n[^\s-]+)+", "\n".join(lines)):
            parts = match[0].strip(".").split("-\n")
            yield from (("".join(parts[:n]), "".join(parts[n:])) for n in range(1, len(parts)))


def parts_of(word: str, lang: str) -> set[tuple[str, str]]:
    """Return how a language parts a word: by a hyphenator of the test's own."""
    if lang == "fi":
        return {(word[:place], word[place:]) for place in hyphenation.breaks(word)}
    return set(pyphen.Pyphen(lang=lang).iterate(word))


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_lines_are_never_stretched(lang: str, desk: PrintDesk) -> None:
    text = {"fi": FINNISH, "sv": SWEDISH, "en": ENGLISH}[lang]

    assert sum(page.justified for page in page_facts(at_all_widths(desk, text, lang).pages)) == 0


def test_no_line_of_the_sample_is_stretched(sample: Sample) -> None:
    assert [page.number for page in sample.pages if page.justified] == []


def test_without_voikko_the_right_edge_is_ragged_and_a_warning_is_told(
    desk: PrintDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A machine that lacks it for real: tests/faults/test_machine.py."""
    monkeypatch.setattr(hyphenation, "voikko", lambda: None)
    hyphenation.breaks.cache_clear()
    own = Typesetter(desk.css(), fonts=desk.fonts, lang="fi")
    body = f'<div style="width:50mm"><p class="prose">{FINNISH.replace("Seutu", "Pikku")}</p></div>'
    galley = own.set(f'<html lang="fi"><head></head><body>{body}', desk.shelf.assets)
    hyphenation.breaks.cache_clear()

    assert any("libvoikko is missing" in complaint for complaint in galley.complaints)
    assert list(parted_words(galley)) == []
    assert sum(page.justified for page in page_facts(galley.pages)) == 0


def test_an_issue_in_swedish_is_hyphenated_in_swedish(tmp_path: Path) -> None:
    from tests.support.offices import ISSUE

    text = f"---\nheadline: Vår\n---\n{SWEDISH * 4}\n"
    office = make_office(tmp_path, issue=f"{ISSUE}lang: sv\n", article=text)
    issue = read(tmp_path / "issues" / "2026-03").issue
    assert issue is not None
    galleys = PrintDesk(issue, read_house_style(office, "sv"), FOR_READERS).galleys()
    parted = {pair for galley in galleys for pair in parted_words(galley)}

    assert parted
    assert [pair for pair in parted if pair not in parts_of("".join(pair), "sv")] == []
