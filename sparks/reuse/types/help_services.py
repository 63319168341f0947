from datetime import date

from django.db.models.functions import Lower
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sparks.core import outgoing
from sparks.core.listing import Facet, Sort, choices_of
from sparks.core.places import locales
from sparks.help.models import HelpService
from sparks.taxonomy.facets import country_facet

from ..addresses import record_url
from ..kinds import Kind
from ..records import Record, Uri, one_of

NAME = "help-services"


class HelpServiceRecord(Record):
    """A service that helps people. Gone 180 days after somebody last verified it: ask anew."""

    id: int
    api_url: Uri
    """This record."""
    language: str
    name: str
    kind: one_of(HelpService.Kind)
    country: str
    """ISO 3166-1 alpha-2; empty: several countries, or the whole EU."""
    phone: str
    url: Uri | None
    hours: str
    languages: str
    is_free: bool
    is_anonymous: bool
    verified_on: date
    """When somebody last called or looked and found all of it true."""
    source: Uri
    """The page on which the service says all this."""


def written(items: list[HelpService]) -> list[HelpServiceRecord]:
    """Write services (no query)."""
    return [
        HelpServiceRecord(
            id=each.pk,
            api_url=record_url(NAME, each.pk),
            language=get_language(),
            name=each.name,
            kind=each.kind,
            country=each.country.code or "",
            phone=each.phone,
            url=outgoing.address(each.url) or None,
            hours=each.hours,
            languages=each.languages,
            is_free=each.is_free,
            is_anonymous=each.is_anonymous,
            verified_on=each.verified_on,
            source=each.source,
        )
        for each in items
    ]


KIND = Kind(
    name=NAME,
    title=_("Help services"),
    record=HelpServiceRecord,
    items=lambda: HelpService.objects.shown().in_language(locales()[get_language()]),
    records=written,
    facets=(
        Facet("kind", _("Kind"), "kind", choices_of(HelpService.Kind)),
        country_facet("country"),
    ),
    sorts=(Sort("country", _("By country"), ("country", "kind", Lower("name"))),),
    words_in=("name",),
    is_sensitive=True,
)
