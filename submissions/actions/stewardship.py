"""What editors do for a team: appoint an owner, tie it to its page, end it, open it again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from projects.models import ProjectPage

from ..models import Team, ThreadEvent
from ..rights import Role
from ..timeline import record
from .teams import add, lock, told

Kind = ThreadEvent.Kind


@transaction.atomic
def appoint_owner(*, team: Team, user, by) -> None:
    """Make somebody an owner, a member already or not yet; raises TeamEnded."""
    team = lock(team)
    member = team.memberships.filter(user=user, ended_at=None).first()
    if member is None:
        add(team=team, user=user, role=Role.OWNER, by=by)
        return
    if member.role == Role.OWNER:
        return
    before = str(member.role)
    member.role = Role.OWNER
    member.save(update_fields=["role"])
    data = told(member, before=before)
    record(kind=Kind.ROLE_CHANGED, team=team, actor=by, by_editors=True, data=data)


@transaction.atomic
def link_page(*, team: Team, project: ProjectPage | None) -> None:
    """Say which page is the team's; raises TeamEnded, ValidationError where another team has it."""
    team = lock(team)
    others = Team.objects.filter(project=project).exclude(pk=team.pk)
    if project and others.exists():
        raise ValidationError({"project": _("Another team looks after this page.")})
    team.project = project
    team.asked_at, team.times_asked = None, 0
    team.save(update_fields=["project", "asked_at", "times_asked"])


@transaction.atomic
def end(*, team: Team, by=None, reason: str = "") -> None:
    """End a team's work here: nobody of it gets in any more, its pages stay.

    by: the editor. Raises TeamEnded for one that has ended.
    """
    team = lock(team)
    team.ended_at = timezone.now()
    team.save(update_fields=["ended_at"])
    team.invitations.unanswered().update(revoked_at=team.ended_at)
    record(kind=Kind.TEAM_ENDED, team=team, actor=by, by_editors=bool(by), text=reason)


@transaction.atomic
def reopen(*, team: Team, by) -> None:
    """Let the members of an ended team in again, as what they were."""
    team = Team.objects.select_for_update(no_key=True).get(pk=team.pk)
    if not team.ended_at:
        return
    team.ended_at = None
    team.ending_stage, team.ending_told_at = 0, None
    team.save(update_fields=["ended_at", "ending_stage", "ending_told_at"])
    words = _("The editors opened the team again.")
    record(kind=Kind.TEAM_CREATED, team=team, actor=by, by_editors=True, text=words)
