"""odt, ods and odp: text, styles and pictures, and a list of contents written anew."""

import posixpath
from pathlib import Path

from lxml import etree

from .packages import SAFE_LINK, Package, local, pack, picture, written
from .refusing import Refused

BASE = "application/vnd.oasis.opendocument"
MIME = {"odt": f"{BASE}.text", "ods": f"{BASE}.spreadsheet", "odp": f"{BASE}.presentation"}
MIMETYPE, MANIFEST = "mimetype", "META-INF/manifest.xml"
NAMESPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
XLINK = "{http://www.w3.org/1999/xlink}href"
ACTIVE_FOLDERS = ("Basic/", "Scripts/", "Dialogs/", "VBA/")
CONTENT = {"content.xml", "styles.xml"}
REMOVED = {"scripts", "event-listeners", "forms", "settings"}
FORBIDDEN = {
    "applet",
    "binary-data",
    "cell-range-source",
    "database-display",
    "database-next",
    "database-row-select",
    "database-source-query",
    "database-source-sql",
    "database-source-table",
    "dde-connection",
    "dde-connection-decl",
    "dde-link",
    "dde-links",
    "dde-source",
    "event-listener",
    "execute-macro",
    "floating-frame",
    "object-ole",
    "plugin",
    "script",
    "section-source",
    "table-source",
}
PEOPLE = {"creator", "creator-initials", "initial-creator", "author-name", "author-initials"}
SENDER = "sender-"
FORMULAS = ("DDE(", "WEBSERVICE(", "FILTERXML(")


def clean(source: Path, target: Path, extension: str) -> None:
    """Write the harmless parts of the OpenDocument file `source` to `target`; raises Refused."""
    package = Package(source)
    mime = MIME[extension]
    if MIMETYPE not in package.names or package.read(MIMETYPE).strip() != mime.encode():
        raise Refused("not_what_it_says")
    _check_manifest(package)
    if any(name.startswith(ACTIVE_FOLDERS) for name in package.names):
        raise Refused("macros")
    if "content.xml" not in package.names:
        raise Refused("broken_document")
    kept = {name: _content(package, name) for name in package.names if _stays(name)}
    objects = sorted({posixpath.dirname(name) for name in kept if posixpath.dirname(name)})
    types = {f"{each}/": _object_type(package, each) for each in objects if each != "Pictures"}
    manifest = _manifest(mime, kept, types)
    entries = [(MIMETYPE, mime.encode()), *sorted(kept.items()), (MANIFEST, manifest)]
    pack(target, entries, stored=(MIMETYPE,))


def _stays(name: str) -> bool:
    folder, file = posixpath.split(name)
    if folder in {"Pictures", "media"}:
        return not file.lower().endswith(".svg")
    return file in CONTENT and (not folder or folder.startswith("Object "))


def _check_manifest(package: Package) -> None:
    if MANIFEST not in package.names:
        raise Refused("broken_document")
    for element in package.xml(MANIFEST).iter():
        if local(element.tag) == "encryption-data":
            raise Refused("encrypted")


def _object_type(package: Package, folder: str) -> str:
    for element in package.xml(MANIFEST).iter():
        values = {local(key): value for key, value in element.attrib.items()}
        if values.get("full-path") == f"{folder}/" and values.get("media-type", "").startswith(
            BASE
        ):
            return values["media-type"]
    return ""


def _content(package: Package, name: str) -> bytes:
    if not name.endswith(".xml"):
        return picture(package.read(name), name)
    root = package.xml(name)
    folder = posixpath.dirname(name)
    for element in list(root.iter()):
        kind = local(element.tag)
        if kind in REMOVED and element.getparent() is not None:
            element.getparent().remove(element)
        elif kind in FORBIDDEN and _is_alive(element, root):
            raise Refused("active_content")
        elif kind in PEOPLE or kind.startswith(SENDER):
            element.text = "Author"
        _check_values(package, folder, element, root)
    return written(root)


def _is_alive(element, root) -> bool:
    """Tell whether an element is still part of the document, and not of something taken out."""
    while element is not None and element is not root:
        element = element.getparent()
    return element is root


def _check_values(package: Package, folder: str, element, root) -> None:
    for key, value in element.attrib.items():
        if local(key) in {"formula", "condition"}:
            plain = value.upper().replace(" ", "")
            if any(word in plain for word in FORMULAS):
                raise Refused("active_content")
    address = element.get(XLINK)
    if address is None or not _is_alive(element, root):
        return
    if local(element.tag) == "a":
        if not (SAFE_LINK.match(address) or address.startswith("#")):
            del element.attrib[XLINK]
        return
    if address.startswith("#") or not address:
        return
    found = posixpath.normpath(posixpath.join(folder, address))
    if found.startswith("ObjectReplacements") or found.lower().endswith(".svg"):
        element.getparent().remove(element)
    elif not any(each == found or each.startswith(f"{found}/") for each in package.names):
        raise Refused("linked_content")


def _manifest(mime: str, kept: dict[str, bytes], objects: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{NAMESPACE}}}manifest", nsmap={"manifest": NAMESPACE})
    root.set(f"{{{NAMESPACE}}}version", "1.2")
    kinds = {"/": mime, **objects}
    kinds |= {name: "text/xml" if name.endswith(".xml") else "" for name in sorted(kept)}
    for path, kind in kinds.items():
        entry = etree.SubElement(root, f"{{{NAMESPACE}}}file-entry")
        entry.set(f"{{{NAMESPACE}}}full-path", path)
        entry.set(f"{{{NAMESPACE}}}media-type", kind)
    return written(root)
