"""Where Taitto meets the world: the folder that it publishes, the draft mail, the checks and the command line."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage
from pathlib import Path
from types import MappingProxyType

import pytest

from taitto import pipeline
from taitto.checking import check_editions
from taitto.cli import run
from taitto.config import ENGINE, find_office
from taitto.errors import ContentError, EnvironmentFault
from taitto.labels import read_labels
from taitto.mime import Draft, draft_bytes
from taitto.model import Artifact, Edition, Issue
from taitto.pages import PageFacts
from taitto.publishing import publish
from tests.support.offices import ARTICLE, ISSUE, make_issue, read
from tests.support.processes import files

ONE = (Artifact(path="a.txt", data=b"one"), Artifact(path="images/b.jpg", data=b"b"))
TWO = (Artifact(path="a.txt", data=b"two"),)
CLASH = (Artifact(path="a", data=b""), Artifact(path="a/b", data=b""))
NO_SITE = "format: 1\nname: L\npublisher: S\npostal_address: K\nsender: {name: L, address: l@s.example}\n"


def test_nothing_older_stays_in_the_folder(tmp_path: Path) -> None:
    publish(tmp_path / "1", ONE)
    publish(tmp_path / "1", TWO)

    assert set(files(tmp_path / "1")) == {"a.txt", "manifest.json"}
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


def test_a_failure_leaves_the_former_folder(tmp_path: Path) -> None:
    publish(tmp_path / "1", ONE)
    with pytest.raises(EnvironmentFault, match="cannot be written"):
        publish(tmp_path / "1", CLASH)

    assert files(tmp_path / "1")["a.txt"] == b"one"
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").touch()

    with pytest.raises(EnvironmentFault, match="cannot be written"):
        publish(tmp_path / "out" / "1", ONE)


@pytest.mark.parametrize("broken_off", ["between the renames", "after them"])
def test_a_broken_off_swap_is_put_right_by_the_next_one(broken_off: str, tmp_path: Path) -> None:
    publish(tmp_path / ".1.old", ONE)
    publish(tmp_path / ".1.new", ONE)
    if broken_off == "after them":
        publish(tmp_path / "1", TWO)
    with pytest.raises(EnvironmentFault):
        publish(tmp_path / "1", CLASH)

    assert files(tmp_path / "1")["a.txt"] == (b"one" if broken_off == "between the renames" else b"two")
    assert [path.name for path in tmp_path.iterdir()] == ["1"]


DRAFT = Draft(
    subject="Ääkkösiä otsikossa, joka on niin pitkä, ettei se mahdu yhdelle riville otsakkeessa",
    sender_name='Åbo "lehti", toimitus',
    sender_address="a@b.example",
    reply_to="c@d.example",
    text="Hyvää päivää\n",
    html='<img src="images/a.jpg" alt="ä"><p>' + "pitkä " * 400 + "</p>",
    pictures=MappingProxyType({"images/a.jpg": b"\xff\xd8x"}),
)


def test_a_draft_is_read_back_as_it_was_written() -> None:
    raw = draft_bytes(DRAFT)
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    (picture,) = [part for part in message.walk() if part.get_content_type() == "image/jpeg"]

    assert (message["Subject"], message["X-Unsent"], message["Reply-To"]) == (DRAFT.subject, "1", "c@d.example")
    assert message["From"].addresses[0].display_name == DRAFT.sender_name
    assert text.get_content().replace("\r\n", "\n") == DRAFT.text
    assert f'src="cid:{picture["Content-ID"][1:-1]}"' in html.get_content()
    assert picture.get_content() == b"\xff\xd8x"
    assert max(len(line) for line in raw.splitlines()) <= 998
    assert raw == draft_bytes(DRAFT)


def issue_in(folder: Path) -> Issue:
    reading = read(make_issue(folder))
    assert reading.issue is not None
    return reading.issue


def edition_problems(issue: Issue, edition: Edition) -> list[str]:
    labels = read_labels(ENGINE / "assets" / "labels", "fi", "labels")
    return [str(problem) for problem in check_editions(issue, [edition], labels)]


def test_a_lost_word_is_told_where_it_stood(tmp_path: Path) -> None:
    text = "Seutulehti Kevät 1/2026 Kevät tuli Lumi"
    edition = Edition(channel="email", artifacts=(), texts={"a.html": text})

    assert edition_problems(issue_in(tmp_path), edition) == [
        "issue/01-kevat.md:4: a.html has lost words of this: suli (a template forgets it, or it has no room)"
    ]


def test_what_was_measured_and_complained_of_is_told(tmp_path: Path) -> None:
    pages = tuple(PageFacts(number=n, free_mm=mm, lines_off_page=off) for n, mm, off in ((1, 15.0, 0), (2, 40.2, 3)))
    edition = Edition(channel="print", artifacts=(), texts={}, pages=pages, warnings=("tyhjä",))

    assert edition_problems(issue_in(tmp_path), edition) == [
        "print, page 2: 3 lines run off the page (shorten the text or a word in it)",
        "print, page 2: warning: the page has 40 mm of white at its foot"
        " (make a picture higher (:ratio:) or the text longer)",
        "print: warning: tyhjä",
    ]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office without a site, and one issue in it."""
    (tmp_path / "taitto.yaml").write_text(NO_SITE, encoding="utf-8")
    make_issue(tmp_path / "issues" / "2026-03")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_teaser_without_a_site_is_told(office: Path) -> None:
    text = ISSUE.replace("- 01-kevat", "- {name: 01-kevat, email: teaser}")
    make_issue(office / "issues" / "2026-03", issue=text)
    with pytest.raises(ContentError) as error:
        pipeline.check(find_office(office), office / "issues" / "2026-03")

    assert str(error.value) == (
        'issues/2026-03/issue.yaml:8: the teaser of "01-kevat" leads nowhere: taitto.yaml has no "site"'
        " (write site: https://… there, or email: full here)"
    )


