"""Sending an issue to a few people by name before it is released."""

from django.db import transaction

from sparks.core.actions import enqueue

from .. import trials
from ..models import IssuePage, TrialLetter
from ..tasks.trials import TRIAL


@transaction.atomic
def send_trials(*, issue: IssuePage, emails: list[str], by) -> None:
    """Promise a test letter of the newest draft to each address.

    Raises ValueError with a sentence for editors when the issue cannot be mailed as it is.
    """
    for email in emails[:1]:  # what cannot be written is said at once, not by a dead letter
        trials.write(issue.get_latest_revision_as_object(), email)
    for email in emails:
        trial = TrialLetter.objects.create(issue=issue, email=email, asked_by=by)
        enqueue(kind=TRIAL, dedupe_key=f"{TRIAL}:{trial.pk}", payload={"trial": trial.pk})
