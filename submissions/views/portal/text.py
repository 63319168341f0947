"""The page of one text: where it stands, what is to be done, and the conversation about it."""

from http import HTTPStatus

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from sparks.core.posts import SeeOther

from ...actions import comments, following
from ...forms.portal import CommentForm, SendForm
from ...models import Contribution, Follow, Membership
from ...models.contributions import WITH_TEAM, State
from ...overview import WITH_EDITORS
from ...rights import Right
from ...shapes import shape_of
from ...standing import standing_of
from ...wording import remarks_on
from ..access import contribution_page, show

LATEST = 200


@contribution_page(Right.VIEW)
def text(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Show a text of one's team."""
    return text_page(request, contribution)


@contribution_page(Right.WRITE)
def comment(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Add to the conversation."""
    if request.method != "POST":
        return to_text(contribution)
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            comments.comment(contribution=contribution, user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return to_text(contribution, "#conversation")
    return text_page(request, contribution, comment_form=form)


@contribution_page(Right.VIEW)
def hear(request: HttpRequest, contribution: Contribution) -> HttpResponse:
    """Follow a text, mute it, or go back to what the role brings."""
    wishes = {"follow": following.follow, "mute": following.mute, "forget": following.forget}
    wish = wishes.get(request.POST.get("wish", ""))
    if wish:
        wish(user=request.user, contribution=contribution)
    return to_text(contribution)


def to_text(contribution: Contribution, place: str = "") -> HttpResponse:
    """Lead to the text's page, after a form."""
    return SeeOther(reverse("submissions:text", args=[contribution.key]) + place)


def can_begin_again(contribution: Contribution) -> bool:
    """Tell whether a page that came of a text can be changed by a new one."""
    is_over = contribution.state not in (*WITH_TEAM, *WITH_EDITORS)
    return bool(is_over and contribution.page and contribution.page.live)


def part_of(contribution: Contribution, field: str) -> tuple[str, str]:
    """Give the name of a field as people read it, and the page of the form where it stands."""
    shape = shape_of(contribution.page_type)
    for section in shape.sections:
        if any(each.name == field for each in section.fields):
            url = reverse("submissions:edit_section", args=[contribution.key, section.slug])
            return shape.label(field), f"{url}#id_{field}"
    return "", reverse("submissions:edit", args=[contribution.key])


def conflict(request: HttpRequest, contribution: Contribution, words: str) -> HttpResponse:
    """Draw the page with the reason why something could not be done."""
    return text_page(request, contribution, status=HTTPStatus.CONFLICT, refusal=words)


def text_page(
    request: HttpRequest, contribution: Contribution, *, status: int | None = None, **bound
) -> HttpResponse:
    """Draw the page, with those forms that come back with errors in place of new ones.

    `bound` may be comment_form, send_form; problems: what keeps the text from being sent; refusal:
    a sentence that says why something could not be done; new_on_page: "draft" or "given_back",
    where the page changed meanwhile.
    """
    changes = list(contribution.requested_changes.all())
    for change in changes:
        change.field_label, change.url = part_of(contribution, change.field)
    open_points = sum(change.done_at is None for change in changes)
    membership = Membership.objects.current().get(team=contribution.team_id, user=request.user)
    events = contribution.events.for_team().select_related("actor").order_by("-pk")[:LATEST]
    return show(
        request,
        "portal/text",
        title=str(contribution),
        status=status or (HTTPStatus.UNPROCESSABLE_ENTITY if bound else HTTPStatus.OK),
        contribution=contribution,
        team=contribution.team,
        standing=standing_of(contribution, open_points),
        is_with_team=contribution.state in WITH_TEAM,
        is_text=contribution.kind != Contribution.Kind.UNPUBLISH,
        is_with_editors=contribution.state in (State.IN_REVIEW, State.CHANGES_REQUESTED),
        was_sent=contribution.submitted_at is not None,
        changes=changes,
        open_points=open_points,
        events=reversed(events),
        remarks=remarks_on(contribution) if contribution.state in WITH_TEAM else [],
        may_write=membership.may(Right.WRITE),
        may_submit=membership.may(Right.SUBMIT),
        can_begin_again=can_begin_again(contribution),
        wish=Follow.objects.filter(user=request.user, contribution=contribution).first(),
        comment_form=bound.pop("comment_form", None) or CommentForm(),
        send_form=bound.pop("send_form", None)
        or SendForm(initial={"version": contribution.version}, auto_id="send_%s"),
        **bound,
    )
