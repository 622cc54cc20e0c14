"""Drop caps of any opening: three lines high, clear of all text, and one word with what follows them.

A quote mark hangs outside the column. A number opens an article as it is: set large, it would look like a figure.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from pdfminer.high_level import extract_text

from taitto.channels import print as magazine
from taitto.channels.print import FOR_READERS, PrintDesk
from taitto.rendering.house_style import read_house_style
from taitto.rendering.inspection.verapdf import A_2A, UA_1, validator
from tests.support.offices import ISSUE, make_office, png, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.rendering.typesetter import Galley

PX_PER_PT = 96 / 72
LINE_PT = 13
SMALL_LETTERS_PT = 4.6
"""The height of an x in the text."""
OVERSHOOT_EM = 0.02
"""The room around a drawn letter for those that are round."""
MORE = "kertoo tavallinen kappale, jossa on tarpeeksi sanoja, että se täyttää monta riviä myös leveällä palstalla. " * 2
REST = f"\n\nToinen {MORE}\n\nKolmas {MORE}"
FIGURE = "\n\n:::{figure} images/lumi.png\n:alt: Lunta\n:credit: Kuvaaja\nKuvan teksti.\n:::"
OPENINGS = {
    "Suomi": f"Suomi {MORE}{REST}",
    "Åland": f"Åland {MORE}{REST}",
    "Äiti": f"Äiti {MORE}{REST}",
    "Öljy": f"Öljy {MORE}{REST}",
    "Quilt": f"Quilt {MORE}{REST}",
    "Joki": f"Joki {MORE}{REST}",
    "E": f"E on kirjain, josta {MORE}{REST}",
    "”Sana": f'"Sana" {MORE}{REST}',
    "”Åbo": f"”Åbo” {MORE}{REST}",
    "»Jäät": f"»Jäät» {MORE}{REST}",
    "’Quo": f"’Quo’ {MORE}{REST}",
    "Kyllä": f"Kyllä.{REST}",
    "”Ei": f"”Ei!”{REST}",
    "Lyhyt": f"Lyhyt rivi.\n\n## Väliotsikko{REST}",
    "Luettelo": f"Luettelo:\n\n- eka\n- toka\n- kolmas\n- neljäs{REST}",
    "Kuva": f"Kuva.{FIGURE}{REST}",
    "Qvist": f"Qvist.{FIGURE}{REST}",
    "Yksin": "Yksin.",
    "Jako": "Jako on niin lyhyt teksti, että palstoille tulee pari riviä kummallekin, ja se on kaikki.",
}
PICTURE = FIGURE.strip() + "\n\n"
LAYOUTS = {
    "page": ("", ""),
    "three-column": ("", ""),
    "hero": (PICTURE.replace(":alt:", ":at: wide\n:alt:"), ""),
    "sidebar": (PICTURE.replace(":alt:", ":at: side\n:alt:"), ""),
    "cards": ("", "\n\n## Eka\n\nKortti.\n\n## Toka\n\nKortti."),
}
"""What each layout must find before and after an article's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Where a drop cap stands on its page, and the first line beside it, in points from the page's corner."""

    left: float
    right: float
    top: float
    bottom: float
    first_baseline: float
    cap_top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """Articles, each on a page of its own, in the order of OPENINGS."""

    galleys: list[Galley]
    data: bytes
    firsts: dict[str, int]

    def page(self, opening: str) -> Any:
        """Return the first page of the article that opens with a word."""
        return self.galleys[list(OPENINGS).index(opening)].pages[0]._page_box


@pytest.fixture(scope="module", params=LAYOUTS)
def opened(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """All openings, on columns of that layout's width."""
    folder = tmp_path_factory.mktemp("office")
    names = [f"{number:02d}-alku{number}" for number in range(len(OPENINGS))]
    entries = "".join(f"  - {{name: {name}, print: {{layout: {request.param}}}}}\n" for name in names)
    before, after = LAYOUTS[request.param]
    files = {
        f"{name}.md": f"---\nheadline: Otsake\nid: {name[3:]}\n---\n{before}{text}{after}\n"
        for name, text in zip(names, OPENINGS.values(), strict=True)
    }
    issue_text = ISSUE.replace("  - 01-kevat\n", entries)
    office = make_office(folder, issue=issue_text, files={**files, "images/lumi.png": png((800, 300))})
    reading = read(folder / "issues" / "2026-03")
    assert reading.issue is not None, reading.problems
    style = read_house_style(office, "fi")
    edition = magazine.render(reading.issue, style)
    galleys = PrintDesk(reading.issue, style, FOR_READERS).galleys()
    firsts, number = {}, 0
    for opening, galley in zip(OPENINGS, galleys, strict=True):
        firsts[opening] = number
        number += len(galley.pages)
    return Opened(galleys=galleys, data=edition.artifacts[0].data, firsts=firsts)


