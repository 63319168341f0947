"""PDFs with photographs that tell where they were taken."""

import base64
import zlib

from pikepdf import Array, Dictionary, Name

from .case import GPS, Case, gps, jpeg2000, pdf, picture


def photograph() -> bytes:
    return picture(exif=gps(), comment=GPS[0])


def two_in_one() -> bytes:
    """A photograph and behind it another, as telephones write them."""
    return picture() + photograph()


def with_picture(data: bytes, filters, **more):
    """Give a maker of a PDF whose page shows a picture that went through `filters`."""

    def change(document):
        entries = {
            "Type": Name.XObject,
            "Subtype": Name.Image,
            "Width": 96,
            "Height": 64,
            "BitsPerComponent": 8,
            "ColorSpace": Name.DeviceRGB,
            "Filter": filters,
        } | more
        stream = document.make_stream(data, **{k: v for k, v in entries.items() if v is not None})
        document.pages[0].Resources.XObject = Dictionary(Im=stream)
        document.pages[0].contents_add(b"q 96 0 0 64 20 20 cm /Im Do Q")

    return lambda: pdf(change)


def in_drawing() -> bytes:
    """A PDF whose photograph stands among the lines of its drawing."""
    head = b"BI /W 96 /H 64 /BPC 8 /CS /RGB /F /DCT ID "
    return pdf(lambda document: document.pages[0].contents_add(head + photograph() + b" EI"))


DCT, JPX, FLATE, ASCII85 = (
    Name.DCTDecode,
    Name.JPXDecode,
    Name.FlateDecode,
    Name.ASCII85Decode,
)
PACKED = Array([FLATE, DCT])
NOTHING_SAID = {"DecodeParms": Array([Dictionary(), Dictionary(ColorTransform=1)])}
PDF_PHOTOGRAPHS = [
    Case("pdf-gps", "a.pdf", with_picture(photograph(), DCT)),
    Case("pdf-gps-packed", "a.pdf", with_picture(zlib.compress(photograph()), PACKED)),
    Case(
        "pdf-gps-parameters",
        "a.pdf",
        with_picture(zlib.compress(photograph()), PACKED, **NOTHING_SAID),
    ),
    Case(
        "pdf-gps-letters",
        "a.pdf",
        with_picture(base64.a85encode(photograph()) + b"~>", Array([ASCII85, DCT])),
    ),
    Case("pdf-gps-no-picture", "a.pdf", with_picture(photograph(), DCT, Subtype=None, Type=None)),
    Case("pdf-gps-behind", "a.pdf", with_picture(two_in_one(), DCT)),
    Case("pdf-gps-jpeg2000", "a.pdf", with_picture(jpeg2000(), JPX)),
    Case("pdf-gps-jpeg2000-plain", "a.pdf", with_picture(jpeg2000(no_jp2=True), JPX)),
    Case("pdf-gps-in-drawing", "a.pdf", in_drawing, ("picture_inside",)),
    Case("pdf-gps-broken", "a.pdf", with_picture(photograph()[:300], DCT), ("broken_document",)),
]
