"""Bands keep every block, in order, whatever stands where."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from taitto.blocks.heading import Heading
from taitto.blocks.prose import Prose
from taitto.blocks.pull_quote import PullQuote
from taitto.errors import Place
from taitto.model import At, Block
from taitto.rendering.bands import bands
from taitto.richtext import Text

HERE = Place("a.md", 1)


def block(sort: str, number: int) -> Block:
    text = (Text(str(number)),)
    if sort in "23":
        return Heading(level=int(sort), text=text, place=HERE)
    if sort == "p":
        return Prose(text=text, place=HERE)
    return PullQuote(text=text, by=None, place=HERE, at=At.WIDE if sort == "w" else At.SIDE)


@given(st.text(alphabet="23pws", max_size=20))
def test_every_block_falls_into_one_band(sorts: str) -> None:
    blocks = [block(sort, number) for number, sort in enumerate(sorts)]
    made = bands(blocks)
    parts = [(band.heading, *band.columns, *band.side, band.wide) for band in made]
    found = [part for band in parts for part in band if part is not None]

    assert sorted(map(id, found)) == sorted(map(id, blocks))
    assert all(any(part is not None for part in band) for band in parts)


@given(st.text(alphabet="23pws", max_size=20))
def test_text_and_wide_blocks_keep_their_order(sorts: str) -> None:
    blocks = [block(sort, number) for number, sort in enumerate(sorts)]
    found = [part for band in bands(blocks) for part in (band.heading, *band.columns, band.wide) if part is not None]

    assert found == [one for one in blocks if one.at is not At.SIDE]
