"""What stands on a page, in the words an import compares, and how it is written there."""

import html
import re
from datetime import date
from decimal import Decimal

from sparks.taxonomy.models import Programme

from ..models import CordisRecord, Participation, ProjectPage
from .organisations import Known
from .records import Record

# What an import may write, in the order of the report. Everything else is the editors' alone.
FIELDS = (
    "title",
    "acronym",
    "objective",
    "start_on",
    "end_on",
    "programme",
    "topic_code",
    "total_cost",
    "eu_contribution",
    "website",
)
PARTNERS = "participations"
AMOUNTS = ("total_cost", "eu_contribution")
DAYS = ("start_on", "end_on")
BLOCK_KEY = re.compile(r'\s*data-block-key="[^"]*"')

# Who takes part: (id of the organisation, role) and the EU contribution, "" for unknown.
Parts = dict[tuple[int | None, str], str]


def words_on(page: ProjectPage, name: str) -> str:
    """Give a field of a page as text; "" for what is not filled in."""
    value = getattr(page, name)
    if value is None:
        return ""
    if name == "programme":
        return value.code
    if name in AMOUNTS:
        return str(Decimal(value).quantize(Decimal("0.01")))
    return value.isoformat() if name in DAYS else str(value)


def write(page: ProjectPage, name: str, text: str) -> None:
    """Put the text of a record into a field of a page."""
    if name == "programme":
        value = programme_with(text, page.locale_id)
    elif name in AMOUNTS:
        value = Decimal(text)
    else:
        value = date.fromisoformat(text) if name in DAYS else text
    setattr(page, name, value)


def programme_with(code: str, locale_id: int) -> Programme | None:
    """Give the programme with a code in one language; None when the site does not have it."""
    return Programme.objects.filter(code__iexact=code, locale_id=locale_id).first()


def same(name: str, one: str, other: str) -> bool:
    """Tell whether two texts of a field say the same; the editor's own marks do not count."""
    if name == "objective":
        one, other = (html.unescape(BLOCK_KEY.sub("", text)).strip() for text in (one, other))
    if name == "programme":
        one, other = one.casefold(), other.casefold()
    return one == other


def parts_on(page: ProjectPage) -> Parts:
    """Give who takes part according to a page."""
    parts = page.participations.all()
    return {(each.organisation_id, each.role): _amount(each.eu_contribution) for each in parts}


def parts_in(record: Record, known: Known) -> Parts:
    """Give who takes part according to a record; whoever is named twice in one role counts once.

    Organisations that are not known yet stand under None and their name: see `newcomers_in`.
    """
    parts: dict[tuple[int | None, str], Decimal] = {}
    for partner in record.partners or []:
        if (pk := known.of(partner)) is not None:
            key = (pk, partner.role)
            parts[key] = parts.get(key, Decimal(0)) + (partner.contribution or 0)
    return {key: _amount(amount or None) for key, amount in parts.items()}


def newcomers_in(record: Record, known: Known) -> list[str]:
    """Give the names of organisations that are not known yet."""
    fresh = [partner.name for partner in record.partners or [] if known.of(partner) is None]
    return list(dict.fromkeys(fresh))


def parts_kept(memory: CordisRecord, known: Known) -> Parts:
    """Give who took part when it was imported last; organisations may be merged since."""
    parts: dict[tuple[int | None, str], Decimal] = {}
    for scheme, value, role, amount in memory.partners or []:
        key = (known.at(scheme, value), role)
        parts[key] = parts.get(key, Decimal(0)) + Decimal(amount or 0)
    return {key: _amount(amount or None) for key, amount in parts.items()}


def write_parts(page: ProjectPage, parts: Parts) -> None:
    """Make those who take part in a page the given ones; who stays keeps their place."""
    left = dict(parts)
    for each in list(page.participations.all()):
        key = (each.organisation_id, each.role)
        if key in left:
            each.eu_contribution = Decimal(left.pop(key) or 0) or None
            page.participations.add(each)
        else:
            page.participations.remove(each)
    for (pk, role), amount in left.items():
        part = Participation(organisation_id=pk, role=role, eu_contribution=amount or None)
        page.participations.add(part)
    for place, each in enumerate(page.participations.all()):
        each.sort_order = place


def _amount(amount: Decimal | str | None) -> str:
    return str(Decimal(amount).quantize(Decimal("0.01"))) if amount else ""
