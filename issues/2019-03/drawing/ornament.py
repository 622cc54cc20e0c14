"""The ornament of the house: a line of spruces over a shore, as a small SVG."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from scenery import Span, Wood, bump, swell, wood
from svg import PINE, below, lens, mix, paint

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEIGHT = 696, 64
TITLE = "Kuusirivi rannan yllä"


def _shorten(trees: str) -> str:
    """The same path data with whole units, to keep the file small."""
    return trees.replace("-0 ", "0 ")


def markup() -> str:
    """The ornament as SVG text, its title first."""
    rng = Random(16)  # noqa: S311
    shore = 52
    calm = swell(rng, shore, 0.6, 90, 2)
    far = bump(bump(bump(calm, 196, 74, 15), 500, 96, 18), 606, 30, 5)
    bank = bump(bump(calm, 352, 70, 3), 90, 50, 1)
    raised = bump(bank, 352, 400, 2)
    groups = ((58, 132, 24), (292, 412, 32), (566, 612, 21))
    near = "".join(wood(rng, raised, Span(left, right), Wood(tall, 8, 0.34, 0.55)) for left, right, tall in groups)
    thin = wood(rng, far, Span(110, 290), Wood(10, 9, 0.4, 0.6)) + wood(rng, far, Span(410, 640), Wood(10, 9, 0.4, 0.6))
    ripple = "".join(
        lens(x, y, w, 1.5) for x, y, w in ((120, 57, 150), (352, 57.5, 230), (352, 61, 120), (588, 57, 130))
    )
    body = paint(below(far, 70, WIDTH - 16, shore + 1, 14) + thin, mix(PINE, "#e8f0ee", 0.68))
    body += paint(lens(WIDTH / 2, shore + 1.6, WIDTH, 3.6) + near, PINE)
    body += paint(ripple, mix(PINE, "#e8f0ee", 0.45))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="174mm" height="16mm"'
        f' role="img"><title>{TITLE}</title>{_shorten(body)}</svg>\n'
    )


def save(folder: Path) -> Path:
    """Write the ornament."""
    target = folder / "ornament.svg"
    target.write_text(markup(), encoding="utf-8")
    return target
