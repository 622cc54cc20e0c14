"""Infographic: a reference to a figure file, whole or some parts of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from taitto.blocks.source import Fault
from taitto.errors import did_you_mean
from taitto.infographics import KINDS
from taitto.model import At

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.blocks.source import BlockSource
    from taitto.errors import Place
    from taitto.model import Infographic


@dataclass(frozen=True, slots=True, kw_only=True)
class InfographicBlock:
    """The figure; `pick` names the parts that are shown, nothing for all."""

    name: ClassVar[str] = "infographic"
    infographic: Infographic
    pick: tuple[str, ...]
    place: Place
    at: At = At.WIDE

    def texts(self) -> Iterator[str]:
        """Yield nothing: a figure's words depend on the language, see its kind."""
        return iter(())


def parse(source: BlockSource) -> InfographicBlock | None:
    """Return the reference; report a figure or a part that is not there."""
    source.expect({"pick"})
    if source.body:
        source.fault("infographic holds no text", "write it above or below the fence", source.body[0].place)
    if not source.argument:
        source.fault("infographic needs the name of a figure file", "write :::{infographic} name")
        return None
    try:
        infographic = source.resources.infographic(source.argument)
    except Fault as fault:
        source.fault(fault.text, fault.hint)
        return None
    pick = tuple((source.optional("pick") or "").split())
    for _, text, hint in pick_faults(infographic, pick):
        source.fault(f'"{infographic.name}" {text}', hint, source.options["pick"].place)
    return InfographicBlock(infographic=infographic, pick=pick, place=source.place, at=source.position(At.WIDE))


def pick_faults(infographic: Infographic | None, pick: Sequence[str]) -> Iterator[tuple[str, str, str | None]]:
    """Yield each name that cannot be picked, what to say of the figure, and a hint; an article (None) has no parts."""
    known = KINDS[infographic.kind].parts(infographic.spec) if infographic else ()
    for position, name in enumerate(pick):
        if name not in known:
            yield name, f'has no part "{name}"', did_you_mean(name, known)
        elif name in pick[:position]:
            yield name, f'is asked for "{name}" twice', "remove one"
