"""What of teams' texts waits for whoever works on them."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from sparks.core.attention import AttentionRow

from ..models.contributions import State
from . import access
from .waiting import queue

WORDS = {
    "unclaimed": lambda count: ngettext(
        "text from a team is with nobody yet", "texts from teams are with nobody yet", count
    ),
    "overdue": lambda count: ngettext(
        "text from a team is overdue", "texts from teams are overdue", count
    ),
    "mine": lambda count: ngettext(
        "text from a team waits for you", "texts from teams wait for you", count
    ),
}


def counts(user) -> dict[str, int]:
    """Give how many texts wait for editors: with nobody, overdue, with `user`; one query."""
    return (
        queue()
        .filter(derived_state=State.IN_REVIEW)
        .aggregate(
            unclaimed=Count("pk", filter=Q(assignee=None)),
            overdue=Count("pk", filter=Q(due__lt=timezone.now())),
            mine=Count("pk", filter=Q(assignee=user)),
        )
    )


def text_rows(user) -> list[AttentionRow]:
    """Give the rows for the dashboard; none for those who may not work on texts."""
    if not user.has_perm(access.WORK):
        return []
    index = reverse("submissions_texts:index")
    return [
        AttentionRow(count, WORDS[name](count), f"{index}?where={name}")
        for name, count in counts(user).items()
    ]
