"""What is made of each row of a file: taken, left out, or refused with a reason."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from sparks.taxonomy.models import Pillar, Topic

from ..addresses import address_hash, normalised
from ..models import ImportRow, Subscriber
from ..models.subscribers import Rhythm

Verdict = ImportRow.Verdict
DATES = ("%Y-%m-%d", "%d.%m.%Y")
BETWEEN = re.compile(r"[,;|]")


@dataclass(frozen=True)
class Evidence:
    """When, where and to which words people agreed; empty fields are in the file's columns."""

    place: str = ""
    agreed_on: date | None = None
    words: str = ""


@dataclass
class Judge:
    """Judges the rows of one file; remembers which addresses it has seen."""

    evidence: Evidence
    language: str
    languages: dict[str, str] = field(default_factory=lambda: _codes(settings.LANGUAGES))
    rhythms: dict[str, str] = field(default_factory=lambda: _codes(Rhythm.choices))
    pillars: dict[str, str] = field(default_factory=lambda: _slugs(Pillar, "title"))
    topics: dict[str, str] = field(default_factory=lambda: _slugs(Topic, "name"))
    seen: dict[str, int] = field(default_factory=dict)

    def rows(self, read: Iterator[tuple[int, dict[str, str]]]) -> Iterator[ImportRow]:
        """Give the judged row for each that was read; who is known already is not asked here."""
        for line, cells in read:
            row = ImportRow(line=line, verdict=Verdict.NEW, email=cells.get("email", "")[:254])
            try:
                self._fill(row, cells)
            except ValueError as error:
                row.verdict, row.reason = Verdict.INVALID, str(error)[:200]
            yield row

    def _fill(self, row: ImportRow, cells: dict[str, str]) -> None:
        row.email = _address(cells.get("email", ""))
        row.address_hash, row.domain = address_hash(row.email), row.email.rpartition("@")[2]
        row.language = _one(cells.get("language"), self.languages, _("language")) or self.language
        row.rhythm = _one(cells.get("rhythm"), self.rhythms, _("rhythm")) or Rhythm.ISSUES
        row.pillars = _several(cells.get("pillars"), self.pillars, _("pillar"))
        row.topics = _several(cells.get("topics"), self.topics, _("topic"))
        self._add_evidence(row, cells)
        first = self.seen.setdefault(row.address_hash, row.line)
        if first != row.line:
            row.verdict = Verdict.DOUBLE
            row.reason = _("First in line %(line)d") % {"line": first}

    def _add_evidence(self, row: ImportRow, cells: dict[str, str]) -> None:
        row.place = (cells.get("place") or self.evidence.place)[:200]
        row.words = (cells.get("words") or self.evidence.words)[:500]
        row.agreed_on = _day(cells.get("agreed_on")) or self.evidence.agreed_on
        if not (row.place and row.words and row.agreed_on):
            raise ValueError(_("It does not say where, when and to which words they agreed."))


def _address(text: str) -> str:
    email = normalised(text)
    try:
        validate_email(email)
    except ValidationError:
        raise ValueError(_("This is no e-mail address.")) from None
    if len(email) > Subscriber._meta.get_field("email").max_length:
        raise ValueError(_("This address is too long."))
    return email


def _day(text: str | None) -> date | None:
    if not text:
        return None
    for pattern in DATES:
        try:
            day = datetime.strptime(text, pattern).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
        if day > timezone.localdate():
            raise ValueError(_("The day they agreed is still to come."))
        return day
    raise ValueError(_("“%(text)s” is no date such as 2026-05-01.") % {"text": text[:50]})


def _one(text: str | None, known: dict[str, str], what: str) -> str:
    if not text:
        return ""
    try:
        return known[text.casefold()]
    except KeyError:
        words = _("There is no %(what)s “%(text)s”.") % {"what": what, "text": text[:50]}
        raise ValueError(words) from None


def _several(text: str | None, known: dict[str, str], what: str) -> list[str]:
    parts = [part.strip() for part in BETWEEN.split(text or "")]
    return sorted({_one(part, known, what) for part in parts if part})


def _codes(choices) -> dict[str, str]:
    """Give the codes by themselves and by their labels, in small letters."""
    return {str(name).casefold(): code for code, label in choices for name in (code, label)}


def _slugs(model, name: str) -> dict[str, str]:
    return _codes(model.objects.values_list("slug", name))
