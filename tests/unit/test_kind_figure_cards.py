"""Figure cards: a card with an unfit figure goes as a whole, and words stand where a figure is a name."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from taitto.config import ENGINE
from taitto.infographics import figure_cards
from taitto.infographics.figure_cards import Spec
from taitto.labels import read_labels

FI = read_labels(ENGINE / "assets" / "labels", "fi", "labels")
EN = read_labels(ENGINE / "assets" / "labels", "en", "labels")

COLUMNS = [
    {"id": "k", "label": "Kaupunkeja", "short": "Kaup."},
    {"id": "e", "label": "Eurot"},
    {"id": "p", "label": "Paikka"},
]


def spec_of(*cards: dict[str, object]) -> Spec:
    head = {"kind": "figure-cards", "title": "Hankkeet", "source": "Verkosto", "columns": COLUMNS}
    return Spec.model_validate(
        {**head, "cards": [{"id": f"c{n}", "title": f"T{n}", "values": c} for n, c in enumerate(cards)]}
    )


SOUND: dict[str, object] = {
    "p": "Raahe",
    "k": {"value": 30, "qualifier": "noin"},
    "e": {"value": "1234567.8", "unit": "€"},
}
UNCLEAR: dict[str, object] = {
    "k": {"value": 8, "status": "unclear", "why": "Kaksi lähdettä."},
    "e": {"value": 1},
    "p": "Salo",
}
NAMELESS: dict[str, object] = {"k": {"value": 8}, "e": {}, "p": {"text": "Rauma", "status": "number-lost"}}
OTHER: dict[str, object] = {"k": {"value": 2}, "e": {"text": "ei tietoa"}, "p": "Pori"}
SPEC = spec_of(SOUND, UNCLEAR, NAMELESS, OTHER)


def test_a_card_with_any_unfit_figure_is_not_printed() -> None:
    assert [card.id for card in figure_cards.published(SPEC).cards] == ["c0", "c3"]
    assert figure_cards.parts(SPEC) == ["c0", "c3"]


def test_each_unfit_figure_is_told_with_its_path_and_reason() -> None:
    assert list(figure_cards.left_out(SPEC)) == [
        (("cards", 1, "values", "k"), 'card "c1" is left out: its status is unclear: Kaksi lähdettä.'),
        (("cards", 2, "values", "e"), 'card "c2" is left out: it has no number'),
        (("cards", 2, "values", "p"), 'card "c2" is left out: its status is number-lost'),
    ]


def test_picked_cards_stand_in_the_order_of_picking() -> None:
    picked = figure_cards.picked(SPEC, ["c3", "c0"])

    assert [card.id for card in picked.cards] == ["c3", "c0"]
    assert (picked.title, picked.columns) == (SPEC.title, SPEC.columns)


def test_cards_name_no_sources() -> None:
    assert list(figure_cards.refs(SPEC)) == []


def test_a_description_follows_the_columns_and_the_language() -> None:
    assert figure_cards.describe(SPEC, FI) == (
        "Hankkeet. T0: kaupunkeja noin 30, eurot 1 234 567,8 €, paikka Raahe."
        " T3: kaupunkeja 2, eurot ei tietoa, paikka Pori."
    )
    assert "eurot 1,234,567.8 €" in figure_cards.describe(SPEC, EN)


def test_the_figures_of_printed_cards_are_found_in_the_order_of_columns() -> None:
    figures = ["noin 30", "1 234 567,8 €", "Raahe"], ["2", "ei tietoa", "Pori"]

    assert list(figure_cards.texts(SPEC, FI, picked=False)) == ["Hankkeet", "T0", *figures[0], "T3", *figures[1]]
    assert list(figure_cards.texts(SPEC, FI, picked=True)) == [*figures[0], *figures[1]]


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        ((SOUND,), ("p",)),
        ((SOUND, OTHER), ("e", "p")),
        (({"k": {"value": 1}, "e": {"value": 2}, "p": {"value": 3}},), ()),
    ],
)
def test_a_column_is_named_when_any_card_has_words_in_it(
    cards: tuple[dict[str, object], ...], expected: tuple[str, ...]
) -> None:
    assert figure_cards.named(spec_of(*cards)) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"k": "a", "p": "b"}, 'card "c0" has no value for "e"'),
        ({"k": "a", "e": "b", "p": "c", "q": "d"}, 'card "c0" has a value for "q", which is no column'),
    ],
)
def test_every_card_has_each_figure_and_no_other(values: dict[str, object], expected: str) -> None:
    with pytest.raises(ValidationError) as error:
        spec_of(values)

    assert [str(fault["ctx"]["error"]) for fault in error.value.errors()] == [expected]


def test_ids_stand_once() -> None:
    spec = SPEC.model_dump(mode="json", exclude_none=True)
    with pytest.raises(ValidationError, match='two cards have the id "c0"'):
        Spec.model_validate({**spec, "cards": [*spec["cards"], spec["cards"][0]]})
    with pytest.raises(ValidationError, match='two columns have the id "k"'):
        Spec.model_validate({**spec, "columns": [*spec["columns"], spec["columns"][0]]})


def test_a_figure_is_words_or_a_number() -> None:
    with pytest.raises(ValidationError, match="either text or value"):
        spec_of({**SOUND, "k": {"text": "kolme", "value": 3}})
