"""build.py as a person meets it: real processes, a copy of the door, a small stand-in for the house."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DOOR = Path(__file__).parents[2] / "build.py"
REAL_PYTHON = os.path.realpath(sys.executable)
TELL = "import os, sys; print(sys.argv[1:], os.getcwd()); sys.exit(7 if 'seven' in sys.argv else 0)"
HOUSE = {
    "requirements.lock": "# nothing",
    "taitto/__main__.py": TELL,
    "bench/__main__.py": "import sys; print('bench', sys.argv[1:])",
    "taitto/fonts.py": "print('Cutting … all')",
}
SET_UP = ["Making .venv", "Installing the packages of requirements.lock", "Cutting"]
Done = subprocess.CompletedProcess[str]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A checkout with nothing to install and a `taitto` that tells how it was called."""
    for name, text in HOUSE.items():
        path = tmp_path / "my house" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copy(DOOR, tmp_path / "my house")
    return tmp_path / "my house"


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/bash\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def start(house: Path, *words: str, python: object = REAL_PYTHON, path: object = os.environ["PATH"]) -> Done:
    """Start the door from outside the house; `path` is all of PATH."""
    command = [str(python), str(house / "build.py"), *words]
    env = {**os.environ, "PATH": str(path), "LANG": "C.UTF-8"}
    return subprocess.run(command, cwd=house.parent, env=env, capture_output=True, text=True, check=False)


def without(house: Path, *libraries: str) -> None:
    """Let the door look for libraries that no machine has."""
    text = (house / "build.py").read_text(encoding="utf-8")
    for library in libraries:
        assert f'find_library("{library}")' in text
        text = text.replace(f'find_library("{library}")', 'find_library("no-such-library")')
    (house / "build.py").write_text(text, encoding="utf-8")


def steps(done: Done) -> list[str]:
    return [line.split(" … ")[0] for line in done.stderr.splitlines() if " … " in line]


def test_the_door_is_small_and_needs_the_standard_library_alone() -> None:
    text = DOOR.read_text(encoding="utf-8")
    nodes = list(ast.walk(ast.parse(text, feature_version=(3, 8))))  # an old Python gets as far as saying so
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert len(text.splitlines()) <= 120
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


@pytest.mark.slow
def test_the_first_start_sets_up_and_the_next_only_hands_over(house: Path) -> None:
    first = start(house)
    assert (first.returncode, first.stdout) == (0, f"['build'] {house.parent}\n"), first.stderr
    assert steps(first) == SET_UP
    second = start(house, "--help")
    assert (second.stdout, second.stderr) == (f"['--help'] {house.parent}\n", "")
    assert start(house, "check", "seven").returncode == 7
    measured = start(house, "bench", "--quick")
    assert (measured.stdout, measured.stderr) == ("bench ['--quick']\n", "")
    assert steps(start(house.rename(house.with_name("moved")))) == SET_UP


@pytest.mark.slow
def test_a_half_made_venv_is_made_again(house: Path) -> None:
    (house / "requirements.lock").write_text("this is no requirement")
    broken = start(house)
    assert (broken.returncode, broken.stdout, steps(broken)) == (3, "", SET_UP[:2])
    assert "Invalid requirement" in broken.stderr
    assert "Traceback" not in broken.stderr
    (house / "requirements.lock").write_text("# nothing")
    assert steps(start(house)) == SET_UP


@pytest.mark.slow
def test_an_interpreter_that_cannot_make_a_venv_is_passed_over(house: Path, tmp_path: Path) -> None:
    program(tmp_path / "bin" / "python3.14", "echo 'pyenv: command not found' >&2; exit 127")
    program(tmp_path / "bin" / "python3", f'exec "{REAL_PYTHON}" "$@"')
    no_venv = 'case "$2" in *ensurepip*) exit 1;; esac'
    bare = program(tmp_path / "bare" / "python3", f'{no_venv}\nexec -a "$0" "{REAL_PYTHON}" "$@"')
    done = start(house, python=bare, path=f"{tmp_path}/bin:{os.environ['PATH']}")
    assert (done.returncode, done.stdout) == (0, f"['build'] {tmp_path}\n"), done.stderr
    assert "pyenv" not in done.stderr


def test_an_old_python_alone_is_told_which_one_is_needed(house: Path, tmp_path: Path) -> None:
    old = "import runpy, sys; sys.version_info = (3, 8); sys.executable = ''"
    old += "; runpy.run_path(sys.argv[1], run_name='__main__')"
    python = program(tmp_path / "old", f'exec "{REAL_PYTHON}" -c "{old}" "$@"')
    done = start(house, python=python, path=tmp_path / "empty")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("Python ≥ 3.11 needed; this is 3.")


def test_what_is_missing_is_named_with_the_line_that_installs_it(house: Path, tmp_path: Path) -> None:
    without(house, "harfbuzz-subset", "voikko")
    done = start(house, path=tmp_path / "empty")
    assert (done.returncode, done.stdout, steps(done)) == (3, "", [])
    assert "\n\n    sudo apt-get install libharfbuzz-subset0 libvoikko1\n" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may install")
def test_root_installs_what_is_missing(house: Path, tmp_path: Path) -> None:
    without(house, "voikko")
    program(tmp_path / "bin" / "apt-get", f'echo "$DEBIAN_FRONTEND $@" >> "{tmp_path}/asked"')
    done = start(house, path=f"{tmp_path}/bin:{os.environ['PATH']}")
    assert steps(done) == ["Fetching the list of Debian packages", "Installing libvoikko1"]
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    assert asked == ["noninteractive update", "noninteractive install -y --no-install-recommends libvoikko1"]
    assert done.returncode == 3
