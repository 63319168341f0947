"""The HTML of a mail: what mail programs, and people without pictures, get."""

import re
from urllib.parse import urlsplit

import pytest
from django.utils import translation
from wagtail.models import Locale

from newsletter.blocks import IssueBodyBlock
from newsletter.mail.bodies import bodies_of
from newsletter.models import IssuePage
from newsletter.rendering import MAX_BYTES
from tests.factories.pages import ArticlePageFactory

from .conftest import ADDRESS, chosen
from .markup import Markup


@pytest.fixture
def html(issue):
    return bodies_of(issue).html


def test_the_issue_of_these_tests_holds_every_block(issue):
    shown = {block.block_type for block in issue.body}
    assert shown | {"issue"} == set(IssueBodyBlock().child_blocks)


def test_a_mail_says_its_language_and_direction(html):
    root = Markup(html).all("html")[0]
    assert (root["lang"], root["dir"]) == ("en", "ltr")


def test_a_mail_in_a_language_from_right_to_left_says_so(issue, settings):
    settings.LANGUAGES = [*settings.LANGUAGES, ("ar", "Arabic")]
    issue.locale = Locale.objects.create(language_code="ar")
    mail = Markup(bodies_of(issue).html)
    assert mail.all("html")[0]["dir"] == "rtl"
    styles = "".join(attrs.get("style", "") for _tag, attrs in mail.elements)
    assert "direction:ltr" not in styles
    assert styles.count("text-align:right") > styles.count("text-align:left")
    assert translation.get_language() == "en"


def test_headings_come_in_order(html):
    assert Markup(html).order("h1", "h2", "h3") == [
        *("h1", "h2", "h3", "h3"),
        *("h2", "h3", "h3", "h3"),
    ]


def test_without_a_heading_pages_come_right_below_the_title(issue, library):
    issue.body = [("article", chosen(library["article"]))]
    assert Markup(bodies_of(issue).html).order("h1", "h2", "h3") == ["h1", "h2"]


def test_every_table_is_for_layout_and_says_so(html):
    tables = Markup(html).all("table")
    assert tables
    assert {table.get("role") for table in tables} == {"presentation"}


def test_nothing_is_fetched_but_the_sites_own_pictures(html):
    mail = Markup(html)
    assert mail.order("script", "link", "iframe", "object", "form", "input") == []
    assert "@import" not in html
    assert "url(" not in html
    [picture] = mail.all("img")
    assert picture["src"].startswith(f"{ADDRESS}/media/images/")
    assert picture["src"].endswith(".jpg")


def test_a_picture_has_its_words_and_width(html):
    [picture] = Markup(html).all("img")
    assert picture["alt"] == "Points of light on a dark sky"
    assert int(picture["width"]) == 536


def test_links_are_the_real_addresses(html, library):
    hosts = {urlsplit(url).netloc for url in Markup(html).links}
    assert hosts == {"sparks.example", "example.org"}
    assert f"{ADDRESS}{library['project'].url}" in Markup(html).links
    assert "https://example.org/report?a=1&b=2" in Markup(html).links


def test_links_are_underlined_where_colour_is_not_seen(html):
    for link in Markup(html).all("a"):
        is_button = "border-radius" in link["style"]
        assert is_button or "text-decoration:none" not in link["style"]


def test_an_inbox_is_told_the_preheader_and_nothing_after_it(html, issue):
    before_title = html.split("<h1")[0]
    assert issue.preheader in before_title
    assert before_title.index(issue.preheader) < before_title.index("✦")


def test_the_foot_says_who_writes_why_and_how_to_leave(html, issue):
    words = " ".join(Markup(html).words)
    assert "Rue des Étoiles 1" in words
    assert "You get this because you asked for each issue" in words
    assert {
        f"{ADDRESS}/en/newsletter/first-light/",
        *(url for url in Markup(html).links if url.endswith("/unsubscribe/")),
    } <= set(Markup(html).links)


@pytest.mark.parametrize(
    ("kind", "words"), [("weekly", "once a week"), ("monthly", "once a month")]
)
def test_a_digest_says_its_own_reason(issue, kind, words):
    issue.kind = kind
    assert words in bodies_of(issue).html
    assert words in bodies_of(issue).text


def test_the_words_of_editors_are_words(issue):
    issue.title = 'Less <b>is</b> & "more"'
    issue.body = [("heading", "<script>alert(1)</script>")]
    html = bodies_of(issue).html
    assert "<script" not in html
    assert "<b>is</b>" not in html


def test_styles_are_inline_but_for_the_dark_ones(html):
    sheets = re.findall(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
    coloured = [sheet for sheet in sheets if re.search(r"[^-]color: #", sheet)]
    assert len(coloured) == 1
    assert "prefers-color-scheme: dark" in coloured[0]


def test_pages_that_are_not_open_to_all_are_left_out(issue, library):
    library["article"].unpublish()
    html = bodies_of(IssuePage.objects.get(pk=issue.pk)).html
    assert "What 32 million reports mean" not in html
    assert ">looked at a number<" not in html  # the words stay, the link does not
    assert "looked at a number" in html


def test_a_full_issue_is_not_cut_off(issue, library, news_index):
    articles = [
        ArticlePageFactory(parent=news_index, title=f"{'Long title ' * 9}{n}", lead="Words. " * 40)
        for n in range(30)
    ]
    issue.body = [("article", chosen(page)) for page in articles]
    assert len(bodies_of(issue).html.encode()) < MAX_BYTES


def test_rendering_costs_the_same_queries_however_long_an_issue_is(
    issue, library, news_index, django_assert_num_queries
):
    bodies_of(issue)

    def with_articles(count):
        pages = ArticlePageFactory.create_batch(count, parent=news_index)
        issue.body = [("article", chosen(page)) for page in pages]
        issue.save()
        return IssuePage.objects.select_related("locale").get(pk=issue.pk)

    for count in (1, 12):
        page = with_articles(count)
        with django_assert_num_queries(5):  # one of them asks which links were withdrawn
            bodies_of(page)
