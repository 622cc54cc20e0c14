"""The command line's boundary: what a person reads, and with which code the command ends."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click
import pytest

from taitto import __version__, cli, pipeline
from taitto.cli import run
from tests.support.offices import ARTICLE, make_issue, make_office


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office of one issue, as the working directory."""
    make_office(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_tells_every_fault_on_a_line_and_nothing_else(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_issue(office / "issues" / "2026-03", article=ARTICLE + "\n> a\n\n[b](c)\n\n[^d]: e\n")
    code = run(["check"])
    out, err = capsys.readouterr()

    assert (code, out) == (1, "")
    assert [line.partition(": ")[0] for line in err.splitlines()] == [
        f"issues/2026-03/01-kevat.md:{line}" for line in (6, 8, 10)
    ]


def test_the_working_directory_can_be_the_issue(
    office: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(office / "issues" / "2026-03")
    code = run(["check", "."])
    out, _ = capsys.readouterr()

    assert (code, out) == (0, "issues/2026-03: no errors, 0 warnings\n")


@pytest.mark.parametrize("parents", [0, 2])
def test_an_issue_elsewhere_is_named_by_its_path(
    parents: int, office: Path, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make_issue(tmp_path_factory.mktemp("muualla", numbered=True).joinpath(*["a"] * parents, "kevät 2026"))
    code = run(["build", "--channel", "email", str(folder)])
    out, _ = capsys.readouterr()

    assert code == 0
    assert out.splitlines()[0].startswith("build/kevät 2026/email.html  ")
    assert (office / "build" / "kevät 2026" / "email.txt").is_file()


def test_several_issues_are_built_one_after_the_other(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_issue(office / "issues" / "2026-04")
    code = run(["build", "2026-03", "2026-04", "--channel", "email", "--out", "ulos"])
    out, _ = capsys.readouterr()

    assert code == 0
    assert [line.split("  ")[0] for line in out.splitlines() if "email.html" in line] == [
        "ulos/2026-03/email.html",
        "ulos/2026-04/email.html",
    ]


def test_of_several_issues_none_is_built_when_one_is_unknown(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = run(["build", "2026-03", "2026-05", "--channel", "email"])

    assert code == 1
    assert "issues/2026-05: there is no such issue" in capsys.readouterr().err
    assert not (office / "build").exists()


def test_warnings_are_told_and_the_build_goes_on(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (office / "issues" / "2026-03" / "02-talvi.md").write_text(ARTICLE, encoding="utf-8")
    code = run(["build", "--channel", "email"])
    _, err = capsys.readouterr()

    assert code == 0
    assert "issues/2026-03/02-talvi.md: warning: no entry of contents names this article" in err


@pytest.mark.usefixtures("office")
def test_pictures_are_not_told_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    run(["build", "--channel", "email"])

    assert all("images/" not in line for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [([], 2), (["--version"], 0), (["--help"], 0), (["build", "--help"], 0), (["check", "a", "b"], 2), (["--no"], 2)],
)
@pytest.mark.usefixtures("office")
def test_words_about_the_command_have_their_codes(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == code
    assert "Traceback" not in "".join(capsys.readouterr())


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    run(["--version"])

    assert capsys.readouterr().out == f"taitto, version {__version__}\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
@pytest.mark.usefixtures("office")
def test_an_interrupt_is_told_in_one_word(
    error: BaseException, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr(pipeline, "build", interrupted)

    assert run(["build"]) == cli.INTERRUPTED
    assert capsys.readouterr().err.strip() == "interrupted"


@pytest.mark.usefixtures("office")
def test_the_log_of_a_bug_tells_where_it_was(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def broken(*args: object, **kwargs: object) -> None:
        raise AssertionError("ääkkösiä")

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(pipeline, "check", broken)
    code = run(["check"])
    match = re.fullmatch(r"taitto: this is a bug; what happened is in (\S+)\n", capsys.readouterr().err)
    assert match is not None
    log = Path(match[1]).read_text(encoding="utf-8")

    assert code == cli.BUG
    assert log.startswith(f"taitto {__version__}, Python {sys.version}")
    assert "AssertionError: ääkkösiä" in log
    assert Path(match[1]).parent == tmp_path


def test_the_command_ends_the_process_with_its_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["taitto", "--version"])
    with pytest.raises(SystemExit) as end:
        cli.main()

    assert end.value.code == 0


def test_a_file_in_place_of_the_build_folder_ends_with_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_office(tmp_path)
    (tmp_path / "build").touch()
    monkeypatch.chdir(tmp_path)
    code = cli.run(["build", "--channel", "email"])

    assert code == 3
    assert "build/2026-03: cannot be written: " in capsys.readouterr().err
