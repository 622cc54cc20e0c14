"""MJML → the HTML of a mail, by MRML. Its faults, which come without a place, are told with the template's name."""

from __future__ import annotations

import re

from mjml import mjml2html

from taitto.rendering.rust import rust_kept_quiet
from taitto.rendering.templates import TemplateFault

DEEPEST = 100
"""How many tags may stand in each other. MRML follows them until its stack overflows and the process dies: on a thread
with a small stack at about as many mj-wrappers, on the main thread at twenty times as many."""

_TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)|<(/?)([a-z][\w:-]*+)(?:[^<>"']|"[^"]*"|'[^']*')*+>""", re.DOTALL | re.IGNORECASE
)
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
"""HTML's tags that hold nothing and are not closed."""

_BETWEEN_GHOSTS = re.compile(r"<!\[endif\]-->\s*<!--\[if mso \| IE\]>")
_ROW_MARK = "<!-- outlook-row -->"
"""What a template writes in an mj-raw between two columns; MRML would refuse the unbalanced tags themselves."""
_ROW = "<!--[if mso | IE]></tr><tr><![endif]-->"
_VALUE = re.compile(r"""(?<=[\w-]=)"[^"<>]*"(?=[\s/>])""")
_LEFT_OVER = re.compile(r"<(mj-[a-z-]+)")


def compile_mjml(source: str, template: str) -> str:
    """Return the HTML of an MJML document that `template` made.

    Raises:
        TemplateFault: it is no MJML, is nested too deep, or holds a tag that MRML passed over in silence.

    """
    if _depth(source) > DEEPEST:
        raise TemplateFault(f"{template}: more than {DEEPEST} tags stand in each other")
    try:
        # Without `fonts={}` MRML links to a font service as soon as a stack names one of its fonts.
        with rust_kept_quiet():
            html = mjml2html(_VALUE.sub(_kept, source), fonts={})
    except BaseException as error:
        # MRML's own panics are no Exception.
        if isinstance(error, (KeyboardInterrupt, SystemExit)):
            raise
        raise TemplateFault(f"{template}: the template makes no valid MJML: {error}") from error
    left_over = _LEFT_OVER.search(html)
    if left_over:
        raise TemplateFault(f"{template}: MJML has no tag <{left_over[1]}> here")
    html = html.replace(_ROW_MARK, _ROW)
    # Outlook reads two conditionals in a row as one; each joint costs 50 bytes.
    return _BETWEEN_GHOSTS.sub("", html)


def _kept(value: re.Match[str]) -> str:
    r"""Return a value as MRML leaves it alone: it would write a no-break space as `\u{a0}`, as Rust's sources do."""
    if value[0].isprintable() and "\\" not in value[0]:
        return value[0]
    return "".join(c if c.isprintable() and c != "\\" else f"&#{ord(c)};" for c in value[0])


def _depth(source: str) -> int:
    """Return how many tags stand in each other, where that is most."""
    depth = deepest = 0
    for tag in _TAG.finditer(source):
        closing, name = tag.groups()
        if closing:
            depth = max(0, depth - 1)
        elif name and name.lower() not in _VOID and not tag[0].endswith("/>"):
            depth += 1
            deepest = max(deepest, depth)
    return deepest
