from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from newsletter.actions import subscribers
from newsletter.models import DayCount, Subscriber, Suppression

from .conftest import promised, url


@pytest.fixture
def asked(sign_up):
    """Somebody who has just asked, for a digest on support."""

    def ask(email="ben@example.net", **fields):
        sign_up(email, **fields)
        return Subscriber.objects.at(email).get()

    return ask


def test_only_the_button_confirms(visitor, post, asked, pillars):
    subscriber = asked(rhythm="monthly", pillars=["support", "detection"])
    page = visitor.get(url("confirm", subscriber))
    assert page.status_code == 200
    assert "Yes, send me the newsletter" in page.text
    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "no-referrer"
    subscriber.refresh_from_db()
    assert subscriber.state == "pending"
    response = post(url("confirm", subscriber))
    assert (response.status_code, response.url) == (303, url("confirm", subscriber))
    subscriber.refresh_from_db()
    assert (subscriber.state, subscriber.rhythm) == ("active", "monthly")
    assert subscriber.pillars == ["detection", "support"]
    assert subscriber.confirmed_at
    event = subscriber.events.last()
    assert (event.kind, event.text_version, event.language) == ("confirmed", "1", "en")
    assert event.place == "link in the confirmation mail"
    assert url("preferences", subscriber) in visitor.get(response.url).text
    assert DayCount.objects.get(what="confirmed").count == 1


def test_twice_is_harmless(post, asked):
    subscriber = asked()
    post(url("confirm", subscriber))
    subscribers.change_preferences(
        subscriber=subscriber, place="test", choices={"rhythm": "weekly"}
    )
    assert post(url("confirm", subscriber)).status_code == 303
    subscriber.refresh_from_db()
    assert (subscriber.state, subscriber.rhythm) == ("active", "weekly")
    assert subscriber.events.filter(kind="confirmed").count() == 1
    assert DayCount.objects.get(what="confirmed").count == 1


def test_a_link_of_last_week_leads_to_the_form(visitor, post, asked):
    subscriber = asked()
    with time_machine.travel(timezone.now() + timedelta(days=7, seconds=1)):
        for response in (visitor.get(url("confirm", subscriber)), post(url("confirm", subscriber))):
            assert response.status_code == 404
            assert "This link has expired" in response.text
            assert 'name="newsletter-email"' in response.text
    subscriber.refresh_from_db()
    assert subscriber.state == "pending"


@pytest.mark.parametrize("token", ["x", "a" * 45, "ä" * 45, f"{'A' * 22}-{'A' * 22}"])
def test_a_link_that_is_nobodys_leads_to_the_form(visitor, home, token):
    response = visitor.get(f"/en/subscription/{token}/confirm/")
    assert response.status_code == 404
    assert "This link has expired" in response.text


def test_the_newest_ask_is_the_one_confirmed(sign_up, post, asked):
    subscriber = asked(rhythm="weekly")
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        asked(rhythm="monthly")
        post(url("confirm", subscriber))
    subscriber.refresh_from_db()
    assert subscriber.rhythm == "monthly"
    assert DayCount.objects.get(what="asked").count == 1, "still the same wish"


def test_who_erased_themselves_may_come_back_and_only_by_confirming(sign_up, post, asked):
    subscribers.suppress(email="ben@example.net", reason="erased")
    subscriber = asked()
    assert promised() == ["newsletter.confirm"]
    assert Suppression.of("ben@example.net")
    post(url("confirm", subscriber))
    assert Suppression.of("ben@example.net") is None


def test_who_left_confirms_anew_with_choices_of_before_or_new_ones(post, asked, gone):
    gone.rhythm = "weekly"
    gone.save()
    assert post(url("confirm", gone)).status_code == 404, "no ask since"
    asked(gone.email)
    gone.refresh_from_db()
    assert gone.state == "left"
    post(url("confirm", gone))
    gone.refresh_from_db()
    assert (gone.state, gone.left_at, gone.rhythm) == ("active", None, "weekly")


def test_an_ask_from_before_leaving_confirms_nothing(post, asked):
    subscriber = asked()
    post(url("confirm", subscriber))
    subscribers.leave(subscriber=subscriber, place="test")
    assert post(url("confirm", subscriber)).status_code == 404
    subscriber.refresh_from_db()
    assert subscriber.state == "left"


def test_a_form_on_another_site_confirms_nothing(post, asked):
    subscriber = asked()
    response = post(url("confirm", subscriber), headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    subscriber.refresh_from_db()
    assert subscriber.state == "pending"
