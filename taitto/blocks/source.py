"""What a block is made from: everything that stood in the file, with places, and a way to report faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from taitto.errors import Place, Problem, did_you_mean
from taitto.model import At

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from taitto.model import Block, Infographic, Picture
    from taitto.richtext import Rich


class Fault(Exception):
    """What a look-up in the issue's folder found wrong: a sentence and a hint, still without a place."""

    def __init__(self, text: str, hint: str | None = None) -> None:
        self.text = text
        self.hint = hint
        super().__init__(text)


class Resources(Protocol):
    """What the issue's folder holds beside the article."""

    def picture(self, path: str) -> Picture:
        """Return a picture; raise Fault when there is none or it cannot be used."""
        ...

    def infographic(self, name: str) -> Infographic:
        """Return a figure file by its stem; raise Fault when there is none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """The value of one `:key: value` line."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockSource:
    """A block as it stands in the file. `text` is a body of one paragraph; `cells` are a table's rows.

    Of a body that `is_faulty` some blocks may be missing: what it lacks has been told already.
    """

    name: str
    place: Place
    report: Callable[[Problem], None]
    resources: Resources
    argument: str = ""
    options: Mapping[str, Option]
    body: tuple[Block, ...] = ()
    text: Rich = ()
    items: Sequence[Sequence[Block]] = ()
    cells: Sequence[Sequence[Rich]] = ()
    aligns: Sequence[str] = ()
    level: int = 0
    start: int | None = None
    is_faulty: bool = False

    def fault(self, text: str, hint: str | None = None, place: Place | None = None) -> None:
        """Report an error at the block or at a place of its own."""
        self.report(Problem(place or self.place, text, hint))

    def expect(self, options: Iterable[str]) -> None:
        """Report every option that is not among the expected ones."""
        known = {*options, "at"}
        for key, option in self.options.items():
            if key not in known:
                self.fault(f'{self.name} has no option "{key}"', did_you_mean(key, known), option.place)

    def optional(self, key: str) -> str | None:
        """Return an option's value, or None."""
        option = self.options.get(key)
        return option.value if option and option.value else None

    def required(self, key: str, example: str) -> str:
        """Return an option's value; report it when it is missing."""
        value = self.optional(key)
        if value is None:
            self.fault(f'{self.name} needs ":{key}:"', f"write :{key}: {example}")
        return value or ""

    def position(self, default: At) -> At:
        """Return the `:at:` option, or the block's own default."""
        option = self.options.get("at")
        if option is None:
            return default
        if option.value not in set(At):
            self.fault(f'"{option.value}" is no place on a page', did_you_mean(option.value, At), option.place)
            return default
        return At(option.value)

    def allow(self, types: tuple[type[Block], ...], what: str) -> None:
        """Report each block in the body that is of another type."""
        for block in self.body:
            if not isinstance(block, types):
                self.fault(f"{self.name} holds {what}, not {block.name}", None, block.place)

    def paragraph(self, what: str) -> Rich:
        """Return the body's one paragraph; report a body that is empty or something else."""
        if not self.text and not self.is_faulty:
            self.fault(f"{self.name} needs {what} between its fences, one paragraph")
        return self.text
