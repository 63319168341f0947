"""What the buttons of the sending page do: a POST calls one action and is told the outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from ..actions import mailings
from ..actions.trials import send_trials
from ..checks import check
from . import access, forms, journal
from .sending import TRIALS, SendingView, drafts_of, needs_second_person


@dataclass(frozen=True)
class Verb:
    """One thing to do: `act(view, cleaned)` gives the sentence about its success.

    form: the class and its name on the page. by_writers: also for those who may not release.
    """

    act: Callable
    form: tuple[str, type] | None = None
    by_writers: bool = False
    needs_mailing: bool = True


class VerbView(SendingView):
    """Takes the POST of a button; a wrong form or a wrong state is answered with a sentence."""

    http_method_names = ["post"]

    def post(self, request, pk: int, verb: str):
        found = VERBS.get(verb)
        if found is None or (found.needs_mailing and self.mailing is None):
            raise Http404
        if not (found.by_writers or request.user.has_perm(access.SEND)):
            raise PermissionDenied
        name, form_class = found.form or ("form", forms.forms.Form)
        form = form_class(request.POST)
        if not form.is_valid():
            context = self.get_context_data(**{name: form})
            return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
        try:
            messages.success(request, found.act(self, form.cleaned_data))
        except mailings.NotPossible as refusal:
            messages.error(request, str(refusal))
        return redirect(self.page_url)

    @property
    def user(self):
        return self.request.user


def plan(view: VerbView, cleaned: dict) -> str:
    two = needs_second_person()
    if not (two or view.user.has_perm(access.SEND)):
        raise PermissionDenied
    if any(finding.level == "error" for finding in check(drafts_of(view.issue)[0])):
        raise mailings.NotPossible(_("The checks found errors. Mend them first."))
    mailings.plan(issue=view.issue, at=cleaned["at"], by=view.user)
    return _("Now somebody else has to approve it.") if two else _("The sending is planned.")


def approve(view: VerbView, cleaned: dict) -> str:
    mailings.approve(mailing=view.mailing, by=view.user)
    return _("Approved and released.")


def send_back(view: VerbView, cleaned: dict) -> str:
    mailings.withdraw(mailing=view.mailing, by=view.user)
    journal.note(view.mailing, "send_back", view.user, reason=cleaned["reason"])
    return _("Sent back. Your reason stands on the page of the issue.")


def withdraw(view: VerbView, cleaned: dict) -> str:
    own = view.mailing.requested_by_id == view.user.pk
    if not (own or view.user.has_perm(access.SEND)):
        raise PermissionDenied
    mailings.withdraw(mailing=view.mailing, by=view.user)
    return _("The plan is taken back; nothing was sent.")


def pause(view: VerbView, cleaned: dict) -> str:
    mailings.pause(mailing=view.mailing, by=view.user)
    return _("Paused. Nothing more goes out until you go on.")


def resume(view: VerbView, cleaned: dict) -> str:
    mailings.resume(mailing=view.mailing, by=view.user)
    return _("The sending goes on.")


def cancel(view: VerbView, cleaned: dict) -> str:
    mailings.cancel(mailing=view.mailing, by=view.user)
    return _("Cancelled. Whoever did not have it yet will not get it.")


def send_now(view: VerbView, cleaned: dict) -> str:
    mailings.send_now(mailing=view.mailing, by=view.user)
    return _("It is being sent now.")


def postpone(view: VerbView, cleaned: dict) -> str:
    mailings.postpone(mailing=view.mailing, at=cleaned["at"], by=view.user)
    return _("The new time is set.")


def resend(view: VerbView, cleaned: dict) -> str:
    count = mailings.resend_missing(mailing=view.mailing, by=view.user)
    words = ngettext(
        "It is sent again to %(count)d person, and to nobody who has it.",
        "It is sent again to %(count)d people, and to nobody who has it.",
        count,
    )
    return words % {"count": count}


def settle(view: VerbView, cleaned: dict) -> str:
    deliveries = view.mailing.deliveries.filter(state="uncertain")
    if cleaned["delivery"]:
        deliveries = deliveries.filter(pk=cleaned["delivery"])
    as_sent = cleaned["decision"] == forms.SettleForm.SENT
    count = mailings.settle(deliveries=deliveries, as_sent=as_sent, by=view.user)
    words = ngettext("%(count)d delivery is decided.", "%(count)d deliveries are decided.", count)
    return words % {"count": count}


def trial(view: VerbView, cleaned: dict) -> str:
    emails = cleaned["emails"]
    view.request.session[TRIALS] = ", ".join(emails)
    try:
        send_trials(issue=view.issue, emails=emails, by=view.user)
    except ValueError as refusal:
        raise mailings.NotPossible(str(refusal)) from refusal
    journal.note(view.issue, "trial", view.user, count=len(emails))
    words = ngettext(
        "The test letter is on its way to %(count)d address.",
        "The test letter is on its way to %(count)d addresses.",
        len(emails),
    )
    return words % {"count": len(emails)}


VERBS = {
    "plan": Verb(plan, ("plan_form", forms.PlanForm), by_writers=True, needs_mailing=False),
    "approve": Verb(approve),
    "send-back": Verb(send_back, ("send_back_form", forms.SendBackForm)),
    "withdraw": Verb(withdraw, by_writers=True),
    "pause": Verb(pause),
    "resume": Verb(resume),
    "cancel": Verb(cancel),
    "send-now": Verb(send_now),
    "postpone": Verb(postpone, ("postpone_form", forms.PostponeForm)),
    "resend": Verb(resend),
    "settle": Verb(settle, ("settle_form", forms.SettleForm)),
    "trial": Verb(trial, ("trial_form", forms.TrialForm), by_writers=True, needs_mailing=False),
}
