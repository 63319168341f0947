"""A mailing that pauses by itself tells those who may send."""

import pytest
from django.contrib.auth.models import Permission
from django.core import mail

from newsletter.actions import mailings
from newsletter.models import Mailing
from newsletter.sending import alarms
from newsletter.tasks.sending import tell_of_pause
from sparks.core import outbox
from sparks.core.models import OutboxMessage
from tests.factories.records import UserFactory


@pytest.fixture
def sender(db):
    """Somebody who may send."""
    user = UserFactory(email="sender@example.org")
    user.user_permissions.add(Permission.objects.get(codename="send_mailing"))
    return user


@pytest.fixture
def mailing(issue):
    return Mailing.objects.create(issue=issue, title="March", state=Mailing.State.SENDING)


def carry_out() -> None:
    assert outbox._handlers[alarms.PAUSED] is tell_of_pause
    for message in OutboxMessage.objects.due():
        assert outbox.deliver(message.pk)


def test_who_may_send_gets_a_mail_with_the_reason_and_the_place(sender, mailing):
    UserFactory(email="reader@example.org")
    alarms.stop(mailing.pk, alarms.MANY_REFUSALS, "4.7.0 too fast")
    carry_out()
    (sent,) = mail.outbox
    assert sent.to == ["sender@example.org"]
    assert sent.subject == "The newsletter has paused: March"
    page, _kind = sent.alternatives[0]
    for text in (sent.body, page):
        assert "The latest answer: 4.7.0 too fast" in text
        assert f"/admin/pages/{mailing.issue_id}/edit/" in text


def test_once_for_each_pause(sender, mailing):
    alarms.stop(mailing.pk, alarms.MANY_REFUSALS, "4.7.0 too fast")
    alarms.stop(mailing.pk, alarms.MANY_REFUSALS, "4.7.0 too fast")
    assert OutboxMessage.objects.count() == 1
    mailings.resume(mailing=mailing, by=sender)
    alarms.stop(mailing.pk, alarms.MANY_REFUSALS, "4.7.0 too fast")
    assert OutboxMessage.objects.count() == 2


def test_who_may_no_longer_send_is_not_told(sender, mailing):
    alarms.stop(mailing.pk, alarms.NOT_WANTED, "5.7.0 sign in first")
    sender.user_permissions.clear()
    carry_out()
    assert mail.outbox == []


@pytest.mark.parametrize(("marks", "paused"), [("t" * 10, False), ("t" * 6 + "p" * 5, True)])
def test_more_than_ten_of_the_latest_two_hundred_are_too_many(mailing, marks, paused):
    alarms.note(mailing.pk, "s" * 300)
    alarms.note(mailing.pk, marks)
    mailing.refresh_from_db()
    assert (mailing.state == Mailing.State.PAUSED) is paused
    assert len(mailing.latest_replies) == 200
