"""The list of events: what it can be filtered and sorted by."""

from django.db.models import Case, F, TextChoices, When
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import re_path

from sparks.core.listing import Facet, Sort, choices_of, years
from sparks.core.models import ListingPage
from sparks.taxonomy.facets import capability_facet, country_facet, pillar_facet, topic_facet

from ..calendar import calendar_response
from .events import EventPage

CALENDAR = "calendar.ics"
IN_CALENDAR = 200


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
        capability_facet(),
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

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        calendar = (_("Calendar"), listing.url(listing.selection.for_feed(), CALENDAR))
        return {**context, "downloads": [*context["downloads"], calendar]}

    @re_path(r"^calendar\.ics/$", name="calendar")
    def calendar(self, request):
        """Serve what the address asks for as a calendar to subscribe to: the latest and to come."""
        listing = self.listing(request)
        events = listing.matches.with_pillars().order_by("-starts_at")[:IN_CALENDAR]
        return calendar_response(events, request, name=listing.title, filename=self.slug)
