"""Kinds: what is printed, what is left out and why, what can be picked, what is said to those who do not see it."""

from __future__ import annotations

from typing import Any

import pytest

from taitto.config import ENGINE
from taitto.files.yaml import parse_yaml
from taitto.infographics import KINDS, figure_cards, number_tiles
from taitto.labels import Labels, read_labels

TILES = """\
kind: number-tiles
title: Luvut
source: Toimitus
period: 2016–2019
lead: Johdanto.
groups:
  - id: a
    heading: Väki
    tiles:
      - id: vastaukset
        value: 12800
        qualifier: noin
        label: vastausta kyselyyn
        short: vastausta
        note: Huom
        ref: r
        hero: true
      - {id: kadonnut, label: kokousta, status: number-lost, why: It is lost.}
      - {id: epaselva, value: 3, status: unclear}
      - {id: tyhja, label: tyhjää}
    note: {text: Lisää., ref: r}
    callout: {title: Kesäpäivät, date: 2019-06-06/2019-06-07, place: Suonenjoki, text: Tule.}
  - id: b
    tiles:
      - {id: raha, value: 1.7, unit: M€, label: hankkeille, items: [eka, {text: toka, ref: r}]}
  - id: c
    tiles: [{id: poissa, status: unclear}]
refs: {r: {title: Tutkimus, by: Innolink, date: 2019-01, url: "https://a.example"}}
"""
CARDS = """\
kind: figure-cards
title: Hankkeet
source: Verkosto
columns: [{id: k, label: Kaupunkeja}, {id: p, label: Vetäjä}]
cards:
  - {id: a, title: Eka, values: {k: {value: 30, qualifier: noin}, p: Raahe}}
  - {id: b, title: Toka, values: {k: {status: unclear, value: 8}, p: Salo}}
"""
TIMELINE = """\
kind: timeline
title: Vaiheet
source: T
events:
  - {date: 2017-10, place: Huittinen, text: Alku.}
  - {date: 2018-09-01, text: Jatko.}
"""
RANKING = "kind: ranking\ntitle: Kärki\nsource: T\nmeasure: Indeksi.\nitems: [Rauma, Salo]\nnote: Huom.\n"
TABLE = 'kind: table\ntitle: Taulu\nsource: T\ncolumns: [Mitä, Tieto]\nrows:\n  - [Kaupunkeja, "55"]\n'


def spec_of(text: str) -> Any:
    data = parse_yaml(text, "a.yaml").data
    assert isinstance(data, dict)
    return KINDS[str(data["kind"])].Spec.model_validate(data)


def labels(lang: str) -> Labels:
    return read_labels(ENGINE / "assets" / "labels", lang, "labels")


def all_texts(text: str, *, picked: bool = False) -> str:
    spec = spec_of(text)
    return "|".join(filter(None, KINDS[spec.kind].texts(spec, labels("fi"), picked=picked)))


def test_tiles_that_cannot_be_printed_are_left_out_with_a_reason() -> None:
    spec = spec_of(TILES)

    assert list(number_tiles.left_out(spec)) == [
        (("groups", 0, "tiles", 1), 'tile "kadonnut" is left out: its status is number-lost: It is lost.'),
        (("groups", 0, "tiles", 2), 'tile "epaselva" is left out: its status is unclear'),
        (("groups", 0, "tiles", 3), 'tile "tyhja" is left out: it has no number'),
        (("groups", 2, "tiles", 0), 'tile "poissa" is left out: its status is unclear'),
    ]
    assert [group.id for group in number_tiles.published(spec).groups] == ["a", "b"]
    assert number_tiles.parts(spec) == ["vastaukset", "raha"]


def test_picked_tiles_stand_in_the_order_of_picking() -> None:
    spec = number_tiles.picked(spec_of(TILES), ["raha", "vastaukset"])
    (group,) = spec.groups

    assert [tile.id for tile in group.tiles] == ["raha", "vastaukset"]
    assert (group.heading, group.hero, spec.lead) == (None, None, None)


def test_a_group_knows_its_hero_and_the_others() -> None:
    first, second = number_tiles.published(spec_of(TILES)).groups
    assert first.hero is not None

    assert (first.hero.id, [tile.id for tile in first.others]) == ("vastaukset", [])
    assert (second.hero, [tile.id for tile in second.others]) == (None, ["raha"])


