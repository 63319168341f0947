"""The search stays cheap: few queries, whatever there is, and never a scan."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from sparks.search.indexing import update
from sparks.search.matching import all_words
from sparks.search.models import SearchEntry
from tests.factories.many import copy_page
from tests.factories.pages import ArticlePageFactory

pytestmark = pytest.mark.django_db


READINGS = [
    "lantern",
    "lanter",
    "grooming lantern",
    "gromming",
    "lantern zebra",
    "zzzzzzzz",
    "",
]


def queries_of(visitor, words: str) -> int:
    """Count the queries of a search, filters included, once the process knows the site."""
    visitor.get("/en/search/")
    with CaptureQueriesContext(connection) as queries:
        visitor.get("/en/search/", {"q": words, "kind": ["article", "page"]})
    return len(queries)


def test_queries_are_few_and_the_same_for_one_page_and_for_hundreds(news_index, visitor):
    page = ArticlePageFactory(parent=news_index, title="Lantern", lead="Lights for grooming")
    update(Page.objects.all())
    at_one = {words: queries_of(visitor, words) for words in READINGS}
    copy_page(page, 299)
    update(Page.objects.all())
    assert {words: queries_of(visitor, words) for words in READINGS} == at_one
    assert max(at_one.values()) <= 10
    assert at_one["lantern"] == 3


def test_thousands_of_pages_are_found_through_the_index(news_index):
    model = ArticlePageFactory(parent=news_index)
    update(Page.objects.filter(pk=model.pk))
    with connection.cursor() as cursor:
        # Entries without pages, which this transaction never commits.
        cursor.execute(
            """
            INSERT INTO search_searchentry
                (page_id, language, kind, title, acronym, terms, summary, body, pillars, topics)
            SELECT 1000000 + n, 'en', 'article', 'Title ' || n, '', '', 'Summary ' || md5(n::text),
                repeat(md5(n::text) || ' words ', 50), '{}', '{}'
            FROM generate_series(1, 4000) AS n
            """
        )
        cursor.execute("ANALYZE search_searchentry")
        # What was just written waits beside the index, where searching it looks dear. In real life
        # autovacuum puts it in; here it may or may not have passed.
        cursor.execute("SELECT gin_clean_pending_list('search_entry_words')")
        plan = json.loads(all_words("lantern beam", "en").entries.explain(format="json"))
        indexes = json.dumps(plan)
        cursor.execute(
            "SELECT pg_relation_size('search_searchentry') / count(*) FROM search_searchentry"
        )
        [(bytes_each,)] = cursor.fetchall()
        cursor.execute("DELETE FROM search_searchentry WHERE page_id > 1000000")
    # Texts and words lie beside the rows that everything is counted and sorted by.
    assert bytes_each < 400
    for index in ("search_entry_words", "search_entry_title", "search_entry_acronym"):
        assert f'"Index Name": "{index}"' in indexes
    assert "Seq Scan" not in indexes
    assert SearchEntry.objects.count() == 1


def test_a_search_leaves_the_connection_as_it_was(news_index, visitor):
    ArticlePageFactory(parent=news_index, title="Lantern")
    update(Page.objects.all())
    assert visitor.get("/en/search/", {"q": "lantern"}).context["listing"].total == 1
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("on",)
