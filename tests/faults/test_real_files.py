"""Files as other systems write them: the edition is the same, to the byte."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from taitto import pipeline
from tests.support.offices import ISSUE, jpeg, make_office
from tests.support.processes import files

NAME = "02-Äänekosken yö"
CONTENTS = ISSUE + f"  - {NAME}\n  - kävijät\n"
ARTICLE = """\
---
headline: Yö Äänekoskella
teaser: Ääniä yössä
---
Åsa söi[^a] yöllä.

:::{figure} images/yö kuva.jpg
:alt: Yö
:credit: Åsa
Kuva.
:::

:::{infographic} kävijät
:::

[^a]: Lähde.
"""
FIGURE = "kind: ranking\ntitle: Kävijät\nsource: Väki\nmeasure: Mitä.\nitems: [Äänekoski, Närpiö]\n"
PICTURE = "images/yö kuva.jpg"


def parted(name: str, text: str) -> tuple[str, str]:
    """Return both as a Mac writes them: letters and their dots apart."""
    return unicodedata.normalize("NFD", name), unicodedata.normalize("NFD", text)


def with_mark(name: str, text: str) -> tuple[str, str]:
    return name, "\ufeff" + text


def with_windows_lines(name: str, text: str) -> tuple[str, str]:
    return name, text.replace("\n", "\r\n")


def with_old_mac_lines(name: str, text: str) -> tuple[str, str]:
    return name, text.replace("\n", "\r")


def in_capitals(name: str, text: str) -> tuple[str, str]:
    """Return the name with its extension as cameras and old programs write it; issue.yaml is called by us."""
    stem, dot, suffix = name.rpartition(".")
    return (name if name == "issue.yaml" else stem + dot + suffix.upper()), text


def by_windows(name: str, text: str) -> tuple[str, str]:
    return with_mark(*with_windows_lines(*in_capitals(name, text)))


@pytest.mark.parametrize(
    "spelling", [parted, with_mark, with_windows_lines, with_old_mac_lines, in_capitals, by_windows]
)
@pytest.mark.parametrize("channel", ["email", pytest.param("print", marks=pytest.mark.slow)])
def test_the_edition_is_the_same(spelling: Callable[[str, str], tuple[str, str]], channel: str, tmp_path: Path) -> None:
    written = {"issue.yaml": CONTENTS, f"{NAME}.md": ARTICLE, "figures/kävijät.yaml": FIGURE}
    photo = jpeg(400, 300)
    plain = make_office(tmp_path / "plain", files={**written, PICTURE: photo})
    spelt = dict(spelling(name, text) for name, text in written.items())
    other = make_office(
        tmp_path / "other", issue=spelt.pop("issue.yaml"), files={**spelt, spelling(PICTURE, "")[0]: photo}
    )
    made = [
        pipeline.build(office, office.issue_folder(None), channels=[channel], out=office.root / "build")
        for office in (plain, other)
    ]

    told = [[(warning.place.line, warning.text) for warning in one.warnings] for one in made]
    assert told[0] == told[1]
    for one in made:
        (one.folder / "report.html").unlink()  # it names the files as they are written
        (one.folder / "manifest.json").unlink()
    assert files(made[0].folder) == files(made[1].folder)


def test_what_a_mac_leaves_on_other_disks_is_no_article(tmp_path: Path) -> None:
    """Beside each file a hidden one, `._` and its name, whose bytes are no text."""
    office = make_office(
        tmp_path, files={"._01-kevat.md": b"\0\5\x16\7", ".DS_Store": b"\0", "figures/._a.yaml": b"\0\5\x16\7"}
    )

    assert pipeline.check(office, office.issue_folder(None)).warnings == ()
