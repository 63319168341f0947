"""Which files are accepted: the ending of the name and the first bytes must agree."""

from pathlib import PurePosixPath

import filetype
from django.conf import settings

from ..models import UploadedAsset
from .cleaning.refusing import Refused

Kind = UploadedAsset.Kind
KINDS = {
    "jpg": Kind.IMAGE,
    "jpeg": Kind.IMAGE,
    "png": Kind.IMAGE,
    "webp": Kind.IMAGE,
    "pdf": Kind.PDF,
    "docx": Kind.OFFICE,
    "odp": Kind.OFFICE,
    "ods": Kind.OFFICE,
    "odt": Kind.OFFICE,
    "pptx": Kind.OFFICE,
    "xlsx": Kind.OFFICE,
}
ENDINGS = {"jpg": {"jpg"}, "jpeg": {"jpg"}, "png": {"png"}, "webp": {"webp"}, "pdf": {"pdf"}}
PACKAGES = {"zip", "docx", "odp", "ods", "odt", "pptx", "xlsx"}
HEAD = 8192
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # what office programs wrap encrypted documents in


def extension_of(name: str) -> str:
    """Give the ending of a file's name in small letters, without the dot."""
    return PurePosixPath(name).suffix.lower().removeprefix(".")


def kind_of(name: str) -> str:
    """Give the kind that a name promises; empty when it is none that is accepted."""
    return KINDS.get(extension_of(name), "")


def check_start(head: bytes, extension: str) -> None:
    """Raise Refused unless the first bytes of a file are those that its name promises."""
    if head.startswith(OLE) and KINDS[extension] == Kind.OFFICE:
        raise Refused("encrypted")
    found = filetype.guess(head)
    wanted = ENDINGS.get(extension, PACKAGES)
    starts_right = extension != "pdf" or head.startswith(b"%PDF-1.") or head[:7] == b"%PDF-2."
    is_package = KINDS[extension] != Kind.OFFICE or head.startswith(b"PK\x03\x04")
    if found is None or found.extension not in wanted or not starts_right or not is_package:
        raise Refused("not_what_it_says")


def max_bytes(kind: str) -> int:
    """Give how large a file of a kind may be."""
    return settings.SUBMISSIONS_MAX_BYTES[kind]
