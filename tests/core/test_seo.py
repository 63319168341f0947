"""The head of pages: canonical address, structured data, dates, caches."""

import json
from datetime import UTC, datetime

import html5lib
import pytest
from wagtail.models import Locale

from sparks.core.seo import Seo, alternates
from tests.factories.pages import StandardPageFactory

SITE = "http://localhost:8000"


@pytest.fixture
def page(home):
    return StandardPageFactory(
        parent=home,
        title='About </script><script>alert("x")</script> & us',
        slug="about",
        last_published_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
    )


@pytest.fixture
def site_url(settings):
    settings.WAGTAILADMIN_BASE_URL = SITE


def data_blocks(html: str) -> list[dict]:
    """Give the JSON-LD objects of a page as a browser would find them."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    scripts = tree.iter("script")
    return [json.loads(x.text) for x in scripts if x.get("type") == "application/ld+json"]


def test_canonical_address_is_the_sites_own_whoever_asked(visitor, page, site_url):
    seo = visitor.get(f"{page.url}?from=mail", headers={"host": "other.test"}).context_data["seo"]
    assert seo.canonical == f"{SITE}/en/about/"


def test_breadcrumb_is_valid_and_cannot_end_the_script(visitor, home, page, site_url):
    home.title = "Sparks in the Dark"
    home.save()
    (breadcrumb,) = data_blocks(visitor.get(page.url).text)
    assert breadcrumb["@context"] == "https://schema.org"
    assert breadcrumb["@type"] == "BreadcrumbList"
    assert [
        (each["position"], each["name"], each["item"]) for each in breadcrumb["itemListElement"]
    ] == [
        (1, "Home", f"{SITE}/en/"),
        (2, page.title, f"{SITE}/en/about/"),
    ]


def test_home_says_who_is_behind_the_site(visitor, home, site_url):
    organisation, site = data_blocks(visitor.get(home.url).text)
    assert organisation["@type"] == "Organization"
    assert organisation["url"] == f"{SITE}/en/"
    assert "sameAs" not in organisation
    assert site["@type"] == "WebSite"
    assert site["potentialAction"]["target"].startswith(f"{SITE}/en/search/?q=")


def test_a_page_says_when_it_was_published_and_may_not_be_kept_unasked(visitor, page):
    response = visitor.get(page.url)
    assert response["Last-Modified"] == "Sun, 01 Mar 2026 12:00:00 GMT"
    assert response["Cache-Control"] == "no-cache"
    assert response["Content-Language"] == "en"


def test_a_sensitive_page_is_kept_nowhere(visitor, page):
    page.is_sensitive = True
    page.save()
    response = visitor.get(page.url)
    assert response["Cache-Control"] == "no-store"
    assert "Last-Modified" not in response


def test_a_page_in_one_language_has_no_alternates(page):
    assert alternates(page.translation_key) == []


def test_a_page_in_two_languages_names_both(home, settings, site_url):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = [("en", "English"), ("fr", "French")]
    french = Locale.objects.create(language_code="fr")
    home.copy_for_translation(french).save_revision().publish()
    assert alternates(home.translation_key) == [("en", f"{SITE}/en/"), ("fr", f"{SITE}/fr/")]


def test_a_preview_has_no_address_and_is_not_for_search_engines(rf, home):
    request = rf.get("/")
    request.is_preview = True
    seo = Seo.for_page(home, request)
    assert (seo.canonical, seo.robots, seo.json_ld) == ("", "noindex", [])
