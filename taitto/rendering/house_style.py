"""All that makes an edition look and sound like this house: theme, labels, templates, settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from taitto.labels import Labels, read_labels
from taitto.rendering.templates import Templates
from taitto.theme import Theme, read_theme

if TYPE_CHECKING:
    from pathlib import Path

    from taitto.config import Office, Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseStyle:
    """What every channel is handed beside the issue.

    `ornament` is an SVG that closes the magazine, `profile` the ICC file of the press.
    """

    settings: Settings
    theme: Theme
    labels: Labels
    templates: Templates
    ornament: bytes
    profile: Path


def read_house_style(office: Office, lang: str) -> HouseStyle:
    """Read the office's theme and the labels of a language.

    Raises:
        ContentError: one of the files is wrong.

    """
    theme = office.asset("theme.yaml")
    labels = office.asset(f"labels/{lang}.yaml").parent
    return HouseStyle(
        settings=office.settings,
        theme=read_theme(theme, office.shown(theme)),
        labels=read_labels(labels, lang, office.shown(labels)),
        templates=Templates(office.template_folders(), lang),
        ornament=office.asset("ornament.svg").read_bytes(),
        profile=office.asset(office.settings.press.profile),
    )
