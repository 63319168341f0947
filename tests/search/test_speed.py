"""The search stays cheap: few queries, whatever there is, and never a scan."""

import json

import pytest
from django.db import connection
from wagtail.models import Page

from sparks.search.indexing import update
from sparks.search.matching import all_words
from sparks.search.models import SearchEntry
from tests.factories.pages import ArticlePageFactory

pytestmark = pytest.mark.django_db


def fill(parent, count: int) -> None:
    for number in range(count):
        ArticlePageFactory(parent=parent, title=f"Lantern {number}", lead="Lights for grooming")
    update(Page.objects.all())


@pytest.mark.parametrize("count", [1, 300])
@pytest.mark.parametrize(
    "words", ["lantern", "lanter", "grooming lantern", "gromming", "lantern zebra", "zzzzzzzz", ""]
)
def test_queries(news_index, look_for, django_assert_max_num_queries, count, words):
    fill(news_index, count)
    look_for("")
    with django_assert_max_num_queries(10) as queries:
        look_for(words, kind=["article", "page"])
    assert len(queries) == {
        "lantern": 6,
    }.get(words, len(queries))


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
        plan = json.loads(all_words("lantern beam", "en").entries.explain(format="json"))
        indexes = json.dumps(plan)
        cursor.execute("DELETE FROM search_searchentry WHERE page_id > 1000000")
    for index in ("search_entry_words", "search_entry_title", "search_entry_acronym"):
        assert f'"Index Name": "{index}"' in indexes
    assert "Seq Scan" not in indexes
    assert SearchEntry.objects.count() == 1
