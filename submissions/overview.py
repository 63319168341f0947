"""What a member of teams sees first: for each team, what waits for whom. Five queries in all."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from .models import Contribution, Invitation, JoinRequest, Membership, Team
from .models.contributions import WITH_TEAM, State
from .rights import Right

LATELY = timedelta(days=60)
WITH_EDITORS = [State.IN_REVIEW, State.SCHEDULED]


@dataclass
class TeamOverview:
    """One team as one of its members sees it."""

    membership: Membership
    with_team: list[Contribution] = field(default_factory=list)
    with_editors: list[Contribution] = field(default_factory=list)
    lately: list[Contribution] = field(default_factory=list)
    invitations: int = 0

    @property
    def team(self) -> Team:
        return self.membership.team

    @property
    def page(self):
        """Give the team's project page where it is live."""
        project = self.team.project
        return project if project and project.live else None

    @property
    def may_write(self) -> bool:
        return self.membership.may(Right.WRITE)

    @property
    def is_asked(self) -> bool:
        """Tell whether somebody who may confirm the page is asked to."""
        return bool(self.team.asked_at and self.page and self.membership.may(Right.SUBMIT))

    @property
    def is_new(self) -> bool:
        """Tell whether the team has neither a page nor anything under way."""
        return not (self.team.project_id or self.with_team or self.with_editors)

    def add(self, text: Contribution) -> None:
        """Put a text where it belongs."""
        if text.state in WITH_TEAM:
            self.with_team.append(text)
        elif text.state in WITH_EDITORS:
            self.with_editors.append(text)
        else:
            self.lately.append(text)


def overviews_of(user) -> list[TeamOverview]:
    """Give the teams of `user` by name, each with its texts, newest first."""
    mine = Membership.objects.current().filter(user=user).select_related("team__project")
    found = {each.team_id: TeamOverview(each) for each in mine.order_by("team__name")}
    for text in _texts(found):
        found[text.team_id].add(text)
    owned = [pk for pk, each in found.items() if each.membership.may(Right.MANAGE)]
    invitations = Invitation.objects.open().filter(team__in=owned).order_by()
    for row in invitations.values("team").annotate(count=Count("pk")):
        found[row["team"]].invitations = row["count"]
    return list(found.values())


def invitations_for(user) -> QuerySet[Invitation]:
    """Give the invitations that wait for `user`; the way in is the link in the mail."""
    return Invitation.objects.open().filter(email__iexact=user.email).select_related("team")


def requests_of(user) -> QuerySet[JoinRequest]:
    """Give what `user` asked to join and nobody has decided."""
    open_ones = JoinRequest.objects.filter(user=user, state=JoinRequest.State.OPEN)
    return open_ones.select_related("project")


def _texts(teams) -> QuerySet[Contribution]:
    recent = Q(closed_at=None) | Q(closed_at__gte=timezone.now() - LATELY)
    is_open = Q(requested_changes__done_at=None, requested_changes__isnull=False)
    texts = Contribution.objects.with_state().filter(recent, team__in=list(teams))
    return (
        texts.exclude(outcome=Contribution.Outcome.WITHDRAWN)
        .annotate(open_points=Count("requested_changes", filter=is_open))
        .select_related("page", "reviewed_revision")
        .defer("payload", "base_payload")
        .order_by("-changed_at")
    )
