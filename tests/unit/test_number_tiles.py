"""Number tiles: what a group without tiles keeps, and how a spread is cut."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taitto.config import ENGINE
from taitto.infographics import number_tiles
from taitto.infographics.number_tiles import Event, Group, Spec, Tile, halves
from taitto.infographics.values import Reference, Sentence, Status, Value
from taitto.labels import read_labels

LABELS = read_labels(ENGINE / "assets" / "labels", "fi", "labels")


def tile(name: str, **values: object) -> Tile:
    return Tile.model_validate({"id": name, "value": 1, "label": "kaupunkia", **values})


def spec(*groups: Group) -> Spec:
    return Spec(kind="number-tiles", title="Luvut", source="Toimitus", groups=groups)


@pytest.mark.parametrize(
    ("group", "kept"),
    [
        (Group(id="a"), False),
        (Group(id="a", heading="Otsikko"), False),
        (Group(id="a", tiles=(tile("t", status="unclear"),)), False),
        (Group(id="a", tiles=(tile("t", status="unclear"), tile("u"))), True),
        (Group(id="a", note=Sentence(text="Lisää.")), True),
        (Group(id="a", callout=Event(title="Päivät", date="2019-06")), True),
    ],
)
def test_a_group_is_shown_when_it_has_something_to_say(group: Group, kept: bool) -> None:  # noqa: FBT001
    assert bool(number_tiles.published(spec(group)).groups) is kept


def test_all_notes_of_a_group_are_its_sentences() -> None:
    first, second = Sentence(text="a"), Sentence(text="b")

    assert Group(id="a", note=first, notes=(second,)).sentences == (first, second)
    assert Group(id="a", notes=(second,)).sentences == (second,)


def test_a_picked_tile_is_no_hero_and_keeps_its_number() -> None:
    picked = number_tiles.picked(spec(Group(id="a", tiles=(tile("t", hero=True),))), ["t"])

    assert picked.groups[0].hero is None
    assert list(number_tiles.texts(picked, LABELS, picked=True)) == ["Luvut", "1", "kaupunkia"]


def test_an_event_without_place_and_text_tells_its_title_and_date() -> None:
    texts = number_tiles.texts(spec(Group(id="a", callout=Event(title="Päivät", date="2019-06"))), LABELS, picked=False)

    assert [text.split() for text in texts if text] == [["Luvut"], ["Päivät", "kesäkuu", "2019"]]


def test_a_spread_is_cut_where_the_longer_side_is_shortest() -> None:
    long, short = (Group(id="a", notes=(Sentence(text="x" * length),)) for length in (4000, 10))

    assert halves(spec(long, short, short, short)) == ((long,), (short, short, short))
    assert halves(spec(short, short, short, long)) == ((short, short, short), (long,))
    assert halves(spec(long)) == ((long,), ())
    assert halves(number_tiles.published(spec(Group(id="a")))) == ((), ())


@given(st.lists(st.integers(min_value=1, max_value=3000), min_size=1, max_size=8))
def test_no_other_cut_of_a_spread_is_more_even(lengths: list[int]) -> None:
    groups = [Group(id=f"g{n}", notes=(Sentence(text="x" * length),)) for n, length in enumerate(lengths)]
    left, right = halves(spec(*groups))

    def longer(cut: int) -> float:
        sides = (groups[:cut], groups[cut:])
        return max(sum(number_tiles._bulk(group) for group in side) for side in sides)

    assert (*left, *right) == tuple(groups)
    assert longer(len(left)) == min(longer(cut) for cut in range(1, len(groups) + 1))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Value.model_validate({"value": 110, "qualifier": "yli"}), "yli 110"),
        (Value.model_validate({"value": "3", "unit": "M€"}), "3 M€"),
        (Value.model_validate({"qualifier": "yli", "unit": "%"}), "yli %"),
        (Value.model_validate({"value": "0"}), "0"),
    ],
)
def test_a_value_is_shown_with_what_belongs_to_it(value: Value, expected: str) -> None:
    assert value.shown(LABELS) == expected


def test_only_what_is_ok_and_known_has_no_reason_to_be_left_out() -> None:
    reasons = {
        (status, number): tile("t", status=status, value=number).status is Status.OK and number is not None
        for status, number in itertools.product(Status, (1, None))
    }

    assert [key for key, fit in reasons.items() if fit] == [(Status.OK, 1)]


def test_a_reference_knows_its_year() -> None:
    assert Reference(title="a", date="2019-01").year == "2019"
    assert Reference(title="a").year is None
