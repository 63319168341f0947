"""What editors see of the record, and what they are told to ask about."""

from datetime import date, timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from recommendations.models import FollowUp
from sparks.core.attention import attention_rows
from tests.factories.pages import RecommendationPageFactory

from .conftest import changed, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def followed(page, time_machine):
    """A recommendation on which a team has worked for more than a year."""
    now = timezone.now()
    time_machine.move_to(now - timedelta(days=400))
    page.follow_ups = [FollowUp(locale=page.locale, name="A team", what="Acts.")]
    page = published(page)
    time_machine.move_to(now)
    return page


def listed(client, report: str) -> list[str]:
    answer = client.get(reverse(report))
    assert answer.status_code == 200
    return [page.pk for page in answer.context["object_list"]]


def test_the_form_shows_the_record(editor, followed):
    form = editor.get(reverse("wagtailadmin_pages:edit", args=[followed.pk])).text
    assert "A team is at work on it" in form
    new = reverse(
        "wagtailadmin_pages:add",
        args=["recommendations", "recommendationpage", followed.get_parent().pk],
    )
    assert editor.get(new).status_code == 200


def test_without_action(editor, followed, recommendation_index, pillars):
    quiet = RecommendationPageFactory(parent=recommendation_index, pillar=pillars["support"])
    assert listed(editor, "report_recommendations_without_action") == [quiet.pk]


@pytest.mark.parametrize(
    ("fields", "is_listed"),
    [
        ({}, True),  # listed over a year ago, and never confirmed
        ({"confirmed_on": date(2020, 1, 1)}, True),
        ({"status": "planned"}, True),
        ({"status": "done"}, False),
        ({"status": "stopped"}, False),
    ],
    ids=str,
)
def test_to_confirm(editor, followed, fields, is_listed):
    followed = changed(followed, **fields) if fields else followed
    assert listed(editor, "report_follow_ups_to_confirm") == [followed.pk] * is_listed
    request = RequestFactory().get("/admin/")
    request.user = editor.user
    urls = [row.url for row in attention_rows(request)]
    assert (reverse("report_follow_ups_to_confirm") in urls) is is_listed
    changed(followed, confirmed_on=timezone.localdate())
    assert listed(editor, "report_follow_ups_to_confirm") == []


def test_the_report_says_what_the_page_says(editor, followed, visitor):
    shown = visitor.get(followed.url).context_data["follow_ups"]
    assert [each.stale_since is not None for each in shown] == [True]
    assert listed(editor, "report_follow_ups_to_confirm") == [followed.pk]
