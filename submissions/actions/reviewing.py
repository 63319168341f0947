"""What editors do with a text that was sent to them."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from ..doors import door
from ..lines import lock_page
from ..models import Contribution, RequestedChange, ThreadEvent
from ..models.contributions import OPEN_STATES
from ..permissions import demand_editor, demand_reviewer
from ..refusals import NotInReview
from ..timeline import record
from .locking import in_review, locked
from .withdrawing import end

EDITORS_ONLY = ThreadEvent.Visibility.EDITORS


@transaction.atomic
def claim(*, contribution: Contribution, user) -> Contribution:
    """Take a text on: the team sees that somebody reads it; raises PermissionDenied, NotInReview.

    One that somebody else has is taken over; claiming one's own changes nothing.
    """
    contribution, _state = in_review(contribution)
    demand_editor(contribution, user)
    if contribution.assignee_id != user.pk:
        contribution.assignee = user
        contribution.save(update_fields=["assignee"])
        kind = ThreadEvent.Kind.CLAIMED
        record(kind=kind, contribution=contribution, actor=user, by_editors=True)
    return contribution


@transaction.atomic
def assign(*, contribution: Contribution, user, assignee, due_at: datetime | None) -> Contribution:
    """Give a text to an editor, or to nobody, until a day; only editors hear of it.

    Raises PermissionDenied, NotInReview where it is closed, ValidationError by field.
    """
    contribution = locked(contribution)
    if contribution.state not in OPEN_STATES:
        raise NotInReview()
    demand_editor(contribution, user)
    page = contribution.page.specific
    if assignee and not page.permissions_for_user(assignee).can_edit():
        raise ValidationError({"assignee": _("This person cannot edit the page.")})
    contribution.assignee, contribution.due_at = assignee, due_at
    contribution.save(update_fields=["assignee", "due_at"])
    record(
        kind=ThreadEvent.Kind.CLAIMED,
        contribution=contribution,
        actor=user,
        by_editors=True,
        visibility=EDITORS_ONLY,
        data={"assignee": assignee and assignee.pk, "name": str(assignee or ""), "due": due_at},
    )
    return contribution


@transaction.atomic
def approve(
    *,
    contribution: Contribution,
    user,
    comment: str = "",
    go_live_at: datetime | None = None,
    revision: Revision | None = None,
) -> Contribution:
    """Publish exactly what was sent, now or at `go_live_at`; for a wish to unpublish, do so.

    revision: where the editor changed it on the way, the one to publish instead; only its author
    can approve it. Raises PermissionDenied, NotInReview; ValidationError where the page is not
    valid any more.
    """
    contribution, state = in_review(contribution)
    demand_reviewer(contribution, user)
    lock_page(contribution)
    if revision and revision.pk != state.revision_id and revision.user_id == user.pk:
        state.revision = revision
        state.save(update_fields=["revision"])
    if contribution.kind != Contribution.Kind.UNPUBLISH and go_live_at:
        state.revision.content["go_live_at"] = go_live_at
        state.revision.save(update_fields=["content"])
    state.approve(user=user, comment=comment.strip())  # goes on in `submissions.outcomes`
    return locked(contribution)


@transaction.atomic
def request_changes(
    *, contribution: Contribution, user, changes: list[tuple[str, str]]
) -> list[RequestedChange]:
    """Give a text back with a list of (field, what to change and why); "" is the whole text.

    Raises PermissionDenied, NotInReview, and ValidationError without at least one with words.
    """
    contribution, state = in_review(contribution)
    demand_reviewer(contribution, user)
    changes = [(field, text.strip()) for field, text in changes]
    if not changes or not all(text for _field, text in changes):
        raise ValidationError({"changes": _("Please say what the team should change, and why.")})
    number = contribution.versions.count()
    kept = [
        RequestedChange.objects.create(
            contribution=contribution, round=number, field=field, text=text, created_by=user
        )
        for field, text in changes
    ]
    words = "\n".join(text for _field, text in changes)
    state.reject(user=user, comment=words)
    answered(contribution)
    record(
        kind=ThreadEvent.Kind.CHANGES_REQUESTED,
        contribution=contribution,
        actor=user,
        by_editors=True,
        text=words,
        data={"changes": [{"field": field, "text": text} for field, text in changes]},
    )
    return kept


@transaction.atomic
def decline(*, contribution: Contribution, user, reason: str) -> Contribution:
    """Say no for good, with a reason that the team reads; its text leaves the page.

    Raises PermissionDenied, NotInReview, ValidationError without a reason.
    """
    contribution, _state = in_review(contribution)
    demand_reviewer(contribution, user)
    reason = reason.strip()
    if not reason:
        raise ValidationError({"reason": _("Please say why.")})
    answered(contribution)
    end(contribution, outcome=Contribution.Outcome.DECLINED, user=user, reason=reason)
    kind = ThreadEvent.Kind.DECLINED
    record(kind=kind, contribution=contribution, actor=user, by_editors=True, text=reason)
    return contribution


@transaction.atomic
def comment_internal(*, contribution: Contribution, user, text: str) -> ThreadEvent:
    """Write a note that only editors read; raises PermissionDenied, ValidationError when empty."""
    contribution = locked(contribution)
    demand_editor(contribution, user)
    if not text.strip():
        raise ValidationError({"text": _("Please write something.")})
    return record(
        kind=ThreadEvent.Kind.COMMENT,
        contribution=contribution,
        actor=user,
        by_editors=True,
        visibility=EDITORS_ONLY,
        text=text.strip(),
    )


def answered(contribution: Contribution) -> None:
    """Note when editors answered for the first time; later answers change nothing."""
    if contribution.first_answer_at is None:
        contribution.first_answer_at = timezone.now()
        contribution.save(update_fields=["first_answer_at"])


@door("approve")
def _approve(contribution: Contribution, user, text: str) -> None:
    """Approve from Wagtail's editor: what is on the screen, when the approver changed it."""
    page = contribution.page.specific
    approve(contribution=contribution, user=user, comment=text, revision=page.latest_revision)


@door("reject")
def _reject(contribution: Contribution, user, text: str) -> None:
    request_changes(contribution=contribution, user=user, changes=[("", text)])


@door("decline")
def _decline(contribution: Contribution, user, text: str) -> None:
    decline(contribution=contribution, user=user, reason=text)
