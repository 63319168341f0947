"""“We work on this”: from a recommendation to the form of one's team."""

import pytest
from django.urls import reverse

from recommendations.models import FollowUp, RecommendationPage
from submissions.actions import reviewing
from submissions.actions.submitting import submit
from submissions.models import Contribution
from submissions.rights import Role
from tests.factories.pages import RecommendationPageFactory
from tests.factories.records import FollowUpFactory, UserFactory
from tests.factories.teams import TeamFactory
from tests.sessions import signed_in
from tests.submissions.conftest import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def recommendation(recommendation_index, pillars):
    page = RecommendationPageFactory(parent=recommendation_index, pillar=pillars["support"])
    page.save_revision().publish()
    return RecommendationPage.objects.get(pk=page.pk)


def address(page) -> str:
    return reverse("submissions:work_on", args=[page.pk])


def test_the_page_leads_there_and_who_is_not_signed_in_signs_in_first(visitor, recommendation):
    assert f'href="{address(recommendation)}"' in visitor.get(recommendation.url).text
    answer = visitor.get(address(recommendation))
    assert answer.status_code == 302
    assert answer.url.endswith(f"?next={address(recommendation)}")


def test_a_team_begins_there(contributor, team, recommendation):
    shown = contributor.get(address(recommendation))
    assert [(each, list(said)) for each, said in shown.context["teams"]] == [(team, [])]
    assert f'action="{reverse("submissions:start", args=[team.key])}"' in shown.text


def test_a_team_changes_what_it_said(contributor, outsider, team, recommendation):
    own = FollowUpFactory(recommendation=recommendation, project=team.project, what="Ours.")
    assert "Ours." in contributor.get(address(recommendation)).text
    assert "Ours." not in outsider.get(address(recommendation)).text
    start = reverse("submissions:start", args=[team.key])
    data = {"page_type": "follow_up", "page": recommendation.pk}
    for wrong in ("nonsense", "00000000-0000-4000-8000-000000000001"):
        assert contributor.post(start, data | {"item": wrong}).status_code == 422
    answer = contributor.post(start, data | {"item": own.translation_key})
    assert answer.status_code == 303
    text = Contribution.objects.get()
    assert (text.item, text.payload["what"]) == (own.translation_key, "Ours.")


@pytest.mark.parametrize(
    "who", ["viewer", "nobody", "team without page"], ids=lambda who: who.replace(" ", "-")
)
def test_who_cannot_write_is_told_what_to_do(who, team, recommendation):
    if who == "viewer":
        client, words = member(team, Role.VIEWER), "Find your team"
    elif who == "nobody":
        client, words = signed_in(UserFactory()), "Find your team"
    else:
        bare = TeamFactory(name="Lantern", project=None)
        client, words = member(bare, Role.EDITOR), "Lantern has no page here yet"
    shown = client.get(address(recommendation))
    assert words in shown.text
    assert not shown.context["teams"]


def test_there_is_nothing_for_what_is_not_public(contributor, recommendation):
    recommendation.unpublish()
    assert contributor.get(address(recommendation)).status_code == 404


def test_what_a_team_says_is_recorded_and_confirmed_once_it_is_public(
    team, team_editor, moderator, recommendation
):
    user = team_editor.user
    start = reverse("submissions:start", args=[team.key])
    team_editor.post(start, {"page_type": "follow_up", "page": recommendation.pk})
    text = Contribution.objects.get()
    Contribution.objects.update(payload=text.payload | {"what": "We act.", "status": "planned"})
    text.refresh_from_db()
    submit(contribution=text, user=user, version=text.version)
    assert not recommendation.changes.exists()
    reviewing.approve(contribution=text, user=moderator.user)
    [entry] = recommendation.changes.all()
    assert (entry.kind, entry.status, entry.who) == ("new", "planned", "AURORA")
    assert entry.confirmed_on == FollowUp.objects.get().confirmed_on == entry.recorded_on
