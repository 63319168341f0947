"""Adding to the timeline, and letting those know who should."""

from django.db import transaction

from sparks.core.actions import enqueue

from .models import Contribution, Team, ThreadEvent

NOTIFY = "submissions.notify"


@transaction.atomic
def record(
    *,
    kind: ThreadEvent.Kind,
    team: Team | None = None,
    contribution: Contribution | None = None,
    actor=None,
    by_editors: bool = False,
    visibility: str = ThreadEvent.Visibility.TEAM,
    field: str = "",
    text: str = "",
    data: dict | None = None,
) -> ThreadEvent:
    """Note what happened, in the transaction of its cause, and promise to tell who should hear.

    team: may be left out where a contribution is given. actor: the user; None for the site itself.
    by_editors: whether the actor acted as an editor. data: plain values that the sentence needs.
    """
    event = ThreadEvent.objects.create(
        kind=kind,
        team=team or contribution.team,
        contribution=contribution,
        actor=actor,
        by_editors=by_editors,
        visibility=visibility,
        field=field,
        text=text,
        data=data or {},
    )
    enqueue(kind=NOTIFY, dedupe_key=f"{NOTIFY}:{event.pk}", payload={"event": event.pk})
    return event
