"""A report → report.html for people, and plain dicts for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from taitto.errors import Place
from taitto.model import Artifact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from taitto.errors import Problem
    from taitto.rendering.templates import Templates
    from taitto.reporting.facts import Report
    from taitto.theme import Theme

FILE = "report.html"
JSON_FORMAT = 1


def render_report(report: Report, theme: Theme, templates: Templates) -> Artifact:
    """Return report.html, one file that needs no other; `templates` typeset English."""
    css = templates.render("report/report.css", {"theme": theme})
    html = templates.render("report/report.html", {"report": report, "css": css})
    return Artifact(path=FILE, data=html.encode())


def report_json(report: Report) -> dict[str, Any]:
    """Return the report as `json.dumps` takes it, under the same names."""
    return {"format": JSON_FORMAT, **_plain(report)}


def problems_json(issue: str, problems: Sequence[Problem]) -> dict[str, Any]:
    """Return what is told of an issue that has errors, as `report_json` tells it: there is nothing else to report."""
    return {"format": JSON_FORMAT, "issue": issue, "problems": _plain(tuple(problems))}


def _plain(value: Any) -> Any:
    """Return a value in strings, numbers, lists and dicts."""
    match value:
        case Place():
            return {"file": value.path, "line": value.line}
        case Enum():
            return value.value
        case tuple():
            return [_plain(item) for item in value]
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value
