"""An article is cut for its layout without losing a block, and what is too high for a card is not put into one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taitto.blocks.figure import Figure
from taitto.blocks.heading import Heading
from taitto.blocks.ingress import Ingress
from taitto.blocks.prose import Prose
from taitto.blocks.pull_quote import PullQuote
from taitto.blocks.table import Table
from taitto.config import ENGINE
from taitto.errors import Place
from taitto.model import At, Block, Layout, Picture
from taitto.reading.layouts import OF_ARTICLES
from taitto.rendering.bands import Band, stands_across
from taitto.rendering.copyfit import lines_of
from taitto.rendering.makeup import Makeup, make_up
from taitto.richtext import Rich, Text
from taitto.theme import read_theme

HERE = Place("a.md", 1)
PAGE = read_theme(ENGINE / "assets" / "theme.yaml", "theme.yaml").print.page
PICTURE = Picture(path="a.jpg", data=b"", media_type="image/jpeg", width_px=400, height_px=200)


def rich(text: str) -> Rich:
    return (Text(text),)


def prose(letters: int, number: int = 0) -> Prose:
    return Prose(text=rich(f"{number} {'sana ' * (letters // 5)}"), place=HERE)


def heading(number: int) -> Heading:
    return Heading(level=2, text=rich(str(number)), place=HERE)


def block(sort: str, number: int) -> Block:
    text = rich(str(number))
    match sort:
        case "2":
            return heading(number)
        case "f" | "s":
            at = At.WIDE if sort == "f" else At.SIDE
            return Figure(picture=PICTURE, alt="", caption=text, credit="", ratio=None, focus=0.5, place=HERE, at=at)
        case "i":
            return Ingress(text=text, place=HERE)
        case "w":
            return PullQuote(text=text, by=None, place=HERE, at=At.WIDE)
        case _:
            return prose(2_500 if sort == "l" else 40, number)


def of_bands(bands: Iterable[Band]) -> list[Block]:
    parts = [(band.heading, *band.columns, *band.side, band.wide) for band in bands]
    return [part for band in parts for part in band if part is not None]


def parts_of(made: Makeup) -> list[Block]:
    sections = [*made.sections, *(card for row in made.rows for card in row)]
    inside = [part for section in sections for part in (section.heading, *section.blocks)]
    opening = [part for part in (made.hero, made.ingress) if part]
    return [*opening, *of_bands(made.lead), *made.side, *of_bands(made.beside), *inside, *of_bands(made.rest)]


@pytest.mark.parametrize("layout", sorted(OF_ARTICLES))
@given(sorts=st.text(alphabet="2pfsiwl", max_size=16))
def test_every_block_is_in_one_part(layout: Layout, sorts: str) -> None:
    blocks = [block("2" if not n else sort, n) for n, sort in enumerate(sorts)]
    made = make_up(blocks, layout, PAGE)

    assert sorted("".join(part.texts()) for part in parts_of(made)) == sorted("".join(b.texts()) for b in blocks)


def test_cards_stand_two_abreast_and_the_one_left_over_alone() -> None:
    blocks: list[Block] = [part for n in range(5) for part in (heading(n), prose(400))]

    assert [len(row) for row in make_up(blocks, Layout.CARDS, PAGE).rows] == [2, 2, 1]


def test_a_card_that_is_higher_than_a_page_is_running_text_in_its_place() -> None:
    blocks: list[Block] = [
        part for n, letters in enumerate((400, 9_000, 400, 400)) for part in (heading(n), prose(letters))
    ]
    rows = make_up(blocks, Layout.CARDS, PAGE).rows

    assert [[card.is_whole for card in row] for row in rows] == [[True], [False], [True, True]]


def test_wide_blocks_behind_the_last_card_stand_below_the_cards() -> None:
    blocks: list[Block] = [heading(1), prose(100), heading(2), prose(100), block("f", 3)]
    made = make_up(blocks, Layout.CARDS, PAGE)

    assert of_bands(made.rest) == [blocks[-1]]


def test_the_text_goes_on_over_the_page_where_it_reaches_below_the_sidebar() -> None:
    blocks = [block("s", 1), prose(3_000), heading(2), prose(400), heading(3), prose(400)]
    made = make_up(blocks, Layout.SIDEBAR, PAGE)

    assert (list(made.side), of_bands(made.beside)) == (blocks[:1], blocks[1:2])
    assert of_bands(made.rest) == blocks[2:]
    assert made.rest[0].heading == blocks[2]


def test_the_first_wide_picture_opens_a_hero_page() -> None:
    blocks = [block("i", 1), prose(100), block("s", 2), block("f", 3), block("f", 4)]
    made = make_up(blocks, Layout.HERO, PAGE)

    assert (made.hero, made.ingress) == (blocks[3], blocks[0])


@pytest.mark.parametrize(("columns", "across"), [(5, False), (6, True)])
def test_a_table_of_many_columns_stands_across_the_page(columns: int, across: bool) -> None:  # noqa: FBT001
    row = tuple(rich("a") for _ in range(columns))

    assert stands_across(Table(head=row, rows=(row,), aligns=("left",) * columns, place=HERE)) is across


@pytest.mark.parametrize(("letters", "least", "most"), [(400, 8, 12), (4_000, 80, 110)])
def test_text_is_reckoned_within_a_fifth(letters: int, least: int, most: int) -> None:
    """The sample's columns of 84 mm hold about 46 letters a line."""
    assert least <= lines_of([prose(letters)], 84) <= most
