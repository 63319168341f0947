"""Who hears of what: the table, person by person."""

import pytest
from django.contrib.auth.models import Group

from sparks.accounts.roles import ADMINISTRATORS, MODERATORS
from submissions.actions import following
from submissions.hearing import WHO, who_hears
from submissions.models import Membership, ThreadEvent
from submissions.rights import Role
from tests.factories.records import UserFactory
from tests.factories.teams import ContributionFactory, MembershipFactory, TeamFactory

pytestmark = pytest.mark.django_db
Kind = ThreadEvent.Kind
ROLES = {"owner": Role.OWNER, "editor": Role.EDITOR, "viewer": Role.VIEWER}
TEXT = {"contribution": True}


@pytest.fixture
def people(db):
    """One person of each sort, by name; `writer` and `idle` are contributors."""
    team = TeamFactory(name="Aurora")
    found = {name: MembershipFactory(team=team, role=role).user for name, role in ROLES.items()}
    for name in ("writer", "idle", "speaker"):
        found[name] = MembershipFactory(team=team).user
    found["follower"] = MembershipFactory(team=team, role=Role.VIEWER).user
    found["left"] = MembershipFactory(team=team, role=Role.OWNER).user
    Membership.objects.filter(user=found["left"]).update(ended_at="2026-01-01T00:00Z")
    found["other"] = MembershipFactory(role=Role.OWNER).user
    for name, group in (("moderator", MODERATORS), ("administrator", ADMINISTRATORS)):
        found[name] = UserFactory()
        found[name].groups.add(Group.objects.get(name=group))
    found["superuser"] = UserFactory(is_superuser=True, is_staff=True)
    found["assigned"] = UserFactory()
    found["assigned"].groups.add(Group.objects.get(name=MODERATORS))
    following.prefer(user=found["assigned"], hears_of_new_texts=False)
    following.follow(user=found["follower"], team=team)
    found["text"] = ContributionFactory(team=team, created_by=found["writer"])
    ThreadEvent.objects.create(
        team=team, contribution=found["text"], kind=Kind.COMMENT, actor=found["speaker"]
    )
    return found


def heard(people, kind, *, about_text=True, **fields) -> set[str]:
    """Give the names of those who hear of an event."""
    text = people["text"]
    event = ThreadEvent.objects.create(
        team=text.team, contribution=text if about_text else None, kind=kind, **fields
    )
    ids = {person.pk: name for name, person in people.items() if name != "text"}
    return {ids[pk] for pk in who_hears(event)}


def test_every_kind_is_in_the_table():
    assert set(WHO) == set(Kind)


CARERS, WRITERS = {"owner", "editor"}, {"writer", "speaker"}
UNCLAIMED = [
    (Kind.STARTED, {"follower"}),
    (Kind.SUBMITTED, {"moderator", "follower"}),
    (Kind.RESUBMITTED, {"moderator", "follower"}),
    (Kind.CLAIMED, {"follower"}),
    (Kind.COMMENT, {"moderator", "follower"} | CARERS | WRITERS),
    (Kind.CHANGES_REQUESTED, {"follower"} | CARERS | WRITERS),
    (Kind.APPROVED, set()),
    (Kind.SCHEDULED, {"follower"} | CARERS | WRITERS),
    (Kind.PUBLISHED, {"follower"} | CARERS | WRITERS),
    (Kind.DECLINED, {"follower"} | CARERS | WRITERS),
    (Kind.WITHDRAWN, {"follower"} | CARERS | WRITERS),
    (Kind.UNPUBLISH_ASKED, {"moderator", "follower"} | CARERS),
    (Kind.UNPUBLISHED, {"follower"} | CARERS | WRITERS),
    (Kind.REBASED, {"follower"} | WRITERS),
    (Kind.LIVE_CORRECTED, {"follower"} | CARERS),
    (Kind.RESTORED, set()),
    (Kind.FILE_REFUSED, CARERS | WRITERS),
    (Kind.FILE_READY, set()),
]


@pytest.mark.parametrize(("kind", "names"), UNCLAIMED)
def test_about_a_text_nobody_has_taken_on(people, kind, names):
    assert heard(people, kind) == names


