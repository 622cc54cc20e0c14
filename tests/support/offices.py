"""Small issue folders for tests: a test says only what differs from a sound one."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from taitto.config import ENGINE, Office, find_office
from taitto.model import Article
from taitto.pipeline import known_to
from taitto.reading import Reading, read_issue

KNOWN = known_to(find_office(ENGINE))

ISSUE = """\
format: 1
title: Seutulehti
topic: Kevät
label: 1/2026
date: 2026-03
email: {subject: Kevään uutiset, preheader: Kolme juttua seudulta}
contents:
  - 01-kevat
"""

SETTINGS = """\
format: 1
name: Seutulehti
publisher: Seutu
postal_address: Katu 1
sender: {name: Seutulehti, address: lehti@seutu.example}
site: https://seutu.example
"""

ARTICLE = """\
---
headline: Kevät tuli
---
Lumi suli.
"""


def make_issue(
    folder: Path,
    *,
    issue: str = ISSUE,
    article: str = ARTICLE,
    figures: Mapping[str, str] | None = None,
    files: Mapping[str, str | bytes] | None = None,
) -> Path:
    """Write an issue with one article, and figures and other files by name; return its folder."""
    written: dict[str, str | bytes] = {"issue.yaml": issue, "01-kevat.md": article}
    written |= {f"figures/{name}.yaml": text for name, text in (figures or {}).items()}
    written |= files or {}
    for name, content in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def make_office(root: Path, *, settings: str = SETTINGS, **issue: Any) -> Office:
    """Write an office with one issue, `2026-03`, made as `make_issue` makes it; return the office."""
    write_office(root, settings=settings, **issue)
    return find_office(root)


def write_office(root: Path, *, settings: str = SETTINGS, **issue: Any) -> None:
    """Write an office that may have any fault."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "taitto.yaml").write_text(settings, encoding="utf-8")
    make_issue(root / "issues" / "2026-03", **issue)


def read(folder: Path) -> Reading:
    """Read a folder that the editor knows as `issue`."""
    return read_issue(folder, "issue", KNOWN)


def told(folder: Path) -> list[str]:
    """Return the problems of a folder as the editor sees them."""
    return [str(problem) for problem in read(folder).problems]


def article_of(folder: Path, text: str, **issue: Any) -> Article:
    """Return the article of a sound issue whose only article has this text below its headline."""
    reading = read(make_issue(folder, article=f"---\nheadline: Kevät tuli\n---\n{text}", **issue))
    assert reading.issue is not None, reading.problems
    item = reading.issue.entries[0].item
    assert isinstance(item, Article)
    return item


def png(
    size: tuple[int, int] = (40, 30), colour: tuple[int, ...] | int = 0, mode: str = "RGB", **options: Any
) -> bytes:
    """Return a PNG of one colour."""
    out = io.BytesIO()
    Image.new(mode, size, colour).save(out, "PNG", **options)
    return out.getvalue()


def jpeg(width: int = 40, height: int = 30, mode: str = "RGB", **options: object) -> bytes:
    """Return a JPEG whose upper half is light and whose lower half is dark."""
    image = Image.new(mode, (width, height), 0)
    image.paste(Image.new(mode, (width, height // 2), 200 if mode == "L" else (200,) * len(mode)), (0, 0))
    out = io.BytesIO()
    image.save(out, "JPEG", **options)
    return out.getvalue()
