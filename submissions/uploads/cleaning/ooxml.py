"""docx, xlsx and pptx: the parts that the document needs, found along its relationships.

A part that no allowed relationship leads to is not in the file that comes out.
"""

import posixpath
from pathlib import Path, PurePosixPath

from lxml import etree

from . import ooxml_parts
from .ooxml_rules import DROPPED, KEPT, MAIN
from .packages import SAFE_LINK, Package, local, pack, picture, written
from .refusing import Refused

TYPES = "[Content_Types].xml"
XML = (".xml", ".vml")
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"
SVG = ".svg"


def clean(source: Path, target: Path, extension: str) -> None:
    """Write the harmless parts of the office file `source` to `target`; raises Refused."""
    package = Package(source)
    types = _content_types(package)
    kept: dict[str, bytes] = {}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        dropped, relations, targets = _relations(package, part)
        if relations is not None:
            kept[_relations_name(part)] = relations
        if part:
            kept[part] = _content(package, part, dropped)
        waiting += [each for each in targets if each not in kept and each not in waiting]
    mains = [name for name in kept if types.get(name) == MAIN[extension]]
    if not mains:
        raise Refused("not_what_it_says")
    entries = [(TYPES, _types_of(kept, types)), *sorted(kept.items())]
    pack(target, entries)


def _content_types(package: Package) -> dict[str, str]:
    """Give the content type of each entry; macros are refused where they are announced."""
    root = package.xml(TYPES)
    defaults, overrides = {}, {}
    for each in root:
        kind = each.get("ContentType", "")
        if any(word in kind.lower() for word in ("macro", "vba", "activex", "oleobject")):
            raise Refused("macros")
        if local(each.tag) == "Default":
            defaults[each.get("Extension", "").lower()] = kind
        else:
            overrides[each.get("PartName", "").lstrip("/")] = kind
    return {
        name: overrides.get(name) or defaults.get(PurePosixPath(name).suffix[1:].lower(), "")
        for name in package.names
    }


def _types_of(kept: dict[str, bytes], types: dict[str, str]) -> bytes:
    root = etree.Element(
        f"{{{PACKAGE}/content-types}}Types", nsmap={None: f"{PACKAGE}/content-types"}
    )
    etree.SubElement(root, "Default", Extension="rels", ContentType=RELATIONS)
    for name in sorted(kept):
        if not name.endswith(".rels"):
            etree.SubElement(root, "Override", PartName=f"/{name}", ContentType=types[name])
    return written(_in_namespace(root))


def _in_namespace(root):
    """Put children made without a namespace into that of their parent."""
    for child in root:
        child.tag = f"{{{etree.QName(root).namespace}}}{local(child.tag)}"
    return root


def _relations_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relations(package: Package, part: str) -> tuple[set[str], bytes | None, list[str]]:
    """Give the ids of relationships left out, the XML of the others, and where they lead."""
    name = _relations_name(part)
    if name not in package.names:
        if not part:
            raise Refused("broken_document")
        return set(), None, []
    root = package.xml(name)
    dropped, targets = set(), []
    for each in list(root):
        target = _target(package, part, each)
        if target is None:
            dropped.add(each.get("Id", ""))
            root.remove(each)
        elif target:
            targets.append(target)
    return dropped, written(root), targets


def _target(package: Package, part: str, relation) -> str | None:
    """Give the part a relationship leads to, "" for an address of the web, None to leave it out."""
    kind = relation.get("Type", "").rstrip("/").rpartition("/")[2]
    address = relation.get("Target", "")
    if kind in DROPPED or (kind == "package" and "/charts/" in f"/{part}"):
        return None
    if kind not in KEPT:
        raise Refused("active_content")
    if relation.get("TargetMode", "").lower() == "external":
        if kind == "hyperlink" and SAFE_LINK.match(address):
            return ""
        if kind == "hyperlink":
            return None
        raise Refused("linked_content")
    if address.startswith("#") or (kind == "hyperlink" and not address):
        return ""
    found = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), address)).lstrip("/")
    if found.lower().endswith(SVG):
        return None
    if found not in package.names:
        if address in {"NULL", "../NULL"}:
            return None
        raise Refused("broken_document")
    return found


def _content(package: Package, part: str, dropped: set[str]) -> bytes:
    if part.lower().endswith(XML):
        return written(ooxml_parts.cleaned(package.xml(part), dropped))
    return picture(package.read(part), part)
