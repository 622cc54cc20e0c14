"""Each block and each infographic kind in each form, read and rendered as in a real issue, beside its golden file.

The office of these tests lies in `frames`: its layouts leave out the page around, so that a golden file shows the block
alone. `--accept` writes what is rendered.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markupsafe import Markup
from PIL import Image

from taitto.blocks import BLOCKS
from taitto.channels import email, print  # noqa: A004 (the edition's name)
from taitto.checking.expected import expected_texts
from taitto.config import Office, find_office
from taitto.infographics import DRAWN, KINDS
from taitto.labels import read_labels
from taitto.model import Infographic
from taitto.pipeline import known_to
from taitto.plotting.faults import plot_faults
from taitto.plotting.wrapping import HYPHEN
from taitto.reading import read_issue
from taitto.rendering.house_style import read_house_style
from taitto.rendering.links import Links
from taitto.rendering.mjml import compile_mjml
from taitto.rendering.shelf import PictureShelf
from taitto.words import words
from tests.support.sheets import desk, media, style

if TYPE_CHECKING:
    from taitto.model import Issue
    from tests.conftest import Golden

HERE = Path(__file__).parent
ENGINE = find_office(HERE)
OFFICE = Office(root=HERE / "frames", settings=ENGINE.settings)
FORMS = {"email.mjml": "email", "email.txt": "email", "print.html": "print"}
DRAWN_ON = ("mail light", "phone light", "side on mist")
"""Media with a golden plot: the widest, the narrowest on a screen, and the narrowest in print."""
LANGUAGES = ("fi", "sv", "en")

HEAD = """\
format: 1
title: Seutu & kumppanit
topic: Kokeilu
label: 1/2026
date: 2026-01
email: {subject: Kokeilu, preheader: Kokeilu}
contents:
  - 01-kokeilu
"""
FRONT_MATTER = "---\nheadline: Kokeilu\n---\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300"/></svg>'


def make_issue(folder: Path, article: str, figures: Path, entry: str = "") -> Issue:
    """Return the issue of one article; `figures` is the folder with the YAML that it shows."""
    (folder / "images").mkdir(parents=True)
    (folder / "figures").mkdir()
    (folder / "issue.yaml").write_text(HEAD + entry, encoding="utf-8")
    (folder / "01-kokeilu.md").write_text(FRONT_MATTER + article, encoding="utf-8")
    Image.new("RGB", (1200, 900), (16, 48, 47)).save(folder / "images" / "kuva.jpg")
    (folder / "images" / "piirros.svg").write_text(DRAWING, encoding="utf-8")
    for figure in figures.glob("*.yaml"):
        shutil.copy(figure, folder / "figures")
    reading = read_issue(folder, folder.name, known_to(OFFICE))
    assert not reading.problems
    assert reading.issue is not None
    return reading.issue


def rendered(issue: Issue, form: str) -> str:
    """Return what a channel makes of the issue in one form, in tidy lines."""
    frames = read_house_style(OFFICE, issue.masthead.lang)
    links = Links(site=frames.settings.site, issue=issue.name)
    match form:
        case "email.mjml":
            text = email._mjml(issue, frames, links, PictureShelf(frames))
            compile_mjml(text, form)
        case "email.txt":
            text = email._text(issue, frames, links)
        case _:
            desk = print.PrintDesk(issue, frames, print.FOR_READERS)
            html = desk.document(Markup().join(compose() for _, compose in desk.parts()))
            text = re.sub(r"(?<=asset:)\w{16}/", "", html)  # a hash, which other versions of a library change
            text += "".join(plotted(data) for name, data in desk.shelf.assets.items() if name.endswith(".svg"))
    return re.sub(r"\n{2,}", "\n\n", text.strip()) + "\n" if form == "email.txt" else tidy(text)


def plotted(svg: bytes) -> str:
    """Return the texts of a figure's plot as they stand on a printed page, unseen by who reads the markup alone."""
    texts = re.findall(r"<text [^>]*>([^<]*)</text>", svg.decode())
    return f"\n<!-- {' '.join(texts).replace(f'{HYPHEN} ', '')} -->\n" if texts else ""


