"""Who may take a delivery where, and what becomes of the deliveries of workers that die."""

import psycopg
import pytest

from newsletter.actions import mailings
from newsletter.models import Delivery, Mailing
from newsletter.sending import pumping
from newsletter.sending.ledger import Ledger, Record, tell_late
from newsletter.sending.outcomes import UNKNOWN, WITHDRAWN, Outcome, State
from newsletter.sending.sessions import Session, session

from .conftest import states

SENT = Outcome(State.SENT, 250, "2.0.0 Ok")


@pytest.fixture
def ledger(db):
    with session() as opened:
        yield Ledger(opened)


@pytest.fixture
def other(db):
    """Another worker, which may die (`die`)."""
    opened = Session()
    yield Ledger(opened)
    opened.connection.close()


def die(ledger: Ledger) -> None:
    """End the worker's session, as the kernel does for a process that was killed."""
    ledger.session.connection.close()


def kill_session(ledger: Ledger) -> None:
    """End the session in PostgreSQL, while the worker lives and does not know."""
    with session() as another:
        pid = ledger.session.connection.info.backend_pid
        another.connection.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def test_claimed_deliveries_are_nobody_elses(mailing, ledger, other):
    mine, _seen = ledger.claim(mailing.pk, 4)
    theirs, _seen = other.claim(mailing.pk, 10)
    assert (len(mine), len(theirs)) == (4, 2)
    assert not {lease.delivery_id for lease in mine} & {lease.delivery_id for lease in theirs}
    assert not other.step(fence=mine[0])
    assert states(mailing) == {"leased": 6}


def test_a_fence_opens_once_and_its_record_closes_it(mailing, ledger):
    (lease,), _seen = ledger.claim(mailing.pk, 1)
    assert ledger.step(fence=lease)
    assert not ledger.step(fence=lease)
    assert states(mailing) == {"handoff": 1, "ready": 5}
    ledger.step(Record(lease, SENT))
    assert states(mailing) == {"sent": 1, "ready": 5}
    assert not ledger.step(fence=lease)


def test_a_fence_is_on_disk_whatever_the_server_thinks_enough(ledger):
    assert ledger.session.connection.execute("SHOW synchronous_commit").fetchone() == ("on",)


@pytest.mark.parametrize("verb", [mailings.pause, mailings.cancel])
def test_no_fence_opens_for_a_mailing_that_is_stopped(mailing, ledger, verb):
    leases, _seen = ledger.claim(mailing.pk, 2)
    assert ledger.step(fence=leases[0])
    verb(mailing=mailing, by=None)
    assert not ledger.step(Record(leases[0], SENT), leases[1])
    ledger.release()
    after = {mailings.pause: "ready", mailings.cancel: "cancelled"}[verb]
    assert states(mailing) == {"sent": 1, after: 5}


def test_the_living_are_not_reaped(mailing, ledger, other):
    other.claim(mailing.pk, 6)
    assert ledger.reap() == 0
    assert states(mailing) == {"leased": 6}


def test_of_the_dead_what_was_not_handed_over_is_free_and_what_was_is_uncertain(
    mailing, ledger, other
):
    leases, _seen = other.claim(mailing.pk, 6)
    other.step(fence=leases[0])
    other.step(Record(leases[0], SENT), leases[1])
    die(other)
    assert ledger.reap() == 5
    assert states(mailing) == {"sent": 1, "uncertain": 1, "ready": 4}
    assert Delivery.objects.get(state="uncertain").pk == leases[1].delivery_id


def test_a_cancelled_mailing_gets_nothing_back_from_the_dead(mailing, ledger, other):
    other.claim(mailing.pk, 6)
    mailings.cancel(mailing=mailing, by=None)
    die(other)
    ledger.reap()
    assert states(mailing) == {"cancelled": 6}


def test_who_lost_the_session_can_neither_fence_nor_record(mailing, ledger, other):
    leases, _seen = other.claim(mailing.pk, 2)
    other.step(fence=leases[0])
    kill_session(other)
    with pytest.raises(psycopg.OperationalError):
        other.step(Record(leases[0], SENT), leases[1])
    ledger.reap()
    assert states(mailing) == {"uncertain": 1, "ready": 5}


@pytest.mark.parametrize("reaped", [True, False])
def test_who_lost_the_session_still_tells_what_is_certain(mailing, ledger, other, reaped):
    leases, _seen = other.claim(mailing.pk, 2)
    other.step(fence=leases[0])
    kill_session(other)
    if reaped:
        ledger.reap()
    assert tell_late(other.session.token, [Record(leases[0], SENT)])
    assert states(mailing)["sent"] == 1


def test_a_fence_that_was_committed_but_not_heard_of_is_taken_back(mailing, ledger, other):
    leases, _seen = other.claim(mailing.pk, 1)
    other.step(fence=leases[0])
    kill_session(other)
    tell_late(other.session.token, [Record(leases[0], WITHDRAWN)])
    assert states(mailing) == {"ready": 6}


def test_what_is_told_late_does_not_touch_a_later_attempt(mailing, ledger, other):
    leases, _seen = other.claim(mailing.pk, 1)
    other.step(fence=leases[0])
    die(other)
    ledger.reap()
    mailings.settle(deliveries=mailing.deliveries.all(), as_sent=False, by=None)
    (again,) = (x for x in ledger.claim(mailing.pk, 6)[0] if x.delivery_id == leases[0].delivery_id)
    ledger.step(fence=again)
    ledger.step(Record(again, UNKNOWN))
    tell_late(other.session.token, [Record(leases[0], WITHDRAWN)])
    assert states(mailing)["uncertain"] == 1


def test_a_worker_whose_session_ends_between_dot_and_record_loses_nothing(mailing, sink):
    """The session is killed while the sink holds back its reply; the worker hears it and tells."""
    sink.fail(delay=1)
    with session() as opened, session() as killer:
        worker = pumping.Pump(mailing.pk, opened, pumping.transports.chosen())
        leases, _seen = worker.claim()
        worker.transport.open()
        worker.transport.prepare(worker.letter(leases[0]))
        assert worker.fence(leases[0])
        pid = opened.connection.info.backend_pid
        killer.connection.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
        worker.hand_over(leases[0])
        with pytest.raises(psycopg.OperationalError):
            worker.flush()
        worker.tell()
        assert states(mailing) == {"sent": 1, "leased": 5}
        Ledger(killer).reap()
    assert states(mailing) == {"sent": 1, "ready": 5}
    sink.fail()
    pumping.pump(mailing.pk)
    assert states(mailing) == {"sent": 6}
    assert len(sink.entries()) == len(set(sink.recipients())) == 6


def test_a_mailing_ends_only_when_nothing_is_open(mailing, ledger):
    leases, _seen = ledger.claim(mailing.pk, 6)
    assert not ledger.finish(mailing.pk)
    for lease in leases:
        assert ledger.step(fence=lease)
        assert not ledger.finish(mailing.pk)
        ledger.step(Record(lease, SENT))
    assert ledger.finish(mailing.pk)
    assert Mailing.objects.get(pk=mailing.pk).state == "finished"


def test_buckets_give_no_more_than_flows_in(ledger):
    assert ledger.take({"a.example": 5, "b.example": 0}, 2) == {"a.example": 1, "b.example": 0}
    assert ledger.take({"a.example": 5}, 2) == {"a.example": 0}
    ledger.session.connection.execute(
        "UPDATE newsletter_throttle SET refilled_at = refilled_at - interval '1 hour'"
    )
    assert ledger.take({"a.example": 5}, 2) == {"a.example": 2}, "a bucket holds a second's worth"
