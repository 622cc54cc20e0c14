"""Blocks and infographics → one form of one channel, by templates found by name.

`blocks/<block>/<form>` and `infographics/<kind>/<form>`, where a form is `email.mjml`, `email.txt`, `print.html`
or, of kinds that are drawn, `web.html`; these share the templates of `infographics/drawn`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from markupsafe import Markup

from taitto import formats
from taitto.blocks.infographic import InfographicBlock
from taitto.infographics import DRAWN, KINDS
from taitto.rendering.plots import Drawable, Frame

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

    def block(self, block: Block, notes: Mapping[str, Note], width: float | None = None) -> Markup:
        """Return a block; its note marks are looked up in `notes`. `width` is given where `at` does not tell it."""
        if isinstance(block, InfographicBlock):
            return self.figure(block.infographic, Frame(at=block.at, level=3, width=width), block.pick)
        return self._render(f"blocks/{block.name}/{self.form}", {"block": block, "width": width, **self.texts(notes)})

    def blocks(self, blocks: Iterable[Block], notes: Mapping[str, Note], width: float | None = None) -> Markup:
        """Return blocks one after the other."""
        return Markup().join(self.block(block, notes, width) for block in blocks)

    def rich(self, rich: Rich, notes: Mapping[str, Note]) -> Markup:
        """Return a rich text."""
        return Markup(self.inline(notes, self.numbers).render(rich))  # noqa: S704 (escaped by the renderer)

    def figure(self, infographic: Infographic, frame: Frame, pick: tuple[str, ...] = ()) -> Markup:
        """Return an infographic, whole or the picked parts of it."""
        kind = KINDS[infographic.kind]
        labels = self.style.labels
        spec = kind.published(infographic.spec)
        if pick:
            spec = kind.picked(spec, pick)
        content = {
            "infographic": infographic,
            "spec": spec,
            "kind": kind,
            "frame": frame,
            "at": frame.at,
            "pick": pick,
            "layout": frame.layout,
            "level": frame.level,
            "cite": lambda key: self.numbers.number(infographic.notes, key),
            "inner": lambda name, **room: self.figure(
                infographic.inner[name], replace(frame, level=frame.level + 1, within=infographic, **room)
            ),
        }
        if infographic.kind not in DRAWN:
            return self._render(f"infographics/{infographic.kind}/{self.form}", content)
        table = DRAWN[infographic.kind].data_table(spec, labels)
        alt = spec.alt or kind.describe(spec, labels)
        drawable = Drawable(infographic=infographic, spec=spec, frame=frame, alt=alt, table=table, labels=labels)
        content |= {"drawable": drawable, "table": table}
        return self._render(f"infographics/drawn/{self.form}", content)

    def sources(self) -> tuple[tuple[int, Markup], ...]:
        """Return the number and the text of each note mentioned so far."""
        return tuple((number, self.rich(text, {})) for number, text in self.numbers.cited)

    def texts(self, notes: Mapping[str, Note]) -> dict[str, Any]:
        """Return what a template renders rich texts and blocks with."""
        return {
            "rich": lambda rich: self.rich(rich, notes),
            "block_of": lambda block: self.block(block, notes),
            "blocks_of": lambda blocks, width=None: self.blocks(blocks, notes, width),
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
