"""Ranking: shown whole, names in order."""

from __future__ import annotations

from taitto.config import ENGINE
from taitto.infographics import ranking
from taitto.infographics.ranking import Spec
from taitto.labels import read_labels

FI = read_labels(ENGINE / "assets" / "labels", "fi", "labels")
EN = read_labels(ENGINE / "assets" / "labels", "en", "labels")
SPEC = Spec(kind="ranking", title="Kärki", source="T", measure="Mitta.", items=("Salo", "Rauma", "Pori"), note="Huom.")


def test_nothing_of_a_ranking_is_left_out_or_can_be_picked() -> None:
    assert (ranking.published(SPEC), ranking.picked(SPEC, ["Salo"])) == (SPEC, SPEC)
    assert (list(ranking.left_out(SPEC)), list(ranking.parts(SPEC)), list(ranking.refs(SPEC))) == ([], [], [])


def test_a_ranking_is_described_by_its_names_in_their_own_order_in_any_language() -> None:
    assert ranking.describe(SPEC, FI) == "Kärki: Salo, Rauma, Pori."
    assert ranking.describe(SPEC, EN) == ranking.describe(SPEC, FI)


def test_title_measure_names_and_note_are_to_be_found() -> None:
    without = SPEC.model_copy(update={"note": None})

    assert list(ranking.texts(SPEC, FI, picked=False)) == ["Kärki", "Mitta.", "Salo", "Rauma", "Pori", "Huom."]
    assert list(ranking.texts(without, FI, picked=True)) == ["Kärki", "Mitta.", "Salo", "Rauma", "Pori"]
