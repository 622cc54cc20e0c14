"""assets/theme.yaml alone names a colour, a typeface or a type size; assets/labels alone hold the frame's words."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from taitto.fonts import CAPITALS, family_name
from taitto.labels import Labels
from taitto.theme import read_theme

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(path for path in (ROOT / "templates").rglob("*.*"))
ENGINE = sorted((ROOT / "taitto").rglob("*.py"))
LABELS = sorted((ROOT / "assets" / "labels").glob("*.yaml"))

NAMED_COLOURS = (
    "white|black|gr[ae]y|silver|red|green|blue|navy|teal|aqua|maroon|olive|lime|yellow|orange|purple|fuchsia|pink|brown"
)
COLOUR = re.compile(
    r"(?<![\w&])#[0-9a-fA-F]{3,8}\b|\b(?:rgba?|hsla?|device-cmyk)\(|"
    rf"(?:color|colour|background|border|fill|stroke)[\w-]*\s*[:=]\s*[\"']?[^;\"'{{}}]*\b(?:{NAMED_COLOURS})\b(?!-)"
)
JINJA_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
FAMILY = re.compile(r"font-family\s*[:=]\s*(?P<value>\"\{\{[^\"]*\}\}\"|\{\{.*?\}\}|\"[^\"]*\"|[^;}]+)")
QUOTED_FAMILY = re.compile(r"[\"'](?P<name>[A-Z][\w]*(?: [A-Z][\w]*)*)[\"']")
SIZE = re.compile(
    r"(?:font-size\s*[:=]\s*\"?|(?<![\w-])font\s*:[^;}{]*?)(?P<size>(?<![\w.{])\d*\.?\d+(?:pt|px|mm|rem)?(?=\s*(?:[;\"/!}]|$)))"
)

ALLOWED_SIZES = {
    ("layouts/email-head.mjml", "11px"): "note marks stand above the line: the one text that may be small",
    ("layouts/email-head.mjml", "30px"): "tiles on a phone: the largest size at which two stand side by side",
    ("layouts/email-head.mjml", "26px"): "tiles on the narrowest phones",
    ("layouts/email-head.mjml", "28px"): "headlines on a phone: long Finnish words",
    ("layouts/email.mjml", "1px"): "a blank section that keeps the foot apart",
    ("layouts/print.css", "0"): "WeasyPrint's own marks of a footnote, hidden",
    ("layouts/print.css", "6pt"): "note marks",
    ("layouts/print.css", "46pt"): "the drop cap: three lines of the text's own grid high",
    ("blocks/pull-quote/print.css", "44pt"): "the quote mark is an ornament",
}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "templates").as_posix()


def source(path: Path) -> str:
    return JINJA_COMMENT.sub("", path.read_text(encoding="utf-8"))


def literals(path: Path) -> list[str]:
    """Return a module's strings, without its docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    talk = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in talk]
    return [node.value for node in strings if isinstance(node.value, str)]


def in_templates(search: Callable[[Path], set[str]]) -> dict[str, set[str]]:
    """Return what was found, by template; templates in which nothing was found are left out."""
    found = {name_of(path): search(path) for path in TEMPLATES}
    return {name: things for name, things in found.items() if things}


def test_no_template_names_a_colour() -> None:
    assert not in_templates(lambda path: {match[0] for match in COLOUR.finditer(source(path))})


def test_no_template_names_a_typeface() -> None:
    """The names that taitto.fonts gives to the theme's typefaces may stand in a style sheet: they are no others'."""
    theme = read_theme(ROOT / "assets" / "theme.yaml", "theme.yaml")
    own = {CAPITALS, *(family_name(name) for name in theme.typefaces)}

    def foreign(path: Path) -> set[str]:
        families = {match["value"].strip('" ') for match in FAMILY.finditer(source(path))}
        found = {value for value in families if not value.startswith(("{{", "var(", "inherit"))}
        return (found | (quoted(path) if path.suffix == ".css" else set())) - own

    def quoted(path: Path) -> set[str]:
        return {match["name"] for match in QUOTED_FAMILY.finditer(source(path))}

    assert not in_templates(foreign)


def test_no_template_names_a_type_size() -> None:
    """Heights of lines and other lengths belong to the layout; a size of type is `var(--…)` or comes from `theme`."""

    def sizes(path: Path) -> set[str]:
        found = {match["size"] for match in SIZE.finditer(source(path))}
        return {size for size in found if (name_of(path), size) not in ALLOWED_SIZES}

    assert not in_templates(sizes)


def test_what_is_allowed_is_needed() -> None:
    used = {(name_of(path), match["size"]) for path in TEMPLATES for match in SIZE.finditer(source(path))}
    assert not set(ALLOWED_SIZES) - used


def test_the_engine_names_no_look() -> None:
    named = re.compile(rf"{COLOUR.pattern}|^(?:{NAMED_COLOURS})$|font-family\s*:|font-size\s*:|\b\d+(?:pt|px)\b")
    found = {path.relative_to(ROOT).as_posix(): [s for s in literals(path) if named.search(s)] for path in ENGINE}
    assert not {path: strings for path, strings in found.items() if strings}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("color: #fff", ["#fff"]),
        ('background-color="white"', ['background-color="white']),
        ("border: 1px solid black", ["border: 1px solid black"]),
        ("color: rgb(1, 2, 3)", ["rgb("]),
        ('href="#sources" &#160; white-space: nowrap; color: {{ paper.text }}', []),
    ],
)
def test_colours_are_seen(text: str, found: list[str]) -> None:
    assert [match[0] for match in COLOUR.finditer(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("font: 600 7pt/9pt var(--sans)", ["7pt"]),
        ("font-size: 12px", ["12px"]),
        ('font-size="14px"', ["14px"]),
        ("font-size:0;", ["0"]),
        ("font: 400 var(--body)/13pt var(--sans)", []),
        ('font-size="{{ mail.sizes.body.size }}px"', []),
        ('font: 600 {{ theme.print.sizes.body.size }}pt "Taitto Sans"', []),
    ],
)
def test_type_sizes_are_seen(text: str, found: list[str]) -> None:
    assert [match["size"] for match in SIZE.finditer(text)] == found


def test_every_language_has_the_same_labels() -> None:
    keys = {path.stem: set(yaml.safe_load(path.read_text(encoding="utf-8"))) for path in LABELS}
    assert set(keys) == {"fi", "sv", "en"}
    assert not {
        lang: found ^ set(Labels.model_fields) for lang, found in keys.items() if found ^ set(Labels.model_fields)
    }
    assert all(yaml.safe_load(path.read_text(encoding="utf-8"))["lang"] == path.stem for path in LABELS)


def test_templates_ask_for_labels_that_exist() -> None:
    known = set(Labels.model_fields)
    assert not in_templates(lambda path: set(re.findall(r"\blabels\.(\w+)", source(path))) - known)