def test_build_says_what_it_made_and_where(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["build", "--channel", "email"])
    out, err = capsys.readouterr()

    assert code == 0
    assert [line.split("  ")[0] for line in out.splitlines()] == [
        f"build/2026-03/{name}" for name in ("email.html", "email.txt", "email.eml", "report.html")
    ]
    assert err.splitlines() == ["reading issues/2026-03", "making the email edition"]
    assert "Lumi suli." in (office / "build" / "2026-03" / "email.txt").read_text(encoding="utf-8")


def test_a_faulty_issue_does_not_keep_the_next_from_being_built(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_issue(office / "issues" / "2026-04", article="faulty")
    make_issue(office / "issues" / "2026-05", issue="faulty")
    code = run(["build", "2026-04", "2026-03", "2026-05", "--channel", "email"])
    out, err = capsys.readouterr()

    assert code == 1
    assert [path.name for path in (office / "build").iterdir()] == ["2026-03"]
    assert out.startswith("build/2026-03/email.html")
    assert {line.split(":")[0] for line in err.splitlines() if ": " in line} == {
        "issues/2026-04/01-kevat.md",
        "issues/2026-05/issue.yaml",
    }


def test_two_issues_of_one_name_do_not_take_each_other_s_place(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = make_issue(tmp_path / "elsewhere" / "2026-03")

    assert run(["build", "2026-03", str(other)]) == 2
    assert 'two issues are called "2026-03"' in capsys.readouterr().err
    assert not (office / "build").exists()


def test_check_counts_the_warnings(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "issues" / "2026-03" / "02-talvi.md").write_text(ARTICLE, encoding="utf-8")
    code = run(["check", "2026-03"])
    out, err = capsys.readouterr()

    assert (code, out) == (0, "issues/2026-03: no errors, 1 warning\n")
    assert err.startswith("issues/2026-03/02-talvi.md: warning:")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["build", "2026-04"], 1, 'issues/2026-04: there is no such issue (did you mean "2026-03"?)'),
        (["build", "--channel", "emial"], 2, 'Error: Invalid value: unknown channel "emial" (did you mean "email"?)'),
        (["bild"], 2, "Error: No such command 'bild'"),
        (["build", "--oot", "x"], 2, "Error: No such option '--oot'"),
        (
            ["build", "--channel", "email", "--out", "taitto.yaml/x"],
            3,
            "taitto: taitto.yaml/x/2026-03: cannot be written",
        ),
    ],
)
@pytest.mark.usefixtures("office")
def test_each_sort_of_trouble_has_its_exit_code(
    arguments: list[str], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == code
    err = capsys.readouterr().err

    assert told in err
    assert "Traceback" not in err


@pytest.mark.usefixtures("office")
def test_a_bug_leaves_a_log_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(pipeline, "build", broken)
    code = run(["build"])
    err = capsys.readouterr().err
    match = re.search(r"in (\S+\.log)", err)
    assert match is not None
    log = Path(match[1])
    text = log.read_text(encoding="utf-8")
    log.unlink()

    assert code == 70
    assert "ZeroDivisionError: a bug" in text
    assert "Traceback" not in err


@pytest.mark.usefixtures("office")
def test_an_interrupt_has_its_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: object, **kwargs: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", interrupted)

    assert run(["build"]) == 130


def test_help_names_the_verbs(capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["--help"])
    out = capsys.readouterr().out

    assert code == 0
    assert re.findall(r"^  (build|check) +\S", out, re.MULTILINE) == ["build", "check"]
