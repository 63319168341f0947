"""People and teams that the tests of this room share."""

import pytest
from django.test import Client

from submissions.rights import Role
from tests.conftest import copy_of, make_home, make_pillars
from tests.factories.pages import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.teams import MembershipFactory, TeamFactory
from tests.sessions import signed_in


@pytest.fixture(scope="module")
def made(module_db):
    """What most tests of this room begin with, made once for a module."""
    home, pillars = make_home(), make_pillars()
    index = ProjectIndexPageFactory(parent=home, title="Projects")
    project = ProjectPageFactory(parent=index, title="Aurora", acronym="AURORA")
    team = TeamFactory(name="Aurora", project=project)
    return {"home": home, "pillars": pillars, "project_index": index, "team": team}


home = copy_of("home")
pillars = copy_of("pillars")
project_index = copy_of("project_index")
team = copy_of("team")


@pytest.fixture
def other_team(project_index):
    """Another team with a page of its own."""
    page = ProjectPageFactory(parent=project_index, title="Borealis", acronym="BOREALIS")
    return TeamFactory(name="Borealis", project=page)


def member(team, role: Role) -> Client:
    """Give a client signed in as a new member of `team`; `client.user` is the person."""
    membership = MembershipFactory(team=team, role=role)
    client = signed_in(membership.user)
    client.user = membership.user
    return client


@pytest.fixture
def owner(team):
    return member(team, Role.OWNER)


@pytest.fixture
def team_editor(team):
    return member(team, Role.EDITOR)


@pytest.fixture
def contributor(team):
    return member(team, Role.CONTRIBUTOR)


@pytest.fixture
def viewer(team):
    return member(team, Role.VIEWER)


@pytest.fixture
def outsider(other_team):
    """An owner of another team."""
    return member(other_team, Role.OWNER)
