"""Who gets an issue, what the freeze writes down, and what the clock does."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale

from newsletter.actions import mailings
from newsletter.models import Mailing, Suppression
from newsletter.sending import releasing
from newsletter.sending.audience import audience_by_language, audience_count
from tests.factories.records import SubscriberFactory, TopicFactory, UserFactory

pytestmark = pytest.mark.usefixtures("simple_rendering")
State = Mailing.State


@pytest.fixture
def readers(db):
    """Six people: one for each way to get an issue, or not to."""
    SubscriberFactory(email="all@example.org")
    SubscriberFactory(email="prevention@example.org", pillars=["prevention"])
    SubscriberFactory(email="support@example.org", pillars=["support"], topics=["law"])
    SubscriberFactory(email="detection@example.org", pillars=["detection"])
    SubscriberFactory(email="weekly@example.org", rhythm="weekly")
    SubscriberFactory(email="german@example.org", language="de")


def release(issue, **change) -> Mailing:
    """Plan an issue for now and let the clock come."""
    for name, value in change.items():
        setattr(issue, name, value)
    issue.save_revision()
    mailing = mailings.plan(issue=issue, at=None, by=None)
    releasing.release_due()
    mailing.refresh_from_db()
    return mailing


def names(mailing) -> set[str]:
    return {email.partition("@")[0] for email in emails(mailing)}


def emails(mailing):
    return mailing.deliveries.values_list("subscriber__email", flat=True)


def test_an_issue_goes_to_all_who_want_each_one(issue, readers):
    assert audience_count(issue) == 5
    mailing = release(issue)
    assert names(mailing) == {"all", "prevention", "support", "detection", "german"}
    assert mailing.audience_count == 5
    assert (mailing.state, mailing.title, mailing.kind) == (State.SENDING, "March", "issue")
    assert mailing.expires_at - mailing.frozen_at == timedelta(hours=48)
    assert set(mailing.deliveries.values_list("state", flat=True)) == {"ready"}


def test_nobody_who_must_not_be_mailed_is_among_them(issue, readers):
    SubscriberFactory(email="pending@example.org", state="pending", confirmed_at=None)
    SubscriberFactory(email="left@example.org", state="left", left_at=timezone.now())
    SubscriberFactory(email="pausing@example.org", paused_until=timezone.localdate() + timedelta(1))
    bounced = SubscriberFactory(email="bounced@example.org")
    Suppression.objects.create(address_hash=bounced.address_hash, reason="bounced")
    assert audience_count(issue) == 5
    assert release(issue).audience_count == 5


def test_pillars_and_topics_narrow_the_audience(issue, readers, pillars):
    issue.audience_pillars = [pillars["support"]]
    assert audience_count(issue) == 3
    issue.audience_topics = [TopicFactory(name="Health", slug="health")]
    mailing = release(issue)
    assert names(mailing) == {"all", "german"}


def test_chosen_rhythms_replace_the_usual_one(issue, readers):
    mailing = release(issue, audience_rhythms=["weekly", "issues"])
    assert "weekly" in names(mailing)
    assert mailing.audience_count == 6


def test_each_gets_their_language_or_the_first(issue, readers, newsletter_index):
    german = Locale.objects.create(language_code="de")
    newsletter_index.get_parent().copy_for_translation(german)
    newsletter_index.copy_for_translation(german)
    translation = issue.copy_for_translation(german)
    translation.title = "März"
    translation.save_revision()
    assert audience_by_language(issue) == {"en": 4, "de": 1}
    mailing = release(issue)
    variants = dict(mailing.deliveries.values_list("subscriber__email", "variant__subject"))
    assert variants.pop("german@example.org") == "März"
    assert set(variants.values()) == {"March"}
    translation.refresh_from_db()
    assert translation.live


def test_a_digest_has_for_each_what_they_chose_and_nothing_for_nobody(issue, readers):
    for name, choices in {
        "one": ["prevention"],
        "two": ["support", "prevention"],
        "none": ["detection"],
    }.items():
        SubscriberFactory(email=f"{name}@example.org", rhythm="weekly", pillars=choices)
    issue.kind = "weekly"
    issue.save_revision()
    assert audience_count(issue) == 3
    mailing = release(issue, kind="weekly")
    selections = dict(mailing.deliveries.values_list("subscriber__email", "variant__selection"))
    assert selections == {
        "weekly@example.org": "all",
        "one@example.org": "prevention",
        "two@example.org": "prevention+support",
    }
    assert mailing.variants.count() == 3


def test_the_web_version_is_published_as_it_was_mailed(issue, readers):
    issue.title = "April"
    release(issue)
    issue.refresh_from_db()
    assert (issue.live, issue.title) == (True, "April")


def test_an_audience_of_nobody_ends_at_once(issue):
    mailing = release(issue)
    assert (mailing.state, mailing.audience_count) == (State.FINISHED, 0)
    issue.refresh_from_db()
    assert issue.live


def test_an_empty_digest_is_neither_sent_nor_published(issue, readers):
    mailing = release(issue, kind="monthly")
    assert (mailing.state, mailing.audience_count) == (State.FINISHED, 0)
    issue.refresh_from_db()
    assert not issue.live


def test_nothing_goes_out_before_its_time(issue, readers):
    mailing = mailings.plan(issue=issue, at=timezone.now() + timedelta(hours=1), by=None)
    releasing.release_due()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.frozen_at) == (State.SCHEDULED, None)


def plan_late(issue, minutes) -> Mailing:
    mailing = mailings.plan(issue=issue, at=None, by=None)
    late = timezone.now() - timedelta(minutes=minutes)
    Mailing.objects.filter(pk=mailing.pk).update(scheduled_at=late)
    releasing.release_due()
    mailing.refresh_from_db()
    return mailing


def test_a_missed_time_waits_for_a_decision(issue, readers):
    mailing = plan_late(issue, minutes=16)
    assert mailing.state == State.MISSED
    assert not mailing.deliveries.exists()
    mailings.send_now(mailing=mailing, by=UserFactory())
    releasing.release_due()
    mailing.refresh_from_db()
    assert mailing.state == State.SENDING


def test_a_missed_issue_can_be_given_another_time(issue, readers):
    mailing = plan_late(issue, minutes=60)
    at = timezone.now() + timedelta(days=1)
    assert mailings.postpone(mailing=mailing, at=at, by=None).scheduled_at == at
    mailing.refresh_from_db()
    assert mailing.state == State.SCHEDULED


def test_a_few_minutes_late_is_not_missed(issue, readers):
    assert plan_late(issue, minutes=14).state == State.SENDING


def test_what_was_changed_after_its_release_does_not_go_out(issue, readers):
    mailing = mailings.plan(issue=issue, at=None, by=None)
    issue.title = "Something else"
    issue.save_revision()
    releasing.release_due()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.frozen_at) == (State.DRAFT, None)
    assert "was changed" in mailing.pause_reason


def test_what_cannot_be_rendered_goes_back_with_the_reason(issue, readers):
    mailing = release(issue, title="unfinished")
    assert (mailing.state, mailing.pause_reason) == (State.DRAFT, "A picture has no text.")
    assert not mailing.variants.exists()
    assert not mailing.deliveries.exists()
