"""WeasyPrint is still the one that we patch: a test fails when a function changes that ours takes the place of."""

from __future__ import annotations

import hashlib
import importlib
import inspect
import operator
from types import MappingProxyType

import pytest

from taitto.rendering import engine, line_cache, page_numbers, pdf_archive, pdf_tags, text_contexts

MODULES = (engine, line_cache, page_numbers, pdf_archive, pdf_tags, text_contexts)
KNOWN = MappingProxyType(
    {
        "pydyf.PDF.page_references": "060bf90aad55931b",
        "split_first_line": "39ad1016863ca34d",
        "split_text_box": "8c564329599ef23f",
        "ColorProfile": "8b4e0541486ee983",
        "draw_stacking_context": "c5811b178bdff82e",
        "add_links": "262e8b9b299892a7",
        "add_tags": "f0e74575b0bafaf3",
        "_build_box_tree": "f716251a83e7096e",
        "Layout.setup": "fb227a55094f41d4",
    }
)
"""What the functions of WeasyPrint 70.0 and pydyf 0.13 are made of."""


@pytest.mark.parametrize(
    ("ours", "module", "name"),
    [(ours.__name__, module, name) for ours in MODULES for module, name in ours.PATCHED],
)
def test_weasyprint_is_still_the_one_that_we_patch(ours: str, module: str, name: str) -> None:
    found = operator.attrgetter(name)(importlib.import_module(module))
    source = inspect.getsource(found.fget if isinstance(found, property) else found)  # type: ignore[arg-type]

    assert hashlib.sha256(source.encode()).hexdigest()[:16] == KNOWN[name], (
        f"{module}.{name} has changed: read how, see whether {ours} is still right or even needed, "
        "then write the new hash here"
    )
