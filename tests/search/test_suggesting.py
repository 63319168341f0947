"""Names of pages for what is typed so far."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from sparks.search.indexing import update
from tests.factories.many import copy_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggested(visitor):
    """Ask for suggestions; give their titles."""

    def _suggested(words: str) -> list[str]:
        response = visitor.get("/en/search/suggestions/", {"q": words})
        assert response.status_code == 200
        return [each["title"] for each in response.json()["suggestions"]]

    return _suggested


def test_every_word_of_a_name_counts_and_the_last_may_be_a_beginning(article, project, suggested):
    article(title="Lanterns in the harbour")
    project(title="Global response", acronym="GRACE")
    assert suggested("lan") == ["Lanterns in the harbour"]
    assert suggested("harbour lant") == ["Lanterns in the harbour"]
    assert suggested("gra") == ["GRACE: Global response"]
    assert suggested("lanterns gra") == []


def test_what_begins_so_comes_first_then_the_newest(article, suggested):
    article(title="The light of day", published_on="2026-01-01")
    article(title="A light at night", published_on="2025-01-01")
    article(title="Light in the harbour", published_on="2015-01-01")
    assert suggested("light") == ["Light in the harbour", "The light of day", "A light at night"]


def test_accents_do_not_matter(article, suggested):
    article(title="Prévention in schools")
    assert suggested("prev") == suggested("Prév") == ["Prévention in schools"]


def test_only_names_are_suggested_and_six_at_the_most(news_index, article, suggested):
    copy_page(article(title="Lanterns", lead="about harbours"), 8)
    update(Page.objects.all())
    assert suggested("harbour") == []
    assert len(suggested("lantern")) == 6


def test_what_is_not_public_is_not_suggested(article, suggested):
    page = article(title="Lanterns")
    page.unpublish()
    assert suggested("lan") == []


@pytest.mark.parametrize("words", ["", "l", " l ", "!!", "':*", "\x00", "%", "l" * 3000, "& | !"])
def test_rude_or_short_words_suggest_nothing(article, suggested, words):
    article(title="Lanterns")
    assert suggested(words) == []


def test_the_answer_is_kept_nowhere_and_leaves_no_cookie(article, visitor):
    article(title="Lanterns")
    response = visitor.get("/en/search/suggestions/", {"q": "lan"})
    assert "no-store" in response.headers["Cache-Control"]
    assert not response.cookies
    [found] = response.json()["suggestions"]
    assert found == {"title": "Lanterns", "url": "/en/news/lanterns/", "kind": "Article"}
    assert visitor.post("/en/search/suggestions/", {"q": "lan"}).status_code == 405


def test_two_queries_whatever_there_is(news_index, article, visitor):
    page = article(title="Lanterns")
    copy_page(page, 99)
    update(Page.objects.all())
    visitor.get("/en/search/")
    with CaptureQueriesContext(connection) as queries:
        visitor.get("/en/search/suggestions/", {"q": "lan"})
    assert len(queries) == 2
