"""The sending page of an issue: what would be sent, to how many, and how it goes."""

from django.conf import settings
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from ..checks import Finding, check
from ..models import Delivery, IssuePage, Mailing, NewsletterSettings
from ..sending.audience import audience_by_language
from ..sending.progress import progress
from . import access, forms, journal

State = Mailing.State
STATES = {
    None: "draft",
    State.DRAFT: "draft",
    State.WAITING: "waiting",
    State.SCHEDULED: "scheduled",
    State.MISSED: "missed",
    State.SENDING: "running",
    State.PAUSED: "running",
    State.FINISHED: "ended",
    State.CANCELLED: "ended",
}
BEFORE = {"draft", "waiting", "scheduled", "missed"}
TRIALS = "newsletter_trials"  # in the session: to whom somebody sent the last test


class IssueMixin:
    """A page about one issue and its mailing, for who writes it and who sends."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.issue = access.issue_for(request.user, kwargs["pk"])
        self.mailing = access.mailing_of(self.issue)

    @property
    def page_url(self) -> str:
        return reverse("newsletter_issues:sending", args=[self.issue.pk])

    def get_breadcrumbs_items(self):
        index = {"url": reverse("newsletter_issues:index"), "label": _("Newsletter issues")}
        own = {"url": self.page_url, "label": self.issue.title}
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.issue.title}
        return [*self.breadcrumbs_items, index, own, here]


class SendingView(IssueMixin, WagtailAdminTemplateMixin, TemplateView):
    """Everything about the sending of one issue, as its state asks for it."""

    template_name = "wagtailadmin/newsletter/sending.html"
    header_icon = "newsletter"

    def get(self, request, *args, **kwargs):
        planned = self.mailing and self.mailing.issue
        if planned and planned.pk != self.issue.pk:  # the variants of an issue share one mailing
            return redirect("newsletter_issues:sending", planned.pk)
        return super().get(request, *args, **kwargs)

    def get_page_title(self):
        return _("Sending")

    def get_page_subtitle(self):
        return self.issue.title

    @cached_property
    def stage(self) -> str:
        return STATES[self.mailing and self.mailing.state]

    def get_context_data(self, **kwargs):
        user = self.request.user
        context = {
            "issue": self.issue,
            "mailing": self.mailing,
            "stage": self.stage,
            "stage_template": f"wagtailadmin/newsletter/stages/{self.stage}.html",
            "may_send": user.has_perm(access.SEND),
            "may_read_people": user.has_perm(access.READ_PEOPLE),
            "entries": journal.entries_of(self.mailing)[:20] if self.mailing else [],
            **(self._before() if self.stage in BEFORE else progress_context(self.mailing)),
            **kwargs,
        }
        return super().get_context_data(**context)

    def _before(self) -> dict:
        drafts = drafts_of(self.issue)
        by_code = {draft.locale.language_code: draft for draft in drafts}
        found = check(drafts[0])
        findings = [(each, edit_url(by_code.get(each.language), each)) for each in found]
        by_language = audience_by_language(drafts[0])
        return {
            "variants": [variant(draft) for draft in drafts],
            "errors": [pair for pair in findings if pair[0].level == "error"],
            "warnings": [pair for pair in findings if pair[0].level != "error"],
            "audience": sum(by_language.values()),
            "by_language": [(language_name(code), n) for code, n in sorted(by_language.items())],
            "needs_second_person": needs_second_person(),
            "is_own_plan": self._is_own_plan(),
            "sent_back": journal.why_sent_back(self.mailing) if self.mailing else None,
            "plan_form": forms.PlanForm(),
            "postpone_form": forms.PostponeForm(),
            "send_back_form": forms.SendBackForm(),
            "trial_form": forms.TrialForm(initial={"emails": self._last_trials()}),
        }

    def _is_own_plan(self) -> bool:
        return bool(self.mailing) and self.mailing.requested_by_id == self.request.user.pk

    def _last_trials(self) -> str:
        return self.request.session.get(TRIALS, self.request.user.email)


class ProgressView(IssueMixin, TemplateView):
    """The part of the sending page that changes while mail goes out; asked for every second."""

    template_name = "wagtailadmin/newsletter/progress.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**progress_context(self.mailing), mailing=self.mailing)


def progress_context(mailing: Mailing | None) -> dict:
    """Give what templates show of a mailing's progress; empty when there is none."""
    if mailing is None:
        return {}
    found = progress(mailing)
    counts = found.counts
    return {
        "progress": found,
        "counts": [(state.label, counts[state]) for state in Delivery.State if counts[state]],
        "uncertain": counts[Delivery.State.UNCERTAIN],
        "missing": counts[Delivery.State.FAILED] + counts[Delivery.State.CANCELLED],
    }


def drafts_of(issue: IssuePage) -> list[IssuePage]:
    """Give the newest drafts of all language variants of an issue, its own first."""
    others = issue.get_translations().select_related("locale").order_by("locale__language_code")
    return [each.get_latest_revision_as_object() for each in (issue, *others)]


def variant(draft: IssuePage) -> dict:
    """Give what the page says about one language variant, with the links to look at it."""
    look = reverse("wagtailadmin_pages:view_draft", args=[draft.pk])
    modes = [(label, f"{look}?mode={mode}") for mode, label in draft.preview_modes]
    return {
        "draft": draft,
        "language": language_name(draft.locale.language_code),
        "edit_url": reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        "previews": modes,
    }


def edit_url(draft: IssuePage | None, finding: Finding) -> str:
    """Give where a finding is mended: at its block, in the issue, or "" when not in an issue."""
    if draft is None:
        return ""
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    is_block = any(block.id == finding.where for block in draft.body)
    return f"{url}#block-{finding.where}-section" if is_block else url


def language_name(code: str) -> str:
    """Give a language's name in the language of whoever is signed in."""
    if code in dict(settings.LANGUAGES):
        return get_language_info(code)["name_translated"]
    return code


def needs_second_person() -> bool:
    """Say whether the site demands that two people release an issue."""
    site = Site.objects.get(is_default_site=True)
    return NewsletterSettings.for_site(site).needs_second_person
