"""Every kind of infographic in every channel, light and dark: one HTML page and one PDF in this house's style.

The figures are those of an issue of ours, `assets/gallery`. Its mail frame shows a figure alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from taitto import pipeline
from taitto.channels import CHANNELS, email, print  # noqa: A004 (the edition's name)
from taitto.config import ENGINE
from taitto.fonts import ensure_faces
from taitto.infographics import DRAWN
from taitto.model import Artifact, Infographic
from taitto.publishing import publish
from taitto.rendering.composer import Composer
from taitto.rendering.inline import HtmlInline
from taitto.rendering.notes import Notes
from taitto.rendering.plots import Drawable, Frame, PlotDesk, plot_desk
from taitto.rendering.templates import Templates

if TYPE_CHECKING:
    from pathlib import Path

    from taitto.config import Office
    from taitto.model import Entry, Issue
    from taitto.pipeline import Checked
    from taitto.rendering.house_style import HouseStyle

FOLDER = ENGINE / "assets" / "gallery"
NAME = "gallery"
WEB_PX = 672
"""The width of a figure on the page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One figure of the page: its YAML, and its mail and its drawing for the web, each on light and on dark."""

    name: str
    title: str
    source: str
    mail: tuple[str, str]
    web: tuple[Markup, Markup] | None


def build_gallery(office: Office, out: Path) -> Path:
    """Build the gallery in an office's style into a folder of its own under `out`; return that folder.

    Raises:
        ContentError: the office's style does not allow it.
        EnvironmentFault: the machine lacks something, or the folder cannot be written.

    """
    checked = pipeline.check(office, FOLDER, tuple(CHANNELS))
    pdf = print.render(checked.issue, checked.style).artifacts[0].data
    page = _page(office, checked)
    publish(out / NAME, [*page, Artifact(path="gallery.pdf", data=pdf)])
    return out / NAME


def _page(office: Office, checked: Checked) -> list[Artifact]:
    """Return index.html with its pictures and fonts."""
    issue, style = checked.issue, checked.style
    frames = (FOLDER / "frames", *office.template_folders())
    framed = replace(style, templates=Templates(frames, issue.masthead.lang))
    desk, faces = plot_desk(style), ensure_faces(style.theme)
    pictures: dict[str, Artifact] = {}
    figures = []
    for entry in issue.entries_in(email.NAME):
        edition = email.render(replace(issue, entries=(entry,)), framed)
        files = {artifact.path: artifact for artifact in edition.artifacts}
        pictures |= {path: artifact for path, artifact in files.items() if path.startswith("images/")}
        figures.append(_shown(entry, files["email.html"].data.decode(), issue, style, desk))
    context = {
        "issue": issue,
        "masthead": issue.masthead,
        "theme": style.theme,
        "faces": faces,
        "figures": figures,
    }
    html = style.templates.render("gallery/index.html", context)
    fonts = [Artifact(path=f"fonts/{face.path.name}", data=face.path.read_bytes()) for face in faces]
    return [Artifact(path="index.html", data=html.encode()), *pictures.values(), *fonts]


def _shown(entry: Entry, mail: str, issue: Issue, style: HouseStyle, desk: PlotDesk) -> Shown:
    figure = entry.item
    assert isinstance(figure, Infographic)  # noqa: S101 (articles are left out of this issue's mail)
    source = (FOLDER / "figures" / f"{figure.name}.yaml").read_text(encoding="utf-8")
    web = None
    if figure.kind in DRAWN:
        web = _web(figure, issue, style, desk, dark=False), _web(figure, issue, style, desk, dark=True)
    return Shown(name=figure.name, title=figure.spec.title, source=source, mail=(mail, _in_dark(mail)), web=web)


def _in_dark(mail: str) -> str:
    """Return a mail as programs in dark mode show it, whatever the mode of the page around."""
    return mail.replace("(prefers-color-scheme: dark)", "all")


def _web(figure: Infographic, issue: Issue, style: HouseStyle, desk: PlotDesk, *, dark: bool) -> Markup:
    """Return a figure as a web page shows it: an SVG in the page, and its data."""
    sheet = desk.on_screen(WEB_PX, "paper", dark=dark)

    def svg(drawable: Drawable) -> Markup:
        return Markup(desk.svg(drawable.draw(sheet), drawable.alt))  # noqa: S704 (our own template's)

    composer = Composer(
        form="web.html",
        style=style,
        numbers=Notes(),
        inline=lambda notes, numbers: HtmlInline(style.templates.typeset, lambda key: numbers.number(notes, key)),
        shared={"issue": issue, "masthead": issue.masthead, "svg": svg},
    )
    return composer.figure(figure, Frame())
