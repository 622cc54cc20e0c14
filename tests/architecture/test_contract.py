"""What the house's plan promises and no single module can keep: imports, file lengths, names, docstrings."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
ENGINE = sorted((ROOT / "taitto").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
LONGEST_FILE = 300
LONGEST_DOOR = 120
BANNED = {"util", "utils", "helper", "helpers", "common", "base", "manager", "managers"}
Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_a_later_stage_never_reaches_into_an_earlier_one() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_short() -> None:
    long = {shown(path): lines(path) for path in (*ENGINE, *TESTS) if lines(path) > LONGEST_FILE}
    assert not long
    assert lines(ROOT / "build.py") <= LONGEST_DOOR


def test_names_say_what_a_thing_is() -> None:
    """A module or a class called utils or manager says nothing."""
    named = [(shown(path), set(path.stem.split("_"))) for path in (*ENGINE, *TESTS)]
    named += [(f"{shown(path)}: {node.name}", camel(node.name)) for path in ENGINE for node in classes(path)]
    assert not [name for name, parts in named if parts & BANNED]


def test_all_that_is_public_says_what_it_is() -> None:
    assert not [name for path in ENGINE for name in undocumented(path)]


def test_every_module_says_what_it_is_for() -> None:
    assert not [shown(path) for path in (*ENGINE, *TESTS) if not ast.get_docstring(tree(path))]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def classes(path: Path) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef))


def camel(name: str) -> set[str]:
    return {part.lower() for part in re.findall(r"[A-Z]+[a-z]*|[a-z]+", name)}


def undocumented(path: Path) -> Iterator[str]:
    """Yield each public function, class and method without a docstring. What is inside a function is its own."""
    found: list[tuple[str, Named]] = [(node.name, node) for node in tree(path).body if isinstance(node, Named)]
    while found:
        name, node = found.pop()
        if node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield f"{shown(path)}:{node.lineno}: {name}"
        if isinstance(node, ast.ClassDef):
            found += [(f"{name}.{part.name}", part) for part in node.body if isinstance(part, Named)]
