"""SVG → pixels, by resvg: no network, no files but the faces that are given, the same pixels on every machine."""

from __future__ import annotations

import io
import threading
from typing import TYPE_CHECKING, Any

from PIL import Image

from taitto.rendering.rust import rust_kept_quiet

if TYPE_CHECKING:
    from pathlib import Path

CSS_DPI = 96.0
"""Of drawings that are measured in millimetres."""


class BrokenSvgError(Exception):
    """Something that is no SVG."""


def pixels(svg: str, width: int, faces: tuple[Path, ...] = ()) -> Image.Image:
    """Return a drawing `width` pixels wide, as RGBA; its texts are set in the given faces alone.

    Raises:
        BrokenSvgError: it is no SVG, or has no size.

    """
    import resvg  # an office without drawings does without it

    try:
        with rust_kept_quiet():
            tree = resvg.usvg.Tree.from_str(svg, _options(faces))
            scale = width / tree.int_size()[0]
            size = width, max(1, round(tree.int_size()[1] * scale))
            png = resvg.render(tree, (scale, 0, 0, 0, scale, 0), bg_size=size)
    except BaseException as error:
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        raise BrokenSvgError(str(error)) from error
    image = Image.open(io.BytesIO(png))
    image.load()
    return image


class _Kept(threading.local):
    """resvg's options by the faces in them. Each thread has its own: none may use another one's."""

    def __init__(self) -> None:
        self.options: dict[tuple[Path, ...], Any] = {}


_KEPT = _Kept()


def _options(faces: tuple[Path, ...]) -> Any:
    from resvg import usvg

    if faces not in _KEPT.options:
        options = usvg.Options.default()
        options.dpi = CSS_DPI
        for face in faces:
            options.load_font_file(str(face))
        _KEPT.options[faces] = options
    return _KEPT.options[faces]
