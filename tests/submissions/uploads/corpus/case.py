"""A case, and the harmless files that most of them begin as."""

import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from PIL import Image

from submissions.uploads.scanners import EICAR

SECRET = "Kilroy-was-here-38.7223N"  # in whatever must not come out
# 38/1 43/1 in both orders of bytes: where the camera stood.
GPS = [struct.pack(f"{order}IIII", 38, 1, 43, 1) for order in "<>"]
MARKS = [SECRET.encode(), SECRET.encode("utf-16-be"), SECRET.encode("utf-16-le"), *GPS, EICAR]
HTML = f"<html><script>alert('{SECRET}')</script></html>".encode()


@dataclass(frozen=True)
class Case:
    """A file with a name, made by `make`. refused: codes, one of which must come; empty: clean."""

    name: str
    file: str
    make: Callable[[], bytes]
    refused: tuple[str, ...] = ()

    def __str__(self):
        return self.name


def gps() -> Image.Exif:
    """Give what a camera with a receiver writes."""
    exif = Image.Exif()
    exif[0x010F] = SECRET
    exif.get_ifd(0x8825).update({1: "N", 2: (38.0, 43.0, 20.0), 3: "W", 4: (9.0, 8.0, 3.0)})
    return exif


def picture(kind: str = "JPEG", mode: str = "RGB", **options) -> bytes:
    """Give a small picture with something to see on it."""
    file = BytesIO()
    image = Image.linear_gradient("L").resize((96, 64)).convert(mode)
    image.save(file, kind, **options)
    return file.getvalue()


def jpeg2000(**options) -> bytes:
    """Give a JPEG 2000 picture that tells where it was taken: in boxes, and in its codestream."""
    data = picture("JPEG2000", comment=SECRET.encode() + GPS[0], **options)
    if b"jp2h" not in data:
        # A comment of bytes, behind the first segment: a library's own ends at its first zero.
        words = SECRET.encode() + GPS[0]
        behind = 4 + struct.unpack(">H", data[4:6])[0]
        comment = struct.pack(">HHH", 0xFF64, len(words) + 4, 0) + words
        return data[:behind] + comment + data[behind:]
    exif = b"JpgTiffExif->JP2" + gps().tobytes()
    boxes = {b"uuid": exif, b"xml ": f"<a>{SECRET}</a>".encode(), b"jp2i": SECRET.encode()}
    made = [struct.pack(">I", len(each) + 8) + kind + each for kind, each in boxes.items()]
    first = data.index(b"jp2h") - 4
    return data[:first] + made[0] + data[first:] + b"".join(made[1:])


def zipped(entries: dict[str, bytes | str], **options) -> bytes:
    """Give an archive of entries."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda document: None, **options) -> bytes:
    """Give a tagged PDF of one page after `change` had its way with it."""
    document, file = pikepdf.new(), BytesIO()
    page = document.add_blank_page(page_size=(300, 300))
    page.Contents = document.make_stream(b"BT /F1 12 Tf 20 200 Td (What helped) Tj ET")
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    document.Root.Lang = "pt-PT"
    document.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    document.Root.StructTreeRoot = document.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
    )
    document.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    change(document)
    document.save(file, **options)
    return file.getvalue()


def annotated(annotation: Callable[[pikepdf.Pdf], pikepdf.Dictionary]) -> Callable[[], bytes]:
    """Give a maker of a PDF with one annotation."""

    def change(document):
        made = annotation(document)
        made.Type, made.Rect = pikepdf.Name.Annot, [0, 0, 90, 90]
        document.pages[0].Annots = pikepdf.Array([document.make_indirect(made)])

    return lambda: pdf(change)
