"""email.eml, opened as a mail program opens it."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Sample

LONGEST_LINE = 998
CID = re.compile(r"cid:([^\"'\s)]+)")


@pytest.fixture(scope="module")
def draft(sample: Sample) -> EmailMessage:
    message = message_from_bytes((sample.folder / "email.eml").read_bytes(), policy=default)
    assert isinstance(message, EmailMessage)
    return message


def content(draft: EmailMessage, subtype: str) -> str:
    part = draft.get_body(preferencelist=(subtype,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_it_is_a_draft_in_the_offices_name(draft: EmailMessage, sample: Sample) -> None:
    assert draft["X-Unsent"] == "1"
    assert draft["Subject"] == sample.issue.subject
    sender = sample.office.settings.sender
    assert [(a.display_name, a.addr_spec) for a in draft["From"].addresses] == [(sender.name, sender.address)]
    assert (draft["To"], draft["Cc"], draft["Bcc"]) == (None, None, None)
    assert [part.defects for part in draft.walk() if part.defects] == []


def test_the_text_is_the_text(draft: EmailMessage, sample: Sample) -> None:
    assert content(draft, "plain") == sample.text("email.txt")


def test_the_html_is_the_html_with_its_pictures_inside(draft: EmailMessage, sample: Sample) -> None:
    html = content(draft, "html")
    pictures = {
        str(part["Content-ID"]).strip("<>"): part for part in draft.walk() if part.get_content_maintype() == "image"
    }
    named = set(CID.findall(html))
    assert named == set(pictures)
    assert len(named) > 1
    paths = {path.name: path.relative_to(sample.folder).as_posix() for path in sample.folder.rglob("*.*")}
    for cid, part in pictures.items():
        path = paths[part.get_filename() or ""]
        assert part.get_content() == (sample.folder / path).read_bytes()
        html = html.replace(f"cid:{cid}", path)
    assert html.rstrip("\n") == sample.text("email.html").rstrip("\n")
    assert {f"images/{path.name}" for path in (sample.folder / "images").iterdir()} == set(
        re.findall(r"images/[^\"]+", sample.text("email.html"))
    )


def test_lines_fit_every_mail_server(sample: Sample) -> None:
    lines = (sample.folder / "email.eml").read_bytes().split(b"\r\n")
    assert max(map(len, lines)) <= LONGEST_LINE
    assert not [line for line in lines if b"\n" in line or not line.isascii()]
