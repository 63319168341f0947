"""Sitemap, robots.txt and the way out of the site."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from wagtail.models import Locale, PageViewRestriction

from sparks.core.models import SiteSettings
from sparks.core.sitemap import PageSitemap
from tests.factories.pages import StandardPageFactory

SITE = "http://localhost:8000"
XML = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}


@pytest.fixture(autouse=True)
def _site_url(settings):
    settings.WAGTAILADMIN_BASE_URL = SITE


def addresses(response) -> list[str]:
    tree = ElementTree.fromstring(response.content)
    return [loc.text for loc in tree.iterfind(".//s:loc", XML)]


def test_lists_what_everybody_may_read(visitor, home):
    StandardPageFactory(parent=home, slug="about")
    StandardPageFactory(parent=home, slug="help", is_sensitive=True)
    StandardPageFactory(parent=home, slug="draft", live=False)
    closed = StandardPageFactory(parent=home, slug="closed")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    StandardPageFactory(parent=closed, slug="below")
    response = visitor.get("/sitemap.xml", headers={"host": "other.test"})
    assert response["Content-Type"] == "application/xml"
    assert addresses(response) == [f"{SITE}/en/", f"{SITE}/en/about/", f"{SITE}/en/help/"]


def test_says_when_a_page_was_published(visitor, home):
    moment = datetime(2026, 3, 1, 12, tzinfo=UTC)
    StandardPageFactory(parent=home, slug="about", last_published_at=moment)
    assert "<lastmod>2026-03-01</lastmod>" in visitor.get("/sitemap.xml").text


def test_costs_the_same_for_any_number_of_pages(visitor, home, django_assert_max_num_queries):
    StandardPageFactory.create_batch(12, parent=home)
    visitor.get("/sitemap.xml")
    with django_assert_max_num_queries(4):
        visitor.get("/sitemap.xml")


def test_becomes_an_index_when_it_is_too_big_for_one_file(visitor, home, monkeypatch):
    monkeypatch.setattr(PageSitemap, "limit", 2)
    StandardPageFactory.create_batch(2, parent=home)
    parts = addresses(visitor.get("/sitemap.xml"))
    assert len(addresses(visitor.get("/sitemap.xml?p=2"))) == 1
    assert [part.partition("?")[2] for part in parts] == ["p=1", "p=2"]


def test_names_the_other_languages_of_a_page(visitor, home, settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]
    french = Locale.objects.create(language_code="fr")
    home.copy_for_translation(french).save_revision().publish()
    tree = ElementTree.fromstring(visitor.get("/sitemap.xml").content)
    links = tree.find("s:url", XML).iterfind("x:link", XML)
    assert {(link.get("hreflang"), link.get("href")) for link in links} == {
        ("en", f"{SITE}/en/"),
        ("fr", f"{SITE}/fr/"),
    }


def test_robots_keep_out_of_admin_and_search_and_find_the_sitemap(visitor):
    response = visitor.get("/robots.txt")
    assert response["Content-Type"].startswith("text/plain")
    lines = response.text.splitlines()
    for line in ("Disallow: /admin/", "Disallow: /en/search/", f"Sitemap: {SITE}/sitemap.xml"):
        assert line in lines


def test_leaving_leads_to_the_neutral_site_and_asks_to_forget_this_one(visitor, home):
    site = home.get_site()
    SiteSettings.objects.create(site=site, leave_url="https://news.example.org/")
    response = visitor.get("/leave/")
    assert (response.status_code, response["Location"]) == (302, "https://news.example.org/")
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies


def test_leaving_writes_nothing(visitor, home, django_assert_num_queries):
    visitor.get("/leave/")
    with django_assert_num_queries(1):  # the generation's stamp
        visitor.get("/leave/")
    assert visitor.post("/leave/").status_code == 405
