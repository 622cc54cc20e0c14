"""The office: its settings, theme, labels, numbers and dates, and the faces that are cut for it."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from taitto import formats
from taitto.colours import contrast
from taitto.config import ENGINE, find_office
from taitto.errors import ContentError, EnvironmentFault
from taitto.fonts import ensure_faces
from taitto.labels import Labels, read_labels
from taitto.theme import read_theme

SETTINGS = """\
format: 1
name: Lehti
publisher: Seutu
postal_address: Katu 1
sender: {name: Lehti, address: lehti@seutu.example}
"""
THEME = (ENGINE / "assets" / "theme.yaml").read_text(encoding="utf-8")


def make_office(root: Path, **issues: str) -> Path:
    (root / "taitto.yaml").write_text(SETTINGS, encoding="utf-8")
    for name in issues:
        (root / "issues" / name).mkdir(parents=True)
        (root / "issues" / name / "issue.yaml").write_text("", encoding="utf-8")
    return root


def message(error: pytest.ExceptionInfo[ContentError]) -> str:
    return str(error.value)


def labels(lang: str) -> Labels:
    return read_labels(ENGINE / "assets" / "labels", lang, "assets/labels")


def test_the_office_is_found_upwards(tmp_path: Path) -> None:
    deep = make_office(tmp_path) / "a" / "b"
    deep.mkdir(parents=True)

    assert find_office(deep).root == tmp_path


def test_without_an_office_ours_serves(tmp_path: Path) -> None:
    assert find_office(tmp_path).root == ENGINE


def test_an_office_s_own_file_wins(tmp_path: Path) -> None:
    office = find_office(make_office(tmp_path))
    ours = office.asset("theme.yaml")
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "theme.yaml").write_text(THEME, encoding="utf-8")

    assert ours == ENGINE / "assets" / "theme.yaml"
    assert office.asset("theme.yaml") == tmp_path / "assets" / "theme.yaml"
    assert office.template_folders() == (tmp_path / "templates", ENGINE / "templates")


def test_an_issue_is_found_by_name_by_path_or_as_the_newest(tmp_path: Path) -> None:
    office = find_office(make_office(tmp_path, **{"2026-01": "", "2026-02": ""}))

    assert office.issue_folder("2026-01") == tmp_path / "issues" / "2026-01"
    assert office.issue_folder(str(tmp_path / "issues" / "2026-01")) == tmp_path / "issues" / "2026-01"
    assert office.issue_folder(None) == tmp_path / "issues" / "2026-02"
    assert office.shown(tmp_path / "issues" / "2026-01") == "issues/2026-01"
    assert office.shown(Path("/elsewhere")) == "/elsewhere"


def test_an_issue_that_is_not_there_is_told(tmp_path: Path) -> None:
    office = find_office(make_office(tmp_path))
    with pytest.raises(ContentError) as none_yet:
        office.issue_folder(None)
    (tmp_path / "issues" / "2026-01").mkdir(parents=True)
    (tmp_path / "issues" / "2026-01" / "issue.yaml").touch()
    with pytest.raises(ContentError) as unknown:
        office.issue_folder("2026-11")

    assert message(none_yet) == "issues: there is no issue yet (make a folder with an issue.yaml)"
    assert message(unknown) == 'issues/2026-11: there is no such issue (did you mean "2026-01"?)'


def test_a_faulty_taitto_yaml_is_told(tmp_path: Path) -> None:
    (tmp_path / "taitto.yaml").write_text(SETTINGS + "site: seutu.example\n", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        find_office(tmp_path)

    assert message(error) == 'taitto.yaml:6: "site" is not what it should be (write it as https://example.org)'


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'stone: "#556564"',
            'stone: "#999999"',
            'theme.yaml:29: "stone" on "paper" has a contrast of 2.8:1'
            " (text needs at least 4.5:1: choose a darker or a lighter colour)",
        ),
        (
            "ink, quiet: stone, accent: amber, link: pine, rule: hairline}\n  mist",
            "inc, quiet: stone, accent: amber, link: pine, rule: hairline}\n  mist",
            'theme.yaml:29: there is no colour "inc"',
        ),
        ("{paper: dusk,", "{paper: dawn,", 'theme.yaml:37: there is no ground "dawn"'),
        (
            "plum, lake, slate]",
            "plum, lake, fog]",
            'theme.yaml:42: "fog" has a contrast of 1.5:1 on its ground (marks need at least 3:1)',
        ),
        (
            "small: {size: 14,",
            "small: {size: 12,",
            'theme.yaml:70: "small" is 12 (the least that is read with ease is 13.5)',
        ),
        ("plum, lake, slate]", "plum, lake, sea]", 'theme.yaml:42: there is no colour "sea"'),
        (
            "[pine, clay, plum",
            "[pine, lake, plum",
            'theme.yaml:42: "lake" is as light as "pine" before it: in greyscale they are one'
            " (L* must differ by 8: change their order or their lightness)",
        ),
        (
            'clay: "#b0600f"',
            'clay: "#17735f"',
            'theme.yaml:42: "clay" and "pine" look alike to people with tritanopia: they differ by 5'
            " (ΔE must be at least 11: make one lighter or darker)",
        ),
        (
            'slate: "#65787e"',
            'slate: "#74878d"',
            'theme.yaml:42: neither "#10302f" nor "#ffffff" can be read on "slate"'
            " (numbers on it need 4.5:1: make it darker or lighter)",
        ),
        ('"#ffffff"', '"white"', 'theme.yaml:8: "paper" is not what it should be (write it as #rrggbb in lower case)'),
    ],
)
def test_a_faulty_theme_is_told(old: str, new: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "theme.yaml"
    assert old in THEME
    path.write_text(THEME.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_theme(path, "theme.yaml")

    assert message(error).splitlines()[0] == expected


def test_a_language_without_labels_is_told() -> None:
    with pytest.raises(ContentError) as error:
        labels("de")

    assert message(error) == "assets/labels/de.yaml: there is no such file"


@pytest.mark.parametrize(
    ("lang", "value", "expected"),
    [
        ("fi", "12800", "12 800"),
        ("fi", "1000", "1 000"),
        ("fi", "1234567.50", "1 234 567,5"),
        ("fi", "-20", "−20"),
        ("fi", "1.7", "1,7"),
        ("en", "12800.25", "12,800.25"),
        ("sv", "0", "0"),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(lang: str, value: str, expected: str) -> None:
    assert formats.number(Decimal(value), labels(lang)) == expected


@pytest.mark.parametrize(
    ("lang", "iso", "expected"),
    [
        ("fi", "2017-10", "lokakuu 2017"),
        ("fi", "2019-06-06", "6.6.2019"),
        ("fi", "2019-06-06/2019-06-07", "6.–7.6.2019"),
        ("sv", "2019-06-06/2019-06-07", "6–7 juni 2019"),
        ("en", "2019-06-06/2019-06-07", "6–7 June 2019"),
        ("fi", "2019-06-30/2019-07-01", "30.6.–1.7.2019"),
        ("fi", "2019-06/2019-08", "kesä–elokuu 2019"),
        ("en", "2019-06-06/2019-06-06", "6 June 2019"),
    ],
)
def test_dates_are_written_as_the_language_writes_them(lang: str, iso: str, expected: str) -> None:
    assert formats.period(iso, labels(lang)) == expected


def test_a_face_is_cut_when_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    theme = read_theme(ENGINE / "assets" / "theme.yaml", "assets/theme.yaml")
    sans = theme.typefaces["sans"].model_copy(update={"weights": (400,), "italic": False})
    small = theme.model_copy(update={"typefaces": {"sans": sans}})
    told: list[str] = []
    (face,) = ensure_faces(small, told.append)
    first = face.path.read_bytes()
    face.path.unlink()
    ensure_faces(small)

    assert told == ["cut Taitto Sans 400"]
    assert face.path.read_bytes() == first


def test_fonts_that_cannot_be_kept_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "share").touch()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    theme = read_theme(ENGINE / "assets" / "theme.yaml", "assets/theme.yaml")
    with pytest.raises(EnvironmentFault, match="fonts cannot be kept here"):
        ensure_faces(theme)
