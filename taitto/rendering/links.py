"""Where things will be once they are published: addresses under the office's site."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup, escape

ASSET = "asset:"
"""How a printed document names its pictures and fonts: without a folder, so that its bytes are the same everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The addresses of one issue; `site` is None for an office without one, `magazine` the name of the readers' PDF."""

    site: str | None
    issue: str
    magazine: str = "issue.pdf"

    @property
    def folder(self) -> str | None:
        """Return the address of the issue's folder, without a slash at its end."""
        return f"{self.site.rstrip('/')}/{quote(self.issue)}" if self.site else None

    def article(self, article_id: str) -> str | None:
        """Return the address of an article."""
        return f"{self.folder}/{article_id}" if self.folder else None

    @property
    def pdf(self) -> str | None:
        """Return the address of the magazine."""
        return f"{self.folder}/{quote(self.magazine)}" if self.folder else None


def bare_address(href: str) -> Markup:
    """Return an address as it is printed: without the scheme and a slash at the end."""
    return escape(href.removeprefix("https://").removeprefix("http://").removeprefix("mailto:").rstrip("/"))
