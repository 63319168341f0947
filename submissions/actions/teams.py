"""Who belongs to a team, and as what: one door for each change, the team's row locked meanwhile.

Rights are looked at after the lock was taken: of two owners who remove each other in the same
moment, the second one to come is no owner any more.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ..models import Membership, Team, ThreadEvent
from ..rights import Right, Role
from ..timeline import record

Kind = ThreadEvent.Kind


class LastOwner(Exception):
    """A team must keep at least one owner."""


class AlreadyMember(Exception):
    """Somebody belongs to the team already."""


class TeamEnded(Exception):
    """The team's work here has ended."""


def lock(team: Team) -> Team:
    """Give the team as it is now, with its row locked; raises TeamEnded for one that has ended."""
    team = Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    if team.ended_at:
        raise TeamEnded
    return team


def acting(team: Team, user, right: Right) -> Membership:
    """Give the membership by which `user` has `right` in a locked team, or PermissionDenied."""
    member = team.memberships.filter(user=user, ended_at=None).first()
    if not member or not member.may(right):
        raise PermissionDenied
    return member


@transaction.atomic
def create(*, name: str, owner, project=None, by=None) -> Team:
    """Make a team whose first member is its owner. by: the editor who decided."""
    team = Team.objects.create(name=name, project=project)
    record(kind=Kind.TEAM_CREATED, team=team, actor=by, by_editors=bool(by))
    add(team=team, user=owner, role=Role.OWNER, by=by)
    return team


@transaction.atomic
def add(*, team: Team, user, role: str, invited_by=None, by=None) -> Membership:
    """Let somebody in; raises AlreadyMember, TeamEnded. by: the editor who decided, if one did."""
    team = lock(team)
    if team.memberships.filter(user=user, ended_at=None).exists():
        raise AlreadyMember
    member = Membership.objects.create(team=team, user=user, role=role, invited_by=invited_by)
    record(kind=Kind.JOINED, team=team, actor=user, data=told(member, let_in_by_editors=bool(by)))
    return member


@transaction.atomic
def change_role(*, membership: Membership, role: str, by) -> None:
    """Make somebody something else in the team; raises PermissionDenied, LastOwner."""
    team = lock(membership.team)
    acting(team, by, Right.MANAGE)
    member = _current(team, membership)
    if member.role == role:
        return
    if role != Role.OWNER:
        _keep_an_owner(team, without=member)
    _give(member, role, actor=by)


@transaction.atomic
def remove(*, membership: Membership, by) -> None:
    """End somebody else's membership; raises PermissionDenied, LastOwner."""
    team = lock(membership.team)
    acting(team, by, Right.MANAGE)
    _end(team, _current(team, membership), kind=Kind.REMOVED, actor=by)


@transaction.atomic
def leave(*, team: Team, user) -> None:
    """End one's own membership; raises LastOwner for the only owner, who has to hand over first."""
    team = lock(team)
    _end(team, acting(team, user, Right.VIEW), kind=Kind.LEFT, actor=user)


@transaction.atomic
def hand_over(*, membership: Membership, by, role: str = Role.EDITOR) -> None:
    """Make the person of `membership` an owner in one's own place; one keeps `role`."""
    team = lock(membership.team)
    mine = acting(team, by, Right.MANAGE)
    heir = _current(team, membership)
    if heir.pk == mine.pk or not heir.user.is_active:
        raise PermissionDenied
    for member, new in ((heir, Role.OWNER), (mine, role)):
        member.role = new
        member.save(update_fields=["role"])
    record(kind=Kind.HANDED_OVER, team=team, actor=by, data=told(heir, own_role=role))


@transaction.atomic
def name_steward(*, team: Team, steward: str, by) -> None:
    """Say who answers for the outputs once the project has ended; raises PermissionDenied."""
    team = lock(team)
    acting(team, by, Right.MANAGE)
    if team.steward == steward:
        return
    team.steward = steward
    team.save(update_fields=["steward"])
    record(kind=Kind.STEWARD_NAMED, team=team, actor=by, data={"steward": steward})


def told(member: Membership, **more) -> dict:
    """Give what the timeline keeps about a member; the name goes when the account is erased."""
    person = str(member.user)
    return {"member": member.user_id, "person": person, "role": str(member.role), **more}


def _current(team: Team, membership: Membership) -> Membership:
    """Give the membership as it is now; of one that has ended, PermissionDenied."""
    member = team.memberships.select_related("user").filter(pk=membership.pk, ended_at=None).first()
    if member is None:
        raise PermissionDenied
    return member


def _keep_an_owner(team: Team, *, without: Membership) -> None:
    """Raise LastOwner when `team` (locked) would have no owner with a working account left."""
    others = team.memberships.filter(ended_at=None, user__is_active=True).owners()
    if without.role == Role.OWNER and not others.exclude(pk=without.pk).exists():
        raise LastOwner


def _give(member: Membership, role: str, *, actor, by_editors: bool = False) -> None:
    before, member.role = member.role, role
    member.save(update_fields=["role"])
    record(
        kind=Kind.ROLE_CHANGED,
        team=member.team,
        actor=actor,
        by_editors=by_editors,
        data=told(member, before=str(before)),
    )


def _end(team: Team, member: Membership, *, kind: Kind, actor) -> None:
    _keep_an_owner(team, without=member)
    member.ended_at = timezone.now()
    member.save(update_fields=["ended_at"])
    record(kind=kind, team=team, actor=actor, data=told(member))
