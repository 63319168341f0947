"""Hostile files, each written by code: none may be accepted as it is, or served active.

A case is either refused with one of the reasons given, or comes out clean; then none of MARKS and
no word of `active` is in what is kept of it.
"""

from .case import GPS, MARKS, Case
from .names import NAMES
from .office import OFFICE
from .open_document import OPEN_DOCUMENT
from .pdf_photographs import PDF_PHOTOGRAPHS
from .pdfs import PDFS
from .photographs import PHOTOGRAPHS

__all__ = ["GPS", "MARKS", "Case", "cases"]


def cases() -> list[Case]:
    """Give all cases; those that need work are made when first asked for."""
    return [*NAMES, *PHOTOGRAPHS, *PDFS, *PDF_PHOTOGRAPHS, *OFFICE, *OPEN_DOCUMENT]
