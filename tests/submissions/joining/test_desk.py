"""Requests and teams at the desk: editors read, moderators and administrators decide."""

from http import HTTPStatus

import pytest
from django.urls import reverse

from submissions.desk.care import team_rows
from submissions.desk.joining import request_row
from submissions.models import JoinRequest, Membership, Team
from submissions.rights import Role
from tests.counting import queries_of
from tests.factories.joining import JoinRequestFactory, prove
from tests.factories.teams import MembershipFactory, TeamFactory

pytestmark = pytest.mark.django_db
INDEX = "/admin/teams/requests/"


def at(record, name: str) -> str:
    names = "submissions_requests" if isinstance(record, JoinRequest) else "submissions_teams"
    return reverse(f"{names}:{name}", args=[record.pk])


@pytest.fixture
def asked(home):
    return JoinRequestFactory()


@pytest.mark.parametrize(
    ("who", "reads", "decides"),
    [("editor", 200, 302), ("moderator", 200, 200), ("administrator", 200, 200)],
)
def test_who_reads_and_who_decides(request, asked, who, reads, decides):
    client, team = request.getfixturevalue(who), TeamFactory()
    for page in (INDEX, "/admin/teams/teams/", at(asked, "inspect"), at(team, "inspect")):
        assert client.get(page).status_code == reads
    pages = [at(asked, "approve"), at(asked, "decline")]
    pages += [at(team, name) for name in ("owner", "page", "end", "reopen")]
    assert {client.get(page).status_code for page in pages} == {decides}
    assert (request_row(client.user).count == 1) == (decides == HTTPStatus.OK)
    assert bool(team_rows(client.user)) == (decides == HTTPStatus.OK)


def test_an_editor_decides_nothing_by_post(editor, asked):
    editor.post(at(asked, "approve"))
    editor.post(at(asked, "decline"), {"reason": "No."})
    assert JoinRequest.objects.get().state == JoinRequest.State.OPEN


def test_teams_and_their_people_have_no_access(owner, asked):
    for page in (INDEX, at(asked, "inspect"), at(asked, "approve")):
        assert owner.get(page).status_code == HTTPStatus.FOUND


def test_the_page_shows_what_is_needed_to_decide(moderator, asked, team):
    prove(asked.user)
    MembershipFactory(team=team, user=asked.user, role=Role.VIEWER)
    page = moderator.get(at(asked, "inspect")).text
    for words in (asked.motivation, asked.evidence, asked.project_url, asked.user.email, "Aurora"):
        assert words in page
    assert "(confirmed)" in page


def test_approving_makes_the_team(moderator, asked):
    before = list(Team.objects.all())
    assert "A new team is made" in moderator.get(at(asked, "approve")).text
    assert list(Team.objects.all()) == before, "a look changes nothing"
    moderator.post(at(asked, "approve"))
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == (JoinRequest.State.APPROVED, moderator.user)
    assert Membership.objects.get(user=asked.user).role == Role.OWNER
    again = moderator.post(at(asked, "decline"), {"reason": "No."}, follow=True)
    assert "It is decided already" in again.text
    asked.refresh_from_db()
    assert asked.state == JoinRequest.State.APPROVED


def test_approving_for_a_team_that_is_there(moderator, team, owner):
    asked = JoinRequestFactory(project=team.project)
    moderator.post(at(asked, "approve"), {"role": "editor"})
    assert Membership.objects.get(user=asked.user).role == Role.EDITOR
    assert Membership.objects.get(user=asked.user).team == team


def test_declining_without_a_reason_is_not_possible(moderator, asked):
    answer = moderator.post(at(asked, "decline"), {"reason": ""})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "Give a reason." in answer.text


def test_open_ones_stand_first_and_the_row_lists_them(moderator, asked):
    done = JoinRequestFactory(project_name="Older", state=JoinRequest.State.DECLINED)
    newer = JoinRequestFactory(project_name="Newer")
    assert list(moderator.get(INDEX).context["object_list"]) == [asked, newer, done]
    row = request_row(moderator.user)
    assert row.count == 2
    assert list(moderator.get(row.url).context["object_list"]) == [asked, newer]
    assert row.words in moderator.get(reverse("wagtailadmin_home")).text


def test_an_owner_is_appointed_where_the_last_one_is_gone(moderator, team):
    MembershipFactory(team=team, role=Role.OWNER, user__is_active=False)
    heir = MembershipFactory(team=team, role=Role.VIEWER)
    (row,) = team_rows(moderator.user)
    assert list(moderator.get(row.url).context["object_list"]) == [team]
    moderator.post(at(team, "owner"), {"email": heir.user.email})
    heir.refresh_from_db()
    assert heir.role == Role.OWNER
    assert not team_rows(moderator.user)


def test_ending_and_opening_again(moderator, team, owner):
    moderator.post(at(team, "end"), {"reason": "The project is over."})
    page = reverse("submissions:team", args=[team.key])
    assert owner.get(page).status_code == HTTPStatus.NOT_FOUND
    moderator.post(at(team, "reopen"))
    assert owner.get(page).status_code == HTTPStatus.OK
    assert "The project is over." in moderator.get(at(team, "inspect")).text


def test_a_page_belongs_to_one_team(moderator, team, other_team):
    page = moderator.post(at(other_team, "page"), {"project": team.project_id})
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    moderator.post(at(team, "page"), {"project": ""})
    moderator.post(at(other_team, "page"), {"project": team.project_id})
    other_team.refresh_from_db()
    assert other_team.project_id == team.project_id


@pytest.mark.parametrize("path", [INDEX, "/admin/teams/teams/"])
def test_queries_do_not_grow_with_the_list(moderator, asked, team, path):
    few = len(queries_of(moderator, path))
    for _number in range(2):
        JoinRequestFactory()
        MembershipFactory()
    assert len(queries_of(moderator, path)) == few
