"""What teams say they do about a recommendation, from their forms to the page of the editors."""

import pytest

from submissions.actions import reviewing, writing
from submissions.actions.submitting import submit
from submissions.models.contributions import State
from submissions.refusals import PageBusy
from submissions.rights import Role
from tests.factories.pages import RecommendationPageFactory
from tests.submissions.conftest import member
from tests.submissions.engine.looking import again, fresh, served

pytestmark = pytest.mark.django_db


@pytest.fixture
def recommendation(recommendation_index, pillars):
    """A live recommendation that nobody works on."""
    page = RecommendationPageFactory(parent=recommendation_index, pillar=pillars["prevention"])
    page.save_revision().publish()
    return fresh(page)


def written(recommendation, team, user, words: str):
    """Begin a text about the recommendation and fill it in."""
    text = writing.start(team=team, user=user, page_type="follow_up", page=recommendation)
    changes = {"what": words, "status": "under_way"}
    return writing.save(contribution=text, user=user, version=text.version, changes=changes)


def send(text, user):
    text.refresh_from_db()
    submit(contribution=text, user=user, version=text.version)
    return again(text)


def test_two_teams_work_on_one_recommendation(
    recommendation, team, team_editor, other_team, moderator
):
    ours = written(recommendation, team, team_editor.user, "We train teachers.")
    other = member(other_team, Role.EDITOR).user
    theirs = written(recommendation, other_team, other, "We write the lessons.")
    ours = send(ours, team_editor.user)
    assert "We train teachers." not in served(fresh(recommendation))
    with pytest.raises(PageBusy):
        send(theirs, other)
    reviewing.approve(contribution=ours, user=moderator.user)
    assert again(ours).state == State.PUBLISHED
    theirs = send(theirs, other)
    reviewing.approve(contribution=theirs, user=moderator.user)
    page = served(fresh(recommendation))
    assert "We train teachers." in page
    assert "We write the lessons." in page
    names = {each.project.title for each in fresh(recommendation).follow_ups.all()}
    assert names == {team.project.title, other_team.project.title}
