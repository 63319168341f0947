"""The home page with all its sections, and the pages of the pillars."""

import pytest

from tests.counting import queries_after_a_change, queries_of
from tests.factories.bodies import rich_body
from tests.factories.many import copy_page
from tests.factories.pages import (
    ArticlePageFactory,
    EventPageFactory,
    PillarPageFactory,
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
)
from tests.factories.records import ParticipationFactory, SiteImageFactory


@pytest.fixture
def fill(project_index, news_index, event_index, recommendation_index, resource_index, pillars):
    """Give a function that adds so many pages of every type to each pillar."""

    def filled(count: int) -> None:
        image = SiteImageFactory()
        for pillar in pillars.values():
            pages = [
                ProjectPageFactory(parent=project_index, image=image),
                ArticlePageFactory(parent=news_index, image=image),
                EventPageFactory(parent=event_index),
                ResourcePageFactory(parent=resource_index),
            ]
            ParticipationFactory(project=pages[0])
            for page in pages:
                page.pillars.add(pillar)
                page.save()
            pages.append(RecommendationPageFactory(parent=recommendation_index, pillar=pillar))
            for page in pages:
                copy_page(page, count - 1)

    return filled


def all_sections(page) -> list[tuple[str, dict]]:
    """Give every section of a home page, doors and buttons leading to `page`."""
    door = {"title": "Projects", "text": "Find them", "page": page}
    return [
        ("hero", {"claim": "Light", "intro": "For the next."}),
        ("doors", {"items": [door, door, door]}),
        ("latest_news", {"title": "News", "count": 3}),
        ("next_events", {"title": "Events", "count": 3}),
        ("pillar_recommendations", {"title": "What should happen", "text": ""}),
        ("project_highlights", {"title": "Projects", "items": []}),
        ("coverage", {"title": "Covered", "text": ""}),
        ("involve", {"title": "Join", "text": "Do.", "label": "Write", "page": page}),
        *rich_body(page)[:1],
    ]


# Of each type, four times as many: there are four pillars.
@pytest.mark.parametrize("count", [1, 75])
def test_home_costs_the_same_queries_however_much_there_is(
    visitor, home, project_index, fill, count
):
    fill(count)
    home.sections = all_sections(project_index)
    home.save()
    assert len(queries_of(visitor, home.url)) == 6
    assert len(queries_after_a_change(visitor, home.url)) == 24


@pytest.mark.parametrize("count", [1, 75])
def test_a_pillar_costs_the_same_queries_however_much_there_is(
    visitor, home, pillars, project_index, fill, count
):
    fill(count)
    page = PillarPageFactory(
        parent=home, pillar=pillars["support"], slug="support", body=rich_body(project_index)
    )
    assert len(queries_of(visitor, page.url)) == 10


def test_a_pillar_shows_a_few_of_each_and_leads_to_all(visitor, home, pillars, project_index, fill):
    fill(4)
    page = PillarPageFactory(parent=home, pillar=pillars["support"], slug="support")
    context = visitor.get(page.url).context_data
    for name in ("recommendations", "projects", "resources", "articles", "events"):
        assert len(context[name]) == 3
    assert context["links"]["projects"] == f"{project_index.url}?pillar=support"


def test_coverage_counts_what_is_published_and_leads_to_it(
    visitor, home, pillars, project_index, fill
):
    fill(1)
    hidden = ProjectPageFactory(parent=project_index, live=False)
    hidden.pillars.add(pillars["support"])
    hidden.save()
    home.sections = [("coverage", {"title": "Covered", "text": ""})]
    home.save()
    html = visitor.get(home.url).text
    assert f'href="{project_index.url}?pillar=support">1<' in html


def test_highlights_are_the_chosen_projects_in_their_order(visitor, home, project_index):
    first, second, third = ProjectPageFactory.create_batch(3, parent=project_index)
    home.sections = [("project_highlights", {"title": "Projects", "items": [third, first]})]
    home.save()
    html = visitor.get(home.url).text
    assert html.index(third.title) < html.index(first.title)
    assert second.title not in html


def test_the_three_newest_recommendations_stand_under_their_pillar(
    visitor, home, pillars, recommendation_index
):
    for year in (2020, 2021, 2022, 2023):
        RecommendationPageFactory(
            parent=recommendation_index,
            pillar=pillars["support"],
            year=year,
            statement=f"What to do in {year}.",
        )
    home.sections = [("pillar_recommendations", {"title": "What should happen", "text": ""})]
    home.save()
    html = visitor.get(home.url).text
    places = [html.index(f"What to do in {year}.") for year in (2023, 2022, 2021)]
    assert places == sorted(places)
    assert "What to do in 2020." not in html
