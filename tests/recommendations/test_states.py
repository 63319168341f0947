"""The state of a recommendation, today and over time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recommendations.models import FollowUp, RecommendationPage
from recommendations.record import record_of
from recommendations.states import Status
from tests.factories.records import AudienceFactory

from .conftest import published

pytestmark = pytest.mark.django_db

ROWS = st.lists(st.sampled_from([*Status.values, None]), min_size=3, max_size=3)


def states(page) -> list[tuple[str, date]]:
    return [(each.state.value, each.since) for each in record_of(page).periods]


@settings(
    max_examples=10,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(ROWS, min_size=1, max_size=4))
def test_the_state_is_that_of_the_last_entry(page, sequence):
    """Three follow-ups come, change, go and come back in any order."""
    keys = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(3)]
    for statuses in sequence:
        page = RecommendationPage.objects.get(pk=page.pk)
        before = page.changes.count()
        old = {str(row.translation_key): row.status for row in page.follow_ups.all()}
        new = {key: status for key, status in zip(keys, statuses, strict=True) if status}
        page.follow_ups = [
            FollowUp(
                locale=page.locale, name="A team", what="Acts.", translation_key=key, status=status
            )
            for key, status in new.items()
        ]
        page = published(page)
        differing = [key for key in keys if old.get(key) != new.get(key)]
        assert page.changes.count() - before == len(differing)
        assert record_of(page).periods[-1].state == page.state
        assert RecommendationPage.objects.with_state().get(pk=page.pk).derived_state == page.state


def test_states_over_time(recommendation_index, page, time_machine, visitor):
    RecommendationPage.objects.update(first_published_at=datetime(2025, 5, 1, 12, tzinfo=UTC))
    page.refresh_from_db()
    for day, statuses in [
        (datetime(2025, 11, 3, 12, tzinfo=UTC), ["planned"]),
        (datetime(2025, 12, 3, 12, tzinfo=UTC), ["under_way"]),
        (datetime(2026, 5, 4, 12, tzinfo=UTC), ["done"]),
        (datetime(2026, 6, 4, 12, tzinfo=UTC), ["stopped"]),
    ]:
        time_machine.move_to(day)
        rows = list(page.follow_ups.all()) or [FollowUp(locale=page.locale, name="X", what="Acts.")]
        rows[0].status = statuses[0]
        page.follow_ups = rows
        page = published(page)
    assert states(page) == [
        ("no_action", date(2025, 5, 1)),
        ("in_progress", date(2025, 11, 3)),
        ("delivered", date(2026, 5, 4)),
        ("no_action", date(2026, 6, 4)),
    ]
    shown = visitor.get(page.url).text
    assert '<time class="record__day" datetime="2025-11-03">3 November 2025</time>' in shown
    assert "X plans to act" in shown
    assert "Everybody who is known to have worked on this has stopped." in shown


def test_what_is_older_than_the_record_is_not_given_a_beginning(page):
    RecommendationPage.objects.update(first_published_at=datetime(2025, 5, 1, tzinfo=UTC))
    page.changes.create(
        follow_up="00000000-0000-4000-8000-000000000001",
        number=1,
        kind="found",
        status="under_way",
        what="Acts.",
        recorded_at=datetime(2026, 3, 1, tzinfo=UTC),
    )
    [period] = record_of(RecommendationPage.objects.get(pk=page.pk)).periods
    assert (period.state, period.is_older) == ("in_progress", True)


def test_who_should_act_is_named_only_while_nobody_was_heard(page, visitor):
    page.addressed_to.set([AudienceFactory(title="Police"), AudienceFactory(title="Schools")])
    page = published(page)
    words = "This is addressed to: Police and Schools. None has been heard from."
    assert words in visitor.get(page.url).text
    page.follow_ups = [FollowUp(locale=page.locale, name="X", what="Acts.")]
    page = published(page)
    assert words not in visitor.get(page.url).text


def test_what_nobody_confirmed_for_a_year_is_said(page, visitor, time_machine):
    page.follow_ups = [FollowUp(locale=page.locale, name="X", what="Acts.")]
    page = published(page)
    assert "confirmed for more than a year" not in visitor.get(page.url).text
    time_machine.move_to(timezone.now() + timedelta(days=370))
    shown = visitor.get(page.url).text
    assert "One follow-up has not been confirmed for more than a year" in shown
    assert "never confirmed since" in shown
