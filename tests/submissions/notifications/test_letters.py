"""From an event to mails: at once, in digests, never; each once."""

import pytest
from django.core import mail
from django.utils import timezone

from sparks.core import outbox
from sparks.core.emails import message_id
from sparks.core.models import OutboxMessage
from submissions import notifying, posting
from submissions.actions import following
from submissions.models import Letter, Notification, ThreadEvent
from submissions.rights import Role
from submissions.tasks import notifications as tasks
from submissions.timeline import NOTIFY, record
from tests.factories.teams import ContributionFactory, MembershipFactory, TeamFactory

# The mark before the handing over is committed apart, so what it is about must be, too.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
WORDS = "words-that-no-mail-may-carry"


@pytest.fixture
def text(db):
    team = TeamFactory(name="Aurora")
    return ContributionFactory(team=team, title="A day in Lisbon")


def owner_of(text, pace="instant"):
    user = MembershipFactory(team=text.team, role=Role.OWNER).user
    following.prefer(user=user, pace=pace)
    return user


def run_outbox() -> None:
    """Carry out what is due until nothing is."""
    while due := list(OutboxMessage.objects.due().order_by("pk").values_list("pk", flat=True)):
        for pk in due:
            outbox.deliver(pk)


def ask_for_changes(text) -> ThreadEvent:
    return record(
        kind="changes_requested", contribution=text, by_editors=True, text=WORDS, field="lead"
    )


def test_at_once_brings_one_mail_with_title_and_link(text):
    owner = owner_of(text)
    ask_for_changes(text)
    run_outbox()
    [sent] = mail.outbox
    assert sent.to == [owner.email]
    assert sent.subject == "Changes requested: A day in Lisbon (Aurora)"
    for part in (sent.body, sent.alternatives[0][0]):
        assert f"/en/portal/texts/{text.key}/" in part
        assert "/en/portal/preferences/" in part
        assert WORDS not in part
    told = Notification.objects.get()
    assert told.mailed_at == told.letter.sent_at
    assert sent.extra_headers["Message-ID"] == message_id(notifying.key_of(told.letter))


def test_the_same_event_twice_tells_nobody_twice(text):
    owner_of(text)
    event = ask_for_changes(text)
    run_outbox()
    notifying.spread(event)
    OutboxMessage.objects.filter(kind=NOTIFY).update(state="waiting", next_at=timezone.now())
    run_outbox()
    assert Notification.objects.count() == 1
    assert len(mail.outbox) == 1


def test_never_is_never_by_mail_but_still_in_the_portal(text):
    owner_of(text, "never")
    ask_for_changes(text)
    run_outbox()
    tasks.write_daily()
    tasks.write_weekly()
    run_outbox()
    assert Notification.objects.unread().count() == 1
    assert mail.outbox == []


def test_digests_gather_what_waits_and_come_once(text):
    daily, weekly = owner_of(text, "daily"), owner_of(text, "weekly")
    for _n in range(3):
        ask_for_changes(text)
    run_outbox()
    assert mail.outbox == []
    for _twice in range(2):
        tasks.write_daily()
        run_outbox()
    assert [each.to for each in mail.outbox] == [[daily.email]]
    for _twice in range(2):
        tasks.write_weekly()
        run_outbox()
    assert [each.to for each in mail.outbox] == [[daily.email], [weekly.email]]
    sent = mail.outbox[0]
    assert sent.subject == "What is new: 3 things (Aurora)"
    assert sent.body.count(str(text.key)) == 3
    assert WORDS not in sent.body + sent.alternatives[0][0]
    assert Notification.objects.filter(mailed_at=None).count() == 0


def test_what_was_read_meanwhile_is_in_no_digest(text):
    owner = owner_of(text, "daily")
    ask_for_changes(text)
    run_outbox()
    following.mark_read(user=owner)
    tasks.write_daily()
    run_outbox()
    assert mail.outbox == []


def test_who_left_before_the_digest_is_told_nothing(text):
    owner = owner_of(text, "daily")
    ask_for_changes(text)
    run_outbox()
    owner.memberships.update(ended_at=timezone.now())
    tasks.write_daily()
    run_outbox()
    assert mail.outbox == []


def test_who_was_taken_out_hears_of_that(text):
    gone = owner_of(text)
    gone.memberships.update(ended_at=timezone.now())
    record(kind="removed", team=text.team, data={"member": gone.pk, "person": "Gone"})
    run_outbox()
    [sent] = mail.outbox
    assert sent.to == [gone.email]
    assert "/en/portal/notifications/" in sent.body


def test_a_letter_that_may_have_gone_out_is_not_sent_again(text):
    owner_of(text)
    ask_for_changes(text)
    outbox.deliver(OutboxMessage.objects.get(kind=NOTIFY).pk)
    Letter.objects.update(handed_at=timezone.now())
    run_outbox()
    assert mail.outbox == []
    assert Letter.objects.get().is_uncertain
    assert Notification.objects.get().mailed_at is None


def test_the_mark_is_set_once(text):
    letter = Letter.objects.create(user=owner_of(text))
    posting._mark(letter)
    with pytest.raises(posting.AlreadyHandedOver):
        posting._mark(letter)


def test_an_event_that_is_gone_tells_nobody(text):
    owner_of(text)
    ask_for_changes(text)
    text.delete()
    run_outbox()
    assert OutboxMessage.objects.filter(state="done").count() == 1
    assert mail.outbox == []
