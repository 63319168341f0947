from datetime import timedelta

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from sparks.core import outbox, tasks
from sparks.core.actions import enqueue, retry
from sparks.core.models import Heartbeat, OutboxMessage, RateCount
from sparks.core.outbox import DELAYS, MAX_ATTEMPTS, deliver, handler

from .outbox_handlers import FAILING, HOPELESS, WELL

State = OutboxMessage.State


def promise(kind=WELL, key="a", **payload) -> OutboxMessage:
    return enqueue(kind=kind, dedupe_key=key, payload=payload)


def make_due(message) -> None:
    OutboxMessage.objects.filter(pk=message.pk).update(next_at=timezone.now())


@pytest.mark.django_db
def test_a_promise_is_carried_out_once():
    message = promise()
    assert deliver(message.pk)
    assert not deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.last_error) == (State.DONE, 1, "")
    assert message.finished_at is not None
    assert len(mail.outbox) == 1


@pytest.mark.django_db
def test_the_same_key_promises_nothing_new():
    first = promise(subject="one")
    second = promise(subject="two")
    assert first == second
    assert second.payload == {"subject": "one"}


@pytest.mark.django_db
def test_a_promise_goes_with_its_cause():
    with transaction.atomic():
        promise()
        transaction.set_rollback(True)
    assert not OutboxMessage.objects.exists()


@pytest.mark.django_db
def test_failures_wait_longer_each_time_and_end_as_a_dead_letter():
    message = promise(FAILING)
    for attempt in range(1, MAX_ATTEMPTS + 1):
        make_due(message)
        before = timezone.now()
        assert not deliver(message.pk)
        message.refresh_from_db()
        assert message.attempts == attempt
        assert message.last_error == "ConnectionError: the mail server is away"
        if attempt < MAX_ATTEMPTS:
            assert message.state == State.WAITING
            assert message.next_at - before >= DELAYS[attempt - 1]
    assert message.state == State.DEAD
    assert list(OutboxMessage.objects.dead()) == [message]


@pytest.mark.django_db
def test_what_is_hopeless_is_not_tried_again():
    message = promise(HOPELESS)
    deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.DEAD, 1)


@pytest.mark.django_db
def test_nobody_handles_an_unknown_kind():
    message = promise("test.unknown")
    deliver(message.pk)
    message.refresh_from_db()
    assert message.state == State.WAITING
    assert message.last_error == "LookupError: Nobody handles 'test.unknown'."


@pytest.mark.django_db
def test_a_failed_attempt_leaves_nothing_in_the_database():
    @handler("test.half")
    def write_and_fail(message):
        Heartbeat.beat("half")
        raise ConnectionError

    message = promise("test.half")
    deliver(message.pk)
    assert not Heartbeat.objects.exists()


@pytest.mark.django_db
def test_a_worker_that_vanished_uses_up_its_attempt():
    message = promise()
    for _attempt in range(MAX_ATTEMPTS):
        make_due(message)
        assert outbox._begin(message.pk)  # and nothing more is heard of it
        assert outbox._begin(message.pk) is None, "it has the message for itself meanwhile"
    make_due(message)
    deliver(message.pk)
    message.refresh_from_db()
    assert (message.state, message.last_error) == (State.DEAD, outbox.LOST)
    assert mail.outbox == []


@pytest.mark.django_db
def test_a_dead_letter_starts_over():
    message = promise(HOPELESS)
    deliver(message.pk)
    retry(message=message)
    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.WAITING, 0)
    with pytest.raises(ValueError, match="given up"):
        retry(message=message)


@pytest.mark.django_db
def test_two_handlers_of_one_kind_are_refused():
    with pytest.raises(ValueError, match="Two handlers"):
        handler(WELL)(lambda message: None)


def test_the_lease_is_longer_than_any_task_may_take(settings):
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    assert settings.CELERY_TASK_SOFT_TIME_LIMIT < settings.CELERY_TASK_TIME_LIMIT
    assert options["visibility_timeout"] > settings.CELERY_TASK_TIME_LIMIT
    assert timedelta(seconds=settings.CELERY_TASK_TIME_LIMIT) < DELAYS[0]


def test_every_broker_option_is_one_that_the_transport_knows(settings):
    from kombu.transport.redis import Channel

    of_the_connection = {"max_retries"}
    known = {*Channel.from_transport_options, *of_the_connection}
    assert set(settings.CELERY_BROKER_TRANSPORT_OPTIONS) <= known


@pytest.mark.django_db
def test_tidying_deletes_only_what_has_served():
    now = timezone.now()
    for key, state, days in [("a", State.DONE, 31), ("b", State.DONE, 29), ("c", State.DEAD, 99)]:
        message = promise(key=key)
        message.state, message.finished_at = state, now - timedelta(days=days)
        message.save()
    for hours in (25, 23):
        RateCount.objects.create(
            scope="s", key=str(hours), window_starts_at=now - timedelta(hours=hours)
        )
    tasks.tidy()
    assert set(OutboxMessage.objects.values_list("dedupe_key", flat=True)) == {"b", "c"}
    assert list(RateCount.objects.values_list("key", flat=True)) == ["23"]


@pytest.mark.django_db
def test_administrators_see_the_outbox_and_let_a_dead_letter_start_over(
    administrator, editor, home
):
    message = promise(HOPELESS)
    deliver(message.pk)
    assert "task was given up" in administrator.get("/admin/").content.decode()
    assert "task was given up" not in editor.get("/admin/").content.decode()
    listing = administrator.get("/admin/outbox/?state=dead")
    assert HOPELESS in listing.content.decode()
    page = administrator.get(f"/admin/outbox/inspect/{message.pk}/").content.decode()
    assert "no such address" in page
    assert "Try again" in page
    for path in ("new/", f"edit/{message.pk}/", f"delete/{message.pk}/"):
        assert administrator.get(f"/admin/outbox/{path}").status_code == 302
    retry_url = f"/admin/outbox/retry/{message.pk}/"
    assert administrator.get(retry_url).status_code == 405
    assert editor.post(retry_url).status_code == 302
    message.refresh_from_db()
    assert message.state == State.DEAD, "no business of an editor's"
    assert administrator.post(retry_url).status_code == 302
    message.refresh_from_db()
    assert message.state == State.WAITING
