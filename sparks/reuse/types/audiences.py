from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Sort
from sparks.taxonomy.models import Audience

from ..addresses import record_url
from ..kinds import Kind, in_active_language
from ..records import Record, Uri

NAME = "audiences"


class AudienceRecord(Record):
    """Who something is made for; other records name it by its slug."""

    id: int
    api_url: Uri
    """This record."""
    language: str
    slug: str
    title: str


def written(items: list[Audience]) -> list[AudienceRecord]:
    """Write audiences (no query)."""
    return [
        AudienceRecord(
            id=each.pk,
            api_url=record_url(NAME, each.pk),
            language=get_language(),
            slug=each.slug,
            title=each.title,
        )
        for each in items
    ]


KIND = Kind(
    name=NAME,
    title=_("Audiences"),
    record=AudienceRecord,
    items=lambda: in_active_language(Audience),
    records=written,
    sorts=(Sort("order", _("In order"), ("sort_order", "title")),),
)
