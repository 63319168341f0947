"""PDF: the same pages, their tags and their language, and nothing that acts, hides or tells."""

from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from . import pdf_pictures
from .pdf_rules import (
    ACTION_SCHEMES,
    ACTIONS,
    ANNOTATIONS,
    CATALOGUE,
    DROPPED_KEYS,
    FORM,
    STREAM_KEYS,
)
from .refusing import Refused

MAX_PAGES = 600
MAX_OBJECTS = 300_000
MAX_DEPTH = 40


def clean(source: Path, target: Path, title: str) -> None:
    """Write the harmless part of the PDF `source` to `target`, as a fresh file called `title`."""
    try:
        with pikepdf.open(source, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                raise Refused("encrypted")
            _clean(pdf, title)
            pdf.save(
                target,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                compress_streams=True,
                deterministic_id=True,
            )
    except pikepdf.PasswordError:
        raise Refused("encrypted") from None
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RecursionError):
        raise Refused("broken_document") from None


def _clean(pdf: pikepdf.Pdf, title: str) -> None:
    if not 1 <= len(pdf.pages) <= MAX_PAGES:
        raise Refused("too_many_pages")
    if len(pdf.objects) > MAX_OBJECTS:
        raise Refused("too_demanding")
    for key in set(pdf.trailer.keys()) - {"/Root", "/Size"}:
        del pdf.trailer[key]
    _clean_catalogue(pdf.Root)
    for thing in pdf.objects:
        _clean_object(thing)
    # What is shown as the window's title; everything else about the document is gone.
    pdf.trailer.Info = pdf.make_indirect(Dictionary(Title=title))


def _clean_catalogue(root: Dictionary) -> None:
    for key in set(root.keys()) - CATALOGUE:
        del root[key]
    if isinstance(names := root.get("/Names"), Dictionary):
        root.Names = Dictionary({"/Dests": names["/Dests"]} if "/Dests" in names else {})
    shows_title = isinstance(root.get("/ViewerPreferences"), Dictionary) and root.get(
        "/ViewerPreferences"
    ).get("/DisplayDocTitle")
    root.ViewerPreferences = Dictionary(DisplayDocTitle=bool(shows_title))
    if isinstance(form := root.get("/AcroForm"), Dictionary):
        for key in set(form.keys()) - FORM:
            del form[key]


def _clean_object(thing, depth: int = 0) -> None:
    """Clean one object and what stands inside it; objects it points to come by themselves."""
    if depth > MAX_DEPTH:
        raise Refused("too_demanding")
    if isinstance(thing, Array):
        for place in reversed(range(len(thing))):
            if _is_forbidden_annotation(thing[place]):
                del thing[place]
            elif not thing[place].is_indirect if hasattr(thing[place], "is_indirect") else False:
                _clean_object(thing[place], depth + 1)
        return
    if not isinstance(thing, (Dictionary, Stream)):
        return
    if _is_forbidden(thing):
        _empty(thing)
        return
    _clean_keys(thing)
    if isinstance(thing, Stream):
        _clean_stream(thing)
    for key in list(thing.keys()):
        inner = thing.get(key)
        if isinstance(inner, (Array, Dictionary)) and not inner.is_indirect:
            _clean_object(inner, depth + 1)


def _clean_keys(thing) -> None:
    for key in DROPPED_KEYS & set(thing.keys()):
        del thing[key]
    for key in ("/A", "/PA", "/Next"):
        if key in thing and _acts(thing.get(key)):
            del thing[key]
    is_annotation = str(thing.get("/Subtype", "")) in ANNOTATIONS and "/Rect" in thing
    if is_annotation and thing.get("/Subtype") != Name.Widget:
        for key in {"/T", "/M", "/CreationDate", "/NM"} & set(thing.keys()):
            del thing[key]


def _acts(action) -> bool:
    """Tell whether an action does more than lead to a page or to an address of the web."""
    if isinstance(action, Array):
        return True
    if not isinstance(action, Dictionary) or "/S" not in action:
        return False  # the /A of a structure element holds attributes; an /O says whose
    kind = str(action.get("/S"))
    if kind == "/URI":
        return not str(action.get("/URI", "")).lower().startswith(ACTION_SCHEMES)
    return kind not in ACTIONS


def _is_forbidden(thing) -> bool:
    """Tell whether this is an action, an annotation or a file that must not be in a document."""
    kind = str(thing.get("/Type", ""))
    if kind in {"/EmbeddedFile", "/Filespec", "/F", "/Sig", "/RichMediaContent", "/Rendition"}:
        return True
    if kind == "/Action" and _acts(thing):
        return True
    if str(thing.get("/Subtype", "")) == "/PS" or ("/EF" in thing and "/F" in thing):
        return True
    return _is_forbidden_annotation(thing)


def _is_forbidden_annotation(thing) -> bool:
    if not isinstance(thing, Dictionary) or "/Subtype" not in thing:
        return False
    is_annotation = str(thing.get("/Type", "")) == "/Annot" or "/Rect" in thing
    return is_annotation and str(thing.get("/Subtype")) not in ANNOTATIONS


def _empty(thing) -> None:
    if isinstance(thing, Stream):
        thing.write(b"")
    for key in set(thing.keys()) - {"/Length"}:
        del thing[key]


def _clean_stream(stream: Stream) -> None:
    for key in STREAM_KEYS & set(stream.keys()):
        del stream[key]
    pdf_pictures.clean(stream)
