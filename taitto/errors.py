"""What can go wrong, told to the person who can mend it: a place, a sentence and a hint.

A `Problem` is data and travels with the results of reading and checking; exceptions end a command.

    TaittoError             anticipated; the command ends with `exit_code`
    ├── ContentError        1   problems in the issue's files
    ├── EnvironmentFault    3   the machine lacks something: a library, a folder, a font
    └── Several                 those of several issues
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


LONGEST_SENTENCE = 400


class Level(Enum):
    """How much a problem weighs: an error stops the build, a warning is told and the build goes on."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a source file: a path as the editor would type it and a line counted from 1."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        return self.path if self.line is None else f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: where it is, what is wrong and what to write instead."""

    place: Place
    text: str
    hint: str | None = None
    level: Level = Level.ERROR

    def __str__(self) -> str:
        """Return `path:line: text (hint)` on one line, with `warning:` before the text of a warning."""
        kind = "" if self.level is Level.ERROR else "warning: "
        hint = f" ({_short(self.hint)})" if self.hint else ""
        return f"{self.place}: {kind}{_short(self.text)}{hint}"


def _short(sentence: str) -> str:
    """Return a sentence on one line; a value that the author wrote into it may be of any shape and length."""
    line = " ".join(sentence.split())
    return line if len(line) <= LONGEST_SENTENCE else f"{line[: LONGEST_SENTENCE - 1]}…"


class TaittoError(Exception):
    """Anything that Taitto expects to go wrong; never shown with a traceback."""

    exit_code = 1


class ContentError(TaittoError):
    """The issue's files hold errors; carries all of them."""

    exit_code = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class EnvironmentFault(TaittoError):
    """The machine lacks something that a build needs."""

    exit_code = 3


class Several(TaittoError):
    """More than one command's worth of errors, in order; ends with the highest of their exit codes."""

    def __init__(self, errors: Iterable[TaittoError]) -> None:
        self.errors = tuple(errors)
        self.exit_code = max(error.exit_code for error in self.errors)
        super().__init__("\n".join(map(str, self.errors)))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Return whether any of the problems stops a build."""
    return any(problem.level is Level.ERROR for problem in problems)


def did_you_mean(word: str, known: Iterable[str], *, many: bool = False) -> str | None:
    """Return a hint that names the nearest known word, else all of them unless there are `many`, else None."""
    choices = sorted(known)
    near = difflib.get_close_matches(word.lower(), [choice.lower() for choice in choices], n=1)
    if near:
        match = next(choice for choice in choices if choice.lower() == near[0])
        return f'did you mean "{match}"?'
    return f"known: {', '.join(choices)}" if choices and not many else None
