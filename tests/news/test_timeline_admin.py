"""Editors look after the policy timeline."""

import pytest
from django.urls import reverse

from news.models import Milestone
from tests.factories.timeline import MilestoneFactory

LIST = "wagtailsnippets_news_milestone:list"
EMPTY = '{"blocks": [], "entityMap": {}}'
FIELDS = {
    "year": "2024",
    "month": "",
    "day": "",
    "title": "A law",
    "text": EMPTY,
    "source": "The official journal",
    "url": "",
    "page": "",
    "pillar": "",
}


@pytest.fixture
def milestones(home, pillars):
    return [
        MilestoneFactory(title="Old law", year=2011, pillar=pillars["support"]),
        MilestoneFactory(title="Strategy", year=2020, month=7, day=24, source="Commission"),
        MilestoneFactory(title="Plan", year=2090),
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["Old law", "Plan", "Strategy"]),
        ({"q": "commis"}, ["Strategy"]),
        ({"year": "2011"}, ["Old law"]),
        ({"when": "coming"}, ["Plan"]),
        ({"when": "past"}, ["Old law", "Strategy"]),
    ],
    ids=str,
)
def test_milestones_are_searched_and_filtered(editor, milestones, asked, found):
    answer = editor.get(reverse(LIST), asked)
    assert sorted(each.title for each in answer.context["object_list"]) == found
    assert "24 July 2020" in editor.get(reverse(LIST)).text


def test_milestones_are_filtered_by_pillar(editor, milestones, pillars):
    answer = editor.get(reverse(LIST), {"pillar": pillars["support"].pk})
    assert [each.title for each in answer.context["object_list"]] == ["Old law"]


def test_milestones_are_exported_with_dates_as_exact_as_they_are(editor, milestones):
    answer = editor.get(reverse(LIST), {"export": "csv"})
    lines = b"".join(answer.streaming_content).decode().splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["2090", "2020-07-24", "2011"]


@pytest.mark.parametrize(
    ("changes", "iso"),
    [
        ({}, "2024"),
        ({"month": "6"}, "2024-06"),
        ({"month": "2", "day": "29"}, "2024-02-29"),
    ],
    ids=str,
)
def test_an_editor_enters_as_much_of_a_date_as_is_known(editor, home, changes, iso):
    url = reverse("wagtailsnippets_news_milestone:add")
    assert editor.post(url, FIELDS | changes).status_code == 302
    assert Milestone.objects.get().iso_date == iso


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"year": ""}, "This field is required"),
        ({"day": "3"}, "Choose the month, too, or leave the day empty."),
        ({"month": "2", "day": "30"}, "There is no 30 in this month; it has 29 days."),
        ({"month": "1", "day": "45"}, "less than or equal to 31"),
        ({"year": "20111"}, "less than or equal to 2100"),
        ({"source": ""}, "This field is required"),
    ],
    ids=str,
)
def test_a_date_without_sense_is_refused_and_nothing_typed_is_lost(
    editor, home, changes, complaint
):
    url = reverse("wagtailsnippets_news_milestone:add")
    answer = editor.post(url, FIELDS | changes)
    assert complaint in answer.text
    assert 'value="A law"' in answer.text
    assert not Milestone.objects.exists()
