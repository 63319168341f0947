"""What can be done for one subscriber, after asking once more: unsubscribe, suppress, erase."""

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..actions.subscribers import erase, leave, suppress
from ..models import Subscriber, Suppression
from . import access, journal

PLACE = "admin"  # where it happened, in the consent events


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
