"""What a project may say, and the status that follows from its dates."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from projects.models import ProjectPage
from tests.factories.pages import ProjectPageFactory
from tests.factories.records import OrganisationFactory, ParticipationFactory

pytestmark = pytest.mark.django_db

DATES = [
    ("eu_project", date(2030, 1, 1), date(2032, 1, 1), "planned"),
    ("eu_project", date(2025, 1, 1), date(2027, 1, 1), "running"),
    ("eu_project", date(2020, 1, 1), date(2023, 1, 1), "ended"),
    ("eu_project", None, date(2023, 1, 1), "ended"),
    ("eu_project", None, date(2027, 1, 1), "running"),
    ("eu_project", date(2025, 1, 1), None, "unknown"),
    ("eu_project", None, None, "unknown"),
    ("network", date(2025, 1, 1), None, "running"),
    ("network", None, None, "unknown"),
    ("network", date(2026, 6, 15), date(2026, 6, 15), "running"),
]


@pytest.mark.parametrize(("kind", "start", "end", "status"), DATES)
def test_status_is_the_same_in_python_and_in_sql(
    project_index, time_machine, kind, start, end, status
):
    time_machine.move_to("2026-06-15 12:00Z")
    page = ProjectPageFactory(parent=project_index, kind=kind, start_on=start, end_on=end)
    assert page.status == status
    assert ProjectPage.objects.with_status().get().derived_status == status


def test_a_project_does_not_end_before_it_starts(project_index):
    page = ProjectPageFactory(parent=project_index)
    page.start_on, page.end_on = date(2025, 2, 1), date(2025, 1, 1)
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert set(error.value.message_dict) == {"end_on"}


def test_a_grant_agreement_belongs_to_one_project(project_index):
    ProjectPageFactory(parent=project_index, grant_agreement_id="883341")
    other = ProjectPageFactory(parent=project_index)
    other.grant_agreement_id = " 883341 "
    with pytest.raises(ValidationError) as error:
        other.full_clean()
    assert set(error.value.message_dict) == {"grant_agreement_id"}


def test_projects_without_a_grant_do_not_stand_in_each_others_way(project_index):
    for _number in range(2):
        page = ProjectPageFactory(parent=project_index, grant_agreement_id="")
        page.full_clean()
        assert page.grant_agreement_id is None


@pytest.mark.parametrize("amount", [0, -1])
def test_an_unknown_amount_is_not_zero(project_index, amount):
    page = ProjectPageFactory(parent=project_index)
    page.eu_contribution = amount
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert set(error.value.message_dict) == {"eu_contribution"}


def test_an_organisation_has_a_role_in_a_project_once(project_index):
    page = ProjectPageFactory(parent=project_index)
    organisation = OrganisationFactory()
    ParticipationFactory(project=page, organisation=organisation)
    with pytest.raises(IntegrityError), transaction.atomic():
        ParticipationFactory(project=page, organisation=organisation)
