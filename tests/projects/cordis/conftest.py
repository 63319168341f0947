"""What tests of the import share."""

import pytest

from projects.cordis.applying import bring, site_for
from projects.cordis.planning import plan_of
from projects.cordis.records import record_of
from projects.cordis.searching import Query, search
from tests.factories.records import ProgrammeFactory

from .dumps import dump


@pytest.fixture
def record(tmp_path):
    """Give a function from fields of CORDIS to the record that is read from them."""

    def read(partners=None, **project):
        path = dump(tmp_path / "dump.zip", project=project, partners=partners)
        key = project.get("id", "101000001")
        return record_of(search(path, Query(frozenset([key]))).found[key])

    return read


@pytest.fixture
def site(project_index):
    """The list of projects, and the programme of the example."""
    ProgrammeFactory(code="HORIZON", name="Horizon Europe")
    return project_index


@pytest.fixture
def plan(site, record):
    """Give a function from fields of CORDIS to what would be done."""

    def ask(partners=None, user=None, **project):
        one = record(partners, **project)
        return plan_of(one, site_for([one]), user)

    return ask


@pytest.fixture
def imported(site, record):
    """Give a function from fields of CORDIS to what was done; `.page` is the page."""

    def write(partners=None, user=None, **project):
        return bring(record=record(partners, **project), user=user)

    return write
