"""A PDF → the same PDF in the order in which it is read: a browser shows its first page before the last has arrived."""

from __future__ import annotations

import io

import pikepdf


def linearised(pdf: bytes) -> bytes:
    """Return a PDF linearised. Nothing that a reader finds in it changes; the same PDF gives the same bytes."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        file.save(out, linearize=True, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()
