"""Photographs inside a PDF keep what the camera wrote, until here."""

import re

from pikepdf import Array, Name, Stream

from . import jpeg, jpeg2000
from .refusing import Refused

CLEANERS = {
    "/DCT": jpeg.without_metadata,
    "/DCTDecode": jpeg.without_metadata,
    "/JPXDecode": jpeg2000.without_metadata,
}
# A photograph written into the drawing itself; those who make PDFs give them streams of their own.
IN_DRAWING = re.compile(rb"\bBI\b[^\0]{0,600}?/DCT(?:Decode)?[\s/>\]]")
DRAWINGS, TYPES = {"", "/Form"}, {"", "/XObject", "/Pattern"}


def clean(stream: Stream) -> None:
    """Take out of a photograph what the camera wrote into it; raises Refused, ValueError.

    Other streams are left alone; a drawing with a photograph in its midst is refused.
    """
    filters, parameters = _listed(stream.get("/Filter")), _listed(stream.get("/DecodeParms"))
    names = [str(each) for each in filters]
    if not CLEANERS.keys() & set(names):
        _check_drawing(stream)
        return
    if names[-1] not in CLEANERS:
        raise Refused("broken_document")
    # With the last filter gone, reading gives the photograph's own file.
    stream.Filter = Array(filters[:-1])
    if len(parameters) == len(filters) > 1:
        stream.DecodeParms = Array(parameters[:-1])
    elif "/DecodeParms" in stream:
        del stream["/DecodeParms"]
    data = stream.read_bytes() if filters[:-1] else stream.read_raw_bytes()
    stream.write(CLEANERS[names[-1]](data), filter=Name(names[-1]))
    if len(parameters) == len(filters) and parameters[-1] is not None:
        stream.DecodeParms = parameters[-1]


def _listed(value) -> list:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _check_drawing(stream: Stream) -> None:
    is_drawing = (
        str(stream.get("/Subtype", "")) in DRAWINGS and str(stream.get("/Type", "")) in TYPES
    )
    if is_drawing and IN_DRAWING.search(stream.read_bytes()):
        raise Refused("picture_inside")
