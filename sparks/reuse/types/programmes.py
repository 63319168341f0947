from datetime import date

from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Sort
from sparks.taxonomy.models import Programme

from ..addresses import record_url
from ..kinds import Kind, in_active_language
from ..pages import listing_url
from ..records import Record, Uri

NAME = "programmes"


class ProgrammeRecord(Record):
    """A funding programme; projects name it by its code."""

    id: int
    api_url: Uri
    """This record."""
    projects_url: Uri | None
    """The projects it funds, for people to read."""
    language: str
    code: str
    name: str
    starts_on: date | None
    ends_on: date | None


def written(items: list[Programme]) -> list[ProgrammeRecord]:
    """Write programmes (no query)."""
    return [
        ProgrammeRecord(
            id=each.pk,
            api_url=record_url(NAME, each.pk),
            projects_url=listing_url("projects", programme=each.code),
            language=get_language(),
            code=each.code,
            name=each.name,
            starts_on=each.starts_on,
            ends_on=each.ends_on,
        )
        for each in items
    ]


KIND = Kind(
    name=NAME,
    title=_("Programmes"),
    record=ProgrammeRecord,
    items=lambda: in_active_language(Programme),
    records=written,
    sorts=(Sort("name", _("A to Z"), (Lower("name"),)),),
    words_in=("name", "code"),
)
