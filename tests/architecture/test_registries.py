"""Each registry, its modules, its templates and its golden files name the same things; what is missing is named."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from taitto import blocks, channels, commands, infographics
from taitto.blocks import BLOCKS
from taitto.channels import CHANNELS
from taitto.checking import EDITION_CHECKS, SOURCE_CHECKS, editions, grammar, letters, source, word_count
from taitto.cli import VERBS
from taitto.errors import Problem
from taitto.infographics import DRAWN, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
GOLDEN = ROOT / "tests" / "golden"
FORMS = {"email.mjml", "email.txt", "print.html"}
FORMS_AT_WILL = {"print.css", "web.html", "figure.svg"}
SHARED = {
    "blocks": {"source"},  # what a block is made from
    # Numbers with their units, the answers of kinds that are shown whole, what charts share, maps.
    "infographics": {"values", "whole", "chart", "maps"},
    "channels": set[str](),
    "commands": set[str](),
}
SHARED_TEMPLATES = "drawn"  # of all kinds that are drawn
PLOTS = {"mail-light.svg", "phone-light.svg", "side-on-mist.svg"}
OTHERWISE_RENDERED = {"infographic"}  # a block that is rendered by its kind's templates
LAYOUTS = {"email": {"email.mjml", "email.txt"}, "press": {"print.html"}, "print": {"print.html", "print.css"}}


def modules(package: ModuleType) -> set[str]:
    """Return the modules of a package, without those that its members share."""
    folder = Path(str(package.__file__)).parent
    return {path.stem for path in folder.glob("*.py")} - {"__init__"} - SHARED[folder.name]


def module_names(registry: Mapping[str, Any]) -> dict[str, str]:
    return {name: module.__name__.rpartition(".")[2] for name, module in registry.items()}


def folders(path: Path) -> set[str]:
    return {folder.name for folder in path.iterdir() if folder.is_dir()}


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def agree(named: Iterable[str], found: Iterable[str], where: str) -> None:
    named, found = set(named), set(found)
    assert not named - found, f"missing in {where}"
    assert not found - named, f"in {where}, but in no list"


@pytest.mark.parametrize(
    ("registry", "package"),
    [(BLOCKS, blocks), (KINDS, infographics), (CHANNELS, channels)],
    ids=["BLOCKS", "KINDS", "CHANNELS"],
)
def test_every_module_is_in_its_list(registry: Mapping[str, Any], package: ModuleType) -> None:
    agree(module_names(registry).values(), modules(package), package.__name__)
    for name, module in module_names(registry).items():
        assert module.strip("_") == name.replace("-", "_"), "a module is called as what it makes"
    assert list(registry) == sorted(registry)


def test_every_verb_has_its_command() -> None:
    agree(VERBS, modules(commands), "taitto/commands")
    assert dict(VERBS) == {verb: f"taitto.commands.{verb}" for verb in VERBS}


@pytest.mark.parametrize(
    ("names", "part"),
    [(set(BLOCKS) - OTHERWISE_RENDERED, "blocks"), ({*KINDS, SHARED_TEMPLATES} - set(DRAWN), "infographics")],
    ids=["BLOCKS", "KINDS"],
)
def test_everything_has_its_templates(names: set[str], part: str) -> None:
    agree(names, folders(TEMPLATES / part), f"templates/{part}")
    for name in names:
        agree(FORMS, files(TEMPLATES / part / name) - FORMS_AT_WILL, f"templates/{part}/{name}")


@pytest.mark.parametrize(
    ("names", "part", "source_file"),
    [(BLOCKS, "blocks", "source.md"), (KINDS, "infographics", "figure.yaml")],
    ids=["BLOCKS", "KINDS"],
)
def test_everything_has_its_golden_files(names: Mapping[str, Any], part: str, source_file: str) -> None:
    agree(names, folders(GOLDEN / part), f"tests/golden/{part}")
    for name in names:
        wanted = {source_file, *FORMS} | ({"describe.txt"} if part == "infographics" else set())
        wanted |= PLOTS if name in DRAWN else set()
        here = GOLDEN / part / name
        assert not wanted - files(here), f"missing in tests/golden/{part}/{name}"
        assert not {path.name for path in here.iterdir() if path.suffix not in {".yaml", ".md"}} - wanted


def test_every_channel_has_its_layouts() -> None:
    agree(CHANNELS, LAYOUTS, "LAYOUTS of this test")
    found = files(TEMPLATES / "layouts")
    for channel, layouts in LAYOUTS.items():
        assert not layouts - found, f"missing in templates/layouts for {channel}"
    assert not {name for name in found if name.split("-")[0].split(".")[0] not in CHANNELS}, "of no channel"


def test_every_check_is_in_its_list() -> None:
    for checks, homes in ((SOURCE_CHECKS, (source, grammar)), (EDITION_CHECKS, (editions, letters, word_count))):
        offered = {
            name
            for module in homes
            for name, thing in vars(module).items()
            if getattr(thing, "__module__", "") == module.__name__ and "Problem" in yielded(thing) and name[0] != "_"
        }
        agree((str(getattr(check, "__name__", check)) for check in checks), offered, "taitto/checking")


def yielded(thing: object) -> str:
    """Return the annotation of what a function returns when it yields problems alone, else nothing."""
    annotation = str(getattr(thing, "__annotations__", {}).get("return", ""))
    return annotation if annotation == f"Iterator[{Problem.__name__}]" else ""
