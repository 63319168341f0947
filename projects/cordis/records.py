"""A project as CORDIS describes it, in this site's terms, and what is odd about it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ..models import Organisation, Participation, ProjectPage
from . import values
from .searching import Found

KEY = re.compile(r"[0-9]{3,12}")
COORDINATOR = Participation.Role.COORDINATOR


class Refused(ValueError):
    """The project is not imported; the text says why."""


@dataclass(frozen=True)
class Partner:
    """One organisation's part, and how CORDIS knows the organisation."""

    name: str
    country: str
    role: str
    contribution: Decimal | None = None
    cordis_id: str = ""
    vat: str = ""
    short_name: str = ""
    city: str = ""
    kind: str = Organisation.Kind.OTHER
    website: str = ""


@dataclass
class Record:
    """What is imported of one project. `fields` holds words only, as `comparing` writes them;
    what CORDIS does not say is not in there. `partners` is None when the dump has none at all."""

    key: str
    fields: dict[str, str] = field(default_factory=dict)
    partners: list[Partner] | None = None
    remarks: list[str] = field(default_factory=list)

    def try_(self, reading: Callable[[str], Any], text: str | None, what: str) -> Any:
        """Give what `reading` makes of a text; where it fails, remark that and give None."""
        try:
            return reading(text)
        except ValueError:
            words = _("%(what)s “%(text)s” is not understood, and left out.")
            self.remark(words % {"what": what, "text": (text or "")[:60]})
            return None

    def remark(self, words: str) -> None:
        if words not in self.remarks:
            self.remarks.append(words)


def record_of(found: Found) -> Record:
    """Make sense of what was found. Raises Refused."""
    if not KEY.fullmatch(found.key):
        raise Refused(_("“%(id)s” is no grant agreement number.") % {"id": found.key[:40]})
    record = Record(found.key, remarks=list(found.notes))
    _add_words(record, found)
    _add_dates(record, found.project)
    _add_amounts(record, found.project)
    if found.has_organisations:
        record.partners = [_partner(record, cells) for cells in found.organisations]
        record.partners = [partner for partner in record.partners if partner.name]
        _look_at_partners(record)
    else:
        record.remark(_("The file has no table of organisations."))
    if found.project.get("status", "").strip().upper() == "TERMINATED":
        record.remark(_("CORDIS says that it was terminated before its end."))
    record.fields = {name: value for name, value in record.fields.items() if value}
    return record


def _add_words(record: Record, found: Found) -> None:
    cells, fields = found.project, record.fields
    fields["title"] = _fitting(record, "title", values.line_of(cells.get("title")))
    if not fields["title"]:
        raise Refused(_("It has no title."))
    fields["acronym"] = _fitting(record, "acronym", values.line_of(cells.get("acronym")))
    fields["objective"] = values.paragraphs_of(cells.get("objective"))
    topics = [cells.get("topics", ""), *found.topics]
    code = next((topic for topic in map(values.line_of, topics) if topic), "")
    fields["topic_code"] = _fitting(record, "topic_code", code)
    fields["website"] = values.url_of(cells.get("projecturl"))
    bases = [cells.get(name) for name in ("frameworkprogramme", "legalbasis", "programme")]
    fields["programme"] = values.programme_of(*bases, code)


def _fitting(record: Record, name: str, text: str) -> str:
    longest = ProjectPage._meta.get_field(name).max_length
    if len(text) <= longest:
        return text
    record.remark(_("“%(text)s…” is too long, and cut.") % {"text": text[:30]})
    return f"{text[: longest - 1].rstrip()}…"


def _add_dates(record: Record, cells: dict[str, str]) -> None:
    start = record.try_(values.day_of, cells.get("startdate"), _("The start"))
    end = record.try_(values.day_of, cells.get("enddate"), _("The end"))
    if start and end and end < start:
        raise Refused(_("It ends before it starts."))
    record.fields["start_on"] = start.isoformat() if start else ""
    record.fields["end_on"] = end.isoformat() if end else ""


def _add_amounts(record: Record, cells: dict[str, str]) -> None:
    names = {
        "total_cost": ("totalcost", _("The total cost")),
        "eu_contribution": ("ecmaxcontribution", _("The EU contribution")),
    }
    for name, (column, what) in names.items():
        amount = record.try_(values.amount_of, cells.get(column), what)
        record.fields[name] = str(amount) if amount else ""


def _partner(record: Record, cells: dict[str, str]) -> Partner:
    name = values.line_of(cells.get("name"))[:250]
    country = record.try_(values.country_of, cells.get("country"), _("The country"))
    role = record.try_(values.role_of, cells.get("role"), _("The role"))
    contribution = cells.get("eccontribution")
    return Partner(
        name=name,
        country=country or "",
        role=role or Participation.Role.PARTICIPANT,
        contribution=record.try_(values.amount_of, contribution, _("The EU contribution")),
        cordis_id=values.line_of(cells.get("organisationid") or cells.get("id"))[:20],
        vat=values.vat_of(cells.get("vatnumber"))[:40],
        short_name=values.line_of(cells.get("shortname"))[:60],
        city=values.line_of(cells.get("city"))[:100],
        kind=values.kind_of(cells.get("activitytype")),
        website=values.url_of(cells.get("organizationurl")),
    )


def _look_at_partners(record: Record) -> None:
    """Remark what an editor should know about those who take part."""
    partners = record.partners
    coordinators = [partner for partner in partners if partner.role == COORDINATOR]
    if not partners:
        record.remark(_("CORDIS names no organisations."))
    elif not coordinators:
        record.remark(_("CORDIS names no coordinator."))
    elif len(coordinators) > 1:
        words = _("CORDIS names %(count)d coordinators.")
        record.remark(words % {"count": len(coordinators)})
    told = Decimal(record.fields["eu_contribution"] or 0)
    together = sum(partner.contribution or 0 for partner in partners)
    if told and together and abs(told - together) >= 1:
        words = _("The organisations' EU contributions add up to %(sum)s, not %(told)s.")
        record.remark(words % {"sum": f"{together:,.2f}", "told": f"{told:,.2f}"})
