"""Blocks and infographics → one form of one channel, by templates found by name.

`blocks/<block>/<form>` and `infographics/<kind>/<form>`, where a form is `email.mjml`, `email.txt` or `print.html`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from markupsafe import Markup

from taitto import formats
from taitto.blocks.infographic import InfographicBlock
from taitto.infographics import KINDS
from taitto.model import At, Layout

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from taitto.model import Block, Infographic, Note
    from taitto.rendering.house_style import HouseStyle
    from taitto.rendering.notes import Notes
    from taitto.richtext import Rich


class InlineRenderer(Protocol):
    """Renders rich text in one form."""

    def render(self, rich: Rich, /) -> str:
        """Return the rendered text."""
        ...


class InlineMaker(Protocol):
    """Makes the renderer for texts whose notes are looked up in one article or figure."""

    def __call__(self, notes: Mapping[str, Note], numbers: Notes, /) -> InlineRenderer:
        """Return the renderer."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Renders everything of one edition in one form. `shared` is what every template may ask for."""

    form: str
    style: HouseStyle
    numbers: Notes
    inline: InlineMaker
    shared: Mapping[str, Any]

    def layout(self, name: str, **content: Any) -> Markup:
        """Return the rendered `layouts/<name>`."""
        return self._render(f"layouts/{name}", content)

    def block(self, block: Block, notes: Mapping[str, Note]) -> Markup:
        """Return a block; its note marks are looked up in `notes`."""
        if isinstance(block, InfographicBlock):
            return self.figure(block.infographic, pick=block.pick, at=block.at, level=3)
        return self._render(f"blocks/{block.name}/{self.form}", {"block": block, **self.texts(notes)})

    def blocks(self, blocks: Iterable[Block], notes: Mapping[str, Note]) -> Markup:
        """Return blocks one after the other."""
        return Markup().join(self.block(block, notes) for block in blocks)

    def rich(self, rich: Rich, notes: Mapping[str, Note]) -> Markup:
        """Return a rich text."""
        return Markup(self.inline(notes, self.numbers).render(rich))  # noqa: S704 (escaped by the renderer)

    def figure(
        self,
        infographic: Infographic,
        *,
        pick: tuple[str, ...] = (),
        at: At = At.WIDE,
        layout: Layout = Layout.PAGE,
        level: int = 2,
    ) -> Markup:
        """Return an infographic, whole or the picked parts of it; `level` is that of a heading over it."""
        kind = KINDS[infographic.kind]
        spec = kind.published(infographic.spec)
        if pick:
            spec = kind.picked(spec, pick)
        content = {
            "infographic": infographic,
            "spec": spec,
            "kind": kind,
            "at": at,
            "pick": pick,
            "layout": layout,
            "level": level,
            "cite": lambda key: self.numbers.number(infographic.notes, key),
            "describe": lambda: spec.alt or kind.describe(spec, self.style.labels),
        }
        return self._render(f"infographics/{infographic.kind}/{self.form}", content)

    def sources(self) -> tuple[tuple[int, Markup], ...]:
        """Return the number and the text of each note mentioned so far."""
        return tuple((number, self.rich(text, {})) for number, text in self.numbers.cited)

    def texts(self, notes: Mapping[str, Note]) -> dict[str, Any]:
        """Return what a template renders rich texts and blocks with."""
        return {
            "rich": lambda rich: self.rich(rich, notes),
            "block_of": lambda block: self.block(block, notes),
            "blocks_of": lambda blocks: self.blocks(blocks, notes),
        }

    def _render(self, name: str, content: Mapping[str, Any]) -> Markup:
        labels = self.style.labels
        return self.style.templates.render(
            name,
            {
                "theme": self.style.theme,
                "labels": labels,
                "settings": self.style.settings,
                "date": lambda iso: formats.date(iso, labels),
                "period": lambda iso: formats.period(iso, labels),
                "number": lambda value: formats.number(value, labels),
                **self.shared,
                **content,
            },
        )
