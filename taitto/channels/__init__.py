"""Channels: each makes one edition of an issue. They never open the issue's files and know nothing of each other.

To add a channel: a module here, its layouts under `templates/layouts`, goldens, and one line in `CHANNELS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from taitto.channels import email, press, print  # noqa: A004 (the edition's name)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from taitto.model import Edition, Issue, Magazine, Offer
    from taitto.rendering.house_style import HouseStyle


class Channel(Protocol):
    """What a channel's module holds."""

    @property
    def OFFER(self) -> Offer:  # noqa: N802 (a constant is held, under a constant's name)
        """Return how the channel can show an entry."""
        ...

    def render(self, issue: Issue, style: HouseStyle, magazine: Magazine | None = None, /) -> Edition:
        """Return the edition, whole or not at all. `magazine` is the readers' PDF, if it was made before this one."""
        ...


CHANNELS: Mapping[str, Channel] = {
    "email": email,
    "press": press,
    "print": print,
}
