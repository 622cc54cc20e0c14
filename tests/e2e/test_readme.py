"""README.md's commands, as written there, in a clone that has its .venv already."""

from __future__ import annotations

import ast
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = (
    "build.py",
    "taitto.yaml",
    "requirements.lock",
    "requirements-dev.lock",
    "assets",
    "templates",
    "issues",
    "taitto",
)
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:sh|bash|console)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
COMMANDS = [line.removeprefix("$ ").strip() for block in BLOCKS for line in block.splitlines() if line.strip()]
RUN = [line for line in COMMANDS if shlex.split(line, comments=True)[2:3] != ["test"]]
AN_ISSUE = ("issue.yaml", "01-ohjelma-paattyy.md", "images/kansi.jpg", "images/verkosto.jpg")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The house without what git ignores, and this run's .venv with the stamps of a finished set-up."""
    clone = tmp_path_factory.mktemp("clone") / "taitto"
    clone.mkdir()
    for part in HOUSE:
        (shutil.copytree if (ROOT / part).is_dir() else shutil.copy)(ROOT / part, clone / part)
    (clone / ".venv").mkdir()
    for made in Path(sys.prefix).iterdir():
        if made.suffix != ".lock":
            (clone / ".venv" / made.name).symlink_to(made)
    for lock in ("requirements.lock", "requirements-dev.lock"):
        (clone / ".venv" / lock).write_bytes(bytes(clone) + b"\n" + (clone / lock).read_bytes())
    return clone


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which each folder that README names under ~ holds a small issue."""
    home = tmp_path_factory.mktemp("home")
    for name in re.findall(r"~/(\S+)", "\n".join(COMMANDS)):
        for part in AN_ISSUE:
            (home / name / part).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / "issues" / "2019-03" / part, home / name / part)
        text = (home / name / "issue.yaml").read_text(encoding="utf-8")
        kept = text[: text.index("contents:")] + "contents: [01-ohjelma-paattyy]\n"
        (home / name / "issue.yaml").write_text(kept, encoding="utf-8")
    return home


def test_readme_starts_with_the_two_commands() -> None:
    words = [shlex.split(line, comments=True) for line in BLOCKS[0].splitlines()]
    assert words == [["python3", "build.py"], ["python3", "build.py", "test"]]


@pytest.mark.slow
@pytest.mark.parametrize("command", RUN)
def test_a_command_does_what_it_says(command: str, clone: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(home))
    done = subprocess.run(["bash", "-c", command], cwd=clone, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    made = [clone / line.split("  ")[0] for line in done.stdout.splitlines() if line.startswith("build/")]
    assert all(path.is_file() for path in made)
    assert bool(made) != (" check" in command)
    assert "Making" not in done.stderr, "it set up what was there"


def test_testing_is_one_command() -> None:
    """`build.py test` is what .ci/run runs, and it runs everything that guards this house; here it only is read."""
    command = next(line for line in COMMANDS if line not in RUN)
    words = shlex.split(command, comments=True)
    assert words == ["python3", "build.py", "test"]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert script[-1].removeprefix("exec ").split() == words
    assert [line.split()[0] for line in script[1:-1]] == ["set", "cd", "export"], "and nothing else"
    tree = ast.parse((ROOT / "build.py").read_text(encoding="utf-8"))
    tests = next(
        ast.literal_eval(n.value)
        for n in tree.body
        if isinstance(n, ast.Assign) and ast.unparse(n.targets[0]) == "TESTS"
    )
    assert [line.split()[0] for line in tests] == ["ruff", "ruff", "mypy", "lint-imports", "deptry", "pytest"]


def test_what_readme_shows_is_there() -> None:
    shown = [*re.findall(r"<img src=\"([^\"]+)\"", README), *re.findall(r"\]\((?!https?:)([^)#]+)\)", README)]
    assert len(shown) > 1
    assert [path for path in shown if not (ROOT / path).exists()] == []


def test_readme_names_every_block_and_kind() -> None:
    from taitto.blocks import BLOCKS, MARKDOWN_OWN
    from taitto.infographics import KINDS

    assert [name for name in BLOCKS if name not in MARKDOWN_OWN and f":::{{{name}}}" not in README] == []
    assert [name for name in KINDS if f"`{name}`" not in README] == []
