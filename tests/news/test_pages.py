"""The pages of articles and events."""

from datetime import UTC, date, datetime

import pytest

from tests.counting import queries_of
from tests.factories.bodies import rich_body
from tests.factories.pages import (
    ArticlePageFactory,
    EventPageFactory,
    ProjectPageFactory,
    ResourcePageFactory,
)
from tests.factories.records import SiteImageFactory


@pytest.fixture
def article(news_index):
    return ArticlePageFactory(parent=news_index, title="Report out", published_on=date(2026, 2, 3))


@pytest.fixture
def event(event_index):
    return EventPageFactory(parent=event_index, title="Meeting", slug="meeting")


@pytest.mark.parametrize("count", [1, 8])
def test_an_article_costs_the_same_queries_however_much_hangs_on_it(
    visitor, article, news_index, project_index, resource_index, pillars, count
):
    image = SiteImageFactory()
    for _ in range(count):
        article.projects.add(ProjectPageFactory(parent=project_index, image=image))
        article.resources.add(ResourcePageFactory(parent=resource_index))
        other = ArticlePageFactory(
            parent=news_index, image=image, body=rich_body(article, pictures=0)
        )
        other.pillars.add(pillars["support"])
        other.save()
    article.pillars.add(pillars["support"])
    article.topics.add("training", "law")
    article.body = rich_body(other, project_index)
    article.save()
    assert len(queries_of(visitor, article.url)) == 7


@pytest.mark.parametrize("count", [1, 8])
def test_an_event_costs_the_same_queries_however_much_hangs_on_it(
    visitor, event, event_index, project_index, count
):
    for _ in range(count):
        event.projects.add(ProjectPageFactory(parent=project_index))
        EventPageFactory(parent=event_index)
    event.body = rich_body(project_index)
    event.save()
    assert len(queries_of(visitor, event.url)) == 6


def test_more_articles_are_on_the_same_pillars(visitor, article, news_index, pillars):
    alike, other = ArticlePageFactory.create_batch(2, parent=news_index)
    for page, key in ((article, "support"), (alike, "support"), (other, "detection")):
        page.pillars.add(pillars[key])
        page.save()
    assert [page.title for page in visitor.get(article.url).context_data["more"]] == [alike.title]


def test_reading_time_counts_the_words_of_the_body(article):
    assert article.reading_minutes == 1
    article.body = [("text", {"html": "<p>" + "word " * 1000 + "</p>"})]
    assert article.reading_minutes == 5


def test_an_article_says_where_it_comes_from(visitor, article):
    article.source_url = "https://example.org/report"
    article.save()
    first, *_rest = visitor.get(article.url).context_data["seo"].json_ld
    assert first["@type"] == "NewsArticle"
    assert first["datePublished"] == "2026-02-03"
    assert first["isBasedOn"] == "https://example.org/report"


def test_an_event_says_when_in_its_own_zone_and_how_to_attend(visitor, event):
    event.online_url = "https://example.org/room"
    event.save()
    first, *_rest = visitor.get(event.url).context_data["seo"].json_ld
    assert first["@type"] == "Event"
    assert first["startDate"] == "2030-05-20T10:00:00+02:00"
    assert first["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert first["location"] == [{"@type": "VirtualLocation", "url": "https://example.org/room"}]


def test_an_event_of_whole_days_says_days(visitor, event):
    event.all_day = True
    event.save()
    first, *_rest = visitor.get(event.url).context_data["seo"].json_ld
    assert (first["startDate"], first["endDate"]) == ("2030-05-20", "2030-05-20")


def test_an_event_can_be_added_to_a_calendar_until_it_is_over(visitor, event):
    link = f'href="{event.url}event.ics"'
    assert link in visitor.get(event.url).text
    event.starts_at, event.ends_at = (datetime(2020, 1, day, tzinfo=UTC) for day in (1, 2))
    event.save()
    assert link not in visitor.get(event.url).text
