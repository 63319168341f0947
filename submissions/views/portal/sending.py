"""What a team does with its own text: send it, take in what is new, begin again."""

from http import HTTPStatus

from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from sparks.core.posts import SeeOther

from ...actions import writing
from ...actions.rebasing import rebase
from ...actions.submitting import submit
from ...forms.portal import SendForm
from ...models import Contribution
from ...models.contributions import State
from ...refusals import NeedsRebase, Refused
from ...rights import Right
from ...uploads.attaching import FilesNotReady
from ..access import contribution_page
from .text import can_begin_again, conflict, part_of, text_page, to_text


@contribution_page(Right.SUBMIT)
def send(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Send a text to the editors, for the first time or again."""
    if request.method != "POST":
        return to_text(contribution)
    form = SendForm(request.POST, auto_id="send_%s")
    if not form.is_valid():
        return text_page(request, contribution, send_form=form)
    try:
        submit(contribution=contribution, user=request.user, **form.cleaned_data)
    except ValidationError as error:
        problems = problems_in(contribution, error)
        return text_page(request, contribution, send_form=form, problems=problems)
    except Refused as refusal:
        return _refused(request, contribution, refusal, form.cleaned_data["note"])
    return to_text(contribution)


@contribution_page(Right.WRITE)
def take_in(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Take in what editors changed on the page that they gave back; the team's words stay."""
    if request.method == "POST":
        try:
            rebase(contribution=contribution, user=request.user)
        except Refused as refusal:
            return conflict(request, contribution, str(refusal))
    return to_text(contribution, "#conversation")


@contribution_page(Right.WRITE)
def again(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Begin a new change of the page that came of a text."""
    if request.method != "POST" or not can_begin_again(contribution):
        return to_text(contribution)
    try:
        begun = writing.start(
            team=contribution.team,
            user=request.user,
            page_type=contribution.page_type,
            kind=Contribution.Kind.UPDATE,
            page=contribution.page,
            item=contribution.item,
        )
    except PermissionDenied:
        words = _("This page is not your team's any more, so only the editors can change it.")
        return conflict(request, contribution, words)
    return SeeOther(reverse("submissions:edit", args=[begun.key]))


def problems_in(contribution: Contribution, error: ValidationError) -> list[dict[str, str]]:
    """Give each thing that keeps a text from being sent, with the page where it can be mended."""
    if isinstance(error, FilesNotReady):
        files = reverse("submissions:files", args=[contribution.team.key])
        label = _("The team's files")
        return [{"label": label, "url": files, "message": reason} for _key, reason in error.assets]
    by_field = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    found = []
    for field, messages in by_field.items():
        name = "" if field == NON_FIELD_ERRORS else field
        label, url = part_of(contribution, name) if name else ("", "")
        found += [{"label": label or name, "url": url, "message": text} for text in messages]
    return found


def _refused(request, contribution: Contribution, refusal: Refused, note: str) -> HttpResponse:
    """Say why it was not sent; the note stays, beside the version that is on the screen now."""
    typed = {"version": contribution.version, "note": note}
    return text_page(
        request,
        contribution,
        status=HTTPStatus.CONFLICT,
        refusal=str(refusal),
        new_on_page=_where_to_take_in(contribution) if isinstance(refusal, NeedsRebase) else "",
        send_form=SendForm(initial=typed, auto_id="send_%s"),
    )


def _where_to_take_in(contribution: Contribution) -> str:
    """Tell which way what is new gets in: by choosing for a draft, at once for one given back."""
    return "draft" if contribution.state == State.DRAFT else "given_back"
