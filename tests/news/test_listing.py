"""The lists of articles and events: their facets, orders and headings."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.factories.pages import ArticlePageFactory, EventPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def listing(visitor):
    """Give a function from an address to the listing it shows."""
    return lambda address: visitor.get(address).context["listing"]


@pytest.fixture
def articles(news_index, pillars):
    old = ArticlePageFactory(
        parent=news_index, title="Old", kind="call", published_on=date(2023, 4, 1)
    )
    old.pillars.add(pillars["support"])
    old.topics.add("helplines")
    old.save()
    ArticlePageFactory(
        parent=news_index, title="New", published_on=date(2025, 4, 1), source_name="A newspaper"
    )


@pytest.fixture
def events(event_index, pillars):
    now = timezone.now()
    dates = {"Next year": 365, "Next week": 7, "Last year": -365, "Last week": -7}
    for title, days in dates.items():
        start = now + timedelta(days=days)
        page = EventPageFactory(
            parent=event_index,
            title=title,
            starts_at=start,
            ends_at=start + timedelta(hours=2),
            country="BE" if "week" in title else "",
        )
        page.pillars.add(pillars["support" if days > 0 else "detection"])
        page.save()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["New", "Old"]),
        ("sort=oldest", ["Old", "New"]),
        ("sort=name", ["New", "Old"]),
        ("pillar=support", ["Old"]),
        ("topic=helplines", ["Old"]),
        ("kind=call", ["Old"]),
        ("year=2025", ["New"]),
        ("q=newspaper", ["New"]),
    ],
)
def test_articles(articles, listing, query, titles):
    assert [page.title for page in listing(f"/en/news/?{query}").results] == titles


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Next week", "Next year", "Last week", "Last year"]),
        ("status=coming", ["Next week", "Next year"]),
        ("status=past", ["Last week", "Last year"]),
        ("country=BE", ["Next week", "Last week"]),
        ("pillar=support&country=BE", ["Next week"]),
        ("sort=oldest", ["Last year", "Last week", "Next week", "Next year"]),
        ("sort=newest", ["Next year", "Next week", "Last week", "Last year"]),
    ],
)
def test_events(events, listing, query, titles):
    assert [page.title for page in listing(f"/en/events/?{query}").results] == titles


def test_coming_and_past_events_stand_under_headings(events, listing):
    groups = listing("/en/events/").groups
    assert [(str(heading), len(items)) for heading, items in groups] == [
        ("Coming events", 2),
        ("Past events", 2),
    ]
    assert [heading for heading, _items in listing("/en/events/?sort=newest").groups] == [None]


def test_an_event_without_country_is_in_no_country(events, listing):
    country = next(g for g in listing("/en/events/").facets if g.name == "country")
    assert [(choice.label, choice.count) for choice in country.choices] == [("Belgium", 2)]
