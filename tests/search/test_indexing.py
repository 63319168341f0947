"""An entry follows its page through its whole life."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction

from sparks.search.indexing import rebuild, update
from sparks.search.models import SearchEntry, Word
from sparks.taxonomy.models import Topic
from tests.factories.pages import (
    ArticlePageFactory,
    EventPageFactory,
    HomePageFactory,
    RecommendationPageFactory,
    StandardPageFactory,
)

from .conftest import entry_of

pytestmark = pytest.mark.django_db


def restrict(page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_a_published_page_is_found_and_a_draft_is_not(news_index, publish):
    page = ArticlePageFactory(parent=news_index, live=False, title="Lanterns")
    page.save_revision()
    assert entry_of(page) is None
    publish(page)
    assert entry_of(page).title == "Lanterns"


def test_an_edit_changes_the_entry_when_it_is_published(article, publish):
    page = article(title="Lanterns")
    page.title = "Candles"
    page.save_revision()
    assert entry_of(page).title == "Lanterns"
    publish(page)
    assert entry_of(page).title == "Candles"


def test_an_entry_says_what_its_page_says(project, publish, pillars):
    page = project(title="A beam in the fog", acronym="BEAM", tagline="Light for small teams")
    page.pillars.add(pillars["prevention"])
    page.topics.add("age verification")
    publish(page, start_on=date(2023, 5, 1), objective="<p>One &amp; two</p><p>three</p>")
    entry = entry_of(page)
    assert (entry.language, entry.kind, entry.acronym) == ("en", "project", "BEAM")
    assert entry.terms == "Light for small teams age verification"
    assert (entry.pillars, entry.topics) == (["prevention"], ["age-verification"])
    assert entry.date == date(2023, 5, 1)
    assert "One & two three" in entry.body


def test_every_kind_of_page_has_its_own_date(recommendation_index, event_index, pillars, publish):
    recommendation = RecommendationPageFactory(
        parent=recommendation_index, pillar=pillars["support"], year=2024
    )
    event = EventPageFactory(
        parent=event_index,
        starts_at=datetime(2030, 12, 31, 23, 30, tzinfo=UTC),
        ends_at=None,
        time_zone="Europe/Brussels",
    )
    for page in (recommendation, event):
        publish(page)
    assert entry_of(recommendation).date == date(2024, 1, 1)
    assert entry_of(recommendation).pillars == ["support"]
    assert entry_of(event).date == date(2031, 1, 1)


def test_an_unpublished_page_is_gone_with_all_below_it(home, publish, superuser):
    above = publish(StandardPageFactory(parent=home))
    below = publish(StandardPageFactory(parent=above))
    above.unpublish()
    assert entry_of(above) is None
    assert entry_of(below) is not None
    above.save_revision().publish()
    above.refresh_from_db()
    UnpublishPageAction(above, user=superuser.user, include_descendants=True).execute()
    assert entry_of(below) is None


def test_a_deleted_page_is_gone(article):
    page = article()
    page.delete()
    assert SearchEntry.objects.filter(pk=page.pk).exists() is False


def test_a_page_for_some_visitors_only_is_not_found_nor_what_is_below_it(home, publish):
    above = publish(StandardPageFactory(parent=home))
    below = publish(StandardPageFactory(parent=above))
    restriction = restrict(above)
    assert (entry_of(above), entry_of(below)) == (None, None)
    publish(below)
    assert entry_of(below) is None
    restriction.delete()
    assert entry_of(above)
    assert entry_of(below)


def test_a_restricted_page_can_be_deleted(home, publish):
    page = publish(StandardPageFactory(parent=home))
    restrict(page)
    page.delete()
    assert entry_of(page) is None


def test_a_page_moved_below_a_restriction_is_gone_and_comes_back(home, publish):
    closed = publish(StandardPageFactory(parent=home))
    restrict(closed)
    page = publish(StandardPageFactory(parent=home))
    page.move(closed, pos="last-child")
    assert entry_of(page) is None
    Page.objects.get(pk=page.pk).move(home, pos="last-child")
    assert entry_of(page) is not None


def test_a_page_outside_every_site_is_not_found(home, publish):
    elsewhere = HomePageFactory(parent=Page.get_first_root_node(), slug="elsewhere")
    assert entry_of(publish(StandardPageFactory(parent=elsewhere))) is None


def test_a_scheduled_page_is_found_once_its_time_has_come(news_index):
    page = ArticlePageFactory(parent=news_index, live=False, title="Dawn")
    page.go_live_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert entry_of(page) is None
    revision = page.get_latest_revision()
    Page.objects.filter(pk=page.pk).update(go_live_at=timezone.now() - timedelta(minutes=1))
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = (timezone.now() - timedelta(minutes=1)).isoformat()
    revision.save()
    call_command("publish_scheduled", verbosity=0)
    assert entry_of(page).title == "Dawn"


def test_the_entry_is_written_in_the_transaction_that_publishes(article, publish):
    page = article(title="Before")
    with transaction.atomic():
        publish(page, title="After")
        assert entry_of(page).title == "After"
        transaction.set_rollback(True)
    assert entry_of(page).title == "Before"


def test_a_renamed_topic_is_found_by_its_new_name(article, publish, titles):
    page = article(title="Lanterns")
    page.topics.add("old name")
    publish(page)
    topic = Topic.objects.get()
    topic.name, topic.slug = "completely different", "completely-different"
    topic.save()
    assert entry_of(page).topics == ["completely-different"]
    assert titles("completely different") == ["Lanterns"]
    topic.delete()
    assert entry_of(page).topics == []


def test_texts_are_searchable_whatever_is_in_them(article, titles):
    page = article(title="Lanterns", lead="<b>café</b> \x02 5 < 6 &lt;script&gt;")
    assert entry_of(page).summary == "café 5 < 6 <script>"
    assert titles("cafe") == ["Lanterns"]


def test_a_text_of_any_length_can_be_published(project):
    assert "beam" in entry_of(project(objective="beam of light " * 150_000)).body


def test_publishing_costs_the_same_whatever_there_is(
    article, publish, django_assert_max_num_queries
):
    page = article()
    for _ in range(5):
        article()
    with django_assert_max_num_queries(10):
        update(Page.objects.filter(pk=page.pk))


def test_rebuilding_finds_what_no_signal_told(news_index, article):
    gone = article(title="Hidden", lead="unmistakable")
    silent = ArticlePageFactory(parent=news_index, title="Silent", lead="Silent lanterns")
    Page.objects.filter(pk=gone.pk).update(live=False)
    assert list(rebuild())[-1] == 3  # the home page, the list and the article
    assert entry_of(gone) is None
    assert entry_of(silent).kind == "article"
    assert Word.objects.get(word="lanterns").documents == 1
    assert not Word.objects.filter(word="unmistakable").exists()
    call_command("rebuild_search", verbosity=0)
    assert SearchEntry.objects.count() == 3


def test_a_live_page_without_an_entry_can_be_deleted(news_index):
    page = ArticlePageFactory(parent=news_index)
    assert entry_of(page) is None
    page.delete()
    connection.check_constraints()
    assert not SearchEntry.objects.exists()
