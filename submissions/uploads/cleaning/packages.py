"""Office files are zip archives: opening one with care, reading its XML, packing it again."""

import re
import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath

from lxml import etree

from . import pictures
from .refusing import Refused

MAX_ENTRIES = 3000
MAX_TOTAL = 300 * 1024 * 1024  # bytes once unpacked
MAX_ENTRY = 100 * 1024 * 1024
MAX_RATIO = 200
SMALL = 1024 * 1024  # below, any ratio is harmless
EPOCH = (1980, 1, 1, 0, 0, 0)
FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
SAFE_LINK = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


class Package:
    """The entries of an office file by their names, each read when asked for."""

    def __init__(self, source: Path):
        try:
            self._zip = zipfile.ZipFile(source)
            self.names = self._checked()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise Refused("broken_document") from None

    def read(self, name: str) -> bytes:
        """Give the bytes of an entry; raises Refused when it is missing or broken."""
        try:
            with self._zip.open(name) as stream:
                data = stream.read(MAX_ENTRY + 1)
        except (KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
            raise Refused("broken_document") from None
        except Exception as error:  # zlib.error and its like have no common ancestor
            raise Refused("broken_document") from error
        if len(data) > MAX_ENTRY:
            raise Refused("too_demanding")
        return data

    def xml(self, name: str) -> etree._Element:
        """Give the root of an entry that is XML; one with a DTD or entities is refused."""
        return parsed(self.read(name))

    def _checked(self) -> list[str]:
        entries = self._zip.infolist()
        if len(entries) > MAX_ENTRIES or sum(each.file_size for each in entries) > MAX_TOTAL:
            raise Refused("too_demanding")
        seen = set()
        for entry in entries:
            _check(entry)
            if entry.filename.lower() in seen:
                raise Refused("strange_archive")
            seen.add(entry.filename.lower())
        return [entry.filename for entry in entries if not entry.is_dir()]


def parsed(data: bytes) -> etree._Element:
    """Read XML that may have been written to harm; raises Refused."""
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Refused("broken_document") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused("strange_xml")
    return root


def written(root: etree._Element) -> bytes:
    """Give XML as office programs write it."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(name) -> str:
    """Give the name of an element or attribute without its namespace."""
    return etree.QName(name).localname


def picture(data: bytes, name: str) -> bytes:
    """Give a picture inside an office file made anew; raises Refused for other formats."""
    kind = FORMATS.get(PurePosixPath(name).suffix.lower())
    if kind is None:
        raise Refused("picture_inside")
    target = BytesIO()
    pictures.clean(BytesIO(data), target, kind)
    return target.getvalue()


def pack(target: Path, entries: list[tuple[str, bytes]], *, stored: tuple[str, ...] = ()) -> None:
    """Write a fresh archive of `entries`, in their order; `stored` ones are not compressed."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in entries:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    path = PurePosixPath(name)
    is_outside = path.is_absolute() or ".." in path.parts or "\\" in entry.orig_filename
    if is_outside or "\0" in entry.orig_filename or ":" in name or not name:
        raise Refused("strange_archive")
    if entry.flag_bits & 0x1:
        raise Refused("encrypted")
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Refused("strange_archive")
    is_symlink = (entry.external_attr >> 16) & 0o170000 == 0o120000
    if is_symlink:
        raise Refused("strange_archive")
    ratio = entry.file_size / max(1, entry.compress_size)
    if entry.file_size > MAX_ENTRY or (entry.file_size > SMALL and ratio > MAX_RATIO):
        raise Refused("too_demanding")
