"""What waits for whom, and since when: the words of the queue, its counts and the reports."""

from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import DateTimeField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Contribution
from ..models.contributions import State
from . import access

EDITORS, TEAM = "editors", "team"
CLOSED = [State.PUBLISHED, State.DECLINED, State.WITHDRAWN]


def queue() -> QuerySet[Contribution]:
    """Give what teams have sent, with everything that a row of the queue says.

    since: from when on it has been where it is now, in the review.
    due: the date somebody set, or else the days after sending that the site allows itself.
    """
    step = "workflow_state__current_task_state"
    days = timedelta(days=settings.SUBMISSIONS_REVIEW_DAYS)
    allowed = ExpressionWrapper(F("since") + days, output_field=DateTimeField())
    return (
        access.sent()
        .select_related("team", "assignee")
        .annotate(
            since=Coalesce(
                "closed_at", f"{step}__finished_at", f"{step}__started_at", "submitted_at"
            )
        )
        .annotate(due=Coalesce("due_at", allowed))
    )


def overdue(texts: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Keep those that editors should have answered by now."""
    return texts.filter(derived_state=State.IN_REVIEW, due__lt=timezone.now())


def unclaimed(texts: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """Keep those that wait for editors, none of whom has taken them on."""
    return texts.filter(derived_state=State.IN_REVIEW, assignee=None)


def assigned_to(texts: QuerySet[Contribution], user) -> QuerySet[Contribution]:
    """Keep those that `user` has taken on and that wait for editors."""
    return texts.filter(derived_state=State.IN_REVIEW, assignee=user)


WHERE: dict[str, tuple[str, Callable]] = {
    EDITORS: (
        _("Waiting for editors"),
        lambda texts, user: texts.filter(derived_state="in_review"),
    ),
    TEAM: (
        _("Waiting for the team"),
        lambda texts, user: texts.filter(derived_state=State.CHANGES_REQUESTED),
    ),
    "mine": (_("Mine"), assigned_to),
    "unclaimed": (_("Nobody has it"), lambda texts, user: unclaimed(texts)),
    "overdue": (_("Overdue"), lambda texts, user: overdue(texts)),
    "scheduled": (
        _("Scheduled"),
        lambda texts, user: texts.filter(derived_state=State.SCHEDULED),
    ),
    "closed": (_("Closed"), lambda texts, user: texts.filter(derived_state__in=CLOSED)),
}


def waits_for(text: Contribution) -> str:
    """Give `editors`, `team`, or nothing when the text waits for nobody."""
    return {State.IN_REVIEW: EDITORS, State.CHANGES_REQUESTED: TEAM}.get(text.state, "")


def is_overdue(text: Contribution) -> bool:
    """Say whether editors should have answered by now; `text` comes from `queue`."""
    return text.state == State.IN_REVIEW and text.due is not None and text.due < timezone.now()


def age(moment) -> str:
    """Give in words how long ago something was, in one unit; nothing for no moment."""
    if moment and timezone.now() - moment < timedelta(minutes=1):
        return gettext("a moment")
    return timesince(moment, depth=1) if moment else ""


def colleagues() -> QuerySet:
    """Give the people who may work on teams' texts, by name."""
    app, _dot, codename = access.WORK.partition(".")
    right = Permission.objects.filter(content_type__app_label=app, codename=codename)
    may = Q(is_superuser=True) | Q(groups__permissions__in=right) | Q(user_permissions__in=right)
    people = get_user_model().objects.filter(may, is_active=True)
    return people.order_by("first_name", "last_name", "email").distinct()
