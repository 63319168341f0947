"""What the clock does for mailings that are on their way."""

from datetime import timedelta

from django.utils import timezone

from newsletter.actions import mailings
from newsletter.models import Mailing
from newsletter.sending import releasing
from newsletter.sending.ledger import Ledger
from newsletter.sending.sessions import session
from newsletter.tasks.sending import tick
from sparks.core.models import Heartbeat

from .conftest import states


def test_work_is_handed_out_once_for_each_place(mailing, settings, monkeypatch):
    handed_out = []
    monkeypatch.setattr(
        "newsletter.tasks.sending.pump.apply_async", lambda args, **how: handed_out.append(args)
    )
    settings.NEWSLETTER_SLOTS = 2
    tick()
    assert handed_out == [(mailing.pk,)] * 2
    mailings.pause(mailing=mailing, by=None)
    tick()
    assert len(handed_out) == 2
    assert Heartbeat.age("newsletter") < timedelta(seconds=10)
    Heartbeat.objects.all().delete()


def test_deliveries_that_wait_for_later_are_no_work(mailing):
    assert releasing.with_work() == [mailing.pk]
    mailing.deliveries.update(not_before=timezone.now() + timedelta(minutes=1))
    assert releasing.with_work() == []


def test_domains_that_are_blocked_are_no_work(mailing):
    with session() as opened:
        Ledger(opened).block(["d0.example"], 60)
        assert releasing.with_work() == [mailing.pk]
        Ledger(opened).block(["d1.example"], 60)
    assert releasing.with_work() == []


def test_the_dead_are_found_when_no_pump_runs(mailing):
    with session() as opened:
        Ledger(opened).claim(mailing.pk, 4)
        releasing.keep_order()
        assert states(mailing) == {"leased": 4, "ready": 2}
    releasing.keep_order()
    assert states(mailing) == {"ready": 6}


def test_what_expired_is_given_up(mailing):
    first = mailing.deliveries.first()
    mailing.deliveries.filter(pk=first.pk).update(state="sent")
    Mailing.objects.filter(pk=mailing.pk).update(expires_at=timezone.now())
    releasing.keep_order()
    assert states(mailing) == {"sent": 1, "failed": 5}
    mailing.refresh_from_db()
    assert mailing.state == Mailing.State.FINISHED


def test_what_a_worker_gave_back_too_late_is_cancelled_as_well(mailing):
    mailings.cancel(mailing=mailing, by=None)
    mailing.deliveries.filter(pk=mailing.deliveries.first().pk).update(state="deferred")
    releasing.keep_order()
    assert states(mailing) == {"cancelled": 6}
    mailing.refresh_from_db()
    assert (mailing.state, mailing.finished_at is None) == (Mailing.State.CANCELLED, False)
