"""What follows from reports."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter.addresses import address_hash
from newsletter.bounces import rules
from newsletter.bounces.rules import Report, apply, understand_reply
from newsletter.models import ConsentEvent, DayCount, Delivery, Feedback, Subscriber, Suppression

from .people import delivery, mailing, subscriber

Kind = Feedback.Kind


def report(kind, sent=None, mark="1", **fields) -> Report:
    return Report(kind, "mailbox", f"{mark:0>64}", delivery_id=sent and sent.pk, **fields)


def counted() -> dict:
    return dict(DayCount.objects.values_list("what", "count"))


@pytest.mark.parametrize(
    ("kind", "reason"), [(Kind.HARD, "bounced"), (Kind.COMPLAINT, "complained")]
)
def test_hard_bounces_and_complaints_end_a_subscription(reader, sent, kind, reason):
    feedback = apply(report(kind, sent, status="5.1.1", diagnostic=f"550 no {reader.email}"))
    reader.refresh_from_db()
    sent.refresh_from_db()
    assert (feedback.subscriber, feedback.delivery) == (reader, sent)
    assert feedback.diagnostic == "550 no …"
    assert Suppression.of(reader.email).reason == reason
    assert reader.state == Subscriber.State.LEFT
    assert reader.events.get().kind == ConsentEvent.Kind.LEFT
    assert sent.state == Delivery.State.SENT
    assert counted() == {reason: 1}


@pytest.mark.parametrize("kind", [Kind.POLICY, Kind.DELAYED, Kind.AUTO_REPLY, Kind.UNKNOWN])
def test_from_others_nothing_follows(reader, sent, kind):
    assert apply(report(kind, sent)).subscriber == reader
    reader.refresh_from_db()
    assert (reader.state, reader.soft_bounces) == (Subscriber.State.ACTIVE, 0)
    assert not Suppression.objects.exists()


def test_the_same_report_twice_is_one(reader, sent):
    assert apply(report(Kind.HARD, sent))
    assert apply(report(Kind.HARD, sent)) is None
    assert Feedback.objects.count() == 1
    assert counted() == {"bounced": 1}
    assert reader.events.count() == 1


def test_two_reports_about_one_address_count_once(reader, sent):
    apply(report(Kind.HARD, sent))
    apply(report(Kind.COMPLAINT, delivery(reader), mark="2"))
    assert counted() == {"bounced": 1}
    assert Suppression.of(reader.email).reason == "bounced"


def test_without_a_proof_it_is_stored_only(reader):
    feedback = apply(report(Kind.HARD))
    assert (feedback.subscriber, feedback.delivery) == (None, None)
    assert not Suppression.objects.exists()


def test_a_provider_knows_people_by_address(reader):
    apply(report(Kind.HARD, email="Marta.Reader@Town.example"))
    assert Suppression.of(reader.email).reason == "bounced"


def test_who_has_moved_keeps_the_subscription(reader, sent):
    reader.email = "marta@new.example"
    reader.save(update_fields=["email"])
    apply(report(Kind.HARD, sent))
    reader.refresh_from_db()
    assert reader.state == Subscriber.State.ACTIVE
    assert Suppression.objects.get().address_hash == address_hash("marta.reader@town.example")


def test_who_was_erased_stays_closed_for_a_better_reason(reader, sent):
    Suppression.objects.create(address_hash=reader.address_hash, reason="erased")
    reader.delete()
    assert apply(report(Kind.COMPLAINT, sent)).subscriber is None
    assert Suppression.objects.get().reason == "complained"


class TestSoftFailures:
    def fail(self, reader, day, mark=None, kind=Kind.SOFT, **fields):
        with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
            sent = delivery(reader, mailing())
            apply(report(kind, sent, mark=mark or f"d{day}", **fields))
            reader.refresh_from_db()
            return sent

    def test_five_mailings_over_a_month_let_somebody_go(self, reader):
        for day in (0, 9, 18, 27):
            self.fail(reader, day)
        assert (reader.state, reader.soft_bounces) == (Subscriber.State.ACTIVE, 4)
        self.fail(reader, 36)
        assert reader.state == Subscriber.State.LEFT
        assert not Suppression.objects.exists()  # they may come back
        assert DayCount.objects.get(what="bounced").count == 1

    def test_five_within_days_do_not(self, reader):
        for day in range(6):
            self.fail(reader, day)
        assert (reader.state, reader.soft_bounces) == (Subscriber.State.ACTIVE, 6)

    def test_a_message_that_arrived_begins_the_count_anew(self, reader):
        for day in (0, 9, 18, 27):
            self.fail(reader, day)
        with time_machine.travel(timezone.now() + timedelta(days=30)):
            delivery(reader, mailing(), changed_at=timezone.now())
        self.fail(reader, 36)
        assert (reader.state, reader.soft_bounces) == (Subscriber.State.ACTIVE, 1)

    def test_one_mailing_counts_once(self, reader):
        sent = self.fail(reader, 0)
        apply(report(Kind.SOFT, sent, mark="again"))
        reader.refresh_from_db()
        assert reader.soft_bounces == 1

    @pytest.mark.parametrize("status", ["4.7.1", "5.7.1"])
    def test_what_is_about_the_sender_does_not_count(self, reader, status):
        self.fail(reader, 0, status=status)
        assert reader.soft_bounces == 0

    def test_an_attempt_that_is_repeated_does_not_count_yet(self, reader):
        sent = delivery(reader, state=Delivery.State.DEFERRED)
        apply(understand_reply(sent.pk, 452, "4.2.2 Mailbox full"))
        reader.refresh_from_db()
        assert reader.soft_bounces == 0
        Delivery.objects.update(state=Delivery.State.FAILED)
        apply(understand_reply(sent.pk, 552, "5.2.2 Mailbox full"))
        reader.refresh_from_db()
        assert reader.soft_bounces == 1

    def test_delivered_for_certain_forgets(self, reader):
        other = subscriber("b@town.example", soft_bounces=3)
        self.fail(reader, 0)
        rules.delivered([reader.pk])
        reader.refresh_from_db()
        other.refresh_from_db()
        assert (reader.soft_bounces, other.soft_bounces) == (0, 3)


@pytest.mark.parametrize(
    ("code", "text", "kind", "status"),
    [
        (550, "5.1.1 User unknown", Kind.HARD, "5.1.1"),
        (550, "No such user here", Kind.HARD, ""),
        (550, "Mailbox unavailable", Kind.HARD, ""),
        (550, "5.7.1 Blocked", Kind.POLICY, "5.7.1"),
        (554, "Rejected as spam", Kind.POLICY, ""),
        (552, "Mailbox full", Kind.SOFT, ""),
        (450, "4.7.1 Greylisted, try again in 5 minutes", Kind.SOFT, "4.7.1"),
        (450, "mailbox unavailable, user unknown", Kind.SOFT, ""),
        (421, "5.7.0 Too many messages", Kind.SOFT, "5.7.0"),
        (554, "Transaction failed", Kind.SOFT, ""),
    ],
)
def test_replies(code, text, kind, status):
    made = understand_reply(7, code, text)
    assert (made.kind, made.status) == (kind, status)
    assert (made.source, made.delivery_id, len(made.fingerprint)) == ("smtp", 7, 64)
