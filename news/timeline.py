"""The timeline as one reader sees it: what is coming, then year by year, for a pillar or all."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from sparks.core.addresses import page_urls
from sparks.taxonomy.models import Pillar
from sparks.taxonomy.store import by_pk, pillars

from .models.milestones import Milestone


@dataclass(frozen=True)
class Entry:
    """A milestone with what comes from elsewhere. url: where this site says more; or ""."""

    milestone: Milestone
    pillar: Pillar | None
    url: str


@dataclass(frozen=True)
class Stretch:
    """What stands under one heading: what is coming, or a year."""

    heading: str
    is_coming: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Choice:
    """A pillar to choose, or all of them (None), and how many milestones that leaves."""

    pillar: Pillar | None
    count: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Timeline:
    """What the page shows. pillar: the one that is chosen, or None."""

    pillar: Pillar | None
    stretches: list[Stretch]
    choices: list[Choice]

    @property
    def entries(self) -> list[Entry]:
        """Give all that is shown, in the order of the page."""
        return [entry for stretch in self.stretches for entry in stretch.entries]

    @property
    def query(self) -> str:
        """Give the query string that leads here, with its question mark; "" for everything."""
        return query_of(self.pillar)


def query_of(pillar: Pillar | None) -> str:
    """Give the query string that chooses `pillar`."""
    return f"?pillar={pillar.slug}" if pillar else ""


def timeline(milestones: Iterable[Milestone], asked: str = "") -> Timeline:
    """Sort `milestones` for somebody who asks for the pillar `asked`; nonsense chooses all."""
    milestones = list(milestones)
    chosen = next((pillar for pillar in pillars() if pillar.slug == asked), None)
    shown = [each for each in milestones if chosen is None or each.pillar_id == chosen.pk]
    return Timeline(chosen, _stretches(shown), _choices(milestones, chosen))


def _choices(milestones: list[Milestone], chosen: Pillar | None) -> list[Choice]:
    of_pillar = [each.pillar_id for each in milestones]
    return [
        Choice(None, len(of_pillar), "", chosen is None),
        *(
            Choice(each, of_pillar.count(each.pk), query_of(each), each == chosen)
            for each in pillars()
        ),
    ]


def _stretches(milestones: list[Milestone]) -> list[Stretch]:
    urls = page_urls(sorted({each.page_id for each in milestones if each.page_id}))
    known = {each.pk: each for each in by_pk(Pillar, {each.pillar_id for each in milestones})}
    entries = [
        Entry(each, known.get(each.pillar_id), urls.get(each.page_id, "")) for each in milestones
    ]
    coming = sorted((each for each in entries if each.milestone.is_coming), key=_next_first)
    past = [each for each in entries if not each.milestone.is_coming]
    past.sort(key=_newest_first)
    years = groupby(past, key=lambda each: each.milestone.year)
    stretches = [Stretch(_("Coming"), True, coming)] if coming else []
    return stretches + [Stretch(str(year), False, list(group)) for year, group in years]


def _next_first(entry: Entry) -> tuple:
    """Order by date; what is known less exactly comes after what is known better."""
    each = entry.milestone
    return each.year, each.month or 13, each.day or 32, each.pk


def _newest_first(entry: Entry) -> tuple:
    """Order from the latest; what is known less exactly comes after what is known better."""
    each = entry.milestone
    return -each.year, -(each.month or 0), -(each.day or 0), each.pk
