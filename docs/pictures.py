"""Make the README's pictures of the sample issue: `.venv/bin/python docs/pictures.py`, after `python3 build.py test`.

The pages come from the real PDF, the mail from a real browser.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from taitto.config import find_office
from taitto.pipeline import build

FOLDER = Path(__file__).resolve().parent / "pictures"
MAILS = (("mail-desktop", 640, "light"), ("mail-phone", 360, "light"), ("mail-phone-dark", 360, "dark"))
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


if __name__ == "__main__":
    main()
