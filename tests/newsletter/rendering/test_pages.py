"""The web version of issues, and their archive."""

import pytest
from django.urls import reverse

from newsletter.models import IssuePage
from tests.counting import queries_after_a_change, queries_of
from tests.factories.pages import ArticlePageFactory, IssuePageFactory, ProjectPageFactory
from tests.factories.records import SiteImageFactory

from .conftest import chosen
from .markup import Markup


@pytest.mark.parametrize("count", [1, 8])
def test_an_issue_costs_the_same_queries_however_much_it_holds(
    visitor, newsletter_index, news_index, project_index, pillars, count
):
    image = SiteImageFactory()
    body = [("heading", "New")]
    for _ in range(count):
        article = ArticlePageFactory(parent=news_index, image=image)
        project = ProjectPageFactory(parent=project_index)
        project.pillars.add(pillars["support"])
        project.save()
        link = f'<p><a linktype="page" id="{article.pk}">read</a></p>'
        body += [
            ("article", chosen(article)),
            ("project", chosen(project, "Worth knowing.")),
            ("text", link),
            ("picture", {"image": image, "caption": ""}),
            ("call", {"label": "Read on", "page": article.page_ptr, "url": ""}),
        ]
        IssuePageFactory(parent=newsletter_index)
    page = IssuePageFactory(parent=newsletter_index, body=body)
    assert len(queries_of(visitor, page.url)) == 6


@pytest.mark.parametrize("count", [1, 12])
def test_the_archive_costs_the_same_queries_however_long_it_is(visitor, newsletter_index, count):
    IssuePageFactory.create_batch(count, parent=newsletter_index)
    assert len(queries_of(visitor, newsletter_index.url)) == 4
    assert len(queries_after_a_change(visitor, newsletter_index.url)) == 15


def test_an_issue_shows_all_its_parts_in_order(visitor, issue, library):
    answer = visitor.get(issue.url)
    assert answer.status_code == 200
    page = Markup(answer.text)
    assert page.order("h1").count("h1") == 1
    for item in library.values():
        assert item.url in page.links
    words = answer.text
    order = ["looked at a number", "New on the site", "Come with a page", "To use &amp;", "1 in 5"]
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    assert reverse("newsletter:sign_up") in page.links
    assert issue.get_parent().url in page.links


def test_an_issue_without_headings_leaves_no_level_out(visitor, issue, library):
    issue.body = [("article", chosen(library["article"]))]
    issue.save()
    main = visitor.get(issue.url).text.split("<main")[1]
    assert Markup(main).order("h1", "h2", "h3")[:2] == ["h1", "h2"]


def test_pages_that_are_not_open_to_all_are_left_out(visitor, issue, library):
    library["resource"].unpublish()
    assert "Words to use" not in visitor.get(issue.url).text


def test_an_issue_is_not_read_before_it_is_sent(visitor, issue):
    issue.unpublish()
    assert visitor.get(issue.url).status_code == 404
    assert issue.title not in visitor.get(issue.get_parent().url).text


def test_an_issue_says_what_it_is(visitor, issue):
    seo = visitor.get(issue.url).context_data["seo"]
    first, *_rest = seo.json_ld
    assert first["@type"] == "NewsArticle"
    assert first["headline"] == issue.title
    assert first["inLanguage"] == "en"
    assert seo.description == issue.preheader
    assert seo.og_type == "article"


def test_the_words_of_an_issue_are_found(issue):
    text = issue.search_text()
    for words in ("an hour for editors", "Good morning", "To use & to pass on"):
        assert words in text


def test_the_archive_lists_issues_and_invites(visitor, issue, newsletter_index):
    answer = visitor.get(newsletter_index.url)
    assert [item.title for item in answer.context_data["listing"].results] == [issue.title]
    assert "A number explained" in answer.text
    assert reverse("newsletter:sign_up") in Markup(answer.text).links
    assert [group.name for group in answer.context_data["listing"].facets] == ["year"]


def test_an_empty_archive_says_so(visitor, newsletter_index):
    assert "Nothing here yet" in visitor.get(newsletter_index.url).text


@pytest.mark.parametrize("leaf", ["feed.rss", "feed.atom"])
def test_the_archive_has_a_feed(visitor, issue, newsletter_index, leaf):
    answer = visitor.get(f"{newsletter_index.url}{leaf}")
    assert answer.status_code == 200
    assert "First light: what we found &amp; what comes next" in answer.text


def test_an_issue_is_in_the_sitemap(visitor, issue):
    index = visitor.get("/sitemap.xml")
    assert index.status_code == 200
    assert issue.url in index.text


def test_other_issues_follow(visitor, issue, newsletter_index):
    IssuePageFactory(parent=newsletter_index, title="Second light")
    more = visitor.get(issue.url).context_data["more"]
    assert [page.title for page in more] == ["Second light"]
    assert IssuePage.objects.count() == 2
