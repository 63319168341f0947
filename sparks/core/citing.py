"""References to what stands here, in the formats of reference managers.

BibTeX, RIS and CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html). Reading
these formats is hard, writing a dozen fields of them is not; what must never happen is that words
of a title act as a command of the format, and that is what `_tex` and `_line` are for.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse

# CSL's type: (BibTeX's type, RIS's type). What is not named here is a document.
TYPES = {
    "report": ("techreport", "RPRT"),
    "article-journal": ("article", "JOUR"),
    "dataset": ("misc", "DATA"),
    "software": ("misc", "COMP"),
    "webpage": ("misc", "ELEC"),
}
OTHER = ("misc", "GEN")
TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Reference:
    """What a reader writes under a quotation.

    key: a word that is this reference's alone. kind: a type of CSL. authors: names as they are
    written, people's or organisations'. issued: a day, or a year, or None. read_at: its address
    here. url: where the work itself is, when that is elsewhere.
    """

    key: str
    kind: str
    title: str
    authors: tuple[str, ...] = ()
    issued: date | int | None = None
    publisher: str = ""
    doi: str = ""
    url: str = ""
    read_at: str = ""
    language: str = ""
    note: str = ""

    @property
    def year(self) -> int | None:
        """Give the year of `issued`."""
        return self.issued.year if isinstance(self.issued, date) else self.issued


def bibtex(reference: Reference) -> str:
    """Give an entry for LaTeX. Names and titles keep their capitals: they stand in two braces."""
    kind, _ris = TYPES.get(reference.kind, OTHER)
    fields = {
        "title": f"{{{_tex(reference.title)}}}",
        "author": " and ".join(f"{{{_tex(name)}}}" for name in reference.authors),
        "year": str(reference.year or ""),
        "institution" if kind == "techreport" else "publisher": _tex(reference.publisher),
        "doi": _tex(reference.doi),
        "url": _address(reference.url or reference.read_at),
        "language": reference.language,
        "note": _tex(reference.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{reference.key},", *lines, "}", ""])


def ris(reference: Reference) -> str:
    """Give an entry for EndNote, Zotero and the like; every line ends as the format wants it."""
    _bibtex, kind = TYPES.get(reference.kind, OTHER)
    issued = reference.issued
    rows = [
        ("TY", kind),
        ("ID", reference.key),
        ("TI", reference.title),
        *(("AU", name) for name in reference.authors),
        ("PY", str(reference.year or "")),
        ("DA", issued.strftime("%Y/%m/%d") if isinstance(issued, date) else ""),
        ("PB", reference.publisher),
        ("DO", reference.doi),
        ("UR", _address(reference.url or reference.read_at)),
        ("LA", reference.language),
        ("N1", reference.note),
    ]
    lines = [f"{tag}  - {_line(value)}" for tag, value in rows if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def csl(reference: Reference) -> dict:
    """Give an item of CSL-JSON."""
    issued = reference.issued
    parts = [issued.year, issued.month, issued.day] if isinstance(issued, date) else [issued]
    found = {
        "id": reference.key,
        "type": reference.kind if reference.kind in TYPES else "document",
        "title": reference.title,
        "author": [{"literal": name} for name in reference.authors],
        "issued": {"date-parts": [parts]} if issued else {},
        "publisher": reference.publisher,
        "DOI": reference.doi,
        "URL": reference.url or reference.read_at,
        "language": reference.language,
        "note": reference.note,
    }
    return {name: value for name, value in found.items() if value}


def sentence(reference: Reference) -> str:
    """Give a reference as one writes it under a text: who (year): what. Publisher. Where."""
    who = "; ".join(reference.authors)
    when = f"({reference.year})" if reference.year else ""
    begin = " ".join(filter(None, [who, when]))
    what = f"{begin}: {reference.title}" if begin else reference.title
    where = reference.url or reference.read_at
    parts = [f"{part.rstrip('.')}." for part in (what, reference.publisher) if part]
    return " ".join([*parts, where]).strip()


def _all_csl(references: Iterable[Reference]) -> str:
    return json.dumps([csl(each) for each in references], ensure_ascii=False, indent=1)


# By the ending of the address: what readers call it, its media type, and what writes it.
FORMATS = {
    "bib": ("BibTeX", "application/x-bibtex", lambda all_of: "\n".join(map(bibtex, all_of))),
    "ris": ("RIS", "application/x-research-info-systems", lambda all_of: "".join(map(ris, all_of))),
    "json": ("CSL-JSON", "application/vnd.citationstyles.csl+json", _all_csl),
}
ENDINGS = "|".join(FORMATS)


def serve(references: Iterable[Reference], *, ending: str, filename: str) -> HttpResponse:
    """Give references as a file in the format that `ending`, a key of FORMATS, names."""
    _title, media_type, write = FORMATS[ending]
    headers = {"Content-Disposition": f'attachment; filename="{filename}.{ending}"'}
    text = write(references)
    return HttpResponse(text, content_type=f"{media_type}; charset=utf-8", headers=headers)


def links(address: str) -> list[tuple[str, str]]:
    """Give (title, address) of each format of what stands at `address`, which ends in a slash."""
    return [(title, f"{address}cite.{ending}") for ending, (title, *_more) in FORMATS.items()]


def _tex(words: str) -> str:
    """Give words in which nothing is a command, or closes what stands around them."""
    return "".join(TEX.get(letter, letter) for letter in _line(words))


def _line(words: str) -> str:
    """Give words in one line: a second one would be a field of its own."""
    return SPACES.sub(" ", "".join(each if each.isprintable() else " " for each in words)).strip()


def _address(url: str) -> str:
    """Give an address without what could end the field it stands in."""
    return _line(url).replace(" ", "%20").replace("{", "%7B").replace("}", "%7D")
