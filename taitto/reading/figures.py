"""One YAML file under `figures/` → one infographic, validated by its kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING

from taitto.errors import Problem, did_you_mean
from taitto.files.schema import parse_schema
from taitto.files.yaml import YamlDocument, parse_yaml
from taitto.infographics import KINDS
from taitto.model import Infographic, Note
from taitto.reading.figure_data import with_rows
from taitto.richtext import Link, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from taitto.infographics.values import FigureSpec, Reference
    from taitto.richtext import Rich


def read_figure(
    text: str,
    shown: str,
    name: str,
    report: Callable[[Problem], None],
    bytes_of: Callable[[str], bytes],
) -> Infographic | None:
    """Return the figure in the file known as `shown`; None when it has errors.

    `bytes_of` returns a table's bytes by its path in the issue's folder, and raises Fault.
    """
    document = parse_yaml(text, shown)
    kind = document.data.get("kind") if isinstance(document.data, dict) else None
    if kind is None:
        report(Problem(document.place(), '"kind" is missing', f"known: {', '.join(sorted(KINDS))}"))
        return None
    if not isinstance(kind, str) or kind not in KINDS:
        report(Problem(document.place(("kind",)), f'unknown infographic kind "{kind}"', did_you_mean(str(kind), KINDS)))
        return None
    if isinstance(document.data, dict) and "data" in document.data and "data" not in KINDS[kind].Spec.model_fields:
        report(Problem(document.place(("data",)), f"{kind} takes no data file", "write what it shows here"))
        return None
    issue = PurePosixPath(shown).parent.parent
    with_data = with_rows(document, issue.as_posix(), bytes_of, report)
    if with_data is None:
        return None
    document = with_data
    spec, problems = parse_schema(KINDS[kind].Spec, document)
    for problem in problems:
        report(problem)
    if spec is None:
        return None
    return _checked(spec, kind, name, document, report)


def with_inner(
    figures: Mapping[str, Infographic | None], report: Callable[[Problem], None]
) -> dict[str, Infographic | None]:
    """Return the figures, each with those that it names; one that names a figure with errors has errors too."""
    return {name: figure and _with_inner(figure, figures, report) for name, figure in figures.items()}


def _with_inner(
    figure: Infographic, figures: Mapping[str, Infographic | None], report: Callable[[Problem], None]
) -> Infographic | None:
    inner: dict[str, Infographic] = {}
    sound = True
    for path, name in KINDS[figure.kind].inner(figure.spec):
        found = figures.get(name)
        if name not in figures:
            others = [other for other in figures if other != figure.name]
            report(Problem(figure.places[path], f'there is no figure "{name}"', did_you_mean(name, others)))
        elif found and any(KINDS[found.kind].inner(found.spec)):
            text = f'"{name}" holds figures itself and cannot stand in another one'
            report(Problem(figure.places[path], text, "name its figures here"))
        elif found:
            inner[name] = found
            continue
        sound = False
    return replace(figure, inner=MappingProxyType(inner)) if sound else None


def _checked(
    spec: FigureSpec, kind: str, name: str, document: YamlDocument, report: Callable[[Problem], None]
) -> Infographic:
    used = set()
    for path, key in KINDS[kind].refs(spec):
        used.add(key)
        if key not in spec.refs:
            report(Problem(document.place(path), f'there is no reference "{key}"', did_you_mean(key, spec.refs)))
    for key in spec.refs:
        if key not in used:
            report(Problem(document.place(("refs", key)), f'nothing refers to "{key}"', "remove it or write ref:"))
    notes = {
        key: Note(key=key, text=_reference(reference), place=document.place(("refs", key)))
        for key, reference in spec.refs.items()
    }
    return Infographic(
        name=name,
        kind=kind,
        spec=spec,
        notes=MappingProxyType(notes),
        place=document.place(),
        places=MappingProxyType({path: document.place(path) for path in document.lines}),
    )


def _reference(reference: Reference) -> Rich:
    """Return `By: Title, 2018-05.`, the title being a link where an address is known."""
    title = Text(reference.title)
    before = (Text(f"{reference.by}: "),) if reference.by else ()
    stop = "" if reference.title.endswith(("?", "!")) else "."
    after = (Text(f", {reference.year}." if reference.date else stop),)
    return (*before, Link(reference.url, (title,)) if reference.url else title, *after)
