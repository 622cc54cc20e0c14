"""The office's settings, and the ways to name an issue."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.config import ENGINE, find_office
from taitto.errors import ContentError
from tests.support.offices import SETTINGS, make_office

OFFICE = "format: 1\nname: L\npublisher: S\npostal_address: K\n"
SENDER = "sender: {name: L, address: l@s.example}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OFFICE, '1: "sender" is missing'),
        (OFFICE + "sender: l@s.example", '5: "sender" should be a mapping of keys and values'),
        (
            OFFICE + 'sender: {name: "L\\nM", address: l@s.fi}',
            '5: "name" is not what it should be (write it on one line)',
        ),
        (OFFICE + SENDER + "sight: a", '6: unknown key "sight" (did you mean "site"?)'),
        (OFFICE + SENDER + "site: a.example", '6: "site" is not what it should be (write it as https://example.org)'),
        (
            OFFICE + SENDER + "unsubscribe: a@b",
            '6: "unsubscribe" is not what it should be (write a https: or mailto: address)',
        ),
    ],
)
def test_a_faulty_setting_is_told(text: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "taitto.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        find_office(tmp_path)

    assert str(error.value) == f"taitto.yaml:{expected}"


@pytest.mark.parametrize(
    "address", ["seutu", "a@", "@b", "a b@c", "a@b@c", "a,b@c", "äiti@b", "a..b@c", ".a@b", "a@b..c", "<a@b>"]
)
def test_what_no_mail_goes_to_is_no_address(address: str, tmp_path: Path) -> None:
    (tmp_path / "taitto.yaml").write_text(SETTINGS + f'reply_to: "{address}"\n', encoding="utf-8")
    with pytest.raises(ContentError) as error:
        find_office(tmp_path)

    assert str(error.value) == 'taitto.yaml:7: "reply_to" is not what it should be (write it as name@example.org)'


@pytest.mark.parametrize("address", ["a@b", "a.b-c+d@e-f.example", "o'brien@a.example", "A_1@a.b.example"])
def test_the_addresses_that_people_have_are_taken(address: str, tmp_path: Path) -> None:
    office = make_office(tmp_path, settings=SETTINGS + f'reply_to: "{address}"\nfeedback: "{address}"\n')

    assert (office.settings.reply_to, office.settings.feedback) == (address, address)


@pytest.mark.parametrize("way", ["https://a.example/u?x=1", "mailto:a@b.example?subject=x"])
def test_unsubscribing_is_an_address_of_either_sort(way: str, tmp_path: Path) -> None:
    assert make_office(tmp_path, settings=SETTINGS + f'unsubscribe: "{way}"\n').settings.unsubscribe == way


@pytest.mark.parametrize(
    ("written", "here", "expected"),
    [
        ("2026-03", ".", "issues/2026-03"),
        ("2026-03/", ".", "issues/2026-03"),
        ("issues/2026-03", ".", "issues/2026-03"),
        (".", "issues/2026-03", "issues/2026-03"),
        ("..", "issues/2026-03/images", "issues/2026-03"),
        ("../2026-03", "issues/2026-03", "issues/2026-03"),
        ("muualla", ".", "muualla"),
    ],
)
def test_an_issue_is_named_as_it_is_seen_from_the_working_directory(
    written: str, here: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_office(tmp_path.resolve(), files={"images/a.txt": ""})
    (tmp_path / "muualla").mkdir()
    monkeypatch.chdir(tmp_path / here)

    assert office.shown(office.issue_folder(written)) == expected


def test_a_name_under_issues_wins_over_a_folder_of_the_same_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = make_office(tmp_path.resolve())
    (tmp_path / "build" / "2026-03").mkdir(parents=True)
    (tmp_path / "build" / "2026-03" / "issue.yaml").touch()
    monkeypatch.chdir(tmp_path / "build")

    assert office.issue_folder("2026-03") == office.root / "issues" / "2026-03"


def test_a_folder_without_issue_yaml_is_no_issue_yet(tmp_path: Path) -> None:
    office = make_office(tmp_path.resolve())
    (tmp_path / "issues" / "2026-04").mkdir()

    assert office.issue_folder(None) == office.root / "issues" / "2026-03"
    assert office.issue_folder("2026-04") == office.root / "issues" / "2026-04"


def test_a_folder_called_taitto_yaml_marks_no_office(tmp_path: Path) -> None:
    (tmp_path / "taitto.yaml").mkdir()

    assert find_office(tmp_path).root == ENGINE


def test_taitto_s_own_templates_are_looked_for_once() -> None:
    assert find_office(ENGINE).template_folders() == (ENGINE / "templates",)
