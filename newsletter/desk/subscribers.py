"""Subscribers: searched, read and exported, never written."""

import django_filters
from django.conf import settings
from django.forms import CheckboxSelectMultiple
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from ..models import Subscriber, Suppression
from ..models.subscribers import Rhythm
from . import access, journal
from .deeds import ASKED, AskView, ask_url
from .exporting import ExportMixin, WithExport

SHOWN = 50


class SubscriberFilterSet(WagtailFilterSet):
    state = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("State"),
        choices=Subscriber.State,
        widget=CheckboxSelectMultiple,
    )
    language = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, widget=CheckboxSelectMultiple
    )
    rhythm = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Rhythm"), choices=Rhythm, widget=CheckboxSelectMultiple
    )

    class Meta:
        model = Subscriber
        fields = ["state", "language", "rhythm"]


class SubscriberIndexView(access.Needs, WithExport, IndexView):
    needs = access.READ_PEOPLE

    def get_own_export_url(self):
        return reverse("newsletter_subscribers:export")


class SubscriberExportView(ExportMixin, SubscriberIndexView):
    pass


class SubscriberInspectView(access.Needs, InspectView):
    """One subscriber with the history of consent, the last deliveries and what came back."""

    needs = access.READ_PEOPLE
    template_name = "wagtailadmin/newsletter/subscriber.html"
    page_title = gettext_lazy("Subscriber")

    @cached_property
    def header_more_buttons(self):
        rights = self.request.user.has_perm
        return [
            Button(verb.title, url=ask_url(self.object, name), icon_name=verb.icon)
            for name, verb in ASKED.items()
            if rights(verb.needs) and verb.fits(self.object)
        ]

    def get_context_data(self, **kwargs):
        person = self.object
        return super().get_context_data(
            events=person.events.all(),
            deliveries=person.deliveries.select_related("mailing").order_by("-pk")[:SHOWN],
            feedback=person.feedback.all()[:SHOWN],
            suppression=Suppression.of(person.email),
            entries=journal.entries_of(person)[:SHOWN],
            **kwargs,
        )


class SubscriberViewSet(ModelViewSet):
    """Nobody is added by hand: people sign up, or come with a file and the proof of consent."""

    model = Subscriber
    name = "newsletter_subscribers"
    url_prefix = "newsletter/subscribers"
    icon = "group"
    menu_label = gettext_lazy("Subscribers")
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = SubscriberIndexView
    inspect_view_class = SubscriberInspectView
    inspect_template_name = SubscriberInspectView.template_name
    inspect_view_fields = [
        "email",
        "state",
        "language",
        "rhythm",
        "pillars",
        "topics",
        "paused_until",
        "created_at",
        "confirmed_at",
        "left_at",
    ]
    list_display = [
        "email",
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        "language",
        Column("rhythm", label=gettext_lazy("Rhythm"), accessor="get_rhythm_display"),
        DateColumn("created_at", label=gettext_lazy("Since"), sort_key="created_at"),
    ]
    filterset_class = SubscriberFilterSet
    list_export = [
        "email",
        "get_state_display",
        "language",
        "get_rhythm_display",
        "pillars",
        "topics",
        "created_at",
        "confirmed_at",
        "left_at",
    ]
    export_headings = {
        "email": gettext_lazy("Address"),
        "get_state_display": gettext_lazy("State"),
        "language": gettext_lazy("Language"),
        "get_rhythm_display": gettext_lazy("Rhythm"),
        "pillars": gettext_lazy("Pillars"),
        "topics": gettext_lazy("Topics"),
        "created_at": gettext_lazy("Asked"),
        "confirmed_at": gettext_lazy("Confirmed"),
        "left_at": gettext_lazy("Left"),
    }
    export_filename = "subscribers"
    search_fields = ["email"]
    search_backend_name = None
    form_fields = ["rhythm"]  # a form must be named; nobody may open it (permissions.OnlyRead)

    @property
    def export_view(self):
        kwargs = {**self.get_index_view_kwargs(), "template_name": ExportMixin.template_name}
        return self.construct_view(SubscriberExportView, **kwargs)

    def get_urlpatterns(self):
        asked = [
            path(f"{name}/<int:pk>/", AskView.as_view(asked=verb), name=name)
            for name, verb in ASKED.items()
        ]
        return [
            *super().get_urlpatterns(),
            path("export/", self.export_view, name="export"),
            *asked,
        ]
