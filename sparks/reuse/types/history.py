"""What was heard about a recommendation, as the API writes it."""

from datetime import date

from recommendations.models import FollowUp, FollowUpChange, RecommendationPage
from recommendations.record import Record as Heard

from ..records import Record, one_of


class StatePeriod(Record):
    """How long a recommendation was in one state, as far as this site knew."""

    state: one_of(RecommendationPage.State)
    since: date
    until: date | None
    """The day on which the next state began; null for the state of today."""
    is_older: bool
    """It had begun already when the record begins; nobody knows when."""

    def __str__(self):
        return f"{self.state} {self.since}/{self.until or '..'}"


class ChangeRecord(Record):
    """What a follow-up said from a day on."""

    on: date
    """The day on which it went public here."""
    follow_up: str
    """Names the follow-up; the same in all its changes and in all languages."""
    who: str
    """Empty when the project is not shown here."""
    kind: one_of(FollowUpChange.Kind)
    status: one_of(FollowUp.Status, or_empty=True)
    """Empty when it was taken off the list."""
    since: date | None
    confirmed_on: date | None
    what: str

    def __str__(self):
        return f"{self.on} {self.who}: {self.status or self.kind}"


def of(heard: Heard) -> dict:
    """Give the fields of a recommendation that its record fills."""
    periods = [
        StatePeriod(state=each.state, since=each.since, until=each.until, is_older=each.is_older)
        for each in heard.periods
    ]
    return {
        "state_since": periods[-1].since if periods else None,
        "states": periods,
        "history": [_change(change) for change in heard.changes],
    }


def _change(change: FollowUpChange) -> ChangeRecord:
    return ChangeRecord(
        on=change.recorded_on,
        follow_up=str(change.follow_up),
        who=change.named,
        kind=change.kind,
        status=change.status,
        since=change.since,
        confirmed_on=change.confirmed_on,
        what=change.what,
    )
