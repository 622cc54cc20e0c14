"""A figure on the sheets of an edition: what is told of it, what does not fit, and the same bytes each time."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import pytest

from taitto.errors import ContentError, Place
from taitto.infographics import DRAWN
from taitto.model import Infographic
from taitto.rendering.plots import Drawable, Frame
from tests.support.sheets import desk, media, style

SHEETS = {medium.name: medium.sheet for medium in media()}
FI = style().labels


def drawable(kind: str, **data: Any) -> Drawable:
    spec = DRAWN[kind].Spec.model_validate({"kind": kind, "title": "Luvut", "source": "S", **data})
    figure = Infographic(
        name="luvut", kind=kind, spec=spec, notes={}, place=Place("luvut.yaml", 1), places=MappingProxyType({})
    )
    table, alt = DRAWN[kind].data_table(spec, FI), DRAWN[kind].describe(spec, FI)
    return Drawable(infographic=figure, spec=spec, frame=Frame(), alt=alt, table=table, labels=FI)


def test_where_no_table_stands_beside_it_all_data_is_told() -> None:
    rows = [{"label": "Rauma", "value": 3}, {"label": "Salo", "value": 2}, {"label": "Oulu", "value": 1}]

    assert drawable("bar", rows=rows).alt_with_table == (
        "Palkkikaavio: Luvut. Suurin Rauma 3, pienin Oulu 1. Rauma 3; Salo 2; Oulu 1."
    )


def test_each_number_is_told_with_its_series() -> None:
    rows = [{"label": "Rauma", "values": [3, None]}, {"label": "Salo", "values": [2, 5]}]

    assert drawable("bar", rows=rows, series=["2018", "2019"]).alt_with_table.endswith(
        " Rauma 2018 3, 2019 –; Salo 2018 2, 2019 5."
    )


def test_what_the_description_says_already_is_told_once() -> None:
    made = drawable("share", rows=[{"label": "A", "value": 60}, {"label": "B", "value": 40}], unit="%")

    assert made.alt_with_table == made.alt


def test_what_no_sheet_can_hold_is_told_at_the_figure() -> None:
    made = drawable("bar", rows=[{"label": "A", "value": 1}], unit="euroa " * 40)

    with pytest.raises(ContentError) as error:
        made.draw(SHEETS["phone light"])
    assert str(error.value.problems[0]).startswith("luvut.yaml:1: its numbers leave no room for bars (")


def test_the_same_figure_has_the_same_bytes() -> None:
    made = drawable("bar", rows=[{"label": "Äänekoski", "value": 12800.5}])
    plots = [made.draw(SHEETS["mail light"]) for _ in range(2)]

    assert plots[0] == plots[1]
    assert desk().svg(plots[0], made.alt) == desk().svg(plots[1], made.alt)
    assert desk().png(plots[0], 2.0) == desk().png(plots[1], 2.0)


def test_marks_that_markup_is_made_of_stay_text() -> None:
    made = drawable("bar", rows=[{"label": '<b>"A" & B</b>', "value": 1}])

    assert "&lt;b&gt;”A” &amp; B&lt;/b&gt;" in desk().svg(made.draw(SHEETS["mail light"]), made.alt)


def test_a_figure_higher_than_its_page_is_told() -> None:
    rows = [{"label": f"Rivi {n}", "values": [n] * 5} for n in range(40)]
    made = drawable("bar", rows=rows, series=list("abcde"))

    with pytest.raises(ContentError) as error:
        made.draw(SHEETS["side on paper"])
    assert "times as high as a page (show fewer rows, or give it more width with :at: wide)" in str(
        error.value.problems[0]
    )
    assert made.draw(SHEETS["mail light"]).height > 1000


def test_letters_that_the_typeface_lacks_are_told() -> None:
    made = drawable("bar", rows=[{"label": "Київ 中文", "value": 1}])

    with pytest.raises(ContentError) as error:
        made.draw(SHEETS["mail light"])
    assert str(error.value.problems[0]) == (
        "luvut.yaml:1: figures are set in a typeface that lacks 中文 (write it in other letters)"
    )


def test_words_inside_others_do_not_count_as_told() -> None:
    rows = [{"label": label, "value": n} for label, n in (("Ten", 10), ("Tenth", 1), ("e", 100), ("Te", 100))]

    assert drawable("bar", rows=rows).alt_with_table.endswith(" Ten 10; Tenth 1; e 100; Te 100.")
