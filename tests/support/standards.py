"""What every readers' PDF must hold to."""

from __future__ import annotations

from taitto.rendering.inspection.verapdf import A_2A, UA_1, validator
from tests.support.tagged import read_tags, untied_marks


def hold(data: bytes) -> None:
    """Fail with the rules of either standard that the PDF breaks, or with what a screen reader would miss."""
    for flavour in (UA_1, A_2A):
        report = validator().check(data, flavour)
        assert report.compliant, f"{flavour}\n{report}"
    assert list(untied_marks(data)) == []
    tree = read_tags(data)
    assert all(figure.told.get("/Alt") for figure in tree.all("Figure"))
    assert all(all(link.links) for link in tree.all("Link"))
