"""Two people of a team who save in the same moment."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from submissions.actions import writing
from submissions.models import Contribution
from tests.conftest import make_home
from tests.factories.pages import ProjectIndexPageFactory, ProjectPageFactory
from tests.factories.teams import TeamFactory

Kind = Contribution.Kind


@pytest.fixture
def team(transactional_db):
    """A team that is committed for real: both see it."""
    index = ProjectIndexPageFactory(parent=make_home(), title="Projects")
    return TeamFactory(project=ProjectPageFactory(parent=index))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_at_once_both_count(team, contributor, owner):
    text = writing.start(
        team=team, user=contributor.user, page_type="project", kind=Kind.UPDATE, page=team.project
    )
    base, gate, raised = dict(text.payload), Barrier(2), []

    def write(client, name):
        gate.wait()
        try:
            writing.save(
                contribution=text, user=client.user, version=1, changes={name: "new"}, base=base
            )
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [
        Thread(target=write, args=each) for each in ((contributor, "tagline"), (owner, "acronym"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    text.refresh_from_db()
    assert raised == []
    assert (text.payload["tagline"], text.payload["acronym"], text.version) == ("new", "new", 3)
