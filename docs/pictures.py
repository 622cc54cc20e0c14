"""Make the README's pictures of the sample issue: `.venv/bin/python docs/pictures.py`, after `python3 build.py test`.

The pages come from the real PDF, the mail from a real browser.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from taitto.config import find_office
from taitto.gallery import build_gallery
from taitto.pipeline import build

FOLDER = Path(__file__).resolve().parent / "pictures"
MAILS = (("mail-desktop", 640, "light"), ("mail-phone", 360, "light"), ("mail-phone-dark", 360, "dark"))
FIGURES = (
    (("line", "mail, light"), ("share", "mail, dark")),
    (("bar", "phone, light"),),
    (("dot-map", "phone, dark"),),
)
"""Columns of what the gallery's picture shows: figures, and the medium of each."""
GAP_PX = 24
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ALONE = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def main() -> None:
    """Build the sample issue and take its pictures."""
    office = find_office(FOLDER)
    with tempfile.TemporaryDirectory() as out:
        built = build(office, office.issue_folder("2019-03"), out=Path(out))
        _pages(built.folder / "issue.pdf")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_browser(), args=ALONE)
            for name, width, scheme in MAILS:
                _mail(browser, built.folder / "email.html", name, width, scheme)
            _gallery(browser, build_gallery(office, Path(out)))
            browser.close()


def _browser() -> str:
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("no browser found: python3 build.py test installs one")
    return found


def _pages(pdf: Path) -> None:
    """Take the cover alone and the other pages as spreads."""
    pages = [page.render(scale=1.1).to_pil() for page in pypdfium2.PdfDocument(pdf)]
    pages[0].save(FOLDER / "cover.jpg", quality=82)
    for number, left in enumerate(pages[1:-1:2], start=1):
        right = pages[2 * number]
        spread = Image.new("RGB", (left.width + right.width, left.height))
        spread.paste(left, (0, 0))
        spread.paste(right, (left.width, 0))
        spread.save(FOLDER / f"spread-{number}.jpg", quality=82)


def _mail(browser: Browser, html: Path, name: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(html.as_uri())
    picture = FOLDER / f"{name}.png"
    page.screenshot(path=picture, full_page=True)
    with Image.open(picture) as image:
        image.convert("RGB").save(picture.with_suffix(".jpg"), quality=80)
    picture.unlink()
    context.close()


def _gallery(browser: Browser, folder: Path) -> None:
    """Take some figures of the gallery, beside and below each other."""
    page = browser.new_page(viewport={"width": 2300, "height": 1200})
    page.goto((folder / "index.html").as_uri())
    page.wait_for_load_state("load")
    columns = []
    for column in FIGURES:
        shown = []
        for name, medium in column:
            frame = page.locator(f"#{name} .medium", has=page.get_by_text(medium, exact=True)).locator("iframe")
            with Image.open(io.BytesIO(frame.screenshot())) as image:
                shown.append(image.convert("RGB"))
        columns.append(_stack(shown, down=True))
    _stack(columns, down=False).save(FOLDER / "gallery.jpg", quality=82)
    page.close()


def _stack(images: list[Image.Image], *, down: bool) -> Image.Image:
    """Return pictures one below the other or side by side, with gaps between."""
    sizes = [image.size[::-1] if down else image.size for image in images]
    along, across = sum(size[0] for size in sizes) + GAP_PX * (len(sizes) - 1), max(size[1] for size in sizes)
    sheet = Image.new("RGB", (across, along) if down else (along, across), "#888888")
    start = 0
    for image, (length, _) in zip(images, sizes, strict=True):
        sheet.paste(image, (0, start) if down else (start, 0))
        start += length + GAP_PX
    return sheet


if __name__ == "__main__":
    main()
