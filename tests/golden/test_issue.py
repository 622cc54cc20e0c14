"""The sample issue whole: the mail, its text part and the words of the magazine, page by page, beside golden files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest

if TYPE_CHECKING:
    from tests.conftest import Golden, Sample

HERE = Path(__file__).parent / "issue"


@pytest.mark.parametrize("name", ["email.html", "email.txt"])
def test_mail(name: str, sample: Sample, golden: Golden) -> None:
    """A picture's name holds a hash of its bytes, which are for the tests of pictures to judge, as a PDF's size is."""
    text = re.sub(r"-[0-9a-f]{8}\.jpg", ".jpg", sample.text(name))
    text = re.sub(r"\d,\d\u00a0Mt", "0,0\u00a0Mt", text)
    golden(text.replace("><", ">\n<") if name.endswith("html") else text, HERE / name)


def test_magazine(sample: Sample, golden: Golden) -> None:
    """What a reader can copy out of the PDF. A word broken at a line's end is shown whole."""
    with pypdfium2.PdfDocument(sample.folder / "issue.pdf") as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    parts = [f"── {number} ──\n{text}\n\n" for number, text in enumerate(pages, start=1)]
    golden("".join(parts).replace("\r\n", "\n").replace("\ufffe", ""), HERE / "pages.txt")