def tidy(markup: str) -> str:
    """Return markup without empty lines and with a line for each block-level tag, so that a difference is small."""
    markup = re.sub(
        r"(?<=>)(?=</?(?:p|li|ul|ol|dl|div|tr|td|th|thead|tbody|h\d|figcaption|section|header)\b)", "\n", markup
    )
    return "".join(f"{line.strip()}\n" for line in markup.splitlines() if line.strip())


def shown(markup: str) -> str:
    """Return what a reader sees of markup, and of the plots in it."""
    return email.visible_text(re.sub(r"<!-- (.*) -->", r"\1", markup))


def lost(issue: Issue, channel: str, text: str) -> list[str]:
    """Return the words of the article's blocks that the text lacks."""
    found = words(text)
    frame = {issue.place, *(entry.item.place for entry in issue.entries if not isinstance(entry.item, Infographic))}
    texts = expected_texts(issue, channel, read_labels(OFFICE.asset("labels"), "fi", "labels"))
    return [word for place, expected in texts if place not in frame for word in words(expected) if word not in found]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("block", BLOCKS)
def test_block(block: str, form: str, tmp_path: Path, golden: Golden) -> None:
    home = HERE / "blocks" / block
    issue = make_issue(tmp_path / "kokeilu", (home / "source.md").read_text(encoding="utf-8"), home)
    assert block in {found.name for entry in issue.entries for found in entry.item.blocks}  # type: ignore[union-attr]
    text = rendered(issue, form)
    golden(text, home / form)
    assert not lost(issue, FORMS[form], text if form.endswith(".txt") else shown(text))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_kind(kind: str, form: str, tmp_path: Path, golden: Golden) -> None:
    """A figure whole, and what can be had of it besides: its first two parts, and a spread."""
    home = HERE / "infographics" / kind
    parts = KINDS[kind].parts(read_figure(home).spec)
    article = ":::{infographic} figure\n:::\n"
    if parts:
        article += f"\n:::{{infographic}} figure\n:pick: {' '.join(parts[:2])}\n:at: side\n:::\n"
    spread = "  - {name: figure, email: omit, print: {layout: spread}}\n" if hasattr(KINDS[kind], "halves") else ""
    issue = make_issue(tmp_path / "kokeilu", article, home, spread)
    text = rendered(issue, form)
    golden(text, home / form)
    assert not lost(issue, FORMS[form], text if form.endswith(".txt") else shown(text))


@pytest.mark.parametrize("name", DRAWN_ON)
@pytest.mark.parametrize("kind", DRAWN)
def test_plot(kind: str, name: str, golden: Golden) -> None:
    """What is drawn for a medium. On every medium it has no fault that geometry can tell."""
    home = HERE / "infographics" / kind
    spec = DRAWN[kind].published(read_figure(home).spec)
    labels = style().labels
    for medium in media():
        plot = DRAWN[kind].draw(spec, medium.sheet, labels)
        assert not list(plot_faults(plot, least_size=medium.least_size)), medium.name
        if medium.name == name:
            golden(desk().svg(plot, DRAWN[kind].describe(spec, labels)), home / f"{name.replace(' ', '-')}.svg")


@pytest.mark.parametrize("kind", KINDS)
def test_description(kind: str, golden: Golden) -> None:
    home = HERE / "infographics" / kind
    spec = read_figure(home).spec
    labels = [read_labels(OFFICE.asset("labels"), lang, "labels") for lang in LANGUAGES]
    lines = [f"{found.lang}: {KINDS[kind].describe(spec, found)}\n" for found in labels]
    golden("".join(lines), home / "describe.txt")


def read_figure(home: Path) -> Infographic:
    """Return the kind's golden figure."""
    from taitto.reading import figures

    problems: list[object] = []
    figure = figures.read_figure(
        (home / "figure.yaml").read_text(encoding="utf-8"), "figure.yaml", "figure", problems.append, str.encode
    )
    assert figure is not None, problems
    assert not problems
    return figure
