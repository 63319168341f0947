"""One public record of every type, and beside it what nobody may see."""

from datetime import UTC, datetime

import pytest
from wagtail.models import PageViewRestriction

from sparks.reuse.catalogue import KINDS
from tests.factories import pages
from tests.factories.bodies import rich_body
from tests.factories.figures import FigureFactory
from tests.factories.glossary import DiscouragedFactory
from tests.factories.help import HelpServiceFactory
from tests.factories.records import (
    AudienceFactory,
    CapabilityFactory,
    FollowUpFactory,
    OrganisationFactory,
    ParticipationFactory,
    ProgrammeFactory,
    ResourceFileFactory,
    SubscriberFactory,
    UserFactory,
)
from tests.factories.timeline import MilestoneFactory

API = "/api/v1/"
CANARY = "kanarienvogel"
MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _address(settings):
    settings.WAGTAILADMIN_BASE_URL = "https://sparks.example"


def listed(visitor, path: str) -> dict:
    """Give what the API answers at a path below its own."""
    response = visitor.get(f"{API}{path}")
    assert response.status_code == 200, response.content
    return response.json()


@pytest.fixture
def project(project_index, pillars):
    page = pages.ProjectPageFactory(
        parent=project_index,
        title="Northern lights",
        programme=ProgrammeFactory(code="isf"),
        body=rich_body(project_index, pictures=0),
        contact_note=f"{CANARY}@example.org",
        first_published_at=MOMENT,
        last_published_at=MOMENT,
    )
    page.pillars.set(pillars.values())
    page.audiences.add(AudienceFactory(slug="police"))
    page.capabilities.add(CapabilityFactory(number=4))
    page.topics.add("hotlines")
    page.save()
    partner = OrganisationFactory(name="University of the North", country="BE")
    ParticipationFactory(project=page, organisation=partner, role="coordinator")
    return page


@pytest.fixture
def resource(resource_index, project):
    page = pages.ResourcePageFactory(parent=resource_index, title="A guide", doi="10.1234/5")
    page.projects.add(project)
    page.organisations.add(OrganisationFactory(name="An institute"))
    page.save()
    ResourceFileFactory(page=page, language="de")
    return page


@pytest.fixture
def recommendation(recommendation_index, pillars, project, resource):
    page = pages.RecommendationPageFactory(
        parent=recommendation_index, pillar=pillars["prevention"]
    )
    page.evidence.add(resource)
    page.save()
    FollowUpFactory(recommendation=page, project=project, status="under_way")
    return page


@pytest.fixture
def public(pillars, project, resource, recommendation, news_index, event_index, newsletter_index):
    """At least one record of every type, for everybody to see."""
    article = pages.ArticlePageFactory(parent=news_index)
    article.projects.add(project)
    article.resources.add(resource)
    article.save()
    event = pages.EventPageFactory(parent=event_index, country="BE")
    event.projects.add(project)
    event.save()
    pages.IssuePageFactory(parent=newsletter_index)
    HelpServiceFactory()
    MilestoneFactory(pillar=pillars["prevention"])
    FigureFactory(values={"2019": 5, "2020": "7.5"})
    DiscouragedFactory(name="old word")
    return {kind.name for kind in KINDS}


@pytest.fixture
def hidden(public, project_index, resource, recommendation, news_index):
    """What is not public, each with the canary in it."""
    draft = pages.ProjectPageFactory(parent=project_index, title=CANARY, live=False)
    ParticipationFactory(project=draft, organisation=OrganisationFactory(name=f"{CANARY} Ltd"))
    resource.projects.add(draft)
    resource.save()
    FollowUpFactory(recommendation=recommendation, project=draft, name="")
    secret = pages.ArticlePageFactory(parent=news_index, title=f"{CANARY} closed")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    HelpServiceFactory(name=f"{CANARY} line", verified_on=None)
    UserFactory(email=f"{CANARY}@example.net")
    SubscriberFactory(email=f"{CANARY}@example.com")
    FigureFactory(title=f"{CANARY} without a value")
    page = recommendation
    page.title = f"{CANARY} to be"
    page.save_revision()
    return public
