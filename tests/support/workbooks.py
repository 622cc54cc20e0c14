"""Workbooks made by hand, in the forms that Excel, LibreOffice and programs' own writers give them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REFERENCES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
ODS_SPACES = (
    " ".join(f'xmlns:{name}="{_OPEN}:{name}:1.0"' for name in ("office", "table", "text", "draw"))
    + ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"

_STYLED = "".join(f'<xf numFmtId="{n}"/>' for n in (0, 14, 9, 20, 22, 164, 165, 166, 167, 168))
STYLES = f"""<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="[$-40B]d. mmmm yyyy;@"/>
<numFmt numFmtId="165" formatCode="#,##0\\ &quot;syd&quot;"/><numFmt numFmtId="166" formatCode="[h]:mm"/>
<numFmt numFmtId="167" formatCode="mmm"/><numFmt numFmtId="168" formatCode="[Red]0.00E+00"/></numFmts>
<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
<cellXfs>{_STYLED}</cellXfs></styleSheet>"""
"""Styles 0 to 9: none, date, percentage, time, date and time, written date, with a unit, hours, month, power."""


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of the given parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def xlsx_parts(
    sheets: Mapping[str, str], strings: Iterable[str] | None = None, book: str = ""
) -> dict[str, str | bytes]:
    """Return the parts of an xlsx: of each sheet its rows as XML, the shared texts as XML, what stands in the book."""
    count = len(sheets)
    targets = {f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, count + 1)}
    targets["rIdS"] = ("styles", "styles.xml")
    targets |= {} if strings is None else {"rIdT": ("sharedStrings", "/xl/sharedStrings.xml")}
    named = "".join(
        f'<sheet name="{escape(name)}" sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(sheets, start=1)
    )
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_REFERENCES}">{book}'
        f"<sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(targets),
        "xl/styles.xml": STYLES,
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
    }
    for number, rows in enumerate(sheets.values(), start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet_xml(rows)
    if strings is not None:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{"".join(f"<si>{text}</si>" for text in strings)}</sst>'
    return parts


def sheet_xml(rows: str) -> str:
    """Return the part of one sheet."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'


def xlsx(rows: str, strings: Iterable[str] | None = None, book: str = "") -> bytes:
    """Return an xlsx whose one sheet, Taul1, has the rows, given as XML."""
    return zipped(xlsx_parts({"Taul1": rows}, strings, book))


def inline(reference: str, text: str) -> str:
    """Return a cell with a text of its own."""
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def xlsx_row(number: int, *cells: str) -> str:
    """Return a row; a cell is XML, or its text."""
    made = [c if c.startswith("<") else inline(f"{chr(65 + at)}{number}", c) for at, c in enumerate(cells) if c]
    return f'<row r="{number}">{"".join(made)}</row>'


def ods_parts(sheets: Mapping[str, str]) -> dict[str, str | bytes]:
    """Return the parts of an ods: of each sheet its rows as XML."""
    tables = "".join(f'<table:table table:name="{escape(name)}">{rows}</table:table>' for name, rows in sheets.items())
    return {
        "mimetype": MIMETYPE,
        "content.xml": f"<office:document-content {ODS_SPACES}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{_OPEN}:manifest:1.0"><m:file-entry m:full-path="/" '
        f'm:media-type="{MIMETYPE}"/></m:manifest>',
    }


def ods(rows: str) -> bytes:
    """Return an ods whose one sheet, Taul1, has the rows, given as XML."""
    return zipped(ods_parts({"Taul1": rows}))


def ods_cell(text: str, sort: str = "string", more: str = "") -> str:
    """Return a cell that shows a text."""
    return f'<table:table-cell office:value-type="{sort}" {more}><text:p>{escape(text)}</text:p></table:table-cell>'


def ods_row(*cells: str, times: int = 1) -> str:
    """Return a row; a cell is XML, or its text, or nothing."""
    made = (c if c.startswith("<") else ods_cell(c) if c else "<table:table-cell/>" for c in cells)
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(made)}</table:table-row>'


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_REFERENCES}/{sort}" Target="{target}"/>'
        for key, (sort, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'
