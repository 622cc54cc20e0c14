"""The theme's names, its readable texts and its page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from taitto.colours import contrast
from taitto.config import ENGINE
from taitto.errors import ContentError
from taitto.files.yaml import parse_yaml
from taitto.theme import CONTRAST_AT_LEAST, NEEDED, PrintPage, read_theme

FILE = ENGINE / "assets" / "theme.yaml"
THEME = FILE.read_text(encoding="utf-8")
SHIPPED = read_theme(FILE, "assets/theme.yaml")
PAPER = next(line for line in THEME.splitlines() if line.startswith("  paper: {"))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.00),
        ("#00ff00", "#000000", 15.30),
        ("#010101", "#000000", 1.01),
        ("#0a0a0a", "#0b0b0b", 1.01),
    ],
)
def test_contrast_agrees_with_published_values(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_every_ground_has_one_for_dark_mode_that_can_be_read() -> None:
    theme = read_theme(FILE, "theme.yaml")
    texts = ("text", "quiet", "accent", "link")
    dark = [theme.on_dark(ground) for ground in theme.dark]

    assert set(theme.dark) <= set(theme.grounds)
    assert min(contrast(getattr(g, role), g.ground) for g in dark for role in texts) >= CONTRAST_AT_LEAST


def test_a_ground_gives_colours_in_place_of_names() -> None:
    theme = read_theme(FILE, "theme.yaml")

    assert theme.on("paper").ground == theme.colours["paper"]
    assert set(theme.on("paper").model_dump().values()) <= set(theme.colours.values())


def test_the_measure_is_what_the_margins_leave() -> None:
    lengths = dict.fromkeys(("top_mm", "foot_mm", "bleed_mm", "gutter_mm"), 10.0)
    page = PrintPage(width_mm=210, height_mm=297, outer_mm=14, inner_mm=16, **lengths)

    assert page.measure_mm == 180


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [("outer_mm: 20", "outer_mm: 150", "44 × 259"), ("foot_mm: 20", "foot_mm: 240", "174 × 39")],
)
def test_margins_that_leave_no_room_are_told(old: str, new: str, left: str, tmp_path: Path) -> None:
    (message,) = told(tmp_path, old, new)

    assert message == f'theme.yaml:{line_of("  page:")}: "page": the margins leave {left} mm; a page needs 50'


def test_every_faint_text_is_told_at_once(tmp_path: Path) -> None:
    text = THEME
    path = tmp_path / "theme.yaml"
    path.write_text(text.replace("{ground: paper, text: ink,", "{ground: paper, text: paper,"), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_theme(path, "theme.yaml")
    (problem,) = error.value.problems

    assert problem.text == '"paper" on "paper" has a contrast of 1.0:1'


def test_a_file_that_is_no_theme_is_told(tmp_path: Path) -> None:
    (tmp_path / "theme.yaml").write_text("format: 1\ncolors: {}\n", encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_theme(tmp_path / "theme.yaml", "assets/theme.yaml")

    assert 'assets/theme.yaml:2: unknown key "colors" (did you mean "colours"?)' in str(error.value).splitlines()
    assert 'assets/theme.yaml:1: "colours" is missing' in str(error.value).splitlines()


def told(folder: Path, old: str, new: str) -> list[str]:
    assert THEME.count(old) == 1
    (folder / "theme.yaml").write_text(THEME.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_theme(folder / "theme.yaml", "theme.yaml")
    return [str(problem) for problem in error.value.problems]


def line_of(start: str) -> int:
    return next(number for number, line in enumerate(THEME.splitlines(), start=1) if line.startswith(start))


@pytest.mark.parametrize("role", ["ground", "text", "quiet", "accent", "link", "rule"])
def test_an_unknown_colour_of_a_ground_is_told_with_its_line(role: str, tmp_path: Path) -> None:
    faulty = re.sub(rf"{role}: \w+", f"{role}: inc", PAPER)

    assert told(tmp_path, PAPER, faulty) == [f'theme.yaml:{line_of("  paper: {")}: there is no colour "inc"']


@pytest.mark.parametrize("entry", ["paper: dawn", "dawn: dusk, paper: dusk"])
def test_an_unknown_ground_in_the_dark_is_told_with_its_line(entry: str, tmp_path: Path) -> None:
    assert told(tmp_path, "dark: {paper: dusk", f"dark: {{{entry}") == [
        f'theme.yaml:{line_of("dark:")}: there is no ground "dawn"'
    ]


@pytest.mark.parametrize("ground", SHIPPED.grounds)
@pytest.mark.parametrize("role", ["text", "quiet", "accent", "link"])
def test_every_text_of_the_shipped_theme_can_be_read_on_its_ground(role: str, ground: str) -> None:
    colours = SHIPPED.on(ground)

    assert contrast(getattr(colours, role), colours.ground) >= CONTRAST_AT_LEAST


@pytest.mark.parametrize(("path", "name"), [(path, name) for path, names in NEEDED.items() for name in sorted(names)])
def test_a_name_that_templates_ask_for_is_missed_where_it_should_stand(
    path: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    lines = parse_yaml(THEME, "theme.yaml").lines
    text = THEME.splitlines()
    line = lines[*path, name] - 1
    if text[line].startswith("dark:"):
        text[line] = re.sub(rf"\b{name}: \w+(, )?", "", text[line])
    else:
        del text[line]
    (tmp_path / "theme.yaml").write_text("\n".join(text), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        read_theme(tmp_path / "theme.yaml", "theme.yaml")

    assert f'theme.yaml:{lines[path]}: "{path[-1]}" lacks "{name}" (our templates ask for it)' in str(error.value)


def test_templates_ask_for_no_other_names() -> None:
    """Two lists that change together: what the templates ask of a theme, and what a theme must have."""
    templates = [path.read_text(encoding="utf-8") for path in (ENGINE / "templates").rglob("*") if path.is_file()]
    asked = {name for text in templates for name in re.findall(r'theme\.on(?:_dark)?\("(\w+)"\)', text)}
    sizes = {name for text in templates for name in re.findall(r"mail\.sizes\.(\w+)", text)}

    assert asked <= NEEDED["grounds",]
    assert sizes <= NEEDED["mail", "sizes"]
