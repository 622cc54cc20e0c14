"""JSON Schema for text editors: it takes what Taitto takes, and marks what Taitto would tell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema
import pytest
import yaml

from taitto.cli import run
from taitto.config import ENGINE
from taitto.infographics import KINDS
from taitto.reading.json_schemas import FILES, json_schemas
from tests.support.offices import KNOWN, make_office

SCHEMAS = json_schemas(KNOWN)
OURS = [(name, path) for name, pattern in FILES.items() for path in sorted(ENGINE.glob(pattern))]


def as_a_text_editor_reads(text: str) -> Any:
    """Return YAML's own guesses, but for dates: text editors read YAML 1.2, which has none."""
    resolvers = {
        key: [(tag, pattern) for tag, pattern in found if not tag.endswith("timestamp")]
        for key, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    loader = type("Loader", (yaml.SafeLoader,), {"yaml_implicit_resolvers": resolvers})
    return yaml.load(text, loader)  # noqa: S506 (made from the safe one)


def valid(name: str) -> Callable[[Any], Any]:
    check: Callable[[Any], Any] = fastjsonschema.compile(SCHEMAS[name])
    return check


@pytest.mark.parametrize(("name", "path"), OURS, ids=lambda part: part.name if isinstance(part, Path) else part)
def test_every_file_of_ours_is_as_its_schema_says(name: str, path: Path) -> None:
    valid(name)(as_a_text_editor_reads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_s_own_schema_and_that_of_all_figures_agree(kind: str) -> None:
    golden = ENGINE / "tests" / "golden" / "infographics" / kind / "figure.yaml"
    data = as_a_text_editor_reads(golden.read_text(encoding="utf-8"))
    valid(kind)(data)
    valid("figure")(data)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("figure", "kind: rankin\ntitle: A"),
        ("figure", "title: A"),
        ("figure", "kind: ranking\ntitle: A\nsource: B\nmeasure: C\nitems: [D]"),
        ("figure", "kind: ranking\ntitle: A\nsource: B\nmeasure: C\nitems: [D, E]\nitem: F"),
        ("issue", "format: 1\ntitle: A\ntopik: B"),
        ("settings", "format: 1\nname: A"),
        ("bar", "kind: bar\ntitle: A\nsource: B"),
        ("bar", "kind: bar\ntitle: A\nsource: B\ndata: figures/a.csv"),
        ("bar", "kind: bar\ntitle: A\nsource: B\nrows: []"),
    ],
)
def test_a_fault_is_marked(name: str, text: str) -> None:
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        valid(name)(as_a_text_editor_reads(text))


@pytest.mark.parametrize("kind", ["bar", "dot-map", "table"])
def test_a_data_file_stands_for_rows(kind: str) -> None:
    columns = "[Kunta, Asukkaita]" if kind == "table" else "{label: Kunta, value: Asukkaita}"
    text = f"kind: {kind}\ntitle: A\nsource: B\ndata: figures/a.csv\ncolumns: {columns}\n"
    valid(kind)(as_a_text_editor_reads(text))


@pytest.mark.parametrize("entry", ["a: 1", "{name: a, email: half}", "{name: a, fax: omit}", "{email: omit}"])
def test_a_faulty_entry_is_marked(entry: str) -> None:
    sample = as_a_text_editor_reads((ENGINE / "issues" / "2019-03" / "issue.yaml").read_text(encoding="utf-8"))
    with pytest.raises(fastjsonschema.JsonSchemaValueException):
        valid("issue")({**sample, "contents": [as_a_text_editor_reads(entry)]})


def test_a_text_editor_is_set_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_office(tmp_path)
    monkeypatch.chdir(tmp_path)
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.rulers": [120], "yaml.schemas": {"a.json": "b.yaml"}}', encoding="utf-8")

    assert run(["schema", "--write"]) == 0
    held = json.loads(settings.read_text(encoding="utf-8"))
    assert held["editor.rulers"] == [120]
    assert {"a.json": "b.yaml", "./schemas/issue.json": "issues/*/issue.yaml"}.items() <= held["yaml.schemas"].items()
    for name in held["yaml.schemas"].keys() - {"a.json"}:
        fastjsonschema.compile(json.loads((tmp_path / name).read_text(encoding="utf-8")))
    assert "schemas/issue.json" in capsys.readouterr().out
    assert run(["schema", "--write"]) == 0
    assert json.loads((tmp_path / ".vscode" / "extensions.json").read_text(encoding="utf-8")) == {
        "recommendations": ["redhat.vscode-yaml"]
    }


def test_settings_with_remarks_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_office(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode" / "settings.json").write_text("{} // mine", encoding="utf-8")

    assert run(["schema", "--write"]) == 1
    assert "the file is no plain JSON and is left as it is" in capsys.readouterr().err
    assert not (tmp_path / "schemas").exists()


def test_one_schema_is_printed_and_an_unknown_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_office(tmp_path)
    monkeypatch.chdir(tmp_path)

    assert run(["schema", "issue"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMAS["issue"]
    assert run(["schema"]) == 0
    assert capsys.readouterr().out.split() == list(SCHEMAS)
    assert run(["schema", "isue"]) == 2
    assert 'unknown schema "isue" (did you mean "issue"?)' in capsys.readouterr().err


def test_schemas_that_cannot_be_written_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_office(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "schemas").touch()

    assert run(["schema", "--write"]) == 3
    assert "schemas cannot be written" in capsys.readouterr().err
