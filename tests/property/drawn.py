"""What must hold of any figure that is drawn, on every medium."""

from __future__ import annotations

from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

from hypothesis import assume
from pydantic import ValidationError

from taitto.infographics import DRAWN
from taitto.plotting.faults import plot_faults
from taitto.plotting.sheet import TooMuchError
from taitto.plotting.wrapping import HYPHEN
from taitto.words import words
from tests.support.sheets import desk, media, style

TEXT = "{http://www.w3.org/2000/svg}text"


def check_on_every_medium(kind: str, data: dict[str, Any]) -> None:
    """Draw a figure on each medium; what its schema refuses is no figure. One medium at the least must hold it."""
    drawn = DRAWN[kind]
    labels = style().labels
    try:
        spec = drawn.published(drawn.Spec.model_validate({"kind": kind, **data}))
    except ValidationError:
        assume(False)  # noqa: FBT003 (Hypothesis has it so)
    held = 0
    for name, sheet, least_size in media():
        try:
            plot = drawn.draw(spec, sheet, labels)
        except TooMuchError as error:
            told = (str(error), error.hint)
            assert all(told)
            continue
        held += 1
        assert not list(plot_faults(plot, least_size=least_size)), name
        root = ET.fromstring(desk().svg(plot, "alt"))  # noqa: S314 (our own)
        shown = " ".join(node.text or "" for node in root.iter(TEXT)).replace(f"{HYPHEN} ", "")
        title = words(data["title"])
        wanted = Counter(word for text in drawn.texts(spec, labels, picked=False) for word in words(text))
        missing = wanted - Counter(title) - Counter(words(shown))
        assert not missing, (name, missing)
    assert held
    assert drawn.describe(spec, labels)
    head, table = drawn.data_table(spec, labels)
    assert all(len(row) == len(head) for row in table)
