"""Plain data → a frozen pydantic model, with every fault told as a place, a sentence and a hint."""

from __future__ import annotations

import os
import types
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, Union, get_args, get_origin

# Plugins of what else is installed would be looked up at every start, and could change what is valid.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from taitto.errors import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from taitto.files.yaml import Path, YamlDocument


class Schema(BaseModel):
    """The parent of everything that editors write in YAML: frozen, and no key is passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, hide_input_in_errors=True)


Format = Annotated[int, Field(ge=1, le=1, description="this Taitto reads format 1")]
"""The version of a file's form, the first key of each."""

AnySchema = TypeVar("AnySchema", bound=Schema)

_SENTENCES = {
    "int_parsing": "should be a whole number",
    "int_from_float": "should be a whole number",
    "decimal_parsing": "should be a number, with a full stop for decimals",
    "decimal_type": "should be a number",
    "string_type": "should be text",
    "list_type": "should be a list",
    "tuple_type": "should be a list",
    "dict_type": "should be a mapping of keys and values",
    "model_type": "should be a mapping of keys and values",
    "model_attributes_type": "should be a mapping of keys and values",
    "bool_parsing": "should be true or false",
    "too_short": "should not be empty",
    "string_too_short": "should not be empty",
}


def parse_schema(schema: type[AnySchema], document: YamlDocument) -> tuple[AnySchema | None, list[Problem]]:
    """Return the model and no problems, or None and all of them."""
    data = {} if document.data is None else document.data
    try:
        return schema.model_validate(data), []
    except ValidationError as error:
        problems = [_problem(schema, document, details) for details in error.errors(include_url=False)]
        return None, list(dict.fromkeys(problems))


def _problem(schema: type[Schema], document: YamlDocument, details: ErrorDetails) -> Problem:
    path = _path_in(document, details["loc"])
    key = path[-1] if path else ""
    place = document.place(path)
    match details["type"]:
        case "extra_forbidden":
            return Problem(place, f'unknown key "{key}"', did_you_mean(str(key), _keys_at(schema, path[:-1])))
        case "missing":
            return Problem(place, f'"{key}" is missing')
        case "literal_error" | "enum":
            context: Mapping[str, Any] = details.get("ctx", {})
            return Problem(place, f'"{key}" should be {context["expected"].replace(chr(39), chr(34))}')
        case "value_error":
            return Problem(place, f'"{key}": {details["ctx"]["error"]}' if key else str(details["ctx"]["error"]))
        case "string_pattern_mismatch" | "greater_than_equal" | "less_than_equal" | "greater_than":
            return Problem(place, f'"{key}" is not what it should be', _described(schema, path))
        case kind:
            return Problem(place, f'"{key}" {_SENTENCES.get(kind, details["msg"])}')


def _path_in(document: YamlDocument, loc: Path) -> Path:
    """Drop the parts of pydantic's path that name a union's branch and not a key of the document."""
    path: Path = ()
    for position, part in enumerate(loc):
        last = position == len(loc) - 1
        if (*path, part) in document.lines or (last and not _is_branch(part)):
            path = (*path, part)
    return path


def _is_branch(part: str | int) -> bool:
    return isinstance(part, str) and (part[:1].isupper() or part in {"str", "int", "decimal"} or "[" in part)


def _keys_at(schema: type[BaseModel], path: Path) -> set[str]:
    return {key for model in _models_at(schema, path) for key in model.model_fields}


def _described(schema: type[BaseModel], path: Path) -> str | None:
    fields = [model.model_fields.get(str(path[-1])) for model in _models_at(schema, path[:-1])]
    return next((field.description for field in fields if field is not None), None)


def _models_at(schema: type[BaseModel], path: Path) -> list[type[BaseModel]]:
    models = [schema]
    for part in path:
        if isinstance(part, int):
            continue
        fields = [model.model_fields[part].annotation for model in models if part in model.model_fields]
        models = [model for annotation in fields for model in _models_in(annotation)]
    return models


def _models_in(annotation: object) -> list[type[BaseModel]]:
    """Return the models that a field's annotation can hold, whatever it is wrapped in."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    if get_origin(annotation) in {Union, types.UnionType, Annotated, list, tuple, dict}:
        return [model for argument in get_args(annotation) for model in _models_in(argument)]
    return []
