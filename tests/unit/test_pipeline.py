"""The story from a folder to a folder: an error anywhere publishes nothing and leaves the last good build."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto import pipeline
from taitto.channels import CHANNELS
from taitto.config import Office, find_office
from taitto.errors import ContentError, EnvironmentFault
from taitto.model import Edition
from tests.support.offices import ARTICLE, ISSUE, SETTINGS, make_issue, make_office

TILES = """\
kind: number-tiles
title: A
source: B
groups:
  - {id: g, tiles: [{id: t, status: unclear}, {id: u, value: 1, label: c}]}
"""


def folder_of(office: Office) -> Path:
    return office.root / "issues" / "2026-03"


def build(office: Office, out: Path, *channels: str) -> pipeline.Built:
    return pipeline.build(office, folder_of(office), channels=channels or ("email",), out=out)


def told(office: Office, out: Path, *channels: str) -> list[str]:
    with pytest.raises(ContentError) as error:
        build(office, out, *channels)
    return [str(problem) for problem in error.value.problems]


def test_a_build_lies_in_a_folder_of_the_issue_s_name(tmp_path: Path) -> None:
    built = build(make_office(tmp_path / "office"), tmp_path / "out")

    assert built.folder == tmp_path / "out" / "2026-03"
    assert sorted(path.name for path in built.folder.iterdir()) == [
        "email.eml",
        "email.html",
        "email.txt",
        "manifest.json",
        "report.html",
    ]
    assert [edition.channel for edition in built.editions] == ["email"]
    assert built.warnings == ()


def test_the_same_issue_in_another_folder_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (build(make_office(tmp_path / name / "office"), tmp_path / name / "out").folder for name in "ab")

    assert [path.read_bytes() for path in sorted(one.iterdir())] == [
        path.read_bytes() for path in sorted(other.iterdir())
    ]


def test_a_fault_in_the_source_publishes_nothing(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office", article=ARTICLE + "\n> a\n\n***\n")

    assert told(office, tmp_path / "out") == [
        "issues/2026-03/01-kevat.md:6: a quotation block (>) is not used (write :::{pull-quote} … :::)",
        "issues/2026-03/01-kevat.md:8: a line (---) is not used (start a section with ## instead)",
    ]
    assert not (tmp_path / "out").exists()


def test_a_fault_leaves_the_last_good_build(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office")
    before = {path.name: path.read_bytes() for path in build(office, tmp_path / "out").folder.iterdir()}
    make_issue(folder_of(office), article="---\nheadline: Uusi\n---\n> a")
    told(office, tmp_path / "out")

    assert {path.name: path.read_bytes() for path in (tmp_path / "out" / "2026-03").iterdir()} == before


def test_a_fault_of_an_edition_publishes_nothing(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office")
    layout = tmp_path / "office" / "templates" / "layouts" / "email-article.txt"
    layout.parent.mkdir(parents=True)
    layout.write_text("{{ headline }}\n", encoding="utf-8")

    assert told(office, tmp_path / "out") == [
        "issues/2026-03/01-kevat.md:4: email.txt has lost words of this: lumi, suli"
        " (a template forgets it, or it has no room)"
    ]
    assert not (tmp_path / "out").exists()


def test_warnings_come_with_the_errors_and_with_a_build(tmp_path: Path) -> None:
    article = ARTICLE + "\n:::{infographic} luvut\n:::\n"
    office = make_office(tmp_path / "office", article=article, figures={"luvut": TILES})
    warning = 'issues/2026-03/figures/luvut.yaml:5: warning: tile "t" is left out: its status is unclear'
    warnings = [str(problem) for problem in build(office, tmp_path / "out").warnings]
    (folder_of(office) / "01-kevat.md").write_text(article + "\n> c", encoding="utf-8")
    error = "issues/2026-03/01-kevat.md:9: a quotation block (>) is not used (write :::{pull-quote} … :::)"

    assert warnings == [warning]
    assert told(office, tmp_path / "out", "email") == [error]


def test_the_issue_s_own_channels_are_built_when_none_is_asked_for(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office", issue=ISSUE + "channels: [email]\n")
    said: list[str] = []
    built = pipeline.build(office, folder_of(office), out=tmp_path / "out", say=said.append)

    assert [edition.channel for edition in built.editions] == ["email"]
    assert said == ["reading issues/2026-03", "making the email edition"]


def test_an_issue_in_a_language_without_labels_is_told(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office", issue=ISSUE + "lang: de\n")

    assert told(office, tmp_path / "out") == ['issues/2026-03/issue.yaml:9: unknown language "de" (known: en, fi, sv)']


def test_check_builds_nothing(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office")
    checked = pipeline.check(office, folder_of(office))

    assert (checked.channels, checked.warnings) == (("email", "print"), ())
    assert sorted(path.name for path in office.root.iterdir()) == ["issues", "taitto.yaml"]


def test_an_issue_s_own_folder_is_never_built_into(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office")
    with pytest.raises(Exception, match="is not replaced"):
        build(office, office.root / "issues")

    assert sorted(path.name for path in folder_of(office).iterdir()) == ["01-kevat.md", "issue.yaml"]


def test_the_print_edition_carries_what_was_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class FaultyChannel:
        OFFER = CHANNELS["print"].OFFER

        @staticmethod
        def render(issue: object, style: object, magazine: object) -> Edition:
            return Edition(channel="print", artifacts=(), texts={}, warnings=("a face is missing",))

    monkeypatch.setattr(pipeline, "CHANNELS", {**CHANNELS, "print": FaultyChannel})
    office = make_office(tmp_path / "office")

    assert [str(problem) for problem in build(office, tmp_path / "out", "print").warnings] == [
        "print: warning: a face is missing"
    ]


def test_settings_without_a_site_still_build(tmp_path: Path) -> None:
    office = make_office(tmp_path / "office", settings=SETTINGS.replace("site: https://seutu.example\n", ""))

    assert find_office(office.root).settings.site is None
    assert build(office, tmp_path / "out").warnings == ()


def test_a_folder_that_cannot_be_written_is_the_machine_s_fault(tmp_path: Path) -> None:
    office = make_office(tmp_path)
    (tmp_path / "out").touch()
    with pytest.raises(EnvironmentFault, match=r"out/2026-03: cannot be written: "):
        pipeline.build(office, office.issue_folder(None), channels=["email"], out=tmp_path / "out")
