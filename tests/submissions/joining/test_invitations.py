"""Invitations: bound to an address that one has proven, used once, and telling nothing else."""

import re
from datetime import timedelta
from hashlib import sha256
from http import HTTPStatus

import pytest
import time_machine
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from sparks.core import outbox
from sparks.core.models import OutboxMessage
from submissions.actions import invitations
from submissions.limits import INVITATIONS, INVITED
from submissions.models import Invitation, Membership, ThreadEvent
from submissions.rights import Role
from tests.factories.joining import prove
from tests.factories.records import UserFactory
from tests.factories.teams import MembershipFactory
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db
ADDRESS = "Maria.New@Example.org"
DEAD = "This link can no longer be used"


def invite_url(team) -> str:
    return reverse("submissions:invite", args=[team.key])


def mailed_link() -> str:
    """Deliver what the outbox holds; give the path in the last mail."""
    for message in OutboxMessage.objects.waiting().filter(kind="submissions.invitation"):
        assert outbox.deliver(message.pk)
    found = re.search(r"http://[^/]+(/en/join/invitation/\S+/)", mail.outbox[-1].body)
    return found[1]


@pytest.fixture
def link(team, owner) -> str:
    """The mailed link of an invitation of ADDRESS as an editor of the team."""
    fields = {"email": ADDRESS, "role": "editor"}
    assert owner.post(invite_url(team), fields).status_code == HTTPStatus.SEE_OTHER
    return mailed_link()


@pytest.fixture
def maria(client):
    """Somebody signed in whose account has proven ADDRESS besides its own."""
    client.user = UserFactory()
    prove(client.user, ADDRESS)
    sign_in(client, client.user)
    return client


def test_the_mail_goes_to_the_address_and_the_database_keeps_a_hash(link, team):
    (message,) = mail.outbox
    assert message.to == [ADDRESS.lower()]
    assert "Aurora" in message.subject + message.body
    token = link.rstrip("/").rpartition("/")[2]
    invitation = Invitation.objects.get()
    assert len(token) == 43, "256 bits in base64"
    assert invitation.token_hash == sha256(token.encode()).hexdigest()
    assert token not in str(Invitation.objects.values().get())
    assert token not in str(list(OutboxMessage.objects.values()))


def test_opening_the_link_changes_nothing_and_pressing_joins(link, team, maria):
    page = maria.get(link)
    assert "Join the team" in page.text
    assert page["Cache-Control"] == "no-store"
    assert not Membership.objects.filter(user=maria.user).exists()
    answer = maria.post(link)
    assert answer.status_code == HTTPStatus.SEE_OTHER
    member = Membership.objects.get(user=maria.user)
    assert (member.team, member.role) == (team, Role.EDITOR)
    assert ThreadEvent.objects.get(kind="joined").actor == maria.user
    assert "Welcome to the team." in maria.get(answer.url).text


def test_the_link_signs_nobody_in_and_sets_no_cookie(link, visitor):
    page = visitor.get(link)
    assert f"next={link.replace('/', '%2F')}" in page.text
    answer = visitor.post(link)
    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert not visitor.cookies
    assert not Invitation.objects.exclude(accepted_at=None).exists()


def test_another_address_is_told_kindly_which_one_it_is_for(link, outsider):
    prove(outsider.user)
    prove(outsider.user, ADDRESS, verified=False)
    for answer in (outsider.get(link), outsider.post(link)):
        assert "This invitation is for another address" in answer.text
        assert "m•••@e•••.org" in answer.text
        assert ADDRESS.lower() not in answer.text
    assert answer.status_code == HTTPStatus.CONFLICT
    assert Invitation.objects.open().exists()


def without_secrets(answer, link: str) -> str:
    """Give a page as it is the same at each request for whatever link."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
    return text.replace(link, "")


def test_dead_links_are_all_the_same(link, team, owner, maria):
    unknown = reverse("submissions:invitation", args=["x" * 43])
    pages = {without_secrets(maria.get(unknown), unknown)}
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        sign_in(maria, maria.user)
        pages.add(without_secrets(maria.get(link), link))
    sign_in(maria, maria.user)
    invitations.revoke(invitation=Invitation.objects.get(), by=owner.user)
    for answer in (maria.get(link), maria.post(link)):
        assert answer.status_code == HTTPStatus.NOT_FOUND
        pages.add(without_secrets(answer, link))
    assert len(pages) == 1
    assert DEAD in pages.pop()


def test_a_link_works_once(link, maria):
    assert maria.post(link).status_code == HTTPStatus.SEE_OTHER
    assert maria.post(link).status_code == HTTPStatus.NOT_FOUND
    assert DEAD in maria.get(link).text


def test_sending_again_makes_the_older_link_void(link, team, owner, maria):
    pk = Invitation.objects.get().pk
    owner.post(reverse("submissions:resend_invitation", args=[team.key, pk]))
    newer = mailed_link()
    assert newer != link
    assert maria.get(link).status_code == HTTPStatus.NOT_FOUND
    assert maria.get(newer).status_code == HTTPStatus.OK
    assert Invitation.objects.count() == 1


def test_a_mail_sent_twice_bears_the_same_link(link):
    message = OutboxMessage.objects.get(kind="submissions.invitation")
    message.state, message.next_at = OutboxMessage.State.WAITING, timezone.now()
    message.save()
    assert mailed_link() == link
    assert len({each.extra_headers["Message-ID"] for each in mail.outbox}) == 1


def test_what_was_taken_back_is_not_mailed(team, owner):
    invitation = invitations.invite(team=team, email=ADDRESS, role="viewer", by=owner.user)
    invitations.revoke(invitation=invitation, by=owner.user)
    for message in OutboxMessage.objects.filter(kind="submissions.invitation"):
        assert outbox.deliver(message.pk)
    assert not mail.outbox


def test_inviting_says_the_same_about_known_and_unknown_addresses(team, owner):
    known = UserFactory(email="known@example.org")
    for email in (known.email, "unknown@example.org"):
        answer = owner.post(invite_url(team), {"email": email, "role": "viewer"})
        assert answer.url.endswith("?saved=invited")


def test_members_are_not_invited_and_keep_what_they_are(link, team, owner, maria):
    member = MembershipFactory(team=team, user=maria.user, role=Role.OWNER)
    answer = owner.post(invite_url(team), {"email": maria.user.email, "role": "viewer"})
    assert "This person is in the team already." in answer.text
    maria.post(link)
    member.refresh_from_db()
    assert member.role == Role.OWNER


@pytest.mark.parametrize("fields", [{"email": "no address", "role": "viewer"}, {"email": "a@b.eu"}])
def test_what_was_typed_is_kept(team, owner, fields):
    answer = owner.post(invite_url(team), fields)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert f'value="{fields["email"]}"' in answer.text


def test_a_team_can_invite_only_so_many_a_day(team, owner):
    for number in range(INVITATIONS.times):
        fields = {"email": f"person-{number}@example.com", "role": "viewer"}
        assert owner.post(invite_url(team), fields).status_code == HTTPStatus.SEE_OTHER
    answer = owner.post(invite_url(team), {"email": ADDRESS, "role": "viewer"})
    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "What you typed is kept" in answer.text
    assert not Invitation.objects.filter(email__iexact=ADDRESS).exists()


def test_an_address_is_mailed_only_so_often_a_day(team, owner):
    answers = [
        owner.post(invite_url(team), {"email": ADDRESS, "role": "viewer"}).status_code
        for _time in range(INVITED.times + 1)
    ]
    assert answers == [HTTPStatus.SEE_OTHER] * INVITED.times + [HTTPStatus.TOO_MANY_REQUESTS]
