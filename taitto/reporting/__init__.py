"""A build → its report: what is in each file, and what is wrong anywhere. Nothing here can change an edition.

`report_on` gathers the facts; `render_report` makes report.html of them, `report_json` what programs read.
"""

from __future__ import annotations

from collections import Counter
from importlib.metadata import version
from typing import TYPE_CHECKING

from taitto import __version__
from taitto.channels import press
from taitto.checking.expected import expected_texts
from taitto.reporting.facts import FileReport, Report, Tool, Verdict, WordCount
from taitto.reporting.preflight import preflight, read_pdf
from taitto.reporting.writing import FILE, problems_json, render_report, report_json
from taitto.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from taitto.errors import Problem
    from taitto.model import Artifact, Edition, Issue
    from taitto.rendering.house_style import HouseStyle
    from taitto.reporting.facts import PdfReport

__all__ = ["FILE", "Report", "problems_json", "render_report", "report_json", "report_on"]


def report_on(
    issue: Issue, editions: Sequence[Edition], problems: Sequence[Problem], style: HouseStyle, *, verapdf: bool = False
) -> Report:
    """Return the report of a build: its facts, and `problems` together with what the PDFs themselves tell.

    With `verapdf` the PDFs for readers are validated too, which takes some seconds.

    Raises:
        EnvironmentFault: veraPDF is asked for and is not installed.

    """
    artifacts = [(artifact, edition) for edition in editions for artifact in edition.artifacts]
    pdfs: dict[bytes, PdfReport] = {}  # a PDF may lie in the folder by two names
    for artifact, edition in artifacts:
        if artifact.path.endswith(".pdf") and artifact.data not in pdfs:
            for_press = edition.channel == press.NAME
            limit = style.settings.press.ink_limit_percent if for_press else None
            verdicts = tuple(_verdicts(artifact)) if verapdf and not for_press else ()
            pdfs[artifact.data] = read_pdf(artifact, edition, ink_limit_percent=limit, verdicts=verdicts)
    expected = {edition.channel: _expected(issue, edition, style) for edition in editions}
    return Report(
        issue=issue.name,
        masthead=issue.masthead,
        tools=tuple(_tools(pdfs=bool(pdfs))),
        files=tuple(_file(artifact, edition, expected[edition.channel]) for artifact, edition in artifacts),
        pdfs=tuple(pdfs.values()),
        problems=(*problems, *(problem for pdf in pdfs.values() for problem in preflight(pdf))),
    )


def _file(artifact: Artifact, edition: Edition, expected: Counter[str]) -> FileReport:
    count = None
    if artifact.path in edition.texts:
        lost = expected - Counter(words(edition.texts[artifact.path]))
        count = WordCount(expected=expected.total(), lost=lost.total())
    return FileReport(path=artifact.path, channel=edition.channel, size_bytes=len(artifact.data), words=count)


def _expected(issue: Issue, edition: Edition, style: HouseStyle) -> Counter[str]:
    """Return how often each word should stand in the files of an edition."""
    texts = expected_texts(issue, edition.views or edition.channel, style.labels)
    return Counter(word for _, text in texts for word in words(text))


def _verdicts(artifact: Artifact) -> Iterator[Verdict]:
    from taitto.rendering.inspection.verapdf import A_2A, UA_1, validator

    for flavour, standard in ((UA_1, "PDF/UA-1"), (A_2A, "PDF/A-2a")):
        found = validator().check(artifact.data, flavour)
        failures = (f"{name} ({failure.count} ×): {failure.rule}" for name, failure in sorted(found.failures.items()))
        yield Verdict(standard=standard, holds=found.compliant, failures=tuple(failures))


def _tools(*, pdfs: bool) -> Iterator[Tool]:
    yield Tool(name="Taitto", version=__version__)
    if pdfs:
        yield Tool(name="WeasyPrint", version=version("weasyprint"))
