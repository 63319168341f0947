"""RSS and Atom of the listings: whole, filtered, and fit for any reader."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest

from tests.factories.many import copy_page
from tests.factories.pages import ArticlePageFactory, ProjectPageFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _address(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://sparks.example"


@pytest.fixture
def articles(news_index, pillars):
    """Two articles: the older one on prevention."""
    old = ArticlePageFactory(parent=news_index, title="Old", published_on=date(2024, 5, 1))
    old.pillars.add(pillars["prevention"])
    old.save()
    new = ArticlePageFactory(parent=news_index, title="New", published_on=date(2025, 5, 1))
    return old, new


def rss(visitor, address="/en/news/feed.rss"):
    """Give the channel element of an RSS feed."""
    return atom(visitor, address).find("channel")


def atom(visitor, address="/en/news/feed.atom"):
    """Give the root element of a feed."""
    return ElementTree.fromstring(visitor.get(address).content)


def test_rss_lists_the_newest_first_with_absolute_addresses(articles, visitor):
    channel = rss(visitor)
    assert [item.findtext("title") for item in channel.iter("item")] == ["New", "Old"]
    assert channel.findtext("link") == "https://sparks.example/en/news/"
    assert channel.findtext("language") == "en"
    item = channel.find("item")
    assert item.findtext("link") == "https://sparks.example/en/news/new/"
    assert item.findtext("description") == "What happened."
    assert item.findtext("pubDate") == "Thu, 01 May 2025 00:00:00 +0000"


def test_atom_says_the_same(articles, visitor):
    feed = atom(visitor)
    assert [entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")] == ["New", "Old"]
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "https://sparks.example/en/news/",
        "self": "https://sparks.example/en/news/feed.atom",
    }


def test_every_atom_entry_says_when(project_index, visitor):
    ProjectPageFactory(parent=project_index, first_published_at=datetime(2025, 1, 2, tzinfo=UTC))
    entry = atom(visitor, "/en/projects/feed.atom").find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}published") == "2025-01-02T00:00:00+00:00"
    assert entry.findtext(f"{ATOM}updated") == "2025-01-02T00:00:00+00:00"


@pytest.mark.parametrize(
    ("leaf", "content_type"),
    [("rss", "application/rss+xml"), ("atom", "application/atom+xml")],
)
def test_feeds_say_what_they_are(articles, visitor, leaf, content_type):
    response = visitor.get(f"/en/news/feed.{leaf}")
    assert response.headers["Content-Type"] == f"{content_type}; charset=utf-8"


def test_an_id_outlives_the_address_and_the_title(articles, visitor):
    before = rss(visitor).find("item").find("guid")
    assert (before.get("isPermaLink"), before.text[:9]) == ("false", "urn:uuid:")
    page = articles[1]
    page.slug, page.title = "other", "Another title"
    page.save()
    after = rss(visitor).find("item")
    assert after.findtext("link") == "https://sparks.example/en/news/other/"
    assert after.findtext("guid") == before.text
    assert atom(visitor).find(f"{ATOM}entry").findtext(f"{ATOM}id") == before.text


def test_a_filtered_list_has_a_feed_of_its_own(articles, visitor):
    channel = rss(visitor, "/en/news/feed.rss?page=2&pillar=prevention&x=1&sort=name")
    assert channel.findtext("title").startswith("News: Prevention · ")
    assert channel.findtext("link") == "https://sparks.example/en/news/?pillar=prevention"
    assert [item.findtext("title") for item in channel.iter("item")] == ["Old"]


def test_a_feed_ends_after_thirty(articles, visitor):
    copy_page(articles[0], 35)
    assert len(list(rss(visitor).iter("item"))) == 30


def test_characters_that_xml_cannot_hold_do_no_harm(news_index, visitor):
    ArticlePageFactory(parent=news_index, title="A\x0bB", lead="One\x1ftwo & <three>")
    item = rss(visitor).find("item")
    assert item.findtext("title") == "A B"
    assert item.findtext("description") == "One two &amp; &lt;three&gt;"  # it is read as HTML


def test_an_empty_list_has_a_feed(news_index, visitor):
    assert list(rss(visitor).iter("item")) == []


@pytest.mark.parametrize(
    "address",
    [
        "/en/news/feed.json",
        "/en/news/feed.rss/",
        "/en/news/new/feed.rss",
        "/en/feed.rss",
        "/en/nowhere/feed.rss",
    ],
)
def test_only_lists_have_feeds(articles, visitor, address):
    assert visitor.get(address).status_code == 404


def test_a_page_names_its_feeds(articles, visitor):
    whole = [
        ("News (RSS)", "/en/news/feed.rss"),
        ("News (Atom)", "/en/news/feed.atom"),
    ]
    filtered = [
        ("News: Prevention (RSS)", "/en/news/feed.rss?pillar=prevention"),
        ("News: Prevention (Atom)", "/en/news/feed.atom?pillar=prevention"),
    ]
    context = visitor.get("/en/news/").context
    files = [("CSV", "/api/v1/articles.csv"), ("JSON", "/api/v1/articles.json")]
    assert (context["seo"].feeds, context["downloads"]) == (whole, [*whole, *files])
    response = visitor.get("/en/news/?pillar=prevention&page=2")
    assert response.context["seo"].feeds == [*whole, *filtered]
    files = [(title, f"{url}?pillar=prevention") for title, url in files]
    assert response.context["downloads"] == [*filtered, *files]
    assert "application/atom+xml" in response.text
    assert response.context["seo"].canonical == "https://sparks.example/en/news/?pillar=prevention"
    assert response.context["seo"].title == "News: Prevention"
