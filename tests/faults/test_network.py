"""A build fetches nothing: what the issue or a template names on the net, or elsewhere on the disk, stays there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from taitto.config import ENGINE
from tests.support.offices import make_office, png
from tests.support.processes import taitto

ARTICLE = """\
---
headline: Kevät tuli
---
[Sivu](ADDRESS/sivu) ja <ADDRESS/toinen>[^a].

:::{figure} images/a.svg
:alt: a
:credit: b
c
:::

:::{link-list} Lue
- [Lisää](ADDRESS/lisaa)
:::

:::{infographic} luvut
:::

[^a]: [Lähde](ADDRESS/lahde).
"""
FIGURE = """\
kind: number-tiles
title: Luvut
source: Toimitus
refs: {r: {title: Raportti, url: ADDRESS/raportti}}
groups: [{id: g, tiles: [{id: t, value: 1, label: c, ref: r}]}]
"""
DRAWING = """\
<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "ADDRESS/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30">
<script href="ADDRESS/a.js"/><a href="ADDRESS/a"><path d="M0 0h9v9z"/></a></svg>
"""
# No connection, no look-up of a name: not even one that fails.
WATCHED = """
import sys
def watch(event, arguments):
    if event in {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}:
        raise AssertionError(f"{event} {arguments}")
sys.addaudithook(watch)
from taitto.cli import run
sys.exit(run(sys.argv[1:]))
"""


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server's address, and what it was asked for."""
    paths: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(png())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (its own name)
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", paths
        server.shutdown()


@pytest.mark.slow
def test_nothing_that_an_issue_names_is_fetched(asked: tuple[str, list[str]], tmp_path: Path) -> None:
    address, paths = asked
    office = make_office(
        tmp_path,
        article=ARTICLE.replace("ADDRESS", address),
        figures={"luvut": FIGURE.replace("ADDRESS", address)},
        files={"images/a.svg": DRAWING.replace("ADDRESS", address)},
    )
    done = taitto("build", cwd=office.root, program=WATCHED)

    assert done.returncode == 0, done.stderr
    assert paths == []
    assert f"{address}/sivu" in (office.root / "build" / "2026-03" / "email.html").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("template", "addition"),
    [
        ("layouts/print.html", '<img alt="a" src="ADDRESS/a.png">'),
        ("layouts/print.html", '<link rel="stylesheet" href="ADDRESS/a.css">'),
        ("layouts/print.css", "@import url(ADDRESS/a.css);"),
        ("layouts/print.css", "body { background: url(ADDRESS/a.png) }"),
        ("layouts/print.css", "@font-face { font-family: A; src: url(ADDRESS/a.ttf) } body { font-family: A }"),
    ],
)
@pytest.mark.parametrize("place", ["net", "disk"])
def test_what_a_template_names_outside_is_refused(
    template: str, addition: str, place: str, asked: tuple[str, list[str]], tmp_path: Path
) -> None:
    address, paths = asked
    (tmp_path / "secret").mkdir()
    for name in ("a.png", "a.css", "a.ttf"):
        (tmp_path / "secret" / name).write_bytes(png(colour=(9, 9, 9)))
    named = addition.replace("ADDRESS", address if place == "net" else (tmp_path / "secret").as_uri())
    office = make_office(tmp_path / "office")
    own = office.root / "templates" / template
    own.parent.mkdir(parents=True)
    ours = (ENGINE / "templates" / template).read_text(encoding="utf-8")
    own.write_text(ours.replace("</body>", f"{named}</body>") if template.endswith("html") else named + ours, "utf-8")
    done = taitto("build", "--channel", "print", cwd=office.root, program=WATCHED)

    assert done.returncode == 1, done.stderr
    assert "print: Failed to load " in done.stderr or "print: Font-face 'A' cannot be loaded" in done.stderr
    assert paths == []
