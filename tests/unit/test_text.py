"""A file on disk becomes text, or the editor is told why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from taitto.errors import ContentError
from taitto.files.text import read_text


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"\xe4", "a.md:1: the file is not UTF-8 (save it as UTF-8 in your editor)"),
        (b"a\r\nb\n\nc\xff", "a.md:4: the file is not UTF-8 (save it as UTF-8 in your editor)"),
        ("ä".encode("utf-16"), "a.md:1: the file is not UTF-8 (save it as UTF-8 in your editor)"),
        (b"a\rb\x0cc", "a.md:2: a control character (U+000C) stands here (remove it)"),
        ("a\u0085b".encode(), "a.md:1: a control character (U+0085) stands here (remove it)"),
        (b"a\n\n\x00", "a.md:3: a control character (U+0000) stands here (remove it)"),
    ],
)
def test_what_is_no_text_is_told_with_its_line(raw: bytes, expected: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(raw)
    with pytest.raises(ContentError) as error:
        read_text(tmp_path / "a.md", "a.md")

    assert str(error.value) == expected


def test_a_missing_file_is_told_by_the_name_that_the_editor_knows(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as error:
        read_text(tmp_path / "a.md", "issues/1/a.md")

    assert str(error.value) == "issues/1/a.md: there is no such file"


def test_tabs_and_soft_hyphens_are_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a\tb\u00adc\u00a0d", encoding="utf-8")

    assert read_text(tmp_path / "a.md", "a.md") == "a\tb\u00adc\u00a0d"


@pytest.mark.parametrize(
    ("raw", "line"),
    [(b"\xe4", 1), ("yksi\nkaksi\nkolme ä\n".encode("latin-1"), 3), ("a\nb".encode("utf-16"), 1)],
)
def test_a_file_in_another_encoding_is_told_with_the_line(raw: bytes, line: int, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(raw)
    with pytest.raises(ContentError) as error:
        read_text(tmp_path / "a.md", "a.md")

    assert str(error.value) == f"a.md:{line}: the file is not UTF-8 (save it as UTF-8 in your editor)"
