"""PDFs that act, hide or tell."""

import struct
import zlib

from pikepdf import Array, Dictionary, Encryption, Name, String

from submissions.uploads.scanners import EICAR

from .case import HTML, SECRET, Case, annotated, pdf, zipped


def script() -> Dictionary:
    return Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))


def root(**entries):
    """Give a maker of a PDF with entries in its catalogue, each made with the document."""

    def change(document):
        for name, make in entries.items():
            document.Root[f"/{name}"] = make(document)

    return lambda: pdf(change)


def attachment(document, data: bytes = SECRET.encode()) -> Dictionary:
    file = document.make_stream(data, Type=Name.EmbeddedFile)
    return document.make_indirect(
        Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=file))
    )


def names(document, kind: str, thing) -> Dictionary:
    return Dictionary({f"/{kind}": Dictionary(Names=Array([String("a"), thing]))})


def page(**entries):
    def change(document):
        for name, value in entries.items():
            document.pages[0].obj[f"/{name}"] = value

    return lambda: pdf(change)


def link(action) -> callable:
    return annotated(lambda document: Dictionary(Subtype=Name.Link, A=action))


def info(document) -> None:
    document.docinfo["/Author"] = SECRET
    with document.open_metadata() as metadata:
        metadata["dc:creator"] = [SECRET]


def earlier_version() -> bytes:
    """A PDF with an update appended: the words taken out are still in the bytes before it."""
    first = pdf(lambda document: document.docinfo.__setitem__("/Title", SECRET))
    start = first.rindex(b"startxref")
    old = int(first[start:].split()[1])
    table = len(first) + 1
    return (
        first
        + (
            f"\nxref\n0 0\ntrailer\n<< /Size 9 /Prev {old} /Root 1 0 R >>\n"
            f"startxref\n{table}\n%%EOF"
        ).encode()
    )


def bomb() -> bytes:
    """An object stream that becomes three gigabytes when somebody looks into it."""
    # Flushed in full, a packed piece can stand any number of times. Head and checksum are by hand.
    packer, mebibyte, times = zlib.compressobj(9, wbits=-15), bytes(1024 * 1024), 3000
    piece = packer.compress(mebibyte) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = struct.pack(">HH", times * len(mebibyte) % 65521, 1)  # Adler-32 of so many zeros
    data = b"\x78\xda" + piece * times + packer.flush() + checksum
    head = b"%PDF-1.5\n"
    stream = (
        b"1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n"
        % len(data)
    )
    body = head + stream + data + b"\nendstream\nendobj\n"
    rows = bytes([0, 0, 0, 0, 0, 0]) + bytes([1, 0, 0, 0, 9, 0]) + bytes([2, 0, 0, 0, 1, 0])
    table = len(body)
    return body + (
        b"3 0 obj\n<< /Type /XRef /Size 3 /W [1 4 1] /Root 2 0 R /Length %d >>\nstream\n"
        % len(rows)
        + rows
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF" % table
    )


LAUNCH = Dictionary(Type=Name.Action, S=Name.Launch, F=String(f"{SECRET}.exe"))
PDFS = [
    Case("pdf-open-action", "a.pdf", root(OpenAction=lambda d: script())),
    Case("pdf-names-js", "a.pdf", root(Names=lambda d: names(d, "JavaScript", script()))),
    Case("pdf-catalogue-aa", "a.pdf", root(AA=lambda d: Dictionary(WC=script()))),
    Case("pdf-page-aa", "a.pdf", page(AA=Dictionary(O=script()))),
    Case("pdf-launch", "a.pdf", link(LAUNCH)),
    Case("pdf-script-link", "a.pdf", link(script())),
    Case("pdf-next", "a.pdf", link(Dictionary(S=Name.GoTo, D=String("x"), Next=script()))),
    Case("pdf-js-uri", "a.pdf", link(Dictionary(S=Name.URI, URI=String(f"javascript:{SECRET}")))),
    Case("pdf-remote", "a.pdf", link(Dictionary(S=Name.GoToR, F=String(f"//h/{SECRET}")))),
    Case("pdf-submit", "a.pdf", link(Dictionary(S=Name.SubmitForm, F=String(SECRET)))),
    Case("pdf-files", "a.pdf", root(Names=lambda d: names(d, "EmbeddedFiles", attachment(d)))),
    Case("pdf-af", "a.pdf", root(AF=lambda d: Array([attachment(d)]))),
    Case(
        "pdf-eicar",
        "a.pdf",
        root(Names=lambda d: names(d, "EmbeddedFiles", attachment(d, EICAR))),
    ),
    Case(
        "pdf-xfa",
        "a.pdf",
        root(AcroForm=lambda d: Dictionary(Fields=[], XFA=d.make_stream(SECRET.encode()))),
    ),
    Case(
        "pdf-attachment-note",
        "a.pdf",
        annotated(lambda d: Dictionary(Subtype=Name.FileAttachment, FS=attachment(d))),
    ),
    Case(
        "pdf-richmedia",
        "a.pdf",
        annotated(lambda d: Dictionary(Subtype=Name.RichMedia, RichMediaContent=attachment(d))),
    ),
    Case(
        "pdf-3d",
        "a.pdf",
        annotated(
            lambda d: Dictionary({"/Subtype": Name("/3D"), "/3DD": d.make_stream(SECRET.encode())})
        ),
    ),
    Case(
        "pdf-movie",
        "a.pdf",
        annotated(lambda d: Dictionary(Subtype=Name.Movie, Movie=Dictionary(F=String(SECRET)))),
    ),
    Case("pdf-info", "a.pdf", lambda: pdf(info)),
    Case("pdf-history", "a.pdf", earlier_version),
    Case("pdf-html-behind", "a.pdf", lambda: pdf() + HTML),
    Case("pdf-zip-behind", "a.pdf", lambda: pdf() + zipped({SECRET: HTML})),
    Case(
        "pdf-encrypted",
        "a.pdf",
        lambda: pdf(encryption=Encryption(owner="secret", user="")),
        ("encrypted",),
    ),
    Case(
        "pdf-locked",
        "a.pdf",
        lambda: pdf(encryption=Encryption(owner="a", user="b")),
        ("encrypted",),
    ),
    Case("pdf-cut-off", "a.pdf", lambda: pdf()[:300], ("broken_document",)),
    Case("pdf-bomb", "a.pdf", bomb, ("too_demanding", "broken_document")),
]
