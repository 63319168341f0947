"""One worker at one mailing, with a real PostgreSQL and a real mail server."""

import time
from datetime import timedelta
from email import message_from_bytes

import pytest
from django.utils import timezone

from newsletter.actions import mailings
from newsletter.models import DayCount, Delivery, Mailing, Suppression, Throttle
from newsletter.sending import pumping
from newsletter.sending.outcomes import DELAYS, JITTER
from newsletter.sending.sessions import session
from newsletter.verp import delivery_of
from sparks.core.models import OutboxMessage
from tests.factories.records import UserFactory

from .conftest import states

State = Delivery.State


def test_each_gets_one_letter_and_the_mailing_ends(mailing, sink):
    assert pumping.pump(mailing.pk) == 6
    assert states(mailing) == {"sent": 6}
    assert sink.recipients() == sorted(
        mailing.deliveries.values_list("subscriber__email", flat=True)
    )
    mailing.refresh_from_db()
    assert (mailing.state, mailing.latest_replies) == (Mailing.State.FINISHED, "ssssss")
    assert mailing.finished_at
    assert DayCount.objects.get(what="sent").count == 6
    assert set(mailing.deliveries.values_list("attempts", "code")) == {(1, 250)}


def test_a_second_pump_finds_nothing(mailing, sink):
    pumping.pump(mailing.pk)
    assert pumping.pump(mailing.pk) == 0
    assert len(sink.entries()) == 6


def test_a_letter_arrives_whole_from_the_sender_that_names_it(mailing, sink):
    pumping.pump(mailing.pk)
    entry = sink.entries()[0]
    delivery = mailing.deliveries.get(subscriber__email=entry["recipients"][0])
    assert delivery_of(entry["sender"]) == delivery.pk
    (data,) = (data for data in sink.messages() if entry["message_id"].encode() in data)
    message = message_from_bytes(data)
    assert message["To"] == delivery.subscriber.email
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    text, _page = (part.get_payload(decode=True).decode() for part in message.get_payload())
    assert text.splitlines()[1:3] == [".dots begin lines", "..twice"]


def test_who_left_was_suppressed_paused_or_erased_since_is_left_out(mailing, sink):
    left, suppressed, paused, erased, *_rest = mailing.deliveries.order_by("pk")
    left.subscriber.state, left.subscriber.left_at = "left", timezone.now()
    left.subscriber.save()
    Suppression.objects.create(address_hash=suppressed.address_hash, reason="bounced")
    paused.subscriber.paused_until = timezone.localdate() + timedelta(days=1)
    paused.subscriber.save()
    erased.subscriber.delete()
    assert pumping.pump(mailing.pk) == 2
    assert states(mailing) == {"sent": 2, "skipped": 4}


def test_temporary_refusals_wait_longer_each_time(mailing, sink):
    sink.fail(defer_data=1)
    for attempt, delay in enumerate([*DELAYS, DELAYS[-1]], start=1):
        mailing.deliveries.update(not_before=timezone.now())
        pumping.pump(mailing.pk)
        assert states(mailing) == {"deferred": 6}
        for delivery in mailing.deliveries.all():
            assert delivery.attempts == attempt
            waits = delivery.not_before - delivery.changed_at
            assert delay - timedelta(seconds=5) < waits < delay * (1 + JITTER)
        mailings_resumed(mailing)
    assert not sink.entries()


def mailings_resumed(mailing):
    """More than 5 % of refusals would stop it: forget them."""
    Mailing.objects.filter(pk=mailing.pk).update(state="sending", latest_replies="")


def test_what_was_refused_for_now_goes_out_later(mailing, sink):
    sink.fail(defer=1)
    pumping.pump(mailing.pk)
    assert states(mailing) == {"deferred": 6}
    sink.fail()
    assert pumping.pump(mailing.pk) == 0, "not before its time"
    mailing.deliveries.update(not_before=timezone.now())
    assert pumping.pump(mailing.pk) == 6
    assert states(mailing) == {"sent": 6}


def test_refusals_for_good_are_final_and_told_to_the_bounce_rules(mailing, sink, monkeypatch):
    told = []
    monkeypatch.setattr(
        "newsletter.bounces.rules.understand_reply", lambda *reply: told.append(reply)
    )
    monkeypatch.setattr("newsletter.bounces.rules.apply", lambda report: None)
    sink.fail(reject=1)
    pumping.pump(mailing.pk)
    assert states(mailing) == {"failed": 6}
    assert {(code, text) for _pk, code, text in told} == {(550, "5.1.1 <…> no such user")}
    assert {pk for pk, *_reply in told} == set(mailing.deliveries.values_list("pk", flat=True))
    mailing.refresh_from_db()
    assert mailing.state == "finished"


def test_a_refused_recipient_does_not_keep_the_next_from_theirs(mailing, sink):
    sink.fail(reject=0.5)
    pumping.pump(mailing.pk)
    counts = states(mailing)
    assert set(counts) == {"failed", "sent"}
    assert len(sink.entries()) == counts["sent"]


def test_replies_are_kept_without_addresses(mailing, sink):
    sink.fail(defer=1)
    pumping.pump(mailing.pk)
    assert set(mailing.deliveries.values_list("reply", flat=True)) == {"4.2.0 <…> try later"}


@pytest.mark.parametrize(("fault", "stored"), [("cut_before", 0), ("cut_after", 6)])
def test_no_answer_to_the_dot_is_uncertain_and_never_tried_again(mailing, sink, fault, stored):
    sink.fail(**{fault: 1})
    pumping.pump(mailing.pk)
    assert states(mailing) == {"uncertain": 6}
    sink.fail()
    assert pumping.pump(mailing.pk) == 0
    assert len(sink.entries()) == stored


