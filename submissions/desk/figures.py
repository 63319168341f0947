"""How long teams wait for an answer, and what for: counted in PostgreSQL."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import (
    Aggregate,
    Count,
    DateTimeField,
    DurationField,
    Exists,
    F,
    Max,
    OuterRef,
    Q,
    Value,
)
from django.db.models.functions import TruncMonth
from django.utils import timezone

from ..models import Contribution, RequestedChange
from ..models.contributions import State
from .access import sent
from .waiting import queue

MONTHS = 12
WAITING = [State.IN_REVIEW, State.CHANGES_REQUESTED]
OLDEST = 10


class Share(Aggregate):
    """The value below which a share of all values lies, between neighbours if need be."""

    function = "PERCENTILE_CONT"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, expression, *, share: float):
        super().__init__(expression, share=share, output_field=DurationField())


@dataclass(frozen=True)
class Answers:
    """How long first answers took: of how many texts, the median, and nine in ten."""

    month: datetime | None
    page_type: str
    count: int
    median: timedelta
    nine_in_ten: timedelta


def since_when() -> datetime:
    """Give the first moment of the months that the reports are about."""
    now = timezone.localtime()
    months = now.year * 12 + now.month - MONTHS
    first = now.replace(year=months // 12, month=months % 12 + 1, day=1)
    return first.replace(hour=0, minute=0, second=0, microsecond=0)


def answers(*by: str) -> list[Answers]:
    """Give how long first answers took, by `month` of sending, `page_type`, both or neither."""
    took = F("first_answer_at") - F("submitted_at")
    texts = Contribution.objects.filter(
        first_answer_at__isnull=False, submitted_at__gte=since_when()
    )
    texts = texts.annotate(month=TruncMonth("submitted_at"))
    figures = {
        "count": Count("pk"),
        "median": Share(took, share=0.5),
        "nine_in_ten": Share(took, share=0.9),
    }
    if not by:
        found = texts.aggregate(**figures)
        return [Answers(None, "", **found)] if found["count"] else []
    rows = texts.values(*by).annotate(**figures).order_by(*[f"-{name}" for name in by])
    return [Answers(**{"month": None, "page_type": "", **row}) for row in rows]


@dataclass(frozen=True)
class Waiting:
    """How many texts wait for somebody, and for how long."""

    state: str
    count: int
    median: timedelta
    longest: timedelta


def waiting() -> list[Waiting]:
    """Give what waits for editors and what for teams."""
    texts = queue().filter(derived_state__in=WAITING).annotate(waited=_now() - F("since"))
    rows = (
        texts.order_by()
        .values("derived_state")
        .annotate(count=Count("pk"), median=Share(F("waited"), share=0.5), longest=Max("waited"))
    )
    found = [
        Waiting(row["derived_state"], row["count"], row["median"], row["longest"]) for row in rows
    ]
    return sorted(found, key=lambda row: WAITING.index(row.state))


def _now() -> Value:
    return Value(timezone.now(), output_field=DateTimeField())


def oldest() -> list[Contribution]:
    """Give the texts that have waited for editors longest."""
    texts = queue().filter(derived_state=State.IN_REVIEW)
    return list(texts.order_by("since", "pk")[:OLDEST])


def by_state() -> list[tuple[State, int]]:
    """Give how many texts are where, of all that were ever sent."""
    rows = sent().order_by().values("derived_state").annotate(count=Count("pk"))
    counts = {row["derived_state"]: row["count"] for row in rows}
    return [(state, counts[state]) for state in State if counts.get(state)]


@dataclass(frozen=True)
class Outcomes:
    """Of the texts answered: how many were given back at least once, and declined."""

    answered: int
    returned: int
    declined: int

    @property
    def returned_percent(self) -> int | None:
        return self._percent(self.returned)

    @property
    def declined_percent(self) -> int | None:
        return self._percent(self.declined)

    def _percent(self, count: int) -> int | None:
        return round(count * 100 / self.answered) if self.answered else None


def outcomes() -> Outcomes:
    """Give what first answers, and those after them, were."""
    asked = RequestedChange.objects.filter(contribution=OuterRef("pk"))
    texts = Contribution.objects.filter(
        first_answer_at__isnull=False, submitted_at__gte=since_when()
    ).annotate(was_returned=Exists(asked))
    return Outcomes(
        **texts.aggregate(
            answered=Count("pk"),
            returned=Count("pk", filter=Q(was_returned=True)),
            declined=Count("pk", filter=Q(outcome=Contribution.Outcome.DECLINED)),
        )
    )
