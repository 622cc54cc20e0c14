"""One YAML file under `figures/` → one infographic, validated by its kind."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from taitto.errors import Problem, did_you_mean
from taitto.files.schema import parse_schema
from taitto.files.yaml import YamlDocument, parse_yaml
from taitto.infographics import KINDS
from taitto.model import Infographic, Note
from taitto.richtext import Link, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from taitto.infographics.values import FigureSpec, Reference
    from taitto.richtext import Rich


def read_figure(text: str, shown: str, name: str, report: Callable[[Problem], None]) -> Infographic | None:
    """Return the figure in the file known as `shown`; None when it has errors."""
    document = parse_yaml(text, shown)
    kind = document.data.get("kind") if isinstance(document.data, dict) else None
    if kind is None:
        report(Problem(document.place(), '"kind" is missing', f"known: {', '.join(sorted(KINDS))}"))
        return None
    if not isinstance(kind, str) or kind not in KINDS:
        report(Problem(document.place(("kind",)), f'unknown infographic kind "{kind}"', did_you_mean(str(kind), KINDS)))
        return None
    spec, problems = parse_schema(KINDS[kind].Spec, document)
    for problem in problems:
        report(problem)
    if spec is None:
        return None
    return _checked(spec, kind, name, document, report)


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
