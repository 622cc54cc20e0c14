"""What makes a CMYK PDF a PDF/X-4 (ISO 15930-7:2010): boxes, output intent, metadata; and nothing that it forbids."""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import pikepdf

from taitto.rendering.press.functions import numbers

if TYPE_CHECKING:
    from taitto.rendering.press.inks import Inks

PDF_VERSION = "1.6"
CONFORMANCE = "PDF/X-4"
PRODUCER = "Taitto"
UNDATED = "D:19700101000000Z"
"""PDF/X asks for dates. A document that tells none gets this one: a clock would give other bytes each time."""

_OF_CATALOG = {"/Type", "/Pages", "/Lang"}
_OF_PAGE = {
    "/Type",
    "/Parent",
    "/MediaBox",
    "/CropBox",
    "/BleedBox",
    "/TrimBox",
    "/Rotate",
    "/Contents",
    "/Resources",
    "/Group",
}

_XMP = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">
<pdfxid:GTS_PDFXVersion>{conformance}</pdfxid:GTS_PDFXVersion>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<pdf:Producer>{producer}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{modified}</xmp:ModifyDate>
<xmp:MetadataDate>{modified}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{identity}</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:{identity}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<xmpMM:VersionID>1</xmpMM:VersionID>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""


def declare(pdf: pikepdf.Pdf, inks: Inks, *, source: bytes) -> None:
    """Make a document whose colours are those of `inks` say what it is, and leave out what PDF/X forbids.

    `source` is what the document was made from: its bytes are its identity.
    """
    _keep(pdf.Root, _OF_CATALOG)
    for page in pdf.pages:
        _keep(page.obj, _OF_PAGE)
        _set_boxes(page.obj)
    pdf.Root["/OutputIntents"] = pikepdf.Array([_output_intent(pdf, inks)])
    _set_metadata(pdf, hashlib.sha256(source + inks.profile).hexdigest())


def _keep(dictionary: Any, keys: set[str]) -> None:
    for key in set(dictionary.keys()) - keys:
        del dictionary[key]


def _set_boxes(page: Any) -> None:
    """Set the three boxes, each within the one before."""
    media = numbers(page["/MediaBox"])
    bleed = _within(media, numbers(page.get("/BleedBox", media)))
    trim = _within(bleed, numbers(page.get("/TrimBox", page.get("/CropBox", bleed))))
    page["/BleedBox"], page["/TrimBox"] = pikepdf.Array(bleed), pikepdf.Array(trim)


def _within(outer: list[float], inner: list[float]) -> list[float]:
    return [*map(max, outer[:2], inner[:2]), *map(min, outer[2:], inner[2:])]


def _output_intent(pdf: pikepdf.Pdf, inks: Inks) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.OutputIntent,
        S=pikepdf.Name.GTS_PDFX,
        OutputConditionIdentifier=pikepdf.String(inks.condition),
        Info=pikepdf.String(inks.condition),
        DestOutputProfile=pdf.make_stream(inks.profile, N=len(inks.space.mode)),
    )


def _set_metadata(pdf: pikepdf.Pdf, digest: str) -> None:
    info: Any = pdf.docinfo
    title = str(info.get("/Title", "")) or "Untitled"
    created = str(info.get("/CreationDate", UNDATED))
    modified = str(info.get("/ModDate", created))
    info["/Title"], info["/Producer"], info["/Trapped"] = title, PRODUCER, pikepdf.Name("/False")
    info["/CreationDate"], info["/ModDate"] = created, modified
    xmp = _XMP.format(
        conformance=CONFORMANCE,
        title=escape(title),
        producer=PRODUCER,
        created=_iso_date(created),
        modified=_iso_date(modified),
        identity=uuid.uuid5(uuid.NAMESPACE_OID, digest),
    )
    stream = pdf.make_stream(xmp.encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    pdf.Root["/Metadata"] = pdf.make_indirect(stream)


def _iso_date(date: str) -> str:
    """Return a PDF's date, `D:YYYYMMDDHHmmSSOHH'mm'`, as XMP writes it, to the part that it tells."""
    digits = date.removeprefix("D:")
    day = "-".join(part for part in (digits[:4], digits[4:6], digits[6:8]) if part)
    hour, minute, second, zone = digits[8:10], digits[10:12], digits[12:14], digits[14:]
    if not hour:
        return day
    offset = "Z" if zone in {"", "Z"} else f"{zone[:3]}:{zone[4:6] or '00'}"
    return f"{day}T{hour}:{minute or '00'}:{second or '00'}{offset}"
