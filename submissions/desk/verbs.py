"""What the buttons on a text's page do: a POST calls one action and is told the outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.forms import Form
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request

from ..actions import reviewing
from ..actions.comments import comment as say
from ..actions.looking import look
from ..models import ThreadEvent
from ..refusals import Refused
from . import forms
from .conversation import TextView

EDITORS_ONLY = ThreadEvent.Visibility.EDITORS


@dataclass(frozen=True)
class Verb:
    """One thing to do: `act(view, form)` gives the sentence about its success.

    form: the name of the form on the page and what makes it of (text, data). decides: only for
    those who may publish. shows: whether doing it says that one has read the newest version.
    """

    act: Callable
    form: tuple[str, Callable] = ("form", lambda text, data: Form(data))
    decides: bool = False
    shows: bool = False


class VerbView(TextView):
    """Takes the POST of a button; a wrong form or a wrong state is answered with a sentence."""

    http_method_names = ["post"]

    def post(self, request, pk: int, verb: str):
        found = VERBS.get(verb)
        if found is None:
            raise Http404
        if not (self.may_decide if found.decides else self.may_work):
            raise PermissionDenied
        name, make = found.form
        if "another" in request.POST:
            form = forms.with_another_row(request.POST, self.text)
            return self.render_to_response(self.get_context_data(**{name: form}))
        form = make(self.text, request.POST)
        if not form.is_valid():
            return self._shown_again(name, form)
        try:
            words = found.act(self, form)
        except ValidationError as error:
            return self._shown_again(name, form, error)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(self.back_url)
        if found.shows:
            look(contribution=self.text, user=self.user)
        messages.success(request, words)
        return redirect(self.back_url)

    def _shown_again(self, name: str, form, error: ValidationError | None = None):
        """Show the page with what was typed and what is wrong with it."""
        for field, wrong in errors_by_field(error).items():
            if field in getattr(form, "fields", {}):
                form.add_error(field, wrong)
            else:
                messages.error(self.request, " ".join(wrong))
        context = self.get_context_data(**{name: form})
        return self.render_to_response(context, status=HTTPStatus.UNPROCESSABLE_ENTITY)

    @property
    def user(self):
        return self.request.user

    @property
    def back_url(self) -> str:
        return get_valid_next_url_from_request(self.request) or self.page_url


def errors_by_field(error: ValidationError | None) -> dict[str, list[str]]:
    """Give the sentences of an error by field; those about no field under NON_FIELD_ERRORS."""
    if error is None:
        return {}
    return (
        error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    )


def claim(view: VerbView, form) -> str:
    reviewing.claim(contribution=view.text, user=view.user)
    return _("You have taken it on. The team sees that somebody reads it.")


def give_back(view: VerbView, form) -> str:
    reviewing.assign(contribution=view.text, user=view.user, assignee=None, due_at=view.text.due_at)
    return _("It is with nobody now.")


def assign(view: VerbView, form) -> str:
    reviewing.assign(
        contribution=view.text,
        user=view.user,
        assignee=form.cleaned_data["assignee"],
        due_at=form.due_at,
    )
    return _("Saved.")


def comment(view: VerbView, form) -> str:
    told = {"contribution": view.text, "user": view.user, "text": form.cleaned_data["text"]}
    if form.cleaned_data["visibility"] == EDITORS_ONLY:
        reviewing.comment_internal(**told)
        return _("Only editors can read your comment.")
    say(**told, by_editors=True)
    return _("The team can read your comment now.")


def request_changes(view: VerbView, form) -> str:
    reviewing.request_changes(contribution=view.text, user=view.user, changes=form.asked())
    return _("The team has got it back, with what you asked for as a list.")


def decline(view: VerbView, form) -> str:
    reason = form.cleaned_data["reason"]
    reviewing.decline(contribution=view.text, user=view.user, reason=reason)
    return _("Declined. The team reads your reason.")


def approve(view: VerbView, form) -> str:
    cleaned = form.cleaned_data
    reviewing.approve(
        contribution=view.text,
        user=view.user,
        comment=cleaned["comment"],
        go_live_at=cleaned["go_live_at"],
    )
    if cleaned["go_live_at"]:
        return _("Approved. It goes live at the time you chose.")
    return _("Approved. Visitors see it now.")


def mark_read(view: VerbView, form) -> str:
    return _("Next time you see here what is new since now.")


def of(form_class) -> Callable:
    """Give what makes a form of (text, data) where the form does not depend on the text."""
    return lambda text, data: form_class(data)


def assign_form(text, data) -> forms.AssignForm:
    return forms.AssignForm(data, initial=forms.assigned(text))


VERBS = {
    "claim": Verb(claim),
    "give-back": Verb(give_back),
    "assign": Verb(assign, ("assign_form", assign_form)),
    "comment": Verb(comment, ("comment_form", of(forms.CommentForm)), shows=True),
    "request-changes": Verb(
        request_changes, ("changes_form", forms.changes_form), decides=True, shows=True
    ),
    "decline": Verb(decline, ("decline_form", of(forms.DeclineForm)), decides=True, shows=True),
    "approve": Verb(approve, ("approve_form", of(forms.ApproveForm)), decides=True, shows=True),
    "mark-read": Verb(mark_read, shows=True),
}
