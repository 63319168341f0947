from datetime import date

from django.utils.translation import gettext_lazy as _

from news.models import ArticlePage, NewsIndexPage
from projects.models import ProjectPage
from resources.models import ResourcePage
from sparks.core import outgoing

from ..kinds import Kind
from ..pages import chosen, common, keys_of, page_links, slugs, text_of, topics
from ..records import Link, PageRecord, Uri, one_of

NAME = "articles"


class Article(PageRecord):
    """Something that happened, was published or is asked for."""

    kind: one_of(ArticlePage.Kind)
    published_on: date
    source_name: str
    source_url: Uri | None
    original_on: date | None
    """The date of the original."""
    pillars: list[str]
    topics: list[str]
    projects: list[Link]
    resources: list[Link]
    lead: str
    text: str


def written(items: list[ArticlePage]) -> list[Article]:
    """Write articles (two queries)."""
    projects = page_links(ProjectPage, keys_of(items, "projects"), "projects")
    resources = page_links(ResourcePage, keys_of(items, "resources"), "resources")
    return [
        Article(
            **common(page, NAME),
            kind=page.kind,
            published_on=page.published_on,
            source_name=page.source_name,
            source_url=outgoing.address(page.source_url) or None,
            original_on=page.original_on,
            pillars=slugs(page, "pillars"),
            topics=topics(page),
            projects=chosen(projects, page.projects_keys),
            resources=chosen(resources, page.resources_keys),
            lead=page.lead,
            text=text_of(page.body),
        )
        for page in items
    ]


KIND = Kind.of_listing(
    NewsIndexPage,
    name=NAME,
    title=_("News"),
    record=Article,
    fetch=lambda items: items.in_full().with_keys("projects", "resources"),
    records=written,
)
