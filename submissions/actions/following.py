"""What somebody wants to hear of, and how soon."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from ..models import Contribution, Follow, Notification, NotificationPreference, Team


@transaction.atomic
def follow(*, user, team: Team | None = None, contribution: Contribution | None = None) -> Follow:
    """Let `user` hear of a team or a text beyond what the role brings; also ends muting it.

    Raises PermissionDenied for what is not of a team of the user's.
    """
    return _set(user, team, contribution, is_muted=False)


@transaction.atomic
def mute(*, user, team: Team | None = None, contribution: Contribution | None = None) -> Follow:
    """Let `user` hear nothing of a team or a text; raises as `follow` does."""
    return _set(user, team, contribution, is_muted=True)


@transaction.atomic
def forget(*, user, team: Team | None = None, contribution: Contribution | None = None) -> None:
    """Go back to what the role brings."""
    Follow.objects.filter(user=user, team=team, contribution=contribution).delete()


@transaction.atomic
def prefer(*, user, **choices) -> NotificationPreference:
    """Keep how soon, in which language and of what `user` wants to hear."""
    preference, _is_new = NotificationPreference.objects.update_or_create(
        user=user, defaults=choices
    )
    return preference


@transaction.atomic
def mark_read(*, user, notification_ids: list[int] | None = None) -> int:
    """Note that `user` has seen these notifications, or all; give how many were new."""
    unread = Notification.objects.filter(user=user, read_at=None)
    if notification_ids is not None:
        unread = unread.filter(pk__in=notification_ids)
    return unread.update(read_at=timezone.now())


def _set(user, team, contribution, *, is_muted: bool) -> Follow:
    team_id = team.pk if team else contribution.team_id
    if not Team.objects.of(user).filter(pk=team_id).exists():
        raise PermissionDenied
    wish, _is_new = Follow.objects.update_or_create(
        user=user, team=team, contribution=contribution, defaults={"is_muted": is_muted}
    )
    return wish
