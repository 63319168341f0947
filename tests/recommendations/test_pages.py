"""The page of a recommendation."""

import pytest

from recommendations.actions import record_changes
from tests.counting import queries_of
from tests.factories.bodies import rich_body
from tests.factories.pages import (
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
    StandardPageFactory,
)
from tests.factories.records import (
    AudienceFactory,
    CapabilityFactory,
    FollowUpFactory,
    OrganisationFactory,
)


@pytest.fixture
def recommendation(recommendation_index, pillars):
    return RecommendationPageFactory(
        parent=recommendation_index,
        slug="train",
        pillar=pillars["support"],
        statement="Train every officer.",
        source_text="Final report",
        year=2024,
    )


@pytest.mark.parametrize("count", [1, 10])
def test_costs_the_same_queries_however_much_hangs_on_it(
    visitor, recommendation, recommendation_index, project_index, resource_index, pillars, count
):
    for _ in range(count):
        project = ProjectPageFactory(parent=project_index)
        FollowUpFactory(recommendation=recommendation, project=project)
        FollowUpFactory(recommendation=recommendation, organisation=OrganisationFactory())
        recommendation.evidence.add(
            ResourcePageFactory(parent=resource_index, body=rich_body(project, pictures=0))
        )
        recommendation.capabilities.add(CapabilityFactory())
        recommendation.addressed_to.add(AudienceFactory())
        RecommendationPageFactory(parent=recommendation_index, pillar=pillars["support"])
    record_changes(recommendation=recommendation)
    recommendation.source_page = project
    recommendation.topics.add("training")
    recommendation.rationale = f'<p><a linktype="page" id="{project.pk}">it</a></p>' * count
    recommendation.save()
    assert len(queries_of(visitor, recommendation.url)) == 7


def test_can_be_cited_in_one_sentence(visitor, recommendation, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://sparks.example"
    assert visitor.get(recommendation.url).context_data["citation"] == (
        "“Train every officer.” Final report, 2024. "
        "Read at https://sparks.example/en/recommendations/train/"
    )


def test_a_source_that_says_its_year_is_not_given_it_again(recommendation):
    recommendation.source_text, recommendation.year = "Final report", 2024
    assert recommendation.source_line == "Final report, 2024"
    recommendation.source_text = "Strategy of 24 July 2024"
    assert recommendation.source_line == "Strategy of 24 July 2024"


def test_follow_ups_name_who_and_lead_there(visitor, recommendation, project_index):
    project = ProjectPageFactory(parent=project_index, acronym="LANTERN")
    FollowUpFactory(recommendation=recommendation, project=project)
    FollowUpFactory(recommendation=recommendation, name="A ministry")
    response = visitor.get(recommendation.url)
    assert [each.who for each in response.context_data["follow_ups"]] == ["LANTERN", "A ministry"]
    assert f'href="{project.url}"' in response.text


def test_says_what_it_is_based_on(visitor, recommendation):
    recommendation.addressed_to.add(AudienceFactory(title="Police"))
    recommendation.save()
    first, *_rest = visitor.get(recommendation.url).context_data["seo"].json_ld
    assert first["@type"] == "CreativeWork"
    assert first["text"] == "Train every officer."
    assert first["isBasedOn"] == {
        "@type": "Report",
        "name": "Final report",
        "datePublished": "2024",
    }
    assert first["audience"] == [{"@type": "Audience", "audienceType": "Police"}]


def test_a_source_on_this_site_is_linked(visitor, home, recommendation):
    recommendation.source_page = StandardPageFactory(parent=home, slug="conference")
    recommendation.save()
    assert (
        '<a href="/en/conference/">Final report, 2024</a>' in visitor.get(recommendation.url).text
    )


def test_it_can_be_cited(visitor, recommendation):
    page = visitor.get(recommendation.url).text
    assert f"{recommendation.url}cite.ris" in page
    (item,) = visitor.get(f"{recommendation.url}cite.json").json()
    assert item["title"] == "Train every officer."
    assert item["issued"] == {"date-parts": [[2024]]}
    assert item["note"] == "Final report, 2024"
    assert item["URL"].endswith("/en/recommendations/train/")
    everything = visitor.get("/en/recommendations/cite.bib").text
    assert everything.count("Train every officer.") == 1
