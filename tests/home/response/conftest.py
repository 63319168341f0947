"""A framework of two capabilities, the map of it, and one of everything that bears on the first."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.pages import (
    EventPageFactory,
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
    ResponsePageFactory,
)
from tests.factories.records import (
    CapabilityFactory,
    FrameworkFactory,
    OrganisationFactory,
    ParticipationFactory,
    ThemeFactory,
)


@pytest.fixture
def capabilities(db):
    """Two capabilities of one theme."""
    theme = ThemeFactory(framework=FrameworkFactory(), number=1, title="Technology")
    return [
        CapabilityFactory(theme=theme, number=1, title="Early warning"),
        CapabilityFactory(theme=theme, number=2, title="Late warning"),
    ]


@pytest.fixture
def page(home, capabilities, pillars):
    """The map, at /en/response/."""
    return ResponsePageFactory(parent=home)


@pytest.fixture
def work(project_index, recommendation_index, resource_index, event_index, capabilities, pillars):
    """A running project, a recommendation, a resource and an event: all on the first capability.

    All are of 2024. A partner and the maker of the resource are in Belgium, the event is in Spain.
    """
    organisation = OrganisationFactory(country="BE")
    found = {
        "project": ProjectPageFactory(
            parent=project_index, start_on=date(2024, 3, 1), end_on=date(2050, 1, 1)
        ),
        "recommendation": RecommendationPageFactory(
            parent=recommendation_index, pillar=pillars["support"], year=2024
        ),
        "resource": ResourcePageFactory(parent=resource_index, published_on=date(2024, 5, 1)),
        "event": EventPageFactory(
            parent=event_index,
            country="ES",
            starts_at=datetime(2024, 5, 20, 8, tzinfo=UTC),
            ends_at=datetime(2024, 5, 20, 15, tzinfo=UTC),
        ),
    }
    ParticipationFactory(project=found["project"], organisation=organisation)
    found["resource"].organisations = [organisation]
    for page in found.values():
        page.capabilities = [capabilities[0]]
        if "recommendation" not in page._meta.label_lower:
            page.pillars = [pillars["support"]]
        page.save()
    return found
