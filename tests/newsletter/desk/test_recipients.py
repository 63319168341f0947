"""Who got it, who did not, and why."""

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from newsletter.models import Delivery
from tests.counting import queries_of


@pytest.fixture
def mailing(mailing_in):
    return mailing_in("finished", {"sent": 3, "failed": 1, "uncertain": 1})


@pytest.fixture
def url(mailing, issue):
    return reverse("newsletter_issues:recipients", args=[issue.pk])


def shown(answer) -> list[str]:
    return [each.state for each in answer.context["object_list"]]


def test_every_delivery_is_listed_with_its_reason(moderator, url):
    Delivery.objects.filter(state="failed").update(code=550, reply="5.1.1 No such user")
    answer = moderator.get(url)
    assert len(shown(answer)) == 5
    for words in ("550 5.1.1 No such user", Delivery.objects.first().subscriber.email):
        assert words in answer.text


def test_they_are_filtered_by_state(moderator, url):
    assert shown(moderator.get(url, {"state": ["failed", "uncertain"]})) == ["failed", "uncertain"]


def test_one_is_found_by_a_whole_address(moderator, url):
    wanted = Delivery.objects.last()
    answer = moderator.get(url, {"q": wanted.subscriber.email.upper()})
    assert [each.pk for each in answer.context["object_list"]] == [wanted.pk]


def test_they_are_found_by_domain(moderator, url):
    wanted = Delivery.objects.last()
    found = moderator.get(url, {"q": f"@{wanted.domain}"}).context["object_list"]
    assert {each.domain for each in found} == {wanted.domain}


def test_who_was_erased_has_no_address(moderator, url):
    Delivery.objects.first().subscriber.delete()
    assert "erased or moved" in moderator.get(url).text


def test_an_uncertain_one_leads_to_the_decision(moderator, url):
    one = Delivery.objects.get(state="uncertain")
    assert f"settle/?delivery={one.pk}" in moderator.get(url).text


def test_queries_do_not_grow(moderator, url, mailing_in, mailing):
    before = len(queries_of(moderator, url))
    mailing.deliveries.all().delete()
    mailing.delete()
    mailing_in("finished", {"sent": 12, "failed": 6})
    assert len(queries_of(moderator, url)) == before


def test_the_export_is_asked_for_and_noted(moderator, url, mailing):
    export = f"{url}export/?state=failed"
    assert f"{url}export/" in moderator.get(url).text
    assert "1 row," in moderator.get(export).text
    assert not ModelLogEntry.objects.filter(action="newsletter.export").exists()
    answer = moderator.post(export, {"format": "csv"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert lines[0] == "Address,State,Reply code,Reply,Changed"
    assert len(lines) == 2
    entry = ModelLogEntry.objects.get(action="newsletter.export")
    assert (entry.user, entry.object_id) == (moderator.user, str(mailing.pk))


def test_a_get_exports_nothing(moderator, url):
    for place in (url, f"{url}export/"):
        answer = moderator.get(place, {"export": "csv"})
        assert answer["Content-Type"].startswith("text/html")


def test_no_reply_of_a_server_becomes_a_formula(moderator, url):
    Delivery.objects.update(reply='=HYPERLINK("x")')
    answer = moderator.post(f"{url}export/", {"format": "csv"})
    assert b"'=HYPERLINK" in b"".join(answer.streaming_content)
