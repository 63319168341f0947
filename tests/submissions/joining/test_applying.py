"""Asking to join, from the public page to the decision."""

from http import HTTPStatus

import pytest
from django.core import mail
from django.urls import reverse

from sparks.core import outbox
from sparks.core.models import OutboxMessage
from submissions.actions import joining
from submissions.limits import REQUESTS
from submissions.models import JoinRequest, Membership, Team
from submissions.rights import Role
from tests.factories.joining import JoinRequestFactory
from tests.factories.pages import ProjectPageFactory

pytestmark = pytest.mark.django_db
APPLY = "/en/join/apply/"
WORDS = {
    "project_name": "Polaris",
    "project_url": "polaris.example",
    "organisation": "University of the North",
    "motivation": "We trained teachers.",
    "evidence": "Our page names me.",
}


def mails() -> list:
    """Deliver what the outbox holds; give the mails."""
    for message in OutboxMessage.objects.waiting().filter(kind__startswith="submissions.join"):
        assert outbox.deliver(message.pk)
    return mail.outbox


def test_the_public_page_sets_no_cookie_and_shows_the_roles(visitor, home):
    page = visitor.get("/en/join/")
    assert page.status_code == HTTPStatus.OK
    assert not page.cookies
    assert page["Cache-Control"] == "no-cache"
    assert "Vary" not in page or "Cookie" not in page["Vary"]
    assert APPLY in page.text
    assert all(str(role.label) in page.text for role in Role)


def test_visitors_sign_in_first_and_come_back(visitor, home):
    answer = visitor.get(APPLY)
    assert answer.status_code == HTTPStatus.FOUND
    assert answer.url.endswith(f"next={APPLY}")


def test_a_new_project(outsider):
    answer = outsider.post(APPLY, WORDS)
    assert answer.status_code == HTTPStatus.SEE_OTHER
    asked = JoinRequest.objects.get()
    assert (asked.user, asked.state) == (outsider.user, JoinRequest.State.OPEN)
    assert asked.project_url == "https://polaris.example"
    assert "Your request is with the editors." in outsider.get(answer.url).text
    assert not mails(), "editors find it on their dashboard, and there are no owners"


def test_an_existing_project_whose_owners_hear_of_it(owner, team, outsider):
    fields = {**WORDS, "project": team.project_id}
    outsider.post(APPLY, fields)
    asked = JoinRequest.objects.get()
    assert (asked.project, asked.project_name) == (team.project, "")
    (message,) = mails()
    assert message.to == [owner.user.email]
    assert outsider.user.email not in message.body
    assert WORDS["motivation"] not in message.body


def test_what_is_missing_is_named_and_what_was_typed_is_kept(outsider):
    answer = outsider.post(APPLY, {"organisation": "University of the North"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert set(answer.context["form"].errors) == {"project_name", "motivation", "evidence"}
    assert "University of the North" in answer.text


def test_drafts_are_not_in_the_list(outsider, project_index):
    hidden = ProjectPageFactory(parent=project_index, title="Hidden", live=False)
    assert "Hidden" not in outsider.get(APPLY).text
    answer = outsider.post(APPLY, {**WORDS, "project": hidden.pk})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_asking_twice_and_asking_as_a_member(outsider, owner, team):
    outsider.post(APPLY, WORDS)
    assert "You have asked for this already" in outsider.post(APPLY, WORDS).text
    answer = owner.post(APPLY, {**WORDS, "project": team.project_id})
    assert "You belong to the team" in answer.text
    assert JoinRequest.objects.count() == 1


def test_only_so_many_a_day(outsider):
    for number in range(REQUESTS.times):
        outsider.post(APPLY, {**WORDS, "project_name": f"Project {number}"})
    answer = outsider.post(APPLY, WORDS)
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert WORDS["evidence"] in answer.text
    assert JoinRequest.objects.count() == REQUESTS.times


def test_requests_are_seen_by_nobody_else(outsider, owner):
    asked = JoinRequestFactory(user=outsider.user)
    page = reverse("submissions:request", args=[asked.key])
    assert outsider.get(page).status_code == HTTPStatus.OK
    assert owner.get(page).status_code == HTTPStatus.NOT_FOUND
    assert owner.post(f"{page}withdraw/").status_code == HTTPStatus.NOT_FOUND


def test_taking_it_back(outsider, moderator):
    asked = JoinRequestFactory(user=outsider.user)
    page = reverse("submissions:request", args=[asked.key])
    assert outsider.post(f"{page}withdraw/").status_code == HTTPStatus.SEE_OTHER
    assert "You took this request back" in outsider.get(page).text
    with pytest.raises(joining.AlreadyDecided):
        joining.approve(request=asked, by=moderator.user, role=Role.VIEWER)
    assert outsider.post(f"{page}withdraw/").status_code == HTTPStatus.CONFLICT


def test_a_new_project_gets_a_team_without_a_page(outsider, moderator):
    asked = JoinRequestFactory(user=outsider.user)
    team = joining.approve(request=asked, by=moderator.user, role=Role.VIEWER)
    assert (team.name, team.project) == ("Polaris", None)
    assert Membership.objects.get(team=team).role == Role.OWNER, "the first one always"
    (message,) = mails()
    assert message.to == [outsider.user.email]
    assert f"/en/portal/teams/{team.key}/" in message.body


def test_a_listed_project_gets_one_team(outsider, owner, moderator, project_index):
    page = ProjectPageFactory(parent=project_index, acronym="CORONA")
    for client, role in ((outsider, Role.OWNER), (owner, Role.EDITOR)):
        asked = JoinRequestFactory(user=client.user, project=page)
        joining.approve(request=asked, by=moderator.user, role=Role.EDITOR)
        assert Membership.objects.get(user=client.user, team__project=page).role == role
    assert Team.objects.get(project=page).name == "CORONA"


def test_declining_needs_a_reason_that_the_person_reads(outsider, moderator):
    asked = JoinRequestFactory(user=outsider.user)
    with pytest.raises(ValueError, match="reason"):
        joining.decline(request=asked, by=moderator.user, reason=" ")
    joining.decline(request=asked, by=moderator.user, reason="We did not find your name.")
    (message,) = mails()
    assert "We did not find" not in message.body
    page = reverse("submissions:request", args=[asked.key])
    assert page in message.body
    assert "We did not find your name." in outsider.get(page).text
    assert "Ask again" in outsider.get(page).text
