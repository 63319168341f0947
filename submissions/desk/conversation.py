"""The page of one text: what it is, what was said about it, and what an editor can do now."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import Contribution
from ..models.contributions import State
from ..sentences import sentence
from ..wording import remarks_on
from . import access, forms
from .comparing import comparisons
from .places import TextMixin
from .queue import WHOM, kind_of
from .waiting import CLOSED, age, is_overdue, queue, waits_for


class TextView(TextMixin, WagtailAdminTemplateMixin, TemplateView):
    """Everything about one text from a team; reading it changes nothing."""

    template_name = "wagtailadmin/submissions/text.html"
    header_icon = "clipboard-list"

    def get_page_title(self):
        return _("Text from a team")

    def get_breadcrumbs_items(self):
        *rest, _own, here = super().get_breadcrumbs_items()
        return [*rest, here]

    @cached_property
    def may_work(self) -> bool:
        return access.may_work_on(self.request.user, self.text)

    @cached_property
    def may_decide(self) -> bool:
        return access.may_decide(self.request.user, self.text)

    def get_context_data(self, **kwargs):
        text = self.text
        context = {
            "text": text,
            "state": text.state,
            "kind": kind_of(text),
            "may_work": self.may_work,
            "may_decide": self.may_decide,
            "is_in_review": text.state == State.IN_REVIEW,
            "is_mine": text.assignee_id == self.request.user.pk,
            "links": self._links(),
            "remarks": [each.remark for each in remarks_on(text)],
            **waiting(text),
            **conversation(text),
            **self._forms(),
            **kwargs,
        }
        return super().get_context_data(**context)

    def _links(self) -> list[tuple[str, str, str]]:
        """Give the ways to read the text: address, words, icon."""
        user, page = self.request.user, self.text.page
        if page is None:
            return []
        found = [(url, label, "copy") for url, label in comparisons(self.text, user)]
        rights = page.specific.permissions_for_user(user)
        if rights.can_edit():
            draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
            edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
            found = [(draft, _("Look at the page"), "view"), *found]
            found.append((edit, _("Open in the page editor"), "edit"))
        if page.live and rights.can_publish() and self.text.state not in CLOSED:
            correct = reverse("submissions_texts:correct", args=[page.pk])
            found.append((correct, _("Correct the live page"), "globe"))
        return found

    def _forms(self) -> dict:
        return {
            "comment_form": forms.CommentForm(),
            "changes_form": forms.changes_form(self.text),
            "decline_form": forms.DeclineForm(),
            "approve_form": forms.ApproveForm(),
            "assign_form": forms.AssignForm(initial=forms.assigned(self.text)),
        }


def waiting(text: Contribution) -> dict:
    """Give with whom a text waits, for how long, and whether that is too long."""
    row = queue().get(pk=text.pk)
    return {
        "whom": WHOM.get(waits_for(row), ""),
        "age": age(row.since),
        "due": row.due,
        "is_late": is_overdue(row),
    }


def conversation(text: Contribution) -> dict:
    """Give what was said, asked and sent, oldest first."""
    events = text.events.for_editors().select_related("actor")
    changes = text.requested_changes.select_related("created_by", "done_by")
    labels = dict(forms.places_of(text))
    return {
        "events": [(event, sentence(event), labels.get(event.field, "")) for event in events],
        "changes": [(change, labels.get(change.field, _("The whole text"))) for change in changes],
        "versions": text.versions.select_related("created_by").order_by("-number"),
    }
