"""The draft, read back by Python's own parser."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage, MIMEPart
from types import MappingProxyType

import pytest

from taitto.mime import Draft, draft_bytes

PICTURES = MappingProxyType({"images/a-1x1.jpg": b"\xff\xd8\xff", "images/b.png": b"\x89PNG", "images/c.bin": b"c"})
HTML = '<img src="images/a-1x1.jpg"><img src="images/b.png"><img src="images/a-1x1.jpg"><p>images/b.png</p>\n'


def draft(**changes: object) -> Draft:
    values: dict[str, object] = {
        "subject": "Seutukaupunkien äänekäs ja hyvin pitkä otsikko – ”näin” se meni, 55 kaupunkia",
        "sender_name": "Seutu, lehti",
        "sender_address": "a@b.example",
        "reply_to": None,
        "text": "Hyvää päivää – ”kaikille”\n\n-- \nSeutu\n",
        "html": HTML,
        "pictures": PICTURES,
    }
    return Draft(**{**values, **changes})  # type: ignore[arg-type]


def parsed(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def tree(part: MIMEPart) -> object:
    inner = [tree(child) for child in part.iter_parts()]
    return [part.get_content_type(), *inner] if inner else part.get_content_type()


def test_the_parts_stand_as_mail_programs_expect_them() -> None:
    assert tree(parsed(draft_bytes(draft()))) == [
        "multipart/alternative",
        "text/plain",
        ["multipart/related", "text/html", "image/jpeg", "image/png", "application/octet-stream"],
    ]
    assert tree(parsed(draft_bytes(draft(pictures={})))) == ["multipart/alternative", "text/plain", "text/html"]


def test_every_picture_that_the_html_shows_is_in_the_mail() -> None:
    message = parsed(draft_bytes(draft()))
    html = message.get_body(("html",))
    assert html is not None
    shown = re.findall(r'src="cid:([^"]+)"', html.get_content())
    held = {part["Content-ID"][1:-1]: part for part in message.walk() if part["Content-ID"]}

    assert set(shown) <= set(held)
    assert len(shown) == 3
    assert {part.get_filename(): part.get_content() for part in held.values()} == {
        "a-1x1.jpg": b"\xff\xd8\xff",
        "b.png": b"\x89PNG",
        "c.bin": b"c",
    }
    assert {part.get_content_disposition() for part in held.values()} == {"inline"}
    assert "<p>images/b.png</p>" in html.get_content()


def test_headers_are_short_ascii_lines_and_say_all() -> None:
    raw = draft_bytes(draft())
    head = raw.partition(b"\r\n\r\n")[0]
    message = parsed(raw)

    assert message["Subject"] == draft().subject
    assert message["From"].addresses[0].display_name == "Seutu, lehti"
    assert (message["X-Unsent"], message["Reply-To"], message["To"], message["Date"]) == ("1", None, None, None)
    assert head.isascii()
    assert max(map(len, head.split(b"\r\n"))) <= 78


@pytest.mark.parametrize("text", ["ä" * 5000, "a" * 5000, "From a\n.\n..b\n", "a \n-- \nb\t\n", "\ufeffa\u2028b\n"])
def test_any_text_comes_back_in_short_lines(text: str) -> None:
    raw = draft_bytes(draft(text=text, html=f"<p>{text}</p>"))
    message = parsed(raw)
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None

    assert plain.get_content().replace("\r\n", "\n").removesuffix("\n") == text.removesuffix("\n")
    assert html.get_content().replace("\r\n", "\n").removesuffix("\n") == f"<p>{text}</p>"
    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert raw.isascii()


def test_the_same_draft_has_the_same_bytes_and_another_one_other_boundaries() -> None:
    one, same, other = draft_bytes(draft()), draft_bytes(draft()), draft_bytes(draft(text="a\n"))
    boundaries = [set(re.findall(rb'boundary="([^"]+)"', raw)) for raw in (one, other)]

    assert one == same
    assert len(boundaries[0]) == 2
    assert not boundaries[0] & boundaries[1]
    assert b"\r\n" in one
    assert b"\n" not in one.replace(b"\r\n", b"")
