"""Figure: a picture with its alternative text, caption and credit, all of which it must have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from taitto.blocks.source import Fault
from taitto.model import At
from taitto.richtext import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from taitto.blocks.source import BlockSource
    from taitto.errors import Place
    from taitto.model import Picture
    from taitto.richtext import Rich

_PERCENT = re.compile(r"^(\d{1,2}|100) ?%$")
_RATIO = re.compile(r"^(\d{1,3}):(\d{1,3})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture.

    `ratio` is the width over the height that print shows of it, None for all of it; `focus` is the height at which it
    is cut, 0 at the top to 1 at the bottom.
    """

    name: ClassVar[str] = "figure"
    picture: Picture
    alt: str
    caption: Rich
    credit: str
    ratio: float | None
    focus: float
    place: Place
    at: At = At.WIDE

    def texts(self) -> Iterator[str]:
        """Yield the caption and the credit."""
        yield plain(self.caption)
        yield self.credit


def parse(source: BlockSource) -> Figure | None:
    """Return the figure; report what it lacks."""
    source.expect({"alt", "credit", "ratio", "focus"})
    alt = source.required("alt", "what the picture shows, for those who do not see it")
    credit = source.required("credit", "who made the picture")
    caption = source.paragraph("a caption")
    ratio = _ratio(source)
    focus = _focus(source)
    if not source.argument:
        source.fault("figure needs a picture file", "write :::{figure} images/name.jpg")
        return None
    try:
        picture = source.resources.picture(source.argument)
    except Fault as fault:
        source.fault(fault.text, fault.hint)
        return None
    return Figure(
        picture=picture,
        alt=alt,
        caption=caption,
        credit=credit,
        ratio=ratio,
        focus=focus,
        place=source.place,
        at=source.position(At.WIDE),
    )


def _ratio(source: BlockSource) -> float | None:
    option = source.options.get("ratio")
    if option is None:
        return None
    match = _RATIO.match(option.value)
    if match is None or int(match[2]) == 0 or int(match[1]) == 0:
        source.fault(f'"{option.value}" is no ratio', "write :ratio: 16:9", option.place)
        return None
    return int(match[1]) / int(match[2])


def _focus(source: BlockSource) -> float:
    option = source.options.get("focus")
    match = _PERCENT.match(option.value) if option else None
    if option and match is None:
        source.fault(f'"{option.value}" is no share', "write :focus: 70 %, from 0 % at the top to 100 %", option.place)
    return int(match[1]) / 100 if match else 0.5