def test_every_reference_of_tiles_is_found() -> None:
    assert [path for path, _ in number_tiles.refs(spec_of(TILES))] == [
        ("groups", 0, "tiles", 0, "ref"),
        ("groups", 0, "note"),
        ("groups", 1, "tiles", 0, "items", 1),
    ]


def test_a_card_with_an_unfit_figure_is_left_out() -> None:
    spec = spec_of(CARDS)

    assert list(figure_cards.left_out(spec)) == [
        (("cards", 1, "values", "k"), 'card "b" is left out: its status is unclear')
    ]
    assert figure_cards.parts(spec) == ["a"]
    assert [card.id for card in figure_cards.picked(spec, ["a"]).cards] == ["a"]
    assert figure_cards.named(spec) == ("p",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TILES, "Luvut: noin 12 800 vastausta kyselyyn, 1,7 M€ hankkeille."),
        (CARDS, "Hankkeet. Eka: kaupunkeja noin 30, vetäjä Raahe."),
        (TIMELINE, "Vaiheet: lokakuu 2017 Huittinen, 1.9.2018."),
        (RANKING, "Kärki: Rauma, Salo."),
        (TABLE, "Taulu: Kaupunkeja: 55."),
    ],
)
def test_a_figure_is_described_from_its_data(text: str, expected: str) -> None:
    spec = spec_of(text)

    assert KINDS[spec.kind].describe(spec, labels("fi")) == expected


def test_a_description_speaks_the_issue_s_language() -> None:
    assert "October 2017" in KINDS["timeline"].describe(spec_of(TIMELINE), labels("en"))


@pytest.mark.parametrize(
    ("text", "picked", "expected"),
    [
        (
            TILES,
            False,
            "Luvut|noin 12 800|vastausta kyselyyn|1,7 M€|hankkeille|Johdanto.|Väki|Huom|Lisää.|"
            "Kesäpäivät 6.–7.6.2019 Suonenjoki Tule.|eka|toka",
        ),
        (TILES, True, "Luvut|noin 12 800|vastausta|1,7 M€|hankkeille"),
        (CARDS, False, "Hankkeet|Eka|noin 30|Raahe"),
        (CARDS, True, "noin 30|Raahe"),
        (TIMELINE, False, "Vaiheet|lokakuu 2017|Huittinen|Alku.|1.9.2018|Jatko."),
        (RANKING, False, "Kärki|Indeksi.|Rauma|Salo|Huom."),
        (TABLE, False, "Taulu|Mitä|Tieto|Kaupunkeja|55"),
    ],
)
def test_every_text_that_a_reader_must_find_is_named(text: str, picked: bool, expected: str) -> None:  # noqa: FBT001
    assert all_texts(text, picked=picked) == expected


@pytest.mark.parametrize("text", [TIMELINE, RANKING, TABLE])
def test_a_kind_that_is_shown_whole_leaves_nothing_out(text: str) -> None:
    spec = spec_of(text)
    kind = KINDS[spec.kind]

    assert (kind.published(spec), kind.picked(spec, [])) == (spec, spec)
    assert (list(kind.left_out(spec)), list(kind.parts(spec)), list(kind.refs(spec))) == ([], [], [])


@pytest.mark.parametrize("count", range(1, 11))
def test_a_spread_takes_the_groups_in_two_even_runs(count: int) -> None:
    tile = "{id: t%d, value: 1, label: kaupunkia}"
    groups = "".join(f"  - {{id: g{n}, tiles: [{tile % n}]}}\n" for n in range(count))
    spec = spec_of(f"kind: number-tiles\ntitle: A\nsource: B\ngroups:\n{groups}")
    left, right = number_tiles.halves(spec)

    assert left + right == spec.groups
    assert abs(len(left) - len(right)) <= 1


def test_the_sample_s_figures_are_all_described() -> None:
    for path in sorted((ENGINE / "issues" / "2019-03" / "figures").glob("*.yaml")):
        spec = spec_of(path.read_text(encoding="utf-8"))

        assert spec.title in KINDS[spec.kind].describe(spec, labels("fi"))
