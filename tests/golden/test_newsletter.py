"""The second sample issue, a short letter in mail alone: what is made of it, and the mail beside golden files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from taitto import pipeline
from taitto.config import find_office
from taitto.labels import read_labels

if TYPE_CHECKING:
    from taitto.config import Office
    from taitto.pipeline import Built
    from tests.conftest import Golden

LETTER = "2019-02-uutiskirje"
HERE = Path(__file__).parent / "issue" / LETTER


@pytest.fixture(scope="module")
def office() -> Office:
    return find_office(HERE)


@pytest.fixture(scope="module")
def letter(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Built:
    return pipeline.build(office, office.issue_folder(LETTER), out=tmp_path_factory.mktemp("build"))


def test_the_mail_is_all_that_is_made(letter: Built) -> None:
    made = [path.relative_to(letter.folder).as_posix() for path in letter.folder.rglob("*") if path.is_file()]
    picture = re.compile(r"images/postilaatikot-\d+x\d+-[0-9a-f]{8}\.jpg")
    assert [edition.channel for edition in letter.editions] == ["email"]
    assert sorted(path for path in made if not picture.fullmatch(path)) == [
        "email.eml",
        "email.html",
        "email.txt",
        "manifest.json",
        "report.html",
    ]
    assert sum(picture.fullmatch(path) is not None for path in made) == 1


def test_there_is_nothing_to_mend(letter: Built) -> None:
    assert letter.warnings == ()


@pytest.mark.parametrize("name", ["email.html", "email.txt"])
def test_no_magazine_is_promised(name: str, letter: Built, office: Office) -> None:
    text = (letter.folder / name).read_text(encoding="utf-8")
    assert "issue.pdf" not in text
    assert read_labels(office.asset("labels"), "fi", "labels").open_pdf not in text


@pytest.mark.parametrize("name", ["email.html", "email.txt"])
def test_mail(name: str, letter: Built, golden: Golden) -> None:
    """A picture's name holds a hash of its bytes, which are for the tests of pictures to judge."""
    text = re.sub(r"-[0-9a-f]{8}\.jpg", ".jpg", (letter.folder / name).read_text(encoding="utf-8"))
    golden(text.replace("><", ">\n<") if name.endswith("html") else text, HERE / name)


def test_without_a_name_the_magazine_is_built(office: Office) -> None:
    """The folders' names tell the order of issues: a letter stands before the magazine of the month after it."""
    assert office.issue_folder(None).name == "2019-03"
