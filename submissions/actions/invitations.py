"""Invitations: by an owner, to an address, accepted by who has proven to read that address."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language

from sparks.core.actions import enqueue

from .. import tokens
from ..addresses import normalised, verified_addresses
from ..models import Invitation, Membership, Team, ThreadEvent
from ..rights import Right
from ..tasks.joining import INVITATION
from ..timeline import record
from .teams import AlreadyMember, acting, add, lock

VALID_FOR = timedelta(days=14)


class DeadLink(Exception):
    """The link of an invitation can no longer be used, or never could."""


class OtherAddress(Exception):
    """The invitation is for an address that this account has not proven to be its own."""


@transaction.atomic
def invite(*, team: Team, email: str, role: str, by) -> Invitation:
    """Invite an address; where an invitation to it is open already, that is renewed.

    Raises PermissionDenied, and AlreadyMember only for addresses that the team's own list shows.
    """
    team = lock(team)
    acting(team, by, Right.MANAGE)
    email = normalised(email)
    if team.memberships.filter(ended_at=None, user__email__iexact=email).exists():
        raise AlreadyMember
    invitation = team.invitations.unanswered().filter(email__iexact=email).first()
    invitation = invitation or Invitation(team=team, email=email)
    invitation.role, invitation.invited_by = role, by
    _send(invitation)
    record(kind=ThreadEvent.Kind.INVITED, team=team, actor=by, data=_told(invitation))
    return invitation


@transaction.atomic
def revoke(*, invitation: Invitation, by) -> None:
    """Take an invitation back; one that was answered stays as it is. Raises PermissionDenied."""
    team = lock(invitation.team)
    acting(team, by, Right.MANAGE)
    found = team.invitations.unanswered().filter(pk=invitation.pk)
    if not found.update(revoked_at=timezone.now()):
        return
    data = _told(invitation)
    record(kind=ThreadEvent.Kind.INVITATION_REVOKED, team=team, actor=by, data=data)


def find(token: str) -> Invitation:
    """Give the invitation that a link can still accept; raises DeadLink for every other link."""
    open_ones = Invitation.objects.open().select_related("team", "invited_by")
    invitation = open_ones.filter(token_hash=tokens.hash_of(token)).first()
    if invitation is None:
        raise DeadLink
    return invitation


def is_for(invitation: Invitation, user) -> bool:
    """Tell whether `user` has proven to read the invited address."""
    return normalised(invitation.email) in verified_addresses(user)


@transaction.atomic
def accept(*, token: str, user) -> Membership:
    """Let `user` into the team of an invitation, once; raises DeadLink, OtherAddress.

    Who belongs to the team already stays what they are in it.
    """
    team = lock(find(token).team)
    invitation = find(token)  # as it is now that nobody else can change it
    if not is_for(invitation, user):
        raise OtherAddress
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    member = team.memberships.filter(user=user, ended_at=None).first()
    if member:
        return member
    return add(team=team, user=user, role=invitation.role, invited_by=invitation.invited_by)


def _told(invitation: Invitation) -> dict:
    role = str(invitation.role)
    return {"invitation": invitation.pk, "person": invitation.email, "role": role}


def _send(invitation: Invitation) -> None:
    """Give it a new link, which makes an older one void, and promise the mail."""
    invitation.nonce = tokens.new_nonce()
    invitation.token_hash = tokens.hash_of(tokens.token_of(invitation.nonce))
    invitation.language = get_language()
    invitation.expires_at = timezone.now() + VALID_FOR
    invitation.save()
    enqueue(
        kind=INVITATION,
        dedupe_key=f"{INVITATION}:{invitation.token_hash}",
        payload={"invitation": invitation.pk, "token_hash": invitation.token_hash},
    )
