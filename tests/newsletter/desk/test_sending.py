"""The sending page of an issue in every state, and its buttons."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from newsletter.checks import Finding
from newsletter.desk.sending import edit_url
from newsletter.models import Delivery, Mailing, TrialLetter
from sparks.core.models import OutboxMessage
from sparks.core.outbox import deliver as carry_out
from tests.counting import queries_of
from tests.factories import records


@pytest.fixture
def url(issue):
    return reverse("newsletter_issues:sending", args=[issue.pk])


@pytest.fixture
def do(issue):
    """Give a function that presses a button of the page."""

    def press(client, verb: str, **data):
        return client.post(reverse("newsletter_issues:do", args=[issue.pk, verb]), data)

    return press


def told(client, answer) -> str:
    """Give the page after a button, with the sentence it says."""
    return client.get(answer["Location"]).text


def state() -> str:
    return Mailing.objects.get().state


def test_before_all_it_says_what_goes_to_how_many(moderator, issue, url):
    records.SubscriberFactory.create_batch(3)
    records.SubscriberFactory(state="pending", confirmed_at=None)
    text = moderator.get(url).text
    for words in ("News of May", "What is new.", "<strong>3</strong>", "English: 3", "view_draft"):
        assert words in text
    assert "Release" in text


def test_errors_keep_it_from_being_released(moderator, issue, url, do):
    issue.preheader = ""
    issue.save_revision(clean=False)
    text = moderator.get(url).text
    assert "Mend the errors first." in text
    (finding, edit_url) = moderator.get(url).context["errors"][0]
    assert finding.level == "error"
    assert edit_url.startswith(reverse("wagtailadmin_pages:edit", args=[issue.pk]))
    assert "Mend them first" in told(moderator, do(moderator, "plan", when="now"))
    assert not Mailing.objects.exists()


def test_a_moderator_releases_at_once(moderator, url, do):
    assert "The sending is planned" in told(moderator, do(moderator, "plan", when="now"))
    mailing = Mailing.objects.get()
    assert (mailing.state, mailing.requested_by) == ("scheduled", moderator.user)


def test_a_time_is_meant_in_the_zone_of_whoever_chooses_it(moderator, url, do):
    UserProfile.objects.create(user=moderator.user, current_time_zone="Europe/Brussels")
    assert "Europe/Brussels" in moderator.get(url).text
    do(moderator, "plan", when="later", at="2035-01-02T09:30")
    assert Mailing.objects.get().scheduled_at.isoformat() == "2035-01-02T08:30:00+00:00"


@pytest.mark.parametrize("at", ["", "2020-01-02T09:30", "tomorrow"])
def test_a_wrong_time_is_said_beside_the_field_and_kept(moderator, do, at):
    answer = do(moderator, "plan", when="later", at=at)
    assert answer.status_code == 422
    assert answer.context["plan_form"].errors["at"]
    assert f'value="{at}"' in answer.text or not at
    assert not Mailing.objects.exists()


def test_two_people_release_where_the_site_demands_it(editor, moderator, two_people, url, do):
    assert "Ask for approval" in editor.get(url).text
    assert "somebody else has to approve" in told(editor, do(editor, "plan", when="now"))
    assert state() == "waiting"
    assert "somebody else gives it" in editor.get(url).text
    assert "Approve and release" in moderator.get(url).text
    assert "Approved" in told(moderator, do(moderator, "approve"))
    assert state() == "scheduled"


def test_nobody_approves_what_they_planned(moderator, two_people, url, do):
    do(moderator, "plan", when="now")
    assert "Approve and release" not in moderator.get(url).text
    do(moderator, "approve")
    assert state() == "waiting"


def test_it_is_sent_back_with_a_reason(editor, moderator, two_people, url, do):
    do(editor, "plan", when="now")
    assert do(moderator, "send-back", reason="").status_code == 422
    do(moderator, "send-back", reason="The date is wrong.")
    assert state() == "draft"
    text = editor.get(url).text
    assert f"Sent back by {moderator.user}" in text
    assert "The date is wrong." in text


def test_a_writer_takes_back_only_their_own_plan(editor, two_people, do, mailing_in):
    mailing = mailing_in("waiting", requested_by=records.UserFactory())
    do(editor, "withdraw")
    assert state() == "waiting"
    Mailing.objects.filter(pk=mailing.pk).update(requested_by=editor.user)
    do(editor, "withdraw")
    assert state() == "draft"


def test_a_plan_is_taken_back(moderator, mailing_in, url, do):
    mailing_in("scheduled", scheduled_at=timezone.now() + timedelta(days=1))
    assert "Take the plan back" in moderator.get(url).text
    do(moderator, "withdraw")
    assert state() == "draft"


def test_a_missed_time_waits_for_a_decision(moderator, mailing_in, url, do):
    mailing_in("missed", scheduled_at=timezone.now() - timedelta(days=1))
    text = moderator.get(url).text
    for words in ("It was not sent late", "Send now", "Choose this time", "Do not send it"):
        assert words in text
    do(moderator, "send-now")
    assert state() in ("scheduled", "sending")


def test_a_missed_time_is_moved(moderator, mailing_in, do):
    mailing_in("missed", scheduled_at=timezone.now() - timedelta(days=1))
    do(moderator, "postpone", at="2035-01-02T09:30")
    assert state() == "scheduled"


def test_while_it_is_sent_the_page_shows_how_far_it_is(moderator, mailing_in, issue, url):
    mailing_in("sending", {"sent": 3, "ready": 1})
    text = moderator.get(url).text
    assert 'value="75"' in text
    assert "js/admin/newsletter-progress" in text
    fragment = moderator.get(reverse("newsletter_issues:progress", args=[issue.pk])).text
    assert 'data-state="sending"' in fragment
    assert "75 % of 4 are done" in fragment
    assert "<html" not in fragment


def test_it_is_paused_and_goes_on(moderator, mailing_in, url, do):
    mailing_in("sending", {"ready": 1})
    do(moderator, "pause")
    assert state() == "paused"
    assert "Go on" in moderator.get(url).text
    do(moderator, "resume")
    assert state() == "sending"


def test_why_it_was_not_sent_as_planned_is_said(moderator, mailing_in, url):
    mailing_in("draft", pause_reason="The issue was changed.")
    assert "It was not sent as planned: The issue was changed." in moderator.get(url).text


def test_why_the_system_paused_it_is_said(moderator, mailing_in, url):
    mailing_in("paused", {"ready": 1}, pause_reason="Too many temporary errors.")
    assert "It was paused: Too many temporary errors." in moderator.get(url).text


def test_cancelling_asks_once_more(moderator, mailing_in, issue, url, do):
    mailing_in("sending", {"sent": 1, "ready": 2})
    ask = reverse("newsletter_issues:cancel", args=[issue.pk])
    assert ask in moderator.get(url).text
    assert "This cannot be undone" in moderator.get(ask).text
    assert state() == "sending"
    do(moderator, "cancel")
    assert state() == "cancelled"
    assert Delivery.objects.filter(state="cancelled").count() == 2


def test_afterwards_it_says_what_became_of_it(moderator, mailing_in, url, do):
    mailing_in("finished", {"sent": 2, "failed": 1, "uncertain": 1})
    text = moderator.get(url).text
    for words in ("Refused for good", "Send to the missing only", "1 delivery is uncertain"):
        assert words in text
    assert "to 1 person" in told(moderator, do(moderator, "resend"))
    assert state() == "sending"


def test_counts_stay_when_the_deliveries_are_gone(moderator, mailing_in, url):
    mailing_in("finished", final_counts={"sent": 7}, audience_count=7)
    text = moderator.get(url).text
    assert "After 30 days only the counts are kept." in text
    assert ">7<" in text


@pytest.mark.parametrize(("decision", "becomes"), [("sent", "sent"), ("again", "ready")])
def test_uncertain_deliveries_are_decided(moderator, mailing_in, issue, do, decision, becomes):
    mailing_in("paused", {"uncertain": 2})
    page = moderator.get(reverse("newsletter_issues:settle", args=[issue.pk])).text
    assert "nobody gets it twice" in page
    assert "a second time" in page
    one = Delivery.objects.first()
    do(moderator, "settle", decision=decision, delivery=one.pk)
    assert Delivery.objects.filter(state="uncertain").count() == 1
    do(moderator, "settle", decision=decision)
    assert not Delivery.objects.exclude(state=becomes).exists()


def test_only_a_decision_decides(moderator, mailing_in, do):
    mailing_in("finished", {"uncertain": 1})
    assert do(moderator, "settle", decision="whatever").status_code == 422
    assert Delivery.objects.get().state == "uncertain"


@pytest.mark.parametrize(
    ("now", "verb"),
    [("finished", "pause"), ("sending", "approve"), ("draft", "resume"), ("scheduled", "send-now")],
)
def test_what_does_not_fit_is_refused_with_a_sentence(moderator, mailing_in, do, now, verb):
    mailing_in(now, {"sent": 1} if now in ("finished", "sending") else None)
    answer = do(moderator, verb)
    said = [str(each) for each in moderator.get(answer["Location"]).context["messages"]]
    assert len(said) == 1
    assert state() == now


def test_looking_changes_nothing(moderator, mailing_in, issue):
    mailing_in("sending", {"ready": 1, "uncertain": 1})
    for name in ("sending", "progress", "cancel", "settle"):
        moderator.get(reverse(f"newsletter_issues:{name}", args=[issue.pk]))
    assert (state(), Delivery.objects.filter(state="uncertain").count()) == ("sending", 1)


def test_buttons_take_posts_only(moderator, mailing_in, issue):
    mailing_in("sending", {"ready": 1})
    for verb in ("pause", "cancel", "resend", "nonsense"):
        place = reverse("newsletter_issues:do", args=[issue.pk, verb])
        assert moderator.get(place).status_code == 405
    assert moderator.post(place, follow=True).status_code == 404
    assert state() == "sending"


def test_buttons_need_the_token(moderator, mailing_in, issue):
    mailing_in("sending", {"ready": 1})
    moderator.handler.enforce_csrf_checks = True
    place = reverse("newsletter_issues:do", args=[issue.pk, "pause"])
    assert moderator.post(place).status_code == 403
    assert state() == "sending"


def test_queries_do_not_grow_with_the_deliveries(moderator, mailing_in, url):
    mailing = mailing_in("sending", {"sent": 1, "ready": 1})
    before = len(queries_of(moderator, url))
    mailing.deliveries.all().delete()
    mailing.delete()
    mailing_in("sending", {"sent": 5, "ready": 5, "failed": 5})
    assert len(queries_of(moderator, url)) == before


def test_a_test_letter_comes_as_the_issue_would(editor, do, issue):
    answer = do(editor, "trial", emails="ada@example.org, grace@example.org ada@example.org")
    assert "2 addresses" in told(editor, answer)
    for message in OutboxMessage.objects.all():
        assert "@" not in str(message.payload)
        assert carry_out(message.pk)
    assert sorted(each.to for each in mail.outbox) == [["ada@example.org"], ["grace@example.org"]]
    sent = mail.outbox[0].message()
    assert sent["Subject"] == "[Test] News of May"
    assert sent["To"] in ("ada@example.org", "grace@example.org")
    assert b"TOKEN" not in sent.as_bytes()
    assert not TrialLetter.objects.exists()


def test_the_page_remembers_where_tests_went(editor, do, url):
    assert f'value="{editor.user.email}"' in editor.get(url).text
    do(editor, "trial", emails="ada@example.org")
    assert 'value="ada@example.org"' in editor.get(url).text


@pytest.mark.parametrize(
    "emails", ["", "no address", ",".join(f"a{n}@example.org" for n in range(6))]
)
def test_tests_go_to_up_to_five_addresses(editor, do, emails):
    answer = do(editor, "trial", emails=emails)
    assert answer.status_code == 422
    assert answer.context["trial_form"].errors["emails"]
    assert not TrialLetter.objects.exists()


def test_the_editor_of_an_issue_leads_to_its_sending(moderator, issue, url):
    assert url in moderator.get(reverse("wagtailadmin_pages:edit", args=[issue.pk])).text
    listing = reverse("wagtailadmin_explore", args=[issue.get_parent().pk])
    assert url in moderator.get(listing).text


def test_other_pages_have_no_such_button(moderator, home):
    edit = moderator.get(reverse("wagtailadmin_pages:edit", args=[home.pk])).text
    assert "Send newsletter" not in edit


def test_issues_are_listed_with_their_state(moderator, mailing_in, issue):
    mailing_in("sending", {"ready": 3})
    answer = moderator.get(reverse("newsletter_issues:index"))
    for words in ("News of May", "Being sent", "Write an issue"):
        assert words in answer.text


def test_a_finding_leads_to_where_it_is_mended(issue):
    draft = issue.get_latest_revision_as_object()
    block = draft.body[0].id
    edit = reverse("wagtailadmin_pages:edit", args=[issue.pk])
    assert edit_url(draft, Finding("error", "x", "preheader", "en")) == edit
    assert edit_url(draft, Finding("error", "x", block, "en")) == f"{edit}#block-{block}-section"
    assert edit_url(None, Finding("warning", "The settings have no imprint.")) == ""
