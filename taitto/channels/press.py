"""The magazine for a printer: the pages of print with bleed, as PDF/X-4 in the inks of a press."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from taitto.channels import print as magazine
from taitto.errors import ContentError, Place, Problem
from taitto.model import Offer
from taitto.pages import PRESS_DOTS_PER_INCH
from taitto.rendering.print_shelf import Output

if TYPE_CHECKING:
    from taitto.model import Edition, Issue, Magazine
    from taitto.rendering.house_style import HouseStyle

NAME = "press"
OFFER = Offer(shows=frozenset(), views=magazine.NAME)


def render(issue: Issue, style: HouseStyle, _: Magazine | None = None) -> Edition:
    """Return press.pdf and what was measured on its pages.

    Raises:
        ContentError: the profile named in taitto.yaml is none of a press with four inks; or as print does.

    """
    from taitto.rendering.pdf_press import write_press
    from taitto.rendering.press import UnfitProfileError

    press = style.settings.press
    output = Output(density=PRESS_DOTS_PER_INCH, bleed_mm=style.theme.print.page.bleed_mm)
    try:
        write = partial(write_press, profile=style.profile.read_bytes(), ink_limit_percent=press.ink_limit_percent)
        edition = magazine.typeset(issue, style, output, path="press.pdf", write=write)
    except (UnfitProfileError, OSError) as error:
        text = f'the profile "{press.profile}" is of no use: {getattr(error, "strerror", None) or error}'
        hint = "name an ICC output profile of four inks under assets/, or remove the line"
        raise ContentError([Problem(Place("taitto.yaml"), text, hint)]) from error
    return replace(edition, channel=NAME)
