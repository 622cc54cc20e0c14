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
    from collections.abc import Iterable, Iterator, Mapping

    from pydantic_core import ErrorDetails

    from taitto.files.yaml import Path, YamlDocument


class Schema(BaseModel):
    """The parent of everything that editors write in YAML: frozen, and no key is passed over."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, hide_input_in_errors=True)


class FaultAt(ValueError):
    """A fault that a model finds in one of its parts; `path` leads to it from the model's own place."""

    def __init__(self, text: str, *path: str | int) -> None:
        super().__init__(text)
        self.path = path


Format = Annotated[int, Field(ge=1, le=1, description="this Taitto reads format 1")]
"""The version of a file's form, the first key of each."""
OneLine = Annotated[str, Field(min_length=1, pattern=r"^[^\p{Cc}\p{Zl}\p{Zp}]*$", description="write it on one line")]
"""What goes into a mail's header."""

AnySchema = TypeVar("AnySchema", bound=Schema)

_SENTENCES = {
    "int_parsing": "should be a whole number",
    "int_parsing_size": "should be a smaller number",
    "int_type": "should be a whole number",
    "int_from_float": "should be a whole number",
    "float_parsing": "should be a number, with a full stop for decimals",
    "float_type": "should be a number",
    "decimal_parsing": "should be a number, with a full stop for decimals",
    "decimal_type": "should be a number",
    "finite_number": "should be a number",
    "string_type": "should be text",
    "list_type": "should be a list",
    "tuple_type": "should be a list",
    "dict_type": "should be a mapping of keys and values",
    "model_type": "should be a mapping of keys and values",
    "model_attributes_type": "should be a mapping of keys and values",
    "bool_parsing": "should be true or false",
    "bool_type": "should be true or false",
    "too_short": "should not be empty",
    "string_too_short": "should not be empty",
}


def parse_schema(schema: type[AnySchema], document: YamlDocument) -> tuple[AnySchema | None, list[Problem]]:
    """Return the model and no problems, or None and all of them."""
    data = {} if document.data is None else document.data
    try:
        return schema.model_validate(data), []
    except ValidationError as error:
        faults = error.errors(include_url=False)
        problems = [_problem(schema, document, fault) for fault in faults if not _follows(fault, faults)]
        return None, list(dict.fromkeys(problems))


def _follows(fault: ErrorDetails, faults: list[ErrorDetails]) -> bool:
    """Return whether a list only seems too short because its faulty items were not counted."""
    depth = len(fault["loc"])
    return fault["type"] == "too_short" and any(
        len(other["loc"]) > depth and other["loc"][:depth] == fault["loc"] for other in faults
    )


def _problem(schema: type[Schema], document: YamlDocument, details: ErrorDetails) -> Problem:
    path = _path_in(schema, document, details["loc"])
    key = path[-1] if path else ""
    name = f'"{key}"' if isinstance(key, str) and key else f"item {key + 1}" if isinstance(key, int) else "the file"
    context: Mapping[str, Any] = details.get("ctx", {})
    hint = None
    match details["type"]:
        case "extra_forbidden":
            text, hint = f"unknown key {name}", _meant(str(key), _keys_at(schema, details["loc"][:-1]))
        case "missing":
            text = f"{name} is missing"
        case _ if details["input"] is None and isinstance(key, str) and key:
            text, hint = f"{name} is empty", "write its value, or remove it"
        case "literal_error" | "enum":
            text = f"{name} should be {context['expected'].replace(chr(39), chr(34))}"
        case "value_error" if isinstance(context["error"], FaultAt):
            text, path = str(context["error"]), (*path, *context["error"].path)
        case "value_error":
            text = f"{name}: {context['error']}" if isinstance(key, str) and key else str(context["error"])
        case "too_short" if context["min_length"] > 1:
            text = f"{name} should have at least {context['min_length']} items"
        case "too_long":
            text = f"{name} should have at most {context['max_length']} items"
        case kind if kind in _SENTENCES:
            text = f"{name} {_SENTENCES[kind]}"
        case _:  # pydantic's own words are for programmers: the schema says how to write the value
            text, hint = f"{name} is not what it should be", _described(schema, details["loc"])
    return Problem(document.place(path), text, hint)


def _meant(key: str, known: Iterable[str]) -> str | None:
    if key.isdigit():
        return "in a row in braces a comma starts another key: write decimals with a full stop"
    return did_you_mean(key, known)


def _path_in(schema: type[BaseModel], document: YamlDocument, loc: Path) -> Path:
    """Drop the parts of pydantic's path that name a union's branch and not a key of the document."""
    path: Path = ()
    for position, part in enumerate(loc):
        missing = position == len(loc) - 1 and part in _keys_at(schema, loc[:position])
        if missing or (*path, part) in document.lines:
            path = (*path, part)
    return path


def _keys_at(schema: type[BaseModel], path: Path) -> set[str]:
    """Return the keys that the models at a path know."""
    forms = [form for annotation in _annotations_at(schema, path) for form in _forms(annotation)]
    return {key for form in forms if _is_model(form) for key in form.model_fields}


def _described(schema: type[BaseModel], path: Path) -> str | None:
    """Return how the value at a path is to be written."""
    found = [description for annotation in _annotations_at(schema, path) for description in _descriptions(annotation)]
    return next(iter(found), None)


def _annotations_at(schema: type[BaseModel], path: Path) -> list[Any]:
    annotations: list[Any] = [schema]
    for part in path:
        # A part that leads nowhere names a branch of a union.
        annotations = [deeper for annotation in annotations for deeper in _step(annotation, part)] or annotations
    return annotations


def _step(annotation: Any, part: str | int) -> Iterator[Any]:
    """Yield what a key or an index leads to."""
    for form in _forms(annotation):
        if _is_model(form) and part in form.model_fields:
            field = form.model_fields[part]
            yield Annotated[field.annotation, field]
        elif get_origin(form) in {list, tuple, dict}:
            yield from (argument for argument in get_args(form) if argument is not Ellipsis)


def _forms(annotation: Any) -> Iterator[Any]:
    """Yield the types that an annotation allows, whatever they are wrapped in."""
    if get_origin(annotation) in {Union, types.UnionType}:
        for argument in get_args(annotation):
            yield from _forms(argument)
    elif get_origin(annotation) is Annotated:
        yield from _forms(get_args(annotation)[0])
    else:
        yield annotation


def _descriptions(annotation: Any) -> Iterator[str]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *notes = get_args(annotation)
        yield from (note.description for note in notes if getattr(note, "description", None))
        yield from _descriptions(inner)
    elif origin in {Union, types.UnionType}:
        for argument in get_args(annotation):
            yield from _descriptions(argument)


def _is_model(form: Any) -> bool:
    return isinstance(form, type) and issubclass(form, BaseModel)
