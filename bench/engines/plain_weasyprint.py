"""WeasyPrint as it comes, on the pages that Taitto makes: what everything else is measured by.

Of ours it has the HTML, and Finnish hyphens, without which the pages would be others. SOURCE is the HTML file, whose
pictures and fonts are `asset:` addresses of files beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from weasyprint import HTML  # noqa: TID251 (an engine is no part of Taitto)
from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: TID251

from bench.engines.printing_clock import run
from taitto.rendering import hyphenation
from taitto.rendering.links import ASSET


class FilesBeside(URLFetcher):  # type: ignore[misc]
    """Hands WeasyPrint the files of a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the file of an `asset:` address."""
        del headers
        return URLFetcherResponse(url, body=(self._folder / url.removeprefix(ASSET)).read_bytes())


def print_pages(source: Path) -> bytes:
    """Return the PDF of an HTML file."""
    html = source.read_text(encoding="utf-8")
    pdf = HTML(string=html, base_url=ASSET, url_fetcher=FilesBeside(source.parent)).write_pdf(pdf_variant="pdf/ua-1")
    return bytes(pdf)


if __name__ == "__main__":
    hyphenation.install()
    run(print_pages)
