"""Timeline: shown whole, its dates as the language writes them."""

from __future__ import annotations

import pytest

from taitto.config import ENGINE
from taitto.infographics import timeline
from taitto.infographics.timeline import Spec
from taitto.labels import read_labels

SPEC = Spec.model_validate(
    {
        "kind": "timeline",
        "title": "Vaiheet",
        "source": "T",
        "events": [
            {"date": "2017-10", "place": "Huittinen", "text": "Alku."},
            {"date": "2018-09-01", "text": "Jatko."},
        ],
    }
)


def test_nothing_of_a_timeline_is_left_out_or_can_be_picked() -> None:
    assert (timeline.published(SPEC), timeline.picked(SPEC, ["Huittinen"])) == (SPEC, SPEC)
    assert (list(timeline.left_out(SPEC)), list(timeline.parts(SPEC)), list(timeline.refs(SPEC))) == ([], [], [])


@pytest.mark.parametrize(
    ("lang", "month", "day"), [("fi", "lokakuu 2017", "1.9.2018"), ("en", "October 2017", "1 September 2018")]
)
def test_dates_are_described_and_to_be_found_as_the_language_writes_them(lang: str, month: str, day: str) -> None:
    labels = read_labels(ENGINE / "assets" / "labels", lang, "labels")

    assert timeline.describe(SPEC, labels) == f"Vaiheet: {month} Huittinen, {day}."
    assert list(timeline.texts(SPEC, labels, picked=False)) == ["Vaiheet", month, "Huittinen", "Alku.", day, "Jatko."]
