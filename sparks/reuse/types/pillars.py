from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Sort
from sparks.taxonomy.models import Pillar

from ..addresses import record_url
from ..kinds import Kind, in_active_language
from ..pages import listing_url
from ..records import Record, Uri, one_of

NAME = "pillars"


class PillarRecord(Record):
    """One of the four parts of the work; other records name it by its slug."""

    id: int
    api_url: Uri
    """This record."""
    projects_url: Uri | None
    """The projects that belong to it, for people to read."""
    language: str
    slug: one_of(Pillar.Slug)
    title: str
    sentence: str
    """What it is for."""


def written(items: list[Pillar]) -> list[PillarRecord]:
    """Write pillars (no query)."""
    return [
        PillarRecord(
            id=each.pk,
            api_url=record_url(NAME, each.pk),
            projects_url=listing_url("projects", pillar=each.slug),
            language=get_language(),
            slug=each.slug,
            title=each.title,
            sentence=each.sentence,
        )
        for each in items
    ]


KIND = Kind(
    name=NAME,
    title=_("Pillars"),
    record=PillarRecord,
    items=lambda: in_active_language(Pillar),
    records=written,
    sorts=(Sort("order", _("In order"), ("sort_order",)),),
)
