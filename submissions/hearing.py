"""Who hears of what: one table, and what each word in it means.

Being asked for by the table is not enough. Nobody hears of what they did themselves, of what they
muted, of what they may not read, or with an account that is switched off. There is no word for all
administrators: an editor hears of what is theirs, or of new texts, and can switch those off.
An editor who is in a team is a member of it here, and no editor: what editors say among themselves
about a team is for the others.
"""

from collections.abc import Callable, Iterable

from django.contrib.auth import get_user_model
from django.db.models import Q

from sparks.accounts.roles import ADMINISTRATORS, EDITORS, MODERATORS

from .models import Follow, Membership, ThreadEvent
from .rights import Right, Role, roles_with

Kind = ThreadEvent.Kind
Ids = set[int]


def carers(event: ThreadEvent) -> Ids:
    """Give who looks after the team's pages: owners and editors of the team."""
    return _members(event, roles_with(Right.SUBMIT))


def owners(event: ThreadEvent) -> Ids:
    """Give the team's owners."""
    return _members(event, [Role.OWNER])


def everybody(event: ThreadEvent) -> Ids:
    """Give all who are in the team, or were when it ended."""
    inside = Membership.objects.filter(team=event.team_id, ended_at=None)
    return set(inside.values_list("user", flat=True))


def writers(event: ThreadEvent) -> Ids:
    """Give the members who wrote or commented the text and may still write."""
    text = event.contribution
    if text is None:
        return set()
    spoke = text.events.filter(by_editors=False).exclude(actor=None)
    wrote = {text.created_by_id, text.changed_by_id, *spoke.values_list("actor", flat=True)}
    return wrote & _members(event, roles_with(Right.WRITE))


def followers(event: ThreadEvent) -> Ids:
    """Give those in the team, whatever their role, who follow it or the text."""
    return _wishes(event, is_muted=False) & everybody(event)


def concerned(event: ThreadEvent) -> Ids:
    """Give the one person whom it is about (`data["member"]`), unless the account is gone."""
    return {event.data["member"]} if event.data.get("member") else set()


def assignee(event: ThreadEvent) -> Ids:
    """Give the editor who has taken the text on and still is one."""
    text = event.contribution
    return (
        set(editors().filter(pk=text.assignee_id).values_list("pk", flat=True)) if text else set()
    )


def desk(event: ThreadEvent) -> Ids:
    """Give the editor who has taken it on; before that, moderators who hear of new texts.

    What an editor says to a team waits for no other editor.
    """
    is_answer = event.by_editors and event.visibility == ThreadEvent.Visibility.TEAM
    return assignee(event) or (set() if is_answer else hear_of_new_texts() - everybody(event))


def hear_of_new_texts() -> Ids:
    """Give the moderators who have not switched new texts off."""
    people = get_user_model().objects.filter(groups__name=MODERATORS)
    declined = Q(notification_preference__hears_of_new_texts=False)
    return set(people.exclude(declined).values_list("pk", flat=True))


Group = Callable[[ThreadEvent], Ids]
WHO: dict[str, tuple[Group, ...]] = {
    Kind.STARTED: (followers,),
    Kind.SUBMITTED: (desk, followers),
    Kind.RESUBMITTED: (desk, followers),
    Kind.CLAIMED: (followers,),
    Kind.COMMENT: (desk, carers, writers, followers),
    Kind.CHANGES_REQUESTED: (carers, writers, followers),
    Kind.APPROVED: (),  # it goes live or is scheduled: that is what people hear of
    Kind.SCHEDULED: (carers, writers, followers),
    Kind.PUBLISHED: (carers, writers, followers),
    Kind.DECLINED: (carers, writers, followers),
    Kind.WITHDRAWN: (assignee, carers, writers, followers),
    Kind.UNPUBLISH_ASKED: (desk, carers, followers),
    Kind.UNPUBLISHED: (carers, writers, followers),
    Kind.REBASED: (writers, followers),
    Kind.LIVE_CORRECTED: (carers, followers),
    Kind.RESTORED: (),
    Kind.FILE_REFUSED: (concerned, carers, writers),
    Kind.FILE_READY: (),
    Kind.TEAM_CREATED: (concerned,),
    Kind.INVITED: (),  # the invitation itself is a mail
    Kind.INVITATION_REVOKED: (),
    Kind.JOINED: (owners,),
    Kind.ROLE_CHANGED: (concerned,),
    Kind.LEFT: (owners,),
    Kind.REMOVED: (concerned, owners),
    Kind.HANDED_OVER: (concerned, owners),
    Kind.PAGE_CONFIRMED: (),
    Kind.PAGE_STALE: (carers,),
    Kind.PROJECT_ENDING: (carers,),
    Kind.STEWARD_NAMED: (owners,),
    Kind.TEAM_ENDED: (everybody,),
}
# What editors say among themselves, whatever its kind.
AMONG_EDITORS: tuple[Group, ...] = (desk,)


def who_hears(event: ThreadEvent) -> list[int]:
    """Give the ids of the users who hear of an event, in their order."""
    hidden = event.visibility == ThreadEvent.Visibility.EDITORS
    groups = AMONG_EDITORS if hidden else WHO[event.kind]
    told = _all_of(groups, event) - _muted(event) | _all_of({concerned} & set(groups), event)
    active = get_user_model().objects.filter(pk__in=told - {event.actor_id}, is_active=True)
    return sorted(active.values_list("pk", flat=True))


def editors():
    """Give the users who may read what teams and editors write: a QuerySet."""
    reads = Q(groups__name__in=[EDITORS, MODERATORS, ADMINISTRATORS]) | Q(is_superuser=True)
    return get_user_model().objects.filter(reads, is_active=True).distinct()


def is_editor(user) -> bool:
    """Tell whether somebody may read what teams and editors write."""
    return editors().filter(pk=user.pk).exists()


def _all_of(groups: Iterable[Group], event: ThreadEvent) -> Ids:
    return set().union(*(group(event) for group in groups))


def _members(event: ThreadEvent, roles: list[Role]) -> Ids:
    inside = Membership.objects.current().filter(team=event.team_id, role__in=roles)
    return set(inside.values_list("user", flat=True))


def _wishes(event: ThreadEvent, *, is_muted: bool) -> Ids:
    about = Q(team=event.team_id)
    if event.contribution_id:
        about |= Q(contribution=event.contribution_id)
    return set(Follow.objects.filter(about, is_muted=is_muted).values_list("user", flat=True))


def _muted(event: ThreadEvent) -> Ids:
    """Give who muted the text, or the team without following this one text of it."""
    muted = _wishes(event, is_muted=True)
    if not event.contribution_id:
        return muted
    own = dict(
        Follow.objects.filter(contribution=event.contribution_id).values_list("user", "is_muted")
    )
    return {user for user in muted if own.get(user, True)}
