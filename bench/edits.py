"""One process that prints an issue again after each edit of an article.

`python -P -m bench.edits ISSUE COUNT` copies the issue's office and prints JSON: for each article the seconds of COUNT
prints, each after another edit. The process has printed the whole issue before, and its printer may remember that.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bench.engines.taitto_print import CHANNEL, Printer, checked, printer
from taitto.config import find_office
from taitto.model import Article

_BODY = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_PARAGRAPH = re.compile(r"^[^\W\d_][^\n]*$", re.MULTILINE)
_WORD = re.compile(r"(?<= )[a-zäö]{7,}(?= )")


def main(folder: str, count: str) -> None:
    """Print what each article's edits took."""
    with tempfile.TemporaryDirectory(prefix="taitto-bench-") as temporary:
        issue = _copied(Path(folder), Path(temporary))
        print_issue = printer()
        _seconds(issue, print_issue)
        told = {}
        for entry in checked(issue).issue.entries_in(CHANNEL):
            if isinstance(entry.item, Article):
                article = issue / f"{entry.item.name}.md"
                told[entry.item.name] = [_edited(article, lap, print_issue) for lap in range(1, int(count) + 1)]
    json.dump(told, sys.stdout)


def edit(text: str, turn: int) -> str:
    """Return an article's Markdown with a long word of its text turned by so many letters: its length is the same."""
    head = _BODY.match(text)
    start = head.end() if head else 0
    for paragraph in _PARAGRAPH.finditer(text, start):
        if word := _WORD.search(text, *paragraph.span()):
            turned = word[0][turn:] + word[0][:turn]
            return text[: word.start()] + turned + text[word.end() :]
    raise ValueError("no long word in this article")


def _edited(article: Path, turn: int, print_issue: Printer) -> float:
    """Edit a file, print the issue, put the file back; return the seconds of the print."""
    before = article.read_text(encoding="utf-8")
    article.write_text(edit(before, turn), encoding="utf-8")
    seconds = _seconds(article.parent, print_issue)
    article.write_text(before, encoding="utf-8")
    return seconds


def _seconds(folder: Path, print_issue: Printer) -> float:
    found = checked(folder)
    start = time.perf_counter()
    print_issue(found.issue, found.style)
    return time.perf_counter() - start


def _copied(folder: Path, to: Path) -> Path:
    """Copy an issue and its office's settings; return the issue's new folder."""
    office = find_office(folder)
    shutil.copy(office.root / "taitto.yaml", to)
    copy = to / "issues" / folder.name
    shutil.copytree(folder, copy)
    return copy


if __name__ == "__main__":
    main(*sys.argv[1:])
