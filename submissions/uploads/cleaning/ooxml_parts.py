"""One part of a docx, xlsx or pptx: no names of people, nothing that acts or fetches."""

from .ooxml_rules import (
    ACTIONS,
    AUTHORS,
    DROPPED_ELEMENTS,
    FIELDS,
    FORBIDDEN_ELEMENTS,
    FORMULA,
)
from .packages import SAFE_LINK, local
from .refusing import Refused

RELATIONS = "officeDocument/2006/relationships"
STRICT_RELATIONS = "officeDocument/relationships"
FORMULAS = {"f", "definedName", "formula", "formula1", "formula2", "calculatedColumnFormula"}


def cleaned(root, dropped: set[str]):
    """Clean the XML of a part in place and give it; `dropped`: relationships it has no longer."""
    _check_fields(root)
    for element in list(root.iter()):
        name = local(element.tag)
        if name in FORBIDDEN_ELEMENTS:
            raise Refused("active_content")
        if name in FORMULAS and FORMULA.search("".join(element.itertext())):
            raise Refused("active_content")
        if element.get("action", "").split("?")[0] not in ACTIONS and name.startswith("hlink"):
            raise Refused("active_content")
        _forget_people(element, name)
        _forget_relations(element, dropped)
        if name in DROPPED_ELEMENTS and element.getparent() is not None:
            _remove(element)
    return root


def _forget_relations(element, dropped: set[str]) -> None:
    """Take away references to relationships that are gone."""
    for key in list(element.attrib):
        is_reference = RELATIONS in key or STRICT_RELATIONS in key
        if is_reference and element.get(key) in dropped:
            del element.attrib[key]


def _remove(element) -> None:
    """Take an element out, but leave the text that stands behind it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _forget_people(element, name: str) -> None:
    for key in list(element.attrib):
        word = local(key)
        if word in AUTHORS and name != "table":  # a table's displayName is what formulas call it
            element.set(key, AUTHORS[word])
        if word.startswith("rsid"):
            del element.attrib[key]
    if name == "author" and element.text:
        element.text = "Author"
    if name == "cmAuthor":
        element.set("name", "Author")


def _check_fields(root) -> None:
    """Refuse fields that start programs or fetch files, also those put together from pieces."""
    open_fields: list[dict] = []
    for element in root.iter():
        name = local(element.tag)
        if name == "fldSimple":
            _check_field(_attribute(element, "instr"))
        elif name == "fldChar":
            kind = _attribute(element, "fldCharType")
            if kind == "begin":
                if open_fields and open_fields[-1]["telling"]:
                    open_fields[-1]["built"] = not open_fields[-1]["code"].strip()
                open_fields.append({"code": "", "telling": True, "built": False})
            elif open_fields and open_fields[-1]["telling"]:
                open_fields[-1]["telling"] = False
                if open_fields[-1]["built"]:
                    raise Refused("active_content")
                _check_field(open_fields[-1]["code"])
            if kind == "end" and open_fields:
                open_fields.pop()
        elif name == "instrText":
            if not open_fields:
                _check_field(element.text or "")
            else:
                open_fields[-1]["code"] += element.text or ""


def _check_field(code: str) -> None:
    words = code.replace('"', " ").split()
    word = words[0].upper() if words else ""
    if word and word.lstrip("=") and word not in FIELDS and not word.startswith("="):
        raise Refused("active_content")
    leads_out = word == "HYPERLINK" and len(words) > 1 and not words[1].lower().startswith("\\l")
    if leads_out and not SAFE_LINK.match(words[1]):
        raise Refused("linked_content")


def _attribute(element, wanted: str) -> str:
    return next((value for key, value in element.attrib.items() if local(key) == wanted), "")