def boxes_of(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", ()):
        yield from boxes_of(child)


def class_of(box: Any) -> str:
    return box.element.get("class", "") if hasattr(box.element, "get") else ""


def texts_of(page: Any) -> list[Any]:
    """Return the boxes of all words that can be seen."""
    return [box for box in boxes_of(page) if hasattr(box, "text") and box.text.strip() and class_of(box) != "initial"]


def letter_of(page: Any) -> Letter:
    (box,) = (box for box in boxes_of(page) if class_of(box) == "drop-cap")
    own = next(box for box in boxes_of(page) if hasattr(box, "text") and class_of(box) == "initial")
    overshoot = OVERSHOOT_EM * box.style["font_size"]
    rise = float(re.search(r"--rise:([\d.]+)em", box.element.get("style"))[1]) * box.style["font_size"]  # type: ignore[index]
    top = box.border_box_y()
    return Letter(
        left=box.border_box_x() / PX_PER_PT,
        right=(box.border_box_x() + box.border_width()) / PX_PER_PT,
        top=top / PX_PER_PT,
        bottom=(top + box.border_height() - overshoot) / PX_PER_PT,
        first_baseline=(own.position_y + own.baseline) / PX_PER_PT,
        cap_top=(top + rise + overshoot) / PX_PER_PT,
    )


each = pytest.mark.parametrize("opening", OPENINGS)


@each
def test_the_letter_is_three_lines_high(opening: str, opened: Opened) -> None:
    """From the height of small letters in the first line to the third line's foot, below which only Q and J reach."""
    letter = letter_of(opened.page(opening))
    third_baseline = letter.first_baseline + 2 * LINE_PT

    assert letter.first_baseline - letter.cap_top == pytest.approx(SMALL_LETTERS_PT, abs=0.5)
    if opening.strip("”»’")[0] in "QJ":
        assert letter.bottom > third_baseline + 2
    else:
        assert letter.bottom == pytest.approx(third_baseline, abs=0.5)


@each
def test_no_text_stands_in_the_letter(opening: str, opened: Opened) -> None:
    page = opened.page(opening)
    letter = letter_of(page)
    inside = []
    for box in texts_of(page):
        baseline = (box.position_y + box.baseline) / PX_PER_PT
        top = baseline - 0.66 * box.style["font_size"] / PX_PER_PT
        left, right = box.position_x / PX_PER_PT, (box.position_x + box.width) / PX_PER_PT
        if left < letter.right and right > letter.left and top < letter.bottom and baseline > letter.top:
            inside.append(box.text)

    assert inside == []


@each
def test_no_picture_or_list_mark_stands_in_the_letter(opening: str, opened: Opened) -> None:
    page = opened.page(opening)
    letter = letter_of(page)
    others = [box for box in boxes_of(page) if hasattr(box, "replacement")]
    inside = [
        box.element_tag
        for box in others
        if box.position_x / PX_PER_PT < letter.right
        and (box.position_x + box.width) / PX_PER_PT > letter.left
        and box.position_y / PX_PER_PT < letter.bottom
        and (box.position_y + box.height) / PX_PER_PT > letter.top
    ]

    assert inside == []


@each
def test_the_letter_is_in_the_column_and_a_quote_mark_beside_it(opening: str, opened: Opened) -> None:
    page = opened.page(opening)
    letter = letter_of(page)
    marks = [box for box in boxes_of(page) if class_of(box) == "drop-cap-mark"]

    assert letter.left == pytest.approx(page.content_box_x() / PX_PER_PT, abs=0.1)
    assert len(marks) == (opening[0] in "”»’")
    for mark in marks:
        assert letter.left - 4 < (mark.border_box_x() + mark.border_width()) / PX_PER_PT < letter.left
        assert mark.border_box_y() / PX_PER_PT == pytest.approx(letter.cap_top, abs=1)


@each
@pytest.mark.parametrize("reader", ["pdfium", "pdfminer"])
def test_the_letter_and_its_word_are_copied_as_one(opening: str, reader: str, opened: Opened) -> None:
    number = opened.firsts[opening]
    if reader == "pdfium":
        with pypdfium2.PdfDocument(opened.data) as document:
            text = document[number].get_textpage().get_text_range()
    else:
        text = extract_text(io.BytesIO(opened.data), page_numbers=[number])

    assert re.search(rf"(?<!\S){opening}(?!\w)", text), text


@pytest.mark.verapdf
@pytest.mark.parametrize("flavour", [UA_1, A_2A])
def test_the_pages_hold_to_the_standards(flavour: str, opened: Opened) -> None:
    report = validator().check(opened.data, flavour)

    assert report.compliant, str(report)


@pytest.mark.parametrize("start", ["55 kaupunkia", "– Kyllä", "(Yö)", "*Älä*"])
def test_other_openings_are_set_as_they_are(start: str, tmp_path: Any) -> None:
    office = make_office(tmp_path, article=f"---\nheadline: Otsake\n---\n{start} kertoo. {MORE}\n")
    issue = read(tmp_path / "issues" / "2026-03").issue
    assert issue is not None
    (galley,) = PrintDesk(issue, read_house_style(office, "fi"), FOR_READERS).galleys()

    assert not [box for box in boxes_of(galley.pages[0]._page_box) if class_of(box) == "drop-cap"]
