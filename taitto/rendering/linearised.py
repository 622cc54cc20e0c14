"""A PDF → the same PDF in the order in which it is read: a browser shows its first page before the last has arrived."""

from __future__ import annotations

import io
import re

import pikepdf

_STREAM = re.compile(rb"/Length (\d+)(?! \d+ R)[^\n]*\nstream\n")


def linearised(pdf: bytes) -> bytes:
    """Return a PDF linearised. Nothing that a reader finds in it changes; the same PDF gives the same bytes.

    One stream in 256 ends by chance with a line end. Where that is the table of what lies where, qpdf takes it for the
    line end that PDF/A wants after each stream, and writes none: then the file is written in another of its ways.
    """
    data = b""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for anew in (False, True):  # streams compressed anew are of other lengths, and so is the table
            out = io.BytesIO()
            file.save(out, linearize=True, deterministic_id=True, fix_metadata_version=False, recompress_flate=anew)
            data = out.getvalue()
            if streams_end_well(data):
                break
    return data


def streams_end_well(pdf: bytes) -> bool:
    """Return whether a line end stands after each stream, beside what it holds."""
    ends = (match.end() + int(match[1]) for match in _STREAM.finditer(pdf))
    return all(pdf[end : end + 10] == b"\nendstream" for end in ends)
