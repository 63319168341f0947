from typing import Literal

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from news.models import Milestone
from sparks.core import outgoing
from sparks.core.listing import Sort
from sparks.taxonomy.facets import pillar_facet

from ..addresses import record_url
from ..kinds import Kind, in_active_language
from ..records import Record, Uri

NAME = "milestones"


class MilestoneRecord(Record):
    """Something that happened, or is planned, in the policy of this field."""

    id: int
    api_url: Uri
    """This record."""
    language: str
    date: str
    """ISO 8601, as long as it is known: 2011, 2024-06, 2020-07-24."""
    precision: Literal["year", "month", "day"]
    is_coming: bool
    title: str
    text: str
    pillar: str | None
    """Null: it concerns all four."""
    source: str
    source_url: Uri | None


def written(items: list[Milestone]) -> list[MilestoneRecord]:
    """Write milestones that came with their pillars (no query)."""
    return [
        MilestoneRecord(
            id=each.pk,
            api_url=record_url(NAME, each.pk),
            language=get_language(),
            date=each.iso_date,
            precision=each.date.precision,
            is_coming=each.is_coming,
            title=each.title,
            text=each.plain_text,
            pillar=each.pillar and each.pillar.slug,
            source=each.source,
            source_url=outgoing.address(each.url) or None,
        )
        for each in items
    ]


KIND = Kind(
    name=NAME,
    title=_("Milestones"),
    record=MilestoneRecord,
    items=lambda: in_active_language(Milestone),
    records=written,
    fetch=lambda items: items.select_related("pillar"),
    facets=(pillar_facet("pillar__slug"),),
    sorts=(Sort("latest", _("Latest first"), tuple(Milestone._meta.ordering)),),
)
