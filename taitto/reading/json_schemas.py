"""What may be written in YAML, as JSON Schema: a text editor that has it completes keys and marks faults."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from taitto.config import MARK, Settings
from taitto.infographics import KINDS
from taitto.labels import Labels
from taitto.reading.schemas import ArticleHead, IssueHead
from taitto.theme import Theme

if TYPE_CHECKING:
    from pydantic import BaseModel

    from taitto.reading.assembly import Known

Json = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that the YAML extensions of text editors know whole."""

FILES: Mapping[str, str] = {
    "figure": "issues/*/figures/*.y*ml",
    "issue": "issues/*/issue.yaml",
    "labels": "assets/labels/*.yaml",
    "settings": MARK,
    "theme": "assets/theme.yaml",
}
"""The files that a schema is for, from the office's folder; an article's head has none of its own."""


def json_schemas(known: Known) -> dict[str, Json]:
    """Return each schema by its name: those of FILES, `article` for a front matter, and one for each kind of figure."""
    kinds = {name: _schema(kind.Spec) for name, kind in KINDS.items()}
    for name, schema in kinds.items():
        schema["properties"]["kind"] = {"const": name}
    return {
        "article": _schema(ArticleHead),
        "figure": _figure(kinds),
        "issue": _issue(known),
        "labels": _schema(Labels),
        "settings": _schema(Settings),
        "theme": _schema(Theme),
        **kinds,
    }


def _schema(model: type[BaseModel]) -> Json:
    schema = model.model_json_schema(ref_template="#/definitions/{model}")
    definitions = {"definitions": schema.pop("$defs")} if "$defs" in schema else {}
    plain = _plain(schema)
    if "data" in plain["properties"] and "rows" in plain["required"]:  # a data file gives the rows
        plain["required"] = [key for key in plain["required"] if key != "rows"]
        plain["anyOf"] = [{"required": ["rows"]}, {"required": ["data", "columns"]}]
    return {"$schema": DIALECT, **plain, **{key: _plain(value) for key, value in definitions.items()}}


def _plain(schema: Any) -> Any:
    """Return a schema without what is pydantic's own: its titles, and patterns that JavaScript would read otherwise.

    A text may be written as a number: YAML takes `label: 3` for one, and Taitto takes it for a text.
    """
    if isinstance(schema, list):
        return [_plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _plain(value) for key, value in schema.items() if not _is_pydantic_s(key, value)}
    if plain.get("type") == "string" and "enum" not in plain:
        plain["type"] = ["string", "number"]
    return plain


def _is_pydantic_s(key: str, value: Any) -> bool:
    return isinstance(value, str) and (key == "title" or (key == "pattern" and r"\p{" in value))


def _issue(known: Known) -> Json:
    schema = _schema(IssueHead)
    entry = schema["definitions"]["EntryHead"]["properties"]
    view = entry.pop("views")["additionalProperties"]
    schema["definitions"]["EntryHead"]["properties"] = {**entry, **dict.fromkeys(known.viewing, view)}
    schema["properties"]["contents"]["items"] = {
        "anyOf": [{"type": ["string", "number"]}, {"$ref": "#/definitions/EntryHead"}]
    }
    schema["properties"]["channels"]["items"] = {"enum": list(known.channels)}
    schema["properties"]["lang"] = {"enum": list(known.languages), "default": "fi"}
    return schema


def _figure(kinds: Mapping[str, Json]) -> Json:
    """Return one schema for every figure file, in which the kind decides."""
    cases = []
    definitions: Json = {}
    for name, schema in kinds.items():
        own = schema.get("definitions", {})
        definitions |= {f"{name}.{part}": _renamed(value, name) for part, value in own.items()}
        body = {key: value for key, value in schema.items() if key not in {"definitions", "$schema"}}
        cases.append({"if": {"properties": {"kind": {"const": name}}}, "then": _renamed(body, name)})
    return {
        "$schema": DIALECT,
        "description": "An infographic: its kind, and what the kind asks for.",
        "type": "object",
        "properties": {"kind": {"enum": list(kinds)}},
        "required": ["kind"],
        "allOf": cases,
        "definitions": definitions,
    }


def _renamed(schema: Any, kind: str) -> Any:
    """Return a schema whose references lead to the definitions of a kind."""
    if isinstance(schema, list):
        return [_renamed(part, kind) for part in schema]
    if isinstance(schema, dict):
        return {
            key: value.replace("#/definitions/", f"#/definitions/{kind}.") if key == "$ref" else _renamed(value, kind)
            for key, value in schema.items()
        }
    return schema
