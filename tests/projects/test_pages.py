"""The page of a project."""

from datetime import date

import pytest

from tests.counting import queries_of
from tests.factories.bodies import rich_body
from tests.factories.pages import (
    ArticlePageFactory,
    EventPageFactory,
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
)
from tests.factories.records import (
    AudienceFactory,
    CapabilityFactory,
    FollowUpFactory,
    OrganisationFactory,
    ParticipationFactory,
    ProgrammeFactory,
    SiteImageFactory,
)


@pytest.fixture
def project(project_index):
    return ProjectPageFactory(parent=project_index, title="Lantern", slug="lantern")


def surround(project, indexes, count: int) -> None:
    """Give a project `count` of everything it can be related to, and a body full of links."""
    news, events, recommendations, resources, pillar = indexes
    image = SiteImageFactory()
    for _ in range(count):
        ParticipationFactory(project=project)
        resource = ResourcePageFactory(parent=resources, image=image)
        article = ArticlePageFactory(parent=news, image=image, body=rich_body(project, pictures=0))
        event = EventPageFactory(parent=events)
        for page in (resource, article, event):
            page.projects.add(project)
            page.pillars.add(pillar)
            page.save()
        recommendation = RecommendationPageFactory(parent=recommendations, pillar=pillar)
        FollowUpFactory(recommendation=recommendation, project=project)
        project.topics.add(f"topic {recommendation.pk}")
        project.capabilities.add(CapabilityFactory())
    project.pillars.add(pillar)
    project.audiences.add(AudienceFactory())
    project.programme = ProgrammeFactory()
    project.body = rich_body(project, article, event, recommendation, resource)
    project.save()


@pytest.fixture
def indexes(news_index, event_index, recommendation_index, resource_index, pillars):
    return news_index, event_index, recommendation_index, resource_index, pillars["detection"]


@pytest.mark.parametrize("count", [1, 8])
def test_costs_the_same_queries_however_much_hangs_on_it(visitor, project, indexes, count):
    surround(project, indexes, count)
    assert len(queries_of(visitor, project.url)) == 9


def test_partners_stand_by_country_with_the_coordinators_first(visitor, project):
    for name, country, role in [
        ("Alpha", "AT", "participant"),
        ("Lead", "PT", "coordinator"),
        ("Beta", "PT", "participant"),
        ("Gamma", "BE", "participant"),
    ]:
        organisation = OrganisationFactory(name=name, country=country)
        ParticipationFactory(project=project, organisation=organisation, role=role)
    context = visitor.get(project.url).context_data
    assert [
        (country, [str(each.organisation) for each in partners])
        for country, partners in context["partner_countries"]
    ] == [("Portugal", ["Lead", "Beta"]), ("Austria", ["Alpha"]), ("Belgium", ["Gamma"])]


def test_answers_only_recommendations_that_are_published(visitor, project, indexes):
    *_rest, recommendations, _resources, pillar = indexes
    shown = RecommendationPageFactory(parent=recommendations, pillar=pillar)
    hidden = RecommendationPageFactory(parent=recommendations, pillar=pillar, live=False)
    for recommendation in (shown, hidden):
        FollowUpFactory(recommendation=recommendation, project=project)
    follow_ups = visitor.get(project.url).context_data["follow_ups"]
    assert [each.recommendation.pk for each in follow_ups] == [shown.pk]


def test_links_topics_to_the_filtered_listing(visitor, project, project_index):
    project.topics.add("Training")
    project.save()
    assert f'href="{project_index.url}?topic=training"' in visitor.get(project.url).text


def test_unknown_facts_are_left_out_of_structured_data(visitor, project):
    first, *_rest = visitor.get(project.url).context_data["seo"].json_ld
    assert first["@type"] == "ResearchProject"
    assert {"foundingDate", "funding", "member", "sameAs"}.isdisjoint(first)


def test_known_facts_are_in_structured_data(visitor, project):
    project.start_on, project.end_on = date(2021, 9, 1), date(2024, 8, 31)
    project.grant_agreement_id, project.eu_contribution = "101012345", 4000000
    project.save()
    ParticipationFactory(project=project, organisation__name="Lead", organisation__country="PT")
    first, *_rest = visitor.get(project.url).context_data["seo"].json_ld
    assert (first["foundingDate"], first["dissolutionDate"]) == ("2021-09-01", "2024-08-31")
    assert first["funding"]["identifier"] == "101012345"
    assert first["funding"]["amount"]["value"] == "4000000.00"
    assert [member["name"] for member in first["member"]] == ["Lead"]


def test_a_preview_shows_what_is_not_saved_yet(superuser, project_index):
    page = project_index.get_children().first()
    assert page is None
    draft = ProjectPageFactory.build(title="Draft", slug="draft")
    response = draft.make_preview_request(preview_mode="")
    assert response.status_code == 200
