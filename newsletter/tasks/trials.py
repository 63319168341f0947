"""Test letters from the outbox."""

from sparks.core.models import OutboxMessage
from sparks.core.outbox import GiveUp, handler

from .. import trials
from ..models import TrialLetter

TRIAL = "newsletter.trial"


@handler(TRIAL)
def send_trial(promise: OutboxMessage) -> None:
    """Send one test letter and forget to whom."""
    trial = TrialLetter.objects.select_related("issue").filter(pk=promise.payload["trial"]).first()
    if trial is None:
        raise GiveUp("The issue or the address is gone.")
    trials.write(trial.issue.get_latest_revision_as_object(), trial.email).send()
    trial.delete()
