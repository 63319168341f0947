from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Sort
from sparks.taxonomy.models import Capability

from ..addresses import record_url
from ..kinds import Kind, in_active_language
from ..records import Record, Uri

NAME = "capabilities"


class CapabilityRecord(Record):
    """Something a country is able to do against abuse; other records name it by its number."""

    id: int
    api_url: Uri
    """This record."""
    language: str
    number: int
    title: str
    theme_number: int
    theme: str
    framework: str
    framework_version: str


def written(items: list[Capability]) -> list[CapabilityRecord]:
    """Write capabilities, fetched with theme and framework (no query)."""
    return [
        CapabilityRecord(
            id=each.pk,
            api_url=record_url(NAME, each.pk),
            language=get_language(),
            number=each.number,
            title=each.title,
            theme_number=each.theme.number,
            theme=each.theme.title,
            framework=each.theme.framework.name,
            framework_version=each.theme.framework.version,
        )
        for each in items
    ]


KIND = Kind(
    name=NAME,
    title=_("Capabilities"),
    record=CapabilityRecord,
    items=lambda: in_active_language(Capability),
    fetch=lambda items: items.select_related("theme__framework"),
    records=written,
    sorts=(Sort("number", _("By number"), ("theme__framework", "number")),),
)
