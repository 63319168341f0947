"""Links in running text, and pages chosen by hand."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import PageViewRestriction
from wagtail.rich_text import expand_db_html

from sparks.core import store
from sparks.core.cards import cards
from sparks.core.models import SiteDocument
from tests.counting import queries_of
from tests.factories.bodies import rich_body
from tests.factories.pages import ArticlePageFactory, StandardPageFactory


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home, slug="about")


@pytest.fixture
def document(db):
    return SiteDocument.objects.create(title="Guide", file=ContentFile(b"guide", "guide.pdf"))


def test_links_lead_where_they_should(page, document):
    html = expand_db_html(
        f'<a linktype="page" id="{page.pk}">a</a> <a linktype="document" id="{document.pk}">b</a> '
        '<a href="https://example.org/?a=1&amp;b=2">c</a> <a href="mailto:a@example.org">d</a>'
    )
    assert html == (
        f'<a href="/en/about/">a</a> <a href="{document.url}">b</a> '
        '<a href="https://example.org/?a=1&amp;b=2" rel="noopener">c</a> '
        '<a href="mailto:a@example.org">d</a>'
    )


def test_a_link_to_a_page_that_is_gone_leads_nowhere(page):
    page.unpublish()
    assert expand_db_html(f'<a linktype="page" id="{page.pk}">a</a>') == "<a>a</a>"
    assert expand_db_html('<a linktype="page" id="999999">a</a>') == "<a>a</a>"


def test_a_link_follows_a_page_that_moves(page):
    link = f'<a linktype="page" id="{page.pk}">a</a>'
    assert expand_db_html(link) == '<a href="/en/about/">a</a>'
    page.slug = "about-us"
    page.save()
    assert expand_db_html(link) == '<a href="/en/about-us/">a</a>'


def test_links_cost_no_query_once_they_are_known(page, document, django_assert_num_queries):
    html = f'<a linktype="page" id="{page.pk}">a</a><a linktype="document" id="{document.pk}">b</a>'
    expand_db_html(html)
    store.begin_request()
    with django_assert_num_queries(1):  # the generation's stamp
        expand_db_html(html)


@pytest.mark.parametrize("count", [1, 6])
def test_a_body_full_of_links_cards_and_pictures_costs_the_same(visitor, home, news_index, count):
    articles = ArticlePageFactory.create_batch(count, parent=news_index)
    page = StandardPageFactory(parent=home, body=rich_body(home, *articles))
    assert len(queries_of(visitor, page.url)) == 4


def test_chosen_cards_keep_the_editors_order_and_hide_what_is_closed(home):
    first, closed, draft, last = (
        StandardPageFactory(parent=home, live=live) for live in (True, True, False, True)
    )
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    assert list(cards((last.pk, draft.pk, closed.pk, first.pk))) == [last, first]
