"""The one Jinja environment: finds templates in the office's folder, then in ours; escapes and typesets all text."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import traceback
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from taitto.errors import TaittoError
from taitto.rendering import plaintext
from taitto.rendering.links import bare_address
from taitto.rendering.typography import drop_cap, tie_last_word, typeset

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


_BLANKS = re.compile(r">\s*\n\s*<")
"""Between the tags of a template; an author's blank between two marks is no line end."""


class TemplateFault(TaittoError):
    """A template has a fault of its own; the message names it and its line."""


class Templates:
    """Renders templates by name in one language."""

    def __init__(self, folders: Iterable[Path], lang: str) -> None:
        self.typeset = partial(typeset, lang=lang)
        self._folders = tuple(folders)
        self._environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(self._folders),
            # select_autoescape() goes by the last suffix and would let `*.mjml` through unescaped.
            autoescape=lambda name: name is None or not name.endswith((".txt", ".css")),  # noqa: S701
            undefined=jinja2.StrictUndefined,
            finalize=self._finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=_compiled_templates(),
        )
        self._environment.filters |= {
            "wrap": plaintext.wrap,
            "underline": plaintext.underline,
            "columns": plaintext.columns,
            "figures": plaintext.figures,
            "drop_cap": drop_cap,
            "tight": tight,
            "verbatim": escape,
            "tie_last_word": tie_last_word,
            "bare_address": bare_address,
            "units": units,
            "stopped": stopped,
        }

        # A style sheet's quote marks are no text.
        self._styles = self._environment.overlay(finalize=None)

    def names(self) -> list[str]:
        """Return the names of all templates."""
        return self._environment.list_templates()

    def join(self, names: Iterable[str], context: Mapping[str, Any]) -> Markup:
        """Return several templates rendered one after the other."""
        return Markup().join(self.render(name, context) for name in names)

    def render(self, name: str, context: Mapping[str, Any]) -> Markup:
        """Return the rendered template, marked as safe: it was escaped where its form asks for it.

        Raises:
            TemplateFault: there is no such template, or it has a fault.

        """
        environment = self._styles if name.endswith(".css") else self._environment
        try:
            return Markup(environment.get_template(name).render(context))  # noqa: S704
        except jinja2.TemplateNotFound as error:
            raise TemplateFault(f"{self._place(error, name)}: there is no template {error.name}") from error
        except jinja2.TemplateSyntaxError as error:
            raise TemplateFault(f"{error.name}:{error.lineno}: {error.message}") from error
        except (TaittoError, OSError):
            raise
        except Exception as error:
            reason = str(error) if isinstance(error, jinja2.UndefinedError) else f"{type(error).__name__}: {error}"
            raise TemplateFault(f"{self._place(error, name)}: {reason}") from error

    def _place(self, error: Exception, name: str) -> str:
        """Return the template and line where an error arose: Jinja writes both into the traceback."""
        for frame in reversed(traceback.extract_tb(error.__traceback__)):
            for folder in self._folders:
                if Path(frame.filename).is_relative_to(folder):
                    return f"{Path(frame.filename).relative_to(folder).as_posix()}:{frame.lineno}"
        return name

    def _finalize(self, value: object) -> object:
        return self.typeset(value) if isinstance(value, str) and not isinstance(value, Markup) else value


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Goes on without what a full disk does not keep."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)


def _compiled_templates() -> jinja2.BytecodeCache | None:
    """Return where compiled templates are kept beside the Python environment, as Python keeps its modules."""
    folder = Path(sys.prefix) / "share" / "taitto" / "templates"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            return _Compiled(str(folder))
    return None


def stopped(sentence: str) -> str:
    """Return a sentence with its full stop, which may stand at its end already."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def units(length: float) -> Markup:
    """Return a length to a hundredth of its unit, as short as it can be written."""
    return Markup(f"{round(length, 2):g}")  # noqa: S704 (a number)


def tight(html: Markup) -> Markup:
    """Return the HTML without the line ends between its tags."""
    return Markup(_BLANKS.sub("><", str(html)).strip())  # noqa: S704 (nothing is added)
