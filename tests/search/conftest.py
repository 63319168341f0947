"""A small site to search in."""

from urllib.parse import urlencode

import pytest

from sparks.search.models import SearchEntry
from tests.factories.pages import ArticlePageFactory, ProjectPageFactory


@pytest.fixture
def publish():
    """Publish a page the way an editor does, with fields changed on the way."""

    def _publish(page, **fields):
        for name, value in fields.items():
            setattr(page, name, value)
        page.save_revision().publish()
        return page

    return _publish


@pytest.fixture
def article(news_index, publish):
    """Make and publish an article."""
    return lambda **fields: publish(ArticlePageFactory(parent=news_index, **fields))


@pytest.fixture
def project(project_index, publish):
    """Make and publish a project."""
    return lambda **fields: publish(ProjectPageFactory(parent=project_index, **fields))


@pytest.fixture
def look_for(visitor):
    """Ask the search page; give its response."""

    def _look_for(words="", **fields):
        asked = urlencode({"q": words, **fields}, doseq=True)
        return visitor.get(f"/en/search/?{asked}")

    return _look_for


@pytest.fixture
def titles(look_for):
    """Ask the search page; give the titles it shows, in their order."""
    return lambda words="", **fields: [
        hit.title for hit in look_for(words, **fields).context["hits"]
    ]


def entry_of(page) -> SearchEntry | None:
    """Give what the search knows about a page."""
    return SearchEntry.objects.filter(pk=page.pk).first()
