"""A recommendation that goes public as editors let it."""

import pytest

from recommendations.models import FollowUpChange, RecommendationPage
from tests.factories.pages import RecommendationPageFactory


@pytest.fixture
def page(recommendation_index, pillars):
    """A live recommendation that nobody works on."""
    made = RecommendationPageFactory(parent=recommendation_index, pillar=pillars["support"])
    return published(made)


def published(page: RecommendationPage) -> RecommendationPage:
    """Publish what `page` says, as an editor would; give it as the database has it."""
    page.save_revision(clean=False).publish()
    return RecommendationPage.objects.get(pk=page.pk)


def changed(page: RecommendationPage, number: int = 0, **fields) -> RecommendationPage:
    """Change one follow-up of a page and publish it."""
    rows = list(page.follow_ups.all())
    for name, value in fields.items():
        setattr(rows[number], name, value)
    page.follow_ups = rows
    return published(page)


def kinds(page: RecommendationPage) -> list[str]:
    """Give the kinds of all that was recorded about a page, in order."""
    return [change.kind for change in FollowUpChange.objects.filter(recommendation=page)]