def test_a_421_for_a_recipient_slows_only_their_domain(mailing, sink):
    Delivery.objects.filter(domain="d1.example").update(not_before=timezone.now() + timedelta(1))
    sink.fail(slow_down=1)
    pumping.pump(mailing.pk)
    blocked = Throttle.objects.get(blocked_until__gt=timezone.now())
    assert blocked.domain == "d0.example"
    assert states(mailing)["deferred"] >= 1
    sink.fail()
    Delivery.objects.update(not_before=timezone.now())
    assert pumping.pump(mailing.pk, seconds=2) == 3
    assert {entry["recipients"][0].rpartition("@")[2] for entry in sink.entries()} == {"d1.example"}


def test_a_server_that_is_too_busy_is_left_alone_for_a_while(mailing, sink):
    sink.fail(refuse=1)
    assert pumping.pump(mailing.pk, seconds=1) == 0
    assert states(mailing) == {"ready": 6}
    assert not Throttle.objects.filter(blocked_until__isnull=False)
    assert set(mailing.deliveries.values_list("attempts", flat=True)) == {0}
    sink.fail()
    assert pumping.pump(mailing.pk) == 6


def test_a_server_that_is_away_costs_nobody_their_letter(mailing, sink, settings):
    settings.EMAIL_PORT = 9
    assert pumping.pump(mailing.pk, seconds=1) == 0
    assert states(mailing) == {"ready": 6}


def test_pause_and_cancel_stop_before_the_next_dot(mailing, sink):
    sink.fail(delay=0.3)
    with stopped_after(sink, 2, lambda: mailings.pause(mailing=mailing, by=None)):
        pumping.pump(mailing.pk)
    assert len(sink.entries()) <= 3
    counts = states(mailing)
    assert set(counts) == {"sent", "ready"}
    sink.fail()
    mailings.resume(mailing=mailing, by=None)
    sink.fail(delay=0.3)
    with stopped_after(
        sink, len(sink.entries()) + 1, lambda: mailings.cancel(mailing=mailing, by=None)
    ):
        pumping.pump(mailing.pk)
    counts = states(mailing)
    assert set(counts) == {"sent", "cancelled"}
    assert len(sink.entries()) == counts["sent"] < 6


class stopped_after:
    """Call `stop` from another thread as soon as the sink has stored `count` messages."""

    def __init__(self, sink, count, stop):
        import threading

        self.thread = threading.Thread(target=self.run, args=(sink, count, stop))

    def run(self, sink, count, stop):
        from django.db import connection

        end = time.monotonic() + 10
        while len(sink.entries()) < count and time.monotonic() < end:
            time.sleep(0.01)
        stop()
        connection.close()

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *error):
        self.thread.join()


def test_a_place_that_is_taken_is_not_shared(mailing, sink, settings):
    settings.NEWSLETTER_SLOTS = 1
    with session() as other:
        assert other.take_slot(mailing.pk)
        assert pumping.pump(mailing.pk) == 0
        settings.NEWSLETTER_SLOTS = 2
        assert pumping.pump(mailing.pk) == 6


def test_the_rate_holds(mailing, sink, settings):
    settings.NEWSLETTER_RATE = 4
    began = time.monotonic()
    assert pumping.pump(mailing.pk) == 6
    assert time.monotonic() - began > 1.0
    times = [entry["time"] for entry in sink.entries()]
    assert max(count_within(times, start) for start in times) <= 8


def count_within(times, start, seconds=1.0):
    return sum(start <= moment < start + seconds for moment in times)


def test_the_rate_of_a_domain_holds_back_only_that_domain(mailing, sink, settings):
    settings.NEWSLETTER_DOMAIN_RATE = 1
    Delivery.objects.filter(domain="d1.example").update(domain="other.example")
    assert pumping.pump(mailing.pk, seconds=1.5) >= 2
    assert {entry["recipients"][0].rpartition("@")[2] for entry in sink.entries()} == {
        "d0.example",
        "d1.example",
    }
    assert states(mailing)["ready"] >= 1


def test_many_temporary_refusals_pause_and_tell_who_may_send(mailing, sink):
    UserFactory(email="editor@example.org", is_superuser=True)
    UserFactory(email="reader@example.org")
    try:
        Mailing.objects.filter(pk=mailing.pk).update(latest_replies="s" * 100 + "t" * 6)
        sink.fail(defer=1)
        pumping.pump(mailing.pk)
        mailing.refresh_from_db()
        assert mailing.state == "paused"
        assert "4.2.0 <…> try later" in mailing.pause_reason
        (promise,) = OutboxMessage.objects.filter(kind="newsletter.paused")
        assert promise.payload["mailing"] == mailing.pk
    finally:
        UserFactory._meta.model.objects.filter(email__endswith="@example.org").delete()


def test_a_few_temporary_refusals_do_not(mailing, sink):
    Mailing.objects.filter(pk=mailing.pk).update(latest_replies="s" * 190 + "t" * 4)
    sink.fail(defer=1)
    pumping.pump(mailing.pk)
    mailing.refresh_from_db()
    assert mailing.state == "sending"
    assert mailing.latest_replies == "s" * 190 + "t" * 10


def test_old_replies_leave_the_window(mailing, sink):
    Mailing.objects.filter(pk=mailing.pk).update(latest_replies="t" * 6 + "s" * 194)
    pumping.pump(mailing.pk)
    mailing.refresh_from_db()
    assert mailing.latest_replies == "s" * 200
