"""The mails about ways into a team: title and link, and nothing that somebody else typed."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from sparks.core.emails import send

from . import tokens
from .models import Invitation, JoinRequest


def invitation(invite: Invitation, message_id: str) -> None:
    """Ask somebody into a team; the link leads to a page with a button and signs nobody in."""
    send(
        "submissions_invitation",
        to=invite.email,
        language=invite.language,
        message_id=message_id,
        context={
            "url": _url("invitation", tokens.token_of(invite.nonce), language=invite.language),
            "team": invite.team.name,
            "role": invite.get_role_display(),
            "expires_at": invite.expires_at,
        },
    )


def asked(request: JoinRequest, owner, message_id: str) -> None:
    """Tell an owner that somebody wants to join."""
    team = request.project.team
    send(
        "submissions_join_asked",
        to=owner.email,
        language=request.language,
        message_id=message_id,
        context={
            "team": team.name,
            "url": _url("team", team.key, language=request.language),
        },
    )


def decided(request: JoinRequest, message_id: str) -> None:
    """Tell somebody that the editors said yes or no; the reason stands on the page."""
    is_in = request.state == JoinRequest.State.APPROVED and request.team
    name, args = ("team", [request.team.key]) if is_in else ("request", [request.key])
    send(
        "submissions_join_approved" if is_in else "submissions_join_declined",
        to=request.user.email,
        language=request.language,
        message_id=message_id,
        context={
            "project": request.project_label,
            "url": _url(name, *args, language=request.language),
        },
    )


def _url(name: str, *args, language: str) -> str:
    with translation.override(language):
        path = reverse(f"submissions:{name}", args=args)
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
