"""Number tiles: what is printed, picked and told, reference by reference, in two languages, and the two halves."""

from __future__ import annotations

from decimal import Decimal

import pytest

from taitto.config import ENGINE
from taitto.infographics import number_tiles
from taitto.infographics.number_tiles import Group, Spec, halves
from taitto.labels import read_labels

FI = read_labels(ENGINE / "assets" / "labels", "fi", "labels")
EN = read_labels(ENGINE / "assets" / "labels", "en", "labels")

SPEC = Spec.model_validate(
    {
        "kind": "number-tiles",
        "title": "Luvut",
        "source": "Toimitus",
        "lead": "Johdanto.",
        "groups": [
            {
                "id": "a",
                "heading": "Väki",
                "tiles": [
                    {
                        "id": "v",
                        "value": "12800.50",
                        "qualifier": "noin",
                        "label": "vastausta",
                        "ref": "r",
                        "hero": True,
                    },
                    {"id": "e", "value": "3", "label": "arviota", "status": "unclear", "ref": "s"},
                    {"id": "k", "value": "-4", "unit": "%", "label": "kasvua", "short": "kasvu", "note": "Huom."},
                ],
                "note": {"text": "Yksi.", "ref": "t"},
                "notes": ["Kaksi.", {"text": "Kolme.", "ref": "u"}],
            },
            {"id": "b", "heading": "Tyhjä", "tiles": [{"id": "n", "label": "kokousta"}]},
            {
                "id": "c",
                "callout": {"title": "Päivät", "date": "2019-06-06/2019-06-07", "place": "Rauma", "text": "Tule."},
            },
            {
                "id": "d",
                "tiles": [{"id": "h", "value": "0", "label": "hanketta", "items": ["x", {"text": "y", "ref": "r"}]}],
            },
        ],
    }
)


def even_groups(*labels: str) -> Spec:
    """Return a spec of as many groups, each of one tile with that label."""
    groups = tuple(
        Group.model_validate({"id": f"g{n}", "tiles": [{"id": f"t{n}", "value": 1, "label": label}]})
        for n, label in enumerate(labels)
    )
    return SPEC.model_copy(update={"groups": groups})


def test_what_is_printed_has_no_unfit_tile_and_no_group_that_says_nothing() -> None:
    groups = number_tiles.published(SPEC).groups

    assert [(group.id, [tile.id for tile in group.tiles]) for group in groups] == [
        ("a", ["v", "k"]),
        ("c", []),
        ("d", ["h"]),
    ]
    assert number_tiles.published(number_tiles.published(SPEC)) == number_tiles.published(SPEC)


def test_what_is_left_out_and_what_can_be_picked_are_all_tiles() -> None:
    assert list(number_tiles.left_out(SPEC)) == [
        (("groups", 0, "tiles", 1), 'tile "e" is left out: its status is unclear'),
        (("groups", 1, "tiles", 0), 'tile "n" is left out: it has no number'),
    ]
    assert number_tiles.parts(SPEC) == ["v", "k", "h"]


def test_a_lost_number_needs_no_label_and_nought_is_a_number() -> None:
    lost = Spec.model_validate(
        {
            **SPEC.model_dump(include={"kind", "title", "source"}),
            "groups": [
                {"id": "a", "tiles": [{"id": "b", "status": "number-lost"}, {"id": "c", "value": 0, "label": "d"}]}
            ],
        }
    )

    assert number_tiles.parts(lost) == ["c"]


def test_what_is_picked_stands_in_its_order_without_heads_heroes_and_notes() -> None:
    picked = number_tiles.picked(SPEC, ["h", "v"])
    (group,) = picked.groups

    assert [(tile.id, tile.hero, tile.value) for tile in group.tiles] == [
        ("h", False, Decimal(0)),
        ("v", False, Decimal("12800.50")),
    ]
    assert (picked.title, picked.lead, group.heading, group.sentences, group.callout) == ("Luvut", None, None, (), None)


def test_every_reference_is_told_where_it_is_written() -> None:
    assert list(number_tiles.refs(SPEC)) == [
        (("groups", 0, "tiles", 0, "ref"), "r"),
        (("groups", 0, "tiles", 1, "ref"), "s"),
        (("groups", 0, "note"), "t"),
        (("groups", 0, "notes", 1), "u"),
        (("groups", 3, "tiles", 0, "items", 1), "r"),
    ]


def test_a_description_writes_numbers_as_the_language_does() -> None:
    assert number_tiles.describe(SPEC, FI) == "Luvut: noin 12 800,5 vastausta, −4 % kasvua, 0 hanketta."
    assert number_tiles.describe(SPEC, EN) == "Luvut: noin 12,800.5 vastausta, −4 % kasvua, 0 hanketta."


def test_whole_tiles_are_found_with_headings_notes_and_dates() -> None:
    texts = [text for text in number_tiles.texts(SPEC, EN, picked=False) if text]

    assert texts == [
        "Luvut",
        "noin 12,800.5",
        "vastausta",
        "−4 %",
        "kasvua",
        "0",
        "hanketta",
        "Johdanto.",
        "Väki",
        "Huom.",
        "Yksi.",
        "Kaksi.",
        "Kolme.",
        "Päivät 6–7 June 2019 Rauma Tule.",
        "x",
        "y",
    ]


def test_picked_tiles_are_found_with_their_short_labels_alone() -> None:
    picked = number_tiles.picked(SPEC, ["k", "h"])

    assert list(number_tiles.texts(picked, FI, picked=True)) == ["Luvut", "−4 %", "kasvu", "0", "hanketta"]


@pytest.mark.parametrize(
    ("count", "left"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2), (6, 3), (7, 3), (8, 4), (9, 4), (10, 5)]
)
def test_equal_groups_are_halved_and_an_odd_one_goes_right(count: int, left: int) -> None:
    spec = even_groups(*["kaupunkia"] * count)
    first, second = halves(spec)

    assert (len(first), len(second)) == (left, count - left)
    assert first + second == spec.groups


def test_a_bulky_group_has_a_page_to_itself() -> None:
    first, second = halves(even_groups("a" * 900, "b", "c", "d"))

    assert [group.id for group in first] == ["g0"]
    assert [group.id for group in second] == ["g1", "g2", "g3"]


def test_no_groups_have_no_halves() -> None:
    assert halves(even_groups()) == ((), ())
