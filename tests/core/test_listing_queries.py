"""A listing costs the same few queries over HTTP, however long it is and whatever is chosen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.counting import queries_after_a_change
from tests.factories import pages
from tests.factories.many import copy_page
from tests.factories.records import (
    AudienceFactory,
    FollowUpFactory,
    ParticipationFactory,
    ProgrammeFactory,
    ResourceFileFactory,
    SiteImageFactory,
)

pytestmark = pytest.mark.django_db

LIMIT = 12


@pytest.fixture
def project(project_index, pillars):
    page = pages.ProjectPageFactory(
        parent=project_index, image=SiteImageFactory(), programme=ProgrammeFactory(code="isf")
    )
    page.pillars.set(pillars.values())
    page.audiences.add(AudienceFactory())
    page.topics.add("hotlines")
    page.save()
    ParticipationFactory(project=page)
    return page


@pytest.fixture
def article(news_index, pillars):
    page = pages.ArticlePageFactory(parent=news_index, image=SiteImageFactory())
    page.pillars.set(pillars.values())
    page.topics.add("hotlines")
    page.save()
    return page


@pytest.fixture
def event(event_index, pillars):
    page = pages.EventPageFactory(parent=event_index, country="BE")
    page.pillars.set(pillars.values())
    page.topics.add("hotlines")
    page.save()
    return page


@pytest.fixture
def recommendation(recommendation_index, pillars):
    page = pages.RecommendationPageFactory(
        parent=recommendation_index, pillar=pillars["prevention"]
    )
    page.addressed_to.add(AudienceFactory())
    page.topics.add("hotlines")
    page.save()
    FollowUpFactory(recommendation=page)
    return page


@pytest.fixture
def resource(resource_index, pillars):
    page = pages.ResourcePageFactory(parent=resource_index, image=SiteImageFactory())
    page.pillars.set(pillars.values())
    page.audiences.add(AudienceFactory())
    page.topics.add("hotlines")
    page.save()
    ResourceFileFactory(page=page)
    return page


CASES = [
    ("project", "pillar=prevention&country=BE&programme=isf&topic=hotlines&status=unknown&q=e"),
    ("article", "pillar=prevention&topic=hotlines&year=2026&kind=news&q=e&sort=name"),
    ("event", "pillar=prevention&country=BE&topic=hotlines&status=coming&year=2030&q=e"),
    ("recommendation", "pillar=prevention&state=in_progress&year=2024&topic=hotlines&q=e"),
    ("resource", "pillar=prevention&language=en&access=open&kind=report&topic=hotlines&q=e"),
]


def queries(visitor, url: str) -> int:
    """Give the number of queries of a request that is not the first after a change."""
    visitor.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert visitor.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("name", "query"), CASES)
def test_one_item_costs_what_three_hundred_do(request, visitor, name, query):
    page = request.getfixturevalue(name)
    listing = page.get_parent().url
    addresses = [listing, f"{listing}?{query}", f"{listing}feed.atom?{query}"]
    at_one = [queries(visitor, address) for address in addresses]
    first = len(queries_after_a_change(visitor, listing))
    copy_page(page, 299)
    at_many = [queries(visitor, address) for address in addresses]
    assert len(queries_after_a_change(visitor, listing)) == first
    assert visitor.get(addresses[1]).context["listing"].total == 300
    assert at_many == at_one
    assert max(at_many) <= LIMIT
