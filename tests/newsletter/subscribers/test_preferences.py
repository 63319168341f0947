from datetime import date

import pytest
import time_machine

from newsletter.dates import later
from newsletter.models import Subscriber
from tests.factories import pages

from .conftest import url


@pytest.fixture
def today():
    """The last day of a long month."""
    with time_machine.travel(date(2027, 1, 31), tick=False):
        yield date(2027, 1, 31)


def test_the_page_needs_no_account_and_is_kept_nowhere(visitor, reader, pillars):
    page = visitor.get(url("preferences", reader))
    assert page.status_code == 200
    assert reader.email in page.text
    assert page["Cache-Control"] == "no-store"
    assert page["X-Robots-Tag"] == "noindex"
    assert page["Referrer-Policy"] == "no-referrer"
    assert not page.cookies


def test_choices_are_saved_with_evidence(post, visitor, reader, pillars, news_index, topics):
    article = pages.ArticlePageFactory(parent=news_index)
    article.topics.add(topics[0])
    article.save()
    chosen = {"rhythm": "weekly", "pillars": ["support", "detection"], "topics": ["grooming"]}
    response = post(url("preferences", reader), chosen)
    assert (response.status_code, response.url) == (
        303,
        f"{url('preferences', reader)}?saved=choices",
    )
    reader.refresh_from_db()
    assert (reader.rhythm, reader.topics) == ("weekly", ["grooming"])
    assert reader.pillars == ["detection", "support"]
    event = reader.events.get()
    assert (event.kind, event.place) == ("changed", "preferences page")
    assert event.detail == chosen
    page = visitor.get(response.url)
    assert "Your choices are saved" in page.text
    assert page.text.count(" checked") == 4


def test_a_chosen_topic_is_offered_though_no_page_has_it(visitor, post, home, topics, reader):
    Subscriber.objects.update(topics=["training"])
    page = visitor.get(url("preferences", reader)).text
    assert 'value="training"' in page
    assert 'value="grooming"' not in page
    post(url("preferences", reader), {"rhythm": "issues", "topics": ["training"]})
    reader.refresh_from_db()
    assert reader.topics == ["training"]


def test_a_wrong_choice_is_named(post, reader):
    response = post(url("preferences", reader), {"rhythm": "hourly"})
    assert response.status_code == 422
    assert "data-error-summary" in response.text
    assert not reader.events.exists()


@pytest.mark.parametrize(
    ("fields", "until"),
    [
        ({"length": "1"}, date(2027, 2, 28)),
        ({"length": "2"}, date(2027, 3, 31)),
        ({"length": "3"}, date(2027, 4, 30)),
        ({"length": "day", "until": "2027-02-01"}, date(2027, 2, 1)),
        ({"length": "day", "until": "2028-02-01"}, date(2028, 2, 1)),
    ],
)
def test_pausing_and_resuming(post, visitor, reader, today, fields, until):
    response = post(url("pause", reader), fields)
    assert response.status_code == 303
    reader.refresh_from_db()
    assert reader.paused_until == until
    assert not Subscriber.objects.reachable().exists()
    page = visitor.get(response.url).text
    assert "The newsletter pauses" in page
    assert "End the pause" in page
    with time_machine.travel(until):
        assert Subscriber.objects.reachable().exists()
        assert "End the pause" not in visitor.get(url("preferences", reader)).text
    assert post(url("resume", reader)).status_code == 303
    reader.refresh_from_db()
    assert reader.paused_until is None
    assert list(reader.events.values_list("kind", flat=True)) == ["paused", "resumed"]
    assert reader.events.first().detail == {"until": until.isoformat()}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Choose how long you want to pause."),
        ({"length": "12"}, "Select a valid choice."),
        ({"length": "day"}, "Enter the day on which mails should start again."),
        ({"length": "day", "until": "soon"}, "Enter a day such as"),
        ({"length": "day", "until": "2027-01-31"}, "Choose a day after today"),
        ({"length": "day", "until": "2028-02-02"}, "Choose a day after today"),
    ],
)
def test_a_pause_that_cannot_be(post, reader, today, fields, said):
    response = post(url("pause", reader), fields)
    assert response.status_code == 422
    assert said in response.text
    if "until" in fields:
        assert f'value="{fields["until"]}"' in response.text
    assert not reader.events.exists()


def test_a_month_later():
    assert later(date(2027, 12, 31), months=2) == date(2028, 2, 29)
    assert later(date(2027, 11, 5), months=1) == date(2027, 12, 5)


def test_who_waits_or_left_sees_what_fits(visitor, post, waiting, gone):
    assert "Not confirmed yet" in visitor.get(url("preferences", waiting)).text
    assert "You are unsubscribed" in visitor.get(url("preferences", gone)).text
    for subscriber in (waiting, gone):
        post(url("preferences", subscriber), {"rhythm": "weekly"})
        for name in ("pause", "resume", "ask_for_address", "cancel_address"):
            response = post(url(name, subscriber), {"length": "1", "email": "x@example.net"})
            assert (response.status_code, response.url) == (303, url("preferences", subscriber))
        subscriber.refresh_from_db()
        assert (subscriber.rhythm, subscriber.paused_until) == ("issues", None)


def test_opening_a_forms_address_leads_to_the_page(visitor, reader):
    for name in ("pause", "resume", "ask_for_address", "cancel_address", "come_back"):
        response = visitor.get(url(name, reader))
        assert (response.status_code, response.url) == (303, url("preferences", reader))


@pytest.mark.parametrize(
    "name",
    ["preferences", "pause", "resume", "ask_for_address", "unsubscribe", "erase", "come_back"],
)
def test_another_site_changes_nothing(post, reader, name):
    fields = {"rhythm": "weekly", "length": "1", "email": "x@example.net", "sure": "on"}
    response = post(url(name, reader), fields, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert response["Cache-Control"] == "no-store"
    assert not reader.events.exists()
    assert Subscriber.objects.get().state == "active"


@pytest.mark.parametrize(
    "path", ["", "pause/", "address/", "address/x/", "data.json", "unsubscribe/", "erase/"]
)
def test_an_unknown_link_says_how_to_get_a_new_one(visitor, home, path):
    response = visitor.get(f"/en/subscription/{'A' * 22}-{'A' * 22}/{path}")
    assert response.status_code == 404
    assert 'action="/en/subscription/link/"' in response.text
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies


def test_the_page_costs_the_same_queries_each_time(
    visitor, reader, pillars, django_assert_num_queries
):
    visitor.get(url("preferences", reader))
    with django_assert_num_queries(3):  # the generation, the subscriber, another address
        visitor.get(url("preferences", reader))
