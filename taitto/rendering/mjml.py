"""MJML → the HTML of a mail, by MRML. Its faults, which come without a place, are told with the template's name."""

from __future__ import annotations

import re

from mjml import mjml2html

from taitto.rendering.templates import TemplateFault

_BETWEEN_GHOSTS = re.compile(r"<!\[endif\]-->\s*<!--\[if mso \| IE\]>")
_ROW_MARK = "<!-- outlook-row -->"
"""What a template writes in an mj-raw between two columns; MRML would refuse the unbalanced tags themselves."""
_ROW = "<!--[if mso | IE]></tr><tr><![endif]-->"
_LEFT_OVER = re.compile(r"<(mj-[a-z-]+)")


def compile_mjml(source: str, template: str) -> str:
    """Return the HTML of an MJML document that `template` made.

    Raises:
        TemplateFault: it is no MJML, or holds a tag that MRML passed over in silence.

    """
    try:
        # Without `fonts={}` MRML links to a font service as soon as a stack names one of its fonts.
        html = mjml2html(source, fonts={})
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
