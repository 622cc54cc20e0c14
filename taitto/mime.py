"""The form of a mail: headers, a text part, an HTML part and the pictures that it shows."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A mail without recipients. `pictures` are files by the path under which the HTML names them."""

    subject: str
    sender_name: str
    sender_address: str
    reply_to: str | None
    text: str
    html: str
    pictures: Mapping[str, bytes]


def draft_bytes(draft: Draft) -> bytes:
    """Return the draft as an .eml file that a mail program opens for sending (`X-Unsent`)."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = draft.subject
    message["From"] = Address(display_name=draft.sender_name, addr_spec=draft.sender_address)
    if draft.reply_to:
        message["Reply-To"] = draft.reply_to
    message["X-Unsent"] = "1"
    message.set_content(draft.text, subtype="plain", charset="utf-8", cte="quoted-printable")
    html = draft.html
    for path in draft.pictures:
        html = html.replace(f'"{path}"', f'"cid:{_content_id(path)}"')
    message.add_alternative(html, subtype="html", charset="utf-8", cte="quoted-printable")
    _, html_part = message.iter_parts()
    for path, data in draft.pictures.items():
        maintype, _, subtype = (mimetypes.guess_type(path)[0] or "application/octet-stream").partition("/")
        html_part.add_related(
            data,
            maintype=maintype,
            subtype=subtype,
            cid=f"<{_content_id(path)}>",
            filename=PurePosixPath(path).name,
            disposition="inline",
        )
    _fix_boundaries(message, draft)
    return message.as_bytes()


def _content_id(path: str) -> str:
    return path.replace("/", ".") + "@taitto"


def _fix_boundaries(message: EmailMessage, draft: Draft) -> None:
    """Give each multipart a boundary made of the content: the default one is random."""
    digest = hashlib.sha256((draft.subject + draft.html + draft.text).encode()).hexdigest()[:24]
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_taitto_{number}_{digest}")
