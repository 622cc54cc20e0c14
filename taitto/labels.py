"""assets/labels/<lang>.yaml → the words of the frame: what an edition says that no author wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from taitto.errors import ContentError
from taitto.files.schema import Format, Schema, parse_schema
from taitto.files.text import read_text
from taitto.files.yaml import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path


class ChartLabels(Schema):
    """The words of charts and of what describes them. `{…}` marks what is filled in."""

    bar: str
    line: str
    donut: str
    share: str
    waffle: str
    pictogram: str
    comparison: str
    map: str
    map_credit: str
    value: str
    share_of_all: str
    group: str
    one: str
    ends: str
    change: str
    each: str
    out_of: str
    places: str
    table: str
    up: str
    down: str
    level: str


class Labels(Schema):
    """Every word of the frame in one language. `{name}` marks what is filled in."""

    format: Format
    lang: str
    read_more: str
    in_this_issue: str
    sources: str
    source: str
    sources_on_last_page: str
    page: str
    figure: str
    open_pdf: str
    read_pdf: str
    one_page: str
    pages: str
    publisher: str
    postal_address: str
    feedback: str
    accessibility: str
    archive: str
    why_you_get_this: str
    unsubscribe: str
    charts: ChartLabels


def read_labels(folder: Path, lang: str, shown: str) -> Labels:
    """Return the labels of a language; `shown` names the folder to the editor.

    Raises:
        ContentError: there is no such language, or its file lacks a word.

    """
    shown = f"{shown}/{lang}.yaml"
    labels, problems = parse_schema(Labels, parse_yaml(read_text(folder / f"{lang}.yaml", shown), shown))
    if labels is None:
        raise ContentError(problems)
    return labels
