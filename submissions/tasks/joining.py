"""Mails about ways into a team, from the outbox.

What changed between promise and mail counts: an invitation that was renewed, taken back or
answered in the meantime is not mailed.
"""

from django.contrib.auth import get_user_model

from sparks.core.emails import message_id
from sparks.core.models import OutboxMessage
from sparks.core.outbox import handler

from .. import joining_mails
from ..models import Invitation, JoinRequest

INVITATION = "submissions.invitation"
ASKED = "submissions.join_asked"
DECIDED = "submissions.join_decided"


@handler(INVITATION)
def send_invitation(promise: OutboxMessage) -> None:
    """Mail the link whose page has the button that accepts."""
    found = Invitation.objects.open().select_related("team", "invited_by")
    invitation = found.filter(
        pk=promise.payload["invitation"], token_hash=promise.payload["token_hash"]
    ).first()
    if invitation:
        joining_mails.invitation(invitation, message_id(promise.dedupe_key))


@handler(ASKED)
def tell_owner(promise: OutboxMessage) -> None:
    """Tell an owner that somebody asks to join the team; the editors decide."""
    request = _request(promise)
    owner = get_user_model().objects.filter(pk=promise.payload["user"], is_active=True).first()
    has_team = request and getattr(request.project, "team", None)
    if has_team and owner and request.state == JoinRequest.State.OPEN:
        joining_mails.asked(request, owner, message_id(promise.dedupe_key))


@handler(DECIDED)
def tell_decision(promise: OutboxMessage) -> None:
    """Tell somebody what the editors decided."""
    request = _request(promise)
    if request and request.user.is_active:
        joining_mails.decided(request, message_id(promise.dedupe_key))


def _request(promise: OutboxMessage) -> JoinRequest | None:
    requests = JoinRequest.objects.select_related("user", "project__team", "team")
    return requests.filter(pk=promise.payload["request"]).first()
