"""What a listing's page shows, and that it does so without JavaScript."""

import pytest
from django.http import QueryDict

from sparks.core.listing import Listing
from tests.factories.many import copy_page
from tests.factories.pages import ArticlePageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles(news_index, pillars):
    page = ArticlePageFactory(parent=news_index, title="A new law")
    page.pillars.set([pillars["prevention"], pillars["support"]])
    page.save()
    return page


def test_an_empty_list_says_so(news_index, visitor):
    response = visitor.get("/en/news/")
    assert "Nothing here yet" in response.text
    assert "Nothing fits" not in response.text


def test_filters_that_fit_nothing_show_the_way_back(articles, visitor):
    response = visitor.get("/en/news/?q=nothing+of+the+kind")
    assert "Nothing fits these filters" in response.text
    assert 'href="/en/news/"' in response.text


def test_what_is_chosen_is_ticked_and_can_be_taken_back(articles, visitor):
    text = visitor.get("/en/news/?pillar=support&q=law").text
    assert 'name="pillar" value="support" checked' in text
    assert 'name="q" value="law"' in text
    assert 'class="chip" href="/en/news/?q=law"' in text
    assert 'class="chip" href="/en/news/?pillar=support"' in text


def test_pages_keep_the_filters_and_drop_what_nobody_knows(articles, visitor):
    copy_page(articles, 40)
    text = visitor.get("/en/news/?x=1&pillar=support&page=2").text
    assert 'href="?pillar=support&amp;page=3"' in text
    assert "x=1" not in text


def test_words_are_escaped(articles, visitor):
    text = visitor.get("/en/news/", {"q": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in text


def test_a_list_that_is_not_saved_yet_has_all_its_facets(news_index):
    """As the preview of a new list draws it, where nothing can have been counted before."""
    fresh = type(news_index)(
        path=news_index.path, depth=news_index.depth, locale=news_index.locale, title="New"
    )
    counts = Listing(fresh, QueryDict(), "/en/new/").counts
    assert set(counts) == {facet.name for facet in fresh.facets}
