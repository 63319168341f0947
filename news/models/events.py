"""Events."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.models import PageManager
from wagtail.search import index

from sparks.core.fields import body_field, words_of
from sparks.core.models import SitePage
from sparks.taxonomy.countries import name_of
from sparks.taxonomy.models.topics import TopicItem
from sparks.taxonomy.pages import SortedMixin

from ..calendar import calendar_response
from ..event_form import EventForm
from ..events import surroundings
from ..linked_data import event
from ..panels import EVENT_PANELS
from ..querysets import EventQuerySet, over_at
from ..zones import DEFAULT_ZONE, is_zone, local
from .blocks import programme_field, speakers_field


class EventTopic(TopicItem):
    content_object = ParentalKey(
        "news.EventPage", on_delete=models.CASCADE, related_name="topic_items"
    )


class EventPage(RoutablePageMixin, SortedMixin, SitePage):
    """Something one can take part in, at a time and a place or online."""

    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=40, default=DEFAULT_ZONE)
    all_day = models.BooleanField(_("all day"), default=False)
    venue = models.CharField(_("venue"), max_length=160, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    country = CountryField(_("country"), blank=True)
    online_url = models.URLField(_("address online"), blank=True)
    registration_url = models.URLField(_("registration"), blank=True)
    registration_deadline_at = models.DateTimeField(_("register until"), null=True, blank=True)
    organiser = models.CharField(_("organiser"), max_length=160, blank=True)
    lead = models.TextField(_("lead"), max_length=300)
    body = body_field()
    programme = programme_field()
    speakers = speakers_field()
    recording_url = models.URLField(_("recording"), blank=True)
    pillars = ParentalManyToManyField(
        "taxonomy.Pillar", blank=True, related_name="events", verbose_name=_("pillars")
    )
    capabilities = ParentalManyToManyField(
        "taxonomy.Capability", blank=True, related_name="events", verbose_name=_("capabilities")
    )
    topics = ClusterTaggableManager(through=EventTopic, blank=True, verbose_name=_("topics"))
    projects = ParentalManyToManyField(
        "projects.ProjectPage", blank=True, related_name="events", verbose_name=_("projects")
    )

    objects = PageManager.from_queryset(EventQuerySet)()
    base_form_class = EventForm

    parent_page_types = ["news.EventIndexPage"]
    subpage_types = []
    card_template = "components/card_event.html"
    content_panels = [*SitePage.content_panels, *EVENT_PANELS]
    search_fields = [
        *SitePage.search_fields,
        index.SearchField("lead"),
        index.FilterField("starts_at"),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True)
                | models.Q(ends_at__gte=models.F("starts_at")),
                name="event_ends_after_it_starts",
            )
        ]

    def clean(self):
        super().clean()
        errors = {}
        if not is_zone(self.time_zone):
            errors["time_zone"] = _("Not a time zone. Example: Europe/Brussels")
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            errors["ends_at"] = _("The event ends before it starts.")
        if errors:
            raise ValidationError(errors)

    @property
    def local_start(self):
        """Give the start as a clock at the place of the event shows it."""
        return local(self.starts_at, self.time_zone)

    @property
    def local_end(self):
        """Give the end as a clock at the place of the event shows it; None when open."""
        return self.ends_at and local(self.ends_at, self.time_zone)

    @property
    def is_past(self) -> bool:
        """Say whether the event is over (an event without end: the day after it started)."""
        return over_at(self) <= timezone.now()

    @property
    def is_online(self) -> bool:
        return bool(self.online_url)

    @property
    def country_name(self) -> str:
        return name_of(self.country.code) if self.country else ""

    @property
    def kind_label(self) -> str:
        return str(self._meta.verbose_name).capitalize()

    @property
    def summary(self) -> str:
        return self.search_description or self.lead

    def get_context(self, request, *args, **kwargs):
        return {**super().get_context(request, *args, **kwargs), **surroundings(self, request)}

    @re_path(r"^event\.ics/$", name="calendar")
    def calendar(self, request):
        """Serve the event for a calendar."""
        return calendar_response([self], request, name=self.title, filename=self.slug)

    def json_ld(self, request) -> list[dict]:
        return [event(self, request)]

    def search_text(self) -> str:
        place = [self.organiser, self.venue, self.city, self.country_name]
        return " ".join([self.lead, *place, words_of(self.body), words_of(self.programme)])
