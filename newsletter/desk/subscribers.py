"""Subscribers: searched and read, never written; and what can be done for one of them."""

import django_filters
from django.conf import settings
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.forms import CheckboxSelectMultiple
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from ..actions.subscribers import erase, leave, suppress
from ..models import Subscriber, Suppression
from ..models.subscribers import Rhythm
from . import access, journal
from .exporting import ExportMixin, WithExport

PLACE = "admin"  # where it happened, in the consent events
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


class Asked:
    """Something that is done for a subscriber after asking once more."""

    def __init__(self, title, icon: str, needs: str, explanation, done):
        self.title, self.icon, self.needs = title, icon, needs
        self.explanation, self.done = explanation, done

    def fits(self, person: Subscriber) -> bool:
        """Say whether there is anything left to do."""
        return True

    def act(self, person: Subscriber, user) -> None:
        raise NotImplementedError


class Unsubscribing(Asked):
    def fits(self, person):
        return person.state != Subscriber.State.LEFT

    def act(self, person, user):
        leave(subscriber=person, place=PLACE)
        journal.note(person, "unsubscribe", user)


class Suppressing(Asked):
    def act(self, person, user):
        suppress(email=person.email, reason=Suppression.Reason.MANUAL, note="", by=user)
        journal.note(person, "suppress", user)


class Erasing(Asked):
    def act(self, person, user):
        entries = journal.entries_of(person).order_by()
        erase(subscriber=person, place=PLACE, by=user)
        entries.delete()
        journal.note(user, "erase", user)


ASKED: dict[str, Asked] = {
    "unsubscribe": Unsubscribing(
        gettext_lazy("Unsubscribe"),
        "minus",
        access.CHANGE_PEOPLE,
        gettext_lazy(
            "They get no more mail. The record stays, as proof of what was agreed and when it "
            "ended; they can sign up again themselves."
        ),
        gettext_lazy("Unsubscribed."),
    ),
    "suppress": Suppressing(
        gettext_lazy("Suppress the address"),
        "no-view",
        access.SUPPRESS,
        gettext_lazy(
            "Nothing is ever mailed to this address again, whoever asks for it. "
            "Only an administrator can lift that."
        ),
        gettext_lazy("Suppressed."),
    ),
    "erase": Erasing(
        gettext_lazy("Erase"),
        "bin",
        access.ERASE_PEOPLE,
        gettext_lazy(
            "Everything about them is deleted at once and for good, the proof of their consent "
            "included. Only a keyed hash of the address stays, so that no import brings it back."
        ),
        gettext_lazy("Erased. Nothing but a hash is left."),
    ),
}


class AskView(WagtailAdminTemplateMixin, TemplateView):
    """Asks once more (GET), does it (POST)."""

    template_name = "wagtailadmin/newsletter/ask.html"
    header_icon = "group"
    asked: Asked = None

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not request.user.has_perm(self.asked.needs):
            raise PermissionDenied
        self.object = get_object_or_404(Subscriber, pk=kwargs["pk"])

    def get_page_title(self):
        return self.asked.title

    def get_breadcrumbs_items(self):
        index = {"url": reverse("newsletter_subscribers:index"), "label": _("Subscribers")}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.asked.title}]

    def get_context_data(self, **kwargs):
        back = reverse("newsletter_subscribers:inspect", args=[quote(self.object.pk)])
        known = {"question": self.object, "explanation": self.asked.explanation, "back_url": back}
        return super().get_context_data(answer=self.asked.title, **known, **kwargs)

    def post(self, request, *args, **kwargs):
        self.asked.act(self.object, request.user)
        messages.success(request, self.asked.done)
        return redirect("newsletter_subscribers:index")


def ask_url(person: Subscriber, name: str) -> str:
    return reverse(f"newsletter_subscribers:{name}", args=[person.pk])


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
