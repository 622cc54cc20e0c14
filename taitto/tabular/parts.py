"""A workbook as what it is, a zip of XML parts. A part is read piece by piece and never further than anyone asks."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

LARGEST_PART = 50_000_000
"""Bytes of a part once it is unpacked: some times what the most rows take up."""

MOST_EVENTS = 2_000_000
"""In one part: elements that begin or end, and pieces of text. A few bytes each, they take more time than space."""

_PIECE = 1 << 16
_CALC_EXTENSION = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_ZIP_FAULTS = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, IndexError, OverflowError, RuntimeError),
)
"""All that zipfile raises over a damaged file, or over one that is packed in a way of its own."""


class Broken(Exception):
    """The file is no sound workbook; says why in a few words."""


class Start(NamedTuple):
    """An element begins. Names are without their namespaces; LibreOffice's own attributes start with `calcext:`."""

    name: str
    attributes: Mapping[str, str]


class End(NamedTuple):
    """An element ends."""

    name: str


class Words(NamedTuple):
    """A text inside an element, or a piece of it."""

    text: str


Event = Start | End | Words


class Parts:
    """The parts of a workbook by name. Writers do not agree on the case of names, nor on the slash."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _ZIP_FAULTS:
            raise Broken("it is damaged") from None
        self._infos = {_key(info.filename): info for info in self._zip.infolist()}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._infos

    def events(self, name: str) -> Iterator[Event]:
        """Yield what a part holds, in order.

        Raises:
            Broken: there is no such part, or it cannot be unpacked, is too large or is no plain XML.

        """
        found: list[Event] = []
        count = 0
        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = lambda tag, attributes: found.append(Start(_local(tag), _plain(attributes)))
        parser.EndElementHandler = lambda tag: found.append(End(_local(tag)))
        parser.CharacterDataHandler = lambda text: found.append(Words(text))
        try:
            for piece in self._pieces(name):
                parser.Parse(piece, False)  # noqa: FBT003 (expat takes no names)
                count += len(found)
                if count > MOST_EVENTS:
                    raise Broken(f"{name} has too many elements")
                yield from found
                found.clear()
            parser.Parse(b"", True)  # noqa: FBT003
        except expat.ExpatError as error:
            raise Broken(f"{expat.ErrorString(error.code)} in {name}") from None
        yield from found

    def _pieces(self, name: str) -> Iterator[bytes]:
        info = self._infos.get(_key(name))
        if info is None:
            raise Broken(f"it has no {name}")
        if info.file_size > LARGEST_PART:
            raise Broken(f"{name} has more than {LARGEST_PART // 1_000_000} MB")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise Broken(f"{name} is packed in an unknown way")
        try:
            with self._zip.open(info) as part:
                while piece := part.read(_PIECE):
                    yield piece
        except _ZIP_FAULTS:
            raise Broken(f"{name} is damaged") from None


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


@lru_cache(maxsize=1_000)
def _local(name: str) -> str:
    """Return a name without its namespace, or with that of LibreOffice's own shortened."""
    space, _, local = name.rpartition(" ")
    return f"calcext:{local}" if space == _CALC_EXTENSION else local


def _plain(attributes: Mapping[str, str]) -> dict[str, str]:
    return {_local(name): value for name, value in attributes.items()}


def _refuse_document_type(_name: str, _system: str | None, _public: str | None, _has_definitions: int) -> None:
    raise Broken("it has a document type")
