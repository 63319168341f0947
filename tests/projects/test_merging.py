"""Two organisations become one."""

from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from projects.merging import merge_organisations
from projects.models import Organisation
from tests.factories.pages import (
    ProjectPageFactory,
    RecommendationPageFactory,
    ResourcePageFactory,
)
from tests.factories.records import OrganisationFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(project_index):
    one = OrganisationFactory(name="University of Ghent", country="BE")
    other = OrganisationFactory(name="UNIVERSITEIT GENT", country="BE")
    return one, other


def test_participations_move(both, project_index):
    one, other = both
    part = ParticipationFactory(
        project=ProjectPageFactory(parent=project_index), organisation=other
    )
    assert merge_organisations(organisations=[one, other], into=one) == 1
    part.refresh_from_db()
    assert part.organisation == one
    assert list(Organisation.objects.all()) == [one]


def test_who_stands_twice_in_a_project_then_stands_once(both, project_index):
    one, other = both
    project = ProjectPageFactory(parent=project_index)
    ParticipationFactory(project=project, organisation=one)
    ParticipationFactory(project=project, organisation=other, eu_contribution=Decimal(7))
    merge_organisations(organisations=[other], into=one)
    assert project.participations.get().eu_contribution == 7


def test_drafts_name_the_one_that_stays(both, project_index):
    one, other = both
    project = ProjectPageFactory(parent=project_index)
    ParticipationFactory(project=project, organisation=other)
    project.refresh_from_db()
    project.save_revision()
    merge_organisations(organisations=[other], into=one)
    Page.objects.get(pk=project.pk).get_latest_revision().publish()
    assert project.participations.get().organisation == one


def test_an_import_finds_the_one_that_stays(both, project_index):
    one, other = both
    other.keys.create(scheme="cordis", value="999")
    merge_organisations(organisations=[other], into=one)
    keys = set(one.keys.values_list("scheme", "value"))
    assert keys == {("cordis", "999"), ("name", "universiteit gent|BE")}


def test_editors_see_what_moves_and_it_is_logged(administrator, both, project_index):
    one, other = both
    project = ProjectPageFactory(parent=project_index, title="A project")
    ParticipationFactory(project=project, organisation=other)
    place = reverse("wagtail_bulk_action", args=["projects", "organisation", "merge"])
    back = reverse("wagtailsnippets_projects_organisation:list")
    place = f"{place}?id={one.pk}&id={other.pk}&next={back}"
    text = administrator.get(place).text
    assert "A project" in text
    assert "takes part in no project" in text
    answer = administrator.post(place, {"into": one.pk}, follow=True)
    assert "1 organisation is merged" in answer.text
    entry = ModelLogEntry.objects.get(action="projects.merge")
    assert entry.data == {"organisation": "UNIVERSITEIT GENT"}


def test_what_other_rooms_hold_moves(both, pillars, recommendation_index, resource_index):
    one, other = both
    recommendation = RecommendationPageFactory(
        parent=recommendation_index, pillar=pillars["support"]
    )
    recommendation.follow_ups.create(organisation=other, what="A pilot.")
    alone, twice = (ResourcePageFactory(parent=resource_index) for _n in range(2))
    alone.organisations.set([other])
    twice.organisations.set([one, other])
    for page in (alone, twice, recommendation):
        page.save()
    kept = [type(page).objects.get(pk=page.pk).save_revision() for page in (alone, twice)]
    follow_up = type(recommendation).objects.get(pk=recommendation.pk).save_revision()
    merge_organisations(organisations=[other], into=one)
    assert recommendation.follow_ups.get().organisation == one
    for page in (alone, twice):
        assert list(type(page).objects.get(pk=page.pk).organisations.all()) == [one]
    for draft in kept:
        draft.refresh_from_db()
        assert draft.content["organisations"] == [one.pk]
    follow_up.refresh_from_db()
    assert [part["organisation"] for part in follow_up.content["follow_ups"]] == [one.pk]
