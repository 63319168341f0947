"""The list of recommendations: by pillar unless asked otherwise."""

import pytest

from tests.factories.pages import RecommendationPageFactory
from tests.factories.records import AudienceFactory, FollowUpFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(visitor):
    """Give a function from a query string to the listing it shows."""
    return lambda query="": visitor.get(f"/en/recommendations/?{query}").context["listing"]


@pytest.fixture
def recommendations(recommendation_index, pillars):
    parent = recommendation_index
    done = RecommendationPageFactory(
        parent=parent, title="Fund helplines", pillar=pillars["support"], year=2020
    )
    FollowUpFactory(recommendation=done, status="done")
    FollowUpFactory(recommendation=done, status="planned")
    RecommendationPageFactory(
        parent=parent, title="Teach early", pillar=pillars["prevention"], year=2021
    )
    newest = RecommendationPageFactory(
        parent=parent, title="Ask children", pillar=pillars["prevention"], year=2024
    )
    newest.addressed_to.add(AudienceFactory(slug="education", title="Education"))
    newest.topics.add("participation")
    newest.save()
    FollowUpFactory(recommendation=newest, status="under_way")


def test_they_stand_under_their_pillars(recommendations, listing):
    groups = [(str(h), [page.title for page in items]) for h, items in listing().groups]
    assert groups == [
        ("Prevention", ["Ask children", "Teach early"]),
        ("Support for victims and survivors", ["Fund helplines"]),
    ]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("sort=newest", ["Ask children", "Teach early", "Fund helplines"]),
        ("sort=name", ["Ask children", "Fund helplines", "Teach early"]),
        ("pillar=support", ["Fund helplines"]),
        ("audience=education", ["Ask children"]),
        ("state=delivered", ["Fund helplines"]),
        ("state=in_progress&state=no_action", ["Ask children", "Teach early"]),
        ("year=2021", ["Teach early"]),
        ("topic=participation", ["Ask children"]),
    ],
)
def test_filters_and_orders(recommendations, listing, query, titles):
    assert [page.title for page in listing(query).results] == titles
