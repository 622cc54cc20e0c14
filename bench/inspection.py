"""What a PDF has and what it lost, from outside: its pages as pixels, its words, and what a screen reader needs."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pikepdf

from bench.measure import output
from bench.peers import ENGINES, PEERS_PYTHON
from taitto.words import words

_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_HYPHEN = re.compile("[-\u00ad\u2010\u2011\ufffe\x02]\\s*")
"""At the end of a line pdfium writes some of these for a hyphen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A PDF from outside: a digest of each page's pixels, its text, its traits by name, and its bytes."""

    pixels: tuple[str, ...]
    text: str
    traits: frozenset[str]
    data: bytes


def look(path: Path) -> Seen:
    """Return what there is in a PDF."""
    ((*pages,),) = json.loads(output([str(PEERS_PYTHON), str(ENGINES / "look.py"), str(path)]))
    with pikepdf.open(path) as pdf:
        traits = frozenset(name for name, has in TRAITS.items() if has(pdf))
    return Seen(
        pixels=tuple(page["pixels"] for page in pages),
        text="\n".join(page["text"] for page in pages),
        traits=traits,
        data=path.read_bytes(),
    )


def lost_words(wanted: str, found: str) -> Counter[str]:
    """Return the words of a text that another one has less often. A hyphen parts no words: it may be a line's end."""
    return _counted(wanted) - _counted(found)


def _counted(text: str) -> Counter[str]:
    return Counter(words(_HYPHEN.sub("", _RANGE.sub("–", text))))


def _dictionaries(pdf: pikepdf.Pdf, key: str, value: str) -> Iterator[pikepdf.Object]:
    """Yield every dictionary of the file whose `key` is that name."""
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary | pikepdf.Stream) and found.get(key) == value:
            yield found


def _has_alt_texts(pdf: pikepdf.Pdf) -> bool:
    figures = list(_dictionaries(pdf, "/S", "/Figure"))
    return bool(figures) and all("/Alt" in figure for figure in figures)


def _has_own_typefaces(pdf: pikepdf.Pdf) -> bool:
    """Return whether every typeface is of the house, in charts too."""
    return all("Taitto" in str(font["/FontName"]) for font in _dictionaries(pdf, "/Type", "/FontDescriptor"))


def _is_tagged(pdf: pikepdf.Pdf) -> bool:
    return "/StructTreeRoot" in pdf.Root and "/MarkInfo" in pdf.Root and bool(pdf.Root.MarkInfo.get("/Marked"))


def _metadata(pdf: pikepdf.Pdf) -> bytes:
    return pdf.Root.Metadata.read_bytes() if "/Metadata" in pdf.Root else b""


TRAITS: Mapping[str, Callable[[pikepdf.Pdf], bool]] = MappingProxyType(
    {
        "tags": _is_tagged,
        "language": lambda pdf: bool(str(pdf.Root.get("/Lang", ""))),
        "title": lambda pdf: bool(str(pdf.docinfo.get("/Title", ""))),
        "author": lambda pdf: bool(str(pdf.docinfo.get("/Author", ""))),
        "PDF/UA": lambda pdf: b"pdfuaid:part" in _metadata(pdf),
        "bookmarks": lambda pdf: "/First" in pdf.Root.get("/Outlines", {}),
        "links": lambda pdf: any(_dictionaries(pdf, "/Subtype", "/Link")),
        "all alt texts": _has_alt_texts,
        "the house's typefaces alone": _has_own_typefaces,
    }
)
"""What the files for readers should have, and how it is seen. What a file says of itself is not checked here."""