OF_TEAM = [
    (Kind.TEAM_CREATED, set()),
    (Kind.INVITED, set()),
    (Kind.INVITATION_REVOKED, set()),
    (Kind.JOINED, {"owner"}),
    (Kind.ROLE_CHANGED, {"idle"}),
    (Kind.LEFT, {"owner"}),
    (Kind.REMOVED, {"idle", "owner"}),
    (Kind.HANDED_OVER, {"idle", "owner"}),
    (Kind.PAGE_CONFIRMED, set()),
    (Kind.PAGE_STALE, CARERS),
    (Kind.PROJECT_ENDING, CARERS),
    (Kind.STEWARD_NAMED, {"owner"}),
    (Kind.TEAM_ENDED, {"idle", "viewer", "follower"} | CARERS | WRITERS),
]


@pytest.mark.parametrize(("kind", "names"), OF_TEAM)
def test_about_a_team(people, kind, names):
    concerns = {Kind.ROLE_CHANGED, Kind.REMOVED, Kind.HANDED_OVER}
    data = {"member": people["idle"].pk} if kind in concerns else {}
    assert heard(people, kind, about_text=False, data=data) == names


@pytest.mark.parametrize("kind", [Kind.SUBMITTED, Kind.RESUBMITTED, Kind.COMMENT, Kind.WITHDRAWN])
def test_what_is_taken_on_is_told_to_that_editor_only(people, kind):
    people["text"].assignee = people["assigned"]
    people["text"].save()
    names = heard(people, kind)
    assert "assigned" in names
    assert not names & {"moderator", "administrator", "superuser"}


def test_an_editor_who_is_none_any_more_hears_nothing(people):
    people["text"].assignee = people["assigned"]
    people["text"].save()
    people["assigned"].groups.clear()
    assert heard(people, Kind.SUBMITTED) == {"moderator", "follower"}


def test_what_editors_say_among_themselves_is_for_editors(people):
    hidden = {"visibility": ThreadEvent.Visibility.EDITORS, "by_editors": True}
    assert heard(people, Kind.COMMENT, **hidden) == {"moderator"}
    people["text"].assignee = people["assigned"]
    people["text"].save()
    assert heard(people, Kind.COMMENT, **hidden) == {"assigned"}


def test_what_an_editor_says_to_the_team_waits_for_no_other_editor(people):
    assert heard(people, Kind.COMMENT, by_editors=True) == {"follower"} | CARERS | WRITERS


def test_nobody_hears_of_what_they_did(people):
    assert heard(people, Kind.COMMENT, actor=people["writer"]) == (
        {"moderator", "follower", "speaker"} | CARERS
    )


def test_nobody_with_an_account_that_is_off(people):
    people["owner"].is_active = False
    people["owner"].save()
    assert heard(people, Kind.JOINED, about_text=False) == set()


def test_muting_a_text_or_a_team(people):
    following.mute(user=people["owner"], contribution=people["text"])
    following.mute(user=people["editor"], team=people["text"].team)
    assert heard(people, Kind.CHANGES_REQUESTED) == {"follower"} | WRITERS
    assert heard(people, Kind.PAGE_STALE, about_text=False) == {"owner"}


def test_one_text_of_a_team_that_is_muted(people):
    following.mute(user=people["idle"], team=people["text"].team)
    following.follow(user=people["idle"], contribution=people["text"])
    assert "idle" in heard(people, Kind.CHANGES_REQUESTED)


def test_what_concerns_oneself_cannot_be_muted(people):
    following.mute(user=people["idle"], team=people["text"].team)
    data = {"member": people["idle"].pk}
    assert "idle" in heard(people, Kind.ROLE_CHANGED, about_text=False, data=data)


def test_who_follows_and_left_hears_nothing(people):
    Membership.objects.filter(user=people["follower"]).update(ended_at="2026-01-01T00:00Z")
    assert "follower" not in heard(people, Kind.PUBLISHED)


def test_moderators_can_switch_new_texts_off(people):
    following.prefer(user=people["moderator"], hears_of_new_texts=False)
    assert heard(people, Kind.SUBMITTED) == {"follower"}


def test_an_editor_in_the_team_is_a_member_here(people):
    MembershipFactory(team=people["text"].team, user=people["moderator"], role=Role.VIEWER)
    hidden = {"visibility": ThreadEvent.Visibility.EDITORS, "by_editors": True}
    assert heard(people, Kind.COMMENT, **hidden) == set()
    assert heard(people, Kind.SUBMITTED) == {"follower"}
    following.follow(user=people["moderator"], team=people["text"].team)
    assert heard(people, Kind.SUBMITTED) == {"follower", "moderator"}
    assert heard(people, Kind.COMMENT, **hidden) == set()
