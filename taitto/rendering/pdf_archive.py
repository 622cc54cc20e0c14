"""PDF/UA-1 and PDF/A-2a in one file: WeasyPrint writes the archive's, and this tells that readers' holds too.

Both standards ask for the same tags, language and title. What the archive asks for beside them is that every property
of the metadata is explained in the file, also the one that names PDF/UA.
"""

from __future__ import annotations

import contextlib
import os
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

from taitto.rendering.engine import PLAIN
from taitto.rendering.linearised import linearised
from taitto.rendering.pdf_tags import readable_tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from weasyprint import Document

_NAMESPACES = {
    "x": "adobe:ns:meta/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_UA = f"""<rdf:RDF {" ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())}>
<rdf:Description rdf:about="" pdfuaid:part="1"/>
<rdf:Description rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>{_NAMESPACES["pdfuaid"]}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file holds to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""
PATCHED = (("weasyprint.css", "ColorProfile"),)
_HEADER = b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
_FOOTER = b'\n<?xpacket end="r"?>'


def write_archive(document: Document, **options: Any) -> bytes:
    """Return laid-out pages as PDF/UA-1 and PDF/A-2a, linearised, with readable tags.

    `options` are those of `write_pdf`. Where `TAITTO_PLAIN_WEASYPRINT` is set nobody mends the tags: they are in the
    file, which then declares PDF/A-2u alone, the level that asks nothing of them.
    """
    declared: dict[str, Any] = {"pdf_variant": "pdf/a-2a", "finisher": _declare_ua}
    if os.environ.get(PLAIN):
        declared = {"pdf_variant": "pdf/a-2u", "pdf_tags": True}
    with readable_tags(), _profile_closed():
        data = document.write_pdf(**declared, **options)
    assert isinstance(data, bytes)  # noqa: S101 (no target was given)
    return linearised(data)


def _declare_ua(document: Document, pdf: Any) -> None:
    """Add to the metadata of a PDF/A that it is PDF/UA-1 as well."""
    del document
    for prefix, uri in _NAMESPACES.items():
        ET.register_namespace(prefix, uri)
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    packet = ET.fromstring(b"".join(metadata.stream))  # noqa: S314 (written a moment ago by WeasyPrint)
    properties = packet.find(f"{{{_NAMESPACES['rdf']}}}RDF")
    assert properties is not None  # noqa: S101 (WeasyPrint always writes it)
    properties.extend(ET.fromstring(_UA))  # noqa: S314 (our own)
    metadata.stream = [_HEADER + ET.tostring(packet, encoding="utf-8") + _FOOTER]


@contextlib.contextmanager
def _profile_closed() -> Iterator[None]:
    """Close the colour profile's file, which WeasyPrint opens and leaves to Python, which then warns of it."""
    from weasyprint import pdf

    color_profile = pdf.ColorProfile

    def read(file: Any, *rest: Any) -> Any:
        with file:
            return color_profile(file, *rest)

    pdf.ColorProfile = read
    try:
        yield
    finally:
        pdf.ColorProfile = color_profile
