"""The list of events: what it can be filtered and sorted by."""

from django.db.models import Case, F, TextChoices, When
from django.utils.translation import gettext_lazy as _

from sparks.core.listing import Facet, Sort, choices_of, years
from sparks.core.models import ListingPage
from sparks.taxonomy.facets import country_facet, pillar_facet, topic_facet

from .events import EventPage


class Status(TextChoices):
    """The values of `derived_status` (see `EventQuerySet.with_status`)."""

    COMING = "coming", _("Coming")
    PAST = "past", _("Past")


def status_heading(event: EventPage) -> str:
    """Give what stands above an event in the usual order."""
    return _("Past events") if event.derived_status == Status.PAST else _("Coming events")


# Coming events before past ones; the next one first, then the one that was held last.
NEXT_FIRST = (
    "derived_status",
    Case(When(derived_status=Status.COMING, then=F("starts_at"))),
    "-starts_at",
)


class EventIndexPage(ListingPage):
    """All events, the next one first."""

    item_type = EventPage
    facets = (
        Facet("status", _("When"), "derived_status", choices_of(Status)),
        pillar_facet(),
        country_facet("country"),
        topic_facet(),
        Facet("year", _("Year"), "starts_at__year", years),
    )
    sorts = (
        Sort("next", _("Next"), NEXT_FIRST, heading=status_heading),
        Sort("newest", _("Latest date first"), ("-starts_at",)),
        Sort("oldest", _("Earliest date first"), ("starts_at",)),
    )
    words_in = ("title", "lead", "organiser", "venue", "city")

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.EventPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of events")

    def items(self):
        return super().items().with_status()

    def cards(self, items):
        return super().cards(items).with_pillars()
