"""Requests to join a team or to bring a new project: people ask, an editor decides once."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page

from projects.models import ProjectPage
from sparks.core.actions import enqueue

from ..models import JoinRequest, Membership, Team
from ..rights import Role
from ..tasks.joining import ASKED, DECIDED
from . import teams

State = JoinRequest.State


class AlreadyAsked(Exception):
    """There is an open request of the same person for the same project."""


class AlreadyDecided(Exception):
    """Somebody has decided, or the person took the request back."""


@transaction.atomic
def apply(*, user, project: ProjectPage | None, **words: str) -> JoinRequest:
    """Ask to join the team of `project`, or to bring a new one; the team's owners are told.

    words: project_name, project_url, organisation, motivation, evidence.
    Raises AlreadyAsked, teams.AlreadyMember.
    """
    get_user_model().objects.select_for_update(no_key=True).get(pk=user.pk)  # two presses at once
    mine = JoinRequest.objects.open().filter(user=user, project=project)
    if not project:
        mine = mine.filter(project_name__iexact=words["project_name"])
    if mine.exists():
        raise AlreadyAsked
    if project and Membership.objects.current().filter(user=user, team__project=project).exists():
        raise teams.AlreadyMember
    request = JoinRequest.objects.create(
        user=user, project=project, language=get_language(), **words
    )
    for owner in _owners(project):
        payload = {"request": request.pk, "user": owner}
        enqueue(kind=ASKED, dedupe_key=f"{ASKED}:{request.pk}:{owner}", payload=payload)
    return request


@transaction.atomic
def withdraw(*, request: JoinRequest, user) -> None:
    """Take one's own request back; raises AlreadyDecided, PermissionDenied."""
    request = _open(request)
    if request.user_id != user.pk:
        raise PermissionDenied
    request.state, request.decided_at = State.WITHDRAWN, timezone.now()
    request.save(update_fields=["state", "decided_at"])


@transaction.atomic
def approve(*, request: JoinRequest, by, role: str) -> Team:
    """Let the person in with `role`; where there is no team yet, one is made and theirs to own.

    Raises AlreadyDecided, teams.AlreadyMember, teams.TeamEnded.
    """
    request = _open(request)
    team = _team_of(request.project_id)
    if team:
        teams.add(team=team, user=request.user, role=role, by=by)
    else:
        role = Role.OWNER
        team = teams.create(
            name=_name_of(request), owner=request.user, project=request.project, by=by
        )
    request.team, request.role = team, role
    _decide(request, State.APPROVED, by)
    return team


@transaction.atomic
def decline(*, request: JoinRequest, by, reason: str) -> None:
    """Say no, and why; raises AlreadyDecided, ValueError without a reason."""
    if not reason.strip():
        raise ValueError("A reason is needed.")
    request = _open(request)
    request.reason = reason
    _decide(request, State.DECLINED, by)


def _open(request: JoinRequest) -> JoinRequest:
    """Give the request as it is now, locked."""
    locked = JoinRequest.objects.select_for_update(no_key=True, of=("self",))
    request = locked.select_related("user", "project").get(pk=request.pk)
    if request.state != State.OPEN:
        raise AlreadyDecided
    return request


def _decide(request: JoinRequest, state: str, by) -> None:
    request.state, request.decided_at, request.decided_by = state, timezone.now(), by
    request.save(
        update_fields=["state", "decided_at", "decided_by", "reason", "role", "team"],
    )
    payload = {"request": request.pk}
    enqueue(kind=DECIDED, dedupe_key=f"{DECIDED}:{request.pk}", payload=payload)


def _team_of(project_id: int | None) -> Team | None:
    """Give the team of a page, whose row is locked so that nobody makes a second one meanwhile."""
    if project_id is None:
        return None
    Page.objects.select_for_update(no_key=True).get(pk=project_id)
    return Team.objects.filter(project=project_id).first()


def _owners(project: ProjectPage | None) -> list[int]:
    if project is None:
        return []
    owners = Membership.objects.current().owners().filter(team__project=project)
    return list(owners.filter(user__is_active=True).values_list("user_id", flat=True))


def _name_of(request: JoinRequest) -> str:
    if request.project is None:
        return request.project_name
    name = request.project.acronym or request.project.title
    return name[: Team._meta.get_field("name").max_length]
