"""The frame's words in every language that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.config import ENGINE
from taitto.errors import ContentError
from taitto.files.yaml import parse_yaml
from taitto.labels import Labels, read_labels

FOLDER = ENGINE / "assets" / "labels"
LANGUAGES = ("en", "fi", "sv")


def test_the_languages_are_finnish_swedish_and_english() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == list(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_has_every_word(lang: str) -> None:
    labels = read_labels(FOLDER, lang, "labels")
    written = parse_yaml((FOLDER / f"{lang}.yaml").read_text(encoding="utf-8"), lang).data
    assert isinstance(written, dict)

    assert labels.lang == lang
    assert set(written) == set(Labels.model_fields)
    assert all(str(value).strip() for value in labels.model_dump().values())


@pytest.mark.parametrize("lang", ["fi", "sv"])
def test_no_word_is_left_in_english(lang: str) -> None:
    english, other = (read_labels(FOLDER, name, "labels").model_dump() for name in ("en", lang))

    assert [name for name, word in english.items() if name != "format" and other[name] == word] == []


def test_a_language_that_lacks_a_word_is_told(tmp_path: Path) -> None:
    text = (FOLDER / "fi.yaml").read_text(encoding="utf-8").replace("read_more:", "readmore:")
    (tmp_path / "fi.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_labels(tmp_path, "fi", "assets/labels")

    assert str(error.value).splitlines() == [
        'assets/labels/fi.yaml:1: "read_more" is missing',
        'assets/labels/fi.yaml:3: unknown key "readmore" (did you mean "read_more"?)',
    ]


def test_what_the_language_itself_knows_is_no_label(tmp_path: Path) -> None:
    text = (FOLDER / "fi.yaml").read_text(encoding="utf-8")
    (tmp_path / "fi.yaml").write_text(f"{text}months: [tammikuu]\n", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_labels(tmp_path, "fi", "assets/labels")

    line = len(text.splitlines()) + 1
    known = ", ".join(sorted(Labels.model_fields))
    assert str(error.value) == f'assets/labels/fi.yaml:{line}: unknown key "months" (known: {known})'
