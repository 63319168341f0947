"""The list of projects: its facets, orders and cards."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from tests.factories.pages import ProjectPageFactory
from tests.factories.records import (
    AudienceFactory,
    OrganisationFactory,
    ParticipationFactory,
    ProgrammeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(visitor, project_index):
    """Give a function from a query string to the titles that the page lists."""

    def ask(query=""):
        response = visitor.get(f"/en/projects/?{query}")
        return [page.title for page in response.context["listing"].results]

    return ask


@pytest.fixture
def projects(project_index, pillars):
    today = timezone.localdate()
    ended = ProjectPageFactory(
        parent=project_index,
        title="Ended",
        start_on=date(2018, 1, 1),
        end_on=date(2020, 12, 31),
        programme=ProgrammeFactory(code="h2020", name="Horizon 2020"),
    )
    ended.pillars.add(pillars["detection"])
    ended.audiences.add(AudienceFactory(slug="police"))
    ended.topics.add("Image analysis")
    ended.save()
    ParticipationFactory(project=ended, organisation=OrganisationFactory(country="FR"))
    ParticipationFactory(project=ended, organisation=OrganisationFactory(country="GR"))
    ProjectPageFactory(
        parent=project_index,
        title="Planned",
        kind="network",
        start_on=today + timedelta(days=30),
    )
    ProjectPageFactory(parent=project_index, title="Undated")


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Planned", "Ended", "Undated"]),
        ("sort=oldest", ["Ended", "Planned", "Undated"]),
        ("sort=name", ["Ended", "Planned", "Undated"]),
        ("pillar=detection", ["Ended"]),
        ("topic=image-analysis", ["Ended"]),
        ("audience=police", ["Ended"]),
        ("programme=h2020", ["Ended"]),
        ("country=FR", ["Ended"]),
        ("status=ended", ["Ended"]),
        ("status=planned&status=unknown", ["Planned", "Undated"]),
        ("year=2018", ["Ended"]),
        ("kind=network", ["Planned"]),
        ("kind=network&status=ended", []),
        ("q=undated", ["Undated"]),
    ],
)
def test_filters_and_orders(projects, found, query, titles):
    assert found(query) == titles


def test_the_status_of_a_card_is_the_status_that_was_asked_for(projects, visitor):
    for status in ["planned", "ended", "unknown"]:
        listing = visitor.get(f"/en/projects/?status={status}").context["listing"]
        assert {page.status for page in listing.results} == {status}


def test_facets_speak_the_language_of_the_page(projects, visitor):
    listing = visitor.get("/en/projects/").context["listing"]
    facets = {group.name: [choice.label for choice in group.choices] for group in listing.facets}
    assert facets["country"] == ["France", "Greece"]
    assert facets["topic"] == ["Image analysis"]
    assert facets["programme"] == ["Horizon 2020"]
    assert facets["status"] == ["Planned", "Ended", "Dates unknown"]


def test_counts_that_are_kept_turn_with_the_day(projects, visitor, time_machine):
    """Nobody changes anything; a planned project begins."""

    def statuses() -> dict[str, int]:
        [group] = [
            each
            for each in visitor.get("/en/projects/").context["listing"].facets
            if each.name == "status"
        ]
        return {choice.value: choice.count for choice in group.choices}

    before = {"planned": 1, "ended": 1, "unknown": 1}
    start = timezone.localdate() + timedelta(days=30)
    assert statuses() == before
    time_machine.move_to(datetime.combine(start, time.min, tzinfo=UTC) - timedelta(seconds=1))
    assert statuses() == before
    time_machine.move_to(datetime.combine(start, time.min, tzinfo=UTC))
    assert statuses() == {"running": 1, "ended": 1, "unknown": 1}
