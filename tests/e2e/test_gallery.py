"""`taitto gallery`: every kind in every channel, on light and dark, in a real browser; and in any office's colours."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner
from playwright.sync_api import sync_playwright

from taitto.cli import cli
from taitto.config import ENGINE, Office, find_office
from taitto.gallery import build_gallery
from taitto.infographics import DRAWN, KINDS
from tests.support.processes import files

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("gallery")
    done = CliRunner().invoke(cli, ["gallery", "--out", str(out)])
    assert done.exit_code == 0, done.output
    return out / "gallery"


@pytest.fixture(scope="module")
def page(gallery: Path) -> str:
    return (gallery / "index.html").read_text(encoding="utf-8")


def test_every_kind_is_shown(page: str) -> None:
    assert set(re.findall(r"kind: ([\w-]+)$", page, re.MULTILINE)) == set(KINDS)


def test_each_figure_is_shown_in_mail_and_on_phones_and_if_it_is_drawn_on_the_web(page: str) -> None:
    sections = page.split("<section ")[1:]

    for section in sections:
        kind = re.findall(r"kind: (.+)", section)[0]
        assert section.count("<iframe ") == 4
        assert section.count("<svg ") == (2 if kind in DRAWN else 0)


def test_every_kind_stands_in_the_pdf(gallery: Path) -> None:
    with pypdfium2.PdfDocument(gallery / "gallery.pdf") as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)

    for words in ("News from our own town", "Lake district", "In the town centre", "1 of 6", "Huittinen 62", "Tornio"):
        assert words in " ".join(text.split())


@pytest.mark.browser
def test_all_of_it_is_there_in_a_browser(gallery: Path) -> None:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1600, "height": 900})
        failed: list[str] = []
        page.on("requestfailed", lambda asked: failed.append(asked.url))
        page.on("pageerror", lambda error: failed.append(str(error)))
        page.goto((gallery / "index.html").as_uri(), wait_until="load")
        frames = page.frames[1:]
        unseen = [
            frame.evaluate("[...document.images].filter(i => i.offsetWidth && !i.naturalWidth).length")
            for frame in frames
        ]
        browser.close()

    assert not failed
    assert len(frames) > 4 * len(KINDS)
    assert not any(unseen)


def test_another_theme_shows_in_every_figure(gallery: Path, tmp_path: Path) -> None:
    """A blacker ink in the theme alone, and each figure that is drawn has other bytes: nothing else was touched."""
    engine = find_office(ENGINE)
    (tmp_path / "assets").mkdir()
    theme = (ENGINE / "assets" / "theme.yaml").read_text(encoding="utf-8")
    (tmp_path / "assets" / "theme.yaml").write_text(theme.replace("#10302f", "#0b2423"), encoding="utf-8")
    other = build_gallery(Office(root=tmp_path, settings=engine.settings), tmp_path)
    ours, theirs = pictures(gallery), pictures(other)

    assert set(ours) == set(theirs)
    assert not [name for name, digests in ours.items() if digests <= theirs[name]]


def pictures(folder: Path) -> dict[str, set[str]]:
    """Return the digests in the names of each figure's pictures."""
    found: dict[str, set[str]] = {}
    for path in (folder / "images").glob("*.png"):
        name, _, digest = path.stem.rsplit("-", 2)
        if not name.startswith("icon-"):
            found.setdefault(name, set()).add(digest)
    return found


def test_the_same_gallery_has_the_same_bytes(gallery: Path, tmp_path: Path) -> None:
    assert files(build_gallery(find_office(ENGINE), tmp_path)) == files(gallery)
