"""The verbs: who may do what when, and what is written down."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry, Site

from newsletter.actions import mailings
from newsletter.actions.mailings import NotPossible
from newsletter.models import Mailing, NewsletterSettings
from newsletter.sending import releasing
from newsletter.sending.progress import progress
from newsletter.sending.reducing import reduce_old
from tests.factories.records import SubscriberFactory, UserFactory

pytestmark = pytest.mark.usefixtures("simple_rendering")
State = Mailing.State


@pytest.fixture
def sending(issue):
    """A mailing to four people, on its way."""
    for number in range(4):
        SubscriberFactory(email=f"reader{number}@example.org")
    mailing = mailings.plan(issue=issue, at=None, by=UserFactory())
    releasing.release_due()
    mailing.refresh_from_db()
    return mailing


@pytest.fixture
def two_persons(home):
    site = Site.objects.get(is_default_site=True)
    NewsletterSettings.objects.create(site=site, needs_second_person=True)


def set_states(mailing, *states, **fields):
    """Give its deliveries these states, in order."""
    for delivery, state in zip(mailing.deliveries.order_by("pk"), states, strict=True):
        mailing.deliveries.filter(pk=delivery.pk).update(state=state, **fields)


def counts(mailing) -> dict[str, int]:
    shown = progress(mailing)
    assert shown.is_sound
    return {state: count for state, count in shown.counts.items() if count}


def test_where_one_person_is_enough_a_plan_is_a_release(issue):
    person = UserFactory()
    at = timezone.now() + timedelta(days=1)
    mailing = mailings.plan(issue=issue, at=at, by=person)
    assert (mailing.state, mailing.scheduled_at, mailing.requested_by) == ("scheduled", at, person)
    assert len(mailing.content_mark) == 64


def test_a_time_that_has_passed_is_refused(issue):
    with pytest.raises(NotPossible, match="has passed"):
        mailings.plan(issue=issue, at=timezone.now() - timedelta(minutes=1), by=None)
    assert Mailing.objects.count() == 0


def test_nothing_is_planned_twice(issue):
    mailings.plan(issue=issue, at=None, by=None)
    with pytest.raises(NotPossible, match="Planned"):
        mailings.plan(issue=issue, at=None, by=None)


def test_a_second_person_approves(issue, two_persons):
    first, second = UserFactory(), UserFactory()
    mailing = mailings.plan(issue=issue, at=None, by=first)
    assert mailing.state == State.WAITING
    releasing.release_due()
    with pytest.raises(NotPossible, match="Somebody else"):
        mailings.approve(mailing=mailing, by=first)
    mailing = mailings.approve(mailing=mailing, by=second)
    assert (mailing.state, mailing.approved_by) == (State.SCHEDULED, second)
    assert mailing.scheduled_at <= timezone.now()


def test_what_was_changed_since_is_not_approved(issue, two_persons):
    mailing = mailings.plan(issue=issue, at=None, by=UserFactory())
    issue.title = "Something else"
    issue.save_revision()
    with pytest.raises(NotPossible, match="was changed"):
        mailings.approve(mailing=mailing, by=UserFactory())
    mailing.refresh_from_db()
    assert mailing.state == State.WAITING


def test_an_approved_issue_that_changes_needs_approval_again(issue, two_persons):
    mailing = mailings.plan(issue=issue, at=None, by=UserFactory())
    mailings.approve(mailing=mailing, by=UserFactory())
    issue.title = "Something else"
    issue.save_revision()
    releasing.release_due()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.approved_by) == (State.DRAFT, None)
    assert mailings.plan(issue=issue, at=None, by=UserFactory()).state == State.WAITING


def test_digests_need_nobody(issue, two_persons):
    assert mailings.plan(issue=issue, at=None, by=None).state == State.SCHEDULED


def test_withdrawn_means_draft(issue):
    mailing = mailings.plan(issue=issue, at=None, by=None)
    mailings.withdraw(mailing=mailing, by=None)
    releasing.release_due()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.frozen_at) == (State.DRAFT, None)
    mailings.plan(issue=issue, at=None, by=None)


def test_pause_resume_cancel(sending):
    mailings.pause(mailing=sending, by=None, reason="A mistake in it")
    assert releasing.with_work() == []
    assert mailings.resume(mailing=sending, by=None).pause_reason == ""
    assert releasing.with_work() == [sending.pk]
    set_states(sending, "sent", "ready", "deferred", "failed")
    mailing = mailings.cancel(mailing=sending, by=None)
    assert counts(mailing) == {"sent": 1, "cancelled": 2, "failed": 1}


@pytest.mark.parametrize("state", State.values)
def test_each_verb_refuses_what_does_not_fit(issue, state):
    mailing = Mailing.objects.create(issue=issue, title="x", state=state)
    verbs = {
        mailings.approve: {"waiting"},
        mailings.withdraw: {"waiting", "scheduled", "missed"},
        mailings.send_now: {"missed"},
        mailings.pause: {"sending"},
        mailings.resume: {"paused"},
        mailings.cancel: {"sending", "paused"},
        mailings.resend_missing: {"finished", "cancelled"},
    }
    for verb, fitting in verbs.items():
        if state not in fitting:
            with pytest.raises(NotPossible, match="not possible now"):
                verb(mailing=mailing, by=UserFactory())
    mailing.refresh_from_db()
    assert mailing.state == state


def test_resending_reaches_only_those_who_never_got_it_and_still_want_it(sending):
    set_states(sending, "failed", "failed", "cancelled", "cancelled")
    expired, refused, stopped, left = sending.deliveries.order_by("pk")
    sending.deliveries.filter(pk=expired.pk).update(code=450, attempts=7)
    sending.deliveries.filter(pk=refused.pk).update(code=550, reply="5.1.1 no such user")
    left.subscriber.state, left.subscriber.left_at = "left", timezone.now()
    left.subscriber.save()
    Mailing.objects.filter(pk=sending.pk).update(state="finished", finished_at=timezone.now())
    assert mailings.resend_missing(mailing=sending, by=None) == 2
    ready = sending.deliveries.filter(state="ready", attempts=0, code=None)
    assert set(ready.values_list("pk", flat=True)) == {expired.pk, stopped.pk}
    sending.refresh_from_db()
    assert (sending.state, sending.finished_at) == (State.SENDING, None)
    assert counts(sending) == {"ready": 2, "failed": 1, "cancelled": 1}


def test_what_was_accepted_or_is_uncertain_is_not_resent(sending):
    set_states(sending, "sent", "uncertain", "skipped", "sent")
    Mailing.objects.filter(pk=sending.pk).update(state="finished", finished_at=timezone.now())
    with pytest.raises(NotPossible, match="nobody"):
        mailings.resend_missing(mailing=sending, by=None)


def test_a_person_settles_what_is_uncertain(sending):
    set_states(sending, "sent", "uncertain", "uncertain", "failed")
    first = sending.deliveries.filter(state="uncertain").first()
    one = sending.deliveries.filter(pk=first.pk)
    assert mailings.settle(deliveries=one, as_sent=True, by=None) == 1
    assert counts(sending) == {"sent": 2, "uncertain": 1, "failed": 1}
    Mailing.objects.filter(pk=sending.pk).update(state="finished", finished_at=timezone.now())
    everything = sending.deliveries.all()
    assert mailings.settle(deliveries=everything, as_sent=False, by=None) == 1
    assert counts(sending) == {"sent": 2, "ready": 1, "failed": 1}
    assert releasing.with_work() == [sending.pk]
    with pytest.raises(NotPossible, match="uncertain"):
        mailings.settle(deliveries=everything, as_sent=True, by=None)


def test_history_says_who_did_what(issue):
    person = UserFactory()
    mailing = mailings.plan(issue=issue, at=None, by=person)
    entry = ModelLogEntry.objects.get(object_id=str(mailing.pk))
    assert (entry.action, entry.user, entry.message) == (
        "newsletter.plan",
        person,
        "Released for sending",
    )


def test_progress_estimates_the_end(sending):
    set_states(sending, "sent", "sent", "sent", "ready")
    shown = progress(sending)
    assert (shown.audience, shown.open, shown.done, shown.percent) == (4, 1, 3, 75)
    assert shown.per_minute == 3
    assert timedelta(0) < shown.ends_at - timezone.now() <= timedelta(seconds=20)


def test_progress_is_one_query(sending, django_assert_num_queries):
    with django_assert_num_queries(1):
        progress(sending)


def test_old_deliveries_are_reduced_to_counts(sending):
    set_states(sending, "sent", "sent", "failed", "uncertain")
    ended = timezone.now() - timedelta(days=29)
    Mailing.objects.filter(pk=sending.pk).update(state="finished", finished_at=ended)
    assert reduce_old() == 0
    Mailing.objects.filter(pk=sending.pk).update(finished_at=ended - timedelta(days=2))
    assert reduce_old() == 4
    sending.refresh_from_db()
    assert not sending.deliveries.exists()
    assert counts(sending) == {"sent": 2, "failed": 1, "uncertain": 1}
    assert reduce_old() == 0
    with pytest.raises(NotPossible, match="too long ago"):
        mailings.resend_missing(mailing=sending, by=None)
