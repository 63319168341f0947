"""The portal's pages: what is on them, who may do what, how many queries they cost."""

import pytest
from django.urls import reverse
from django.utils import timezone

from submissions.models import Follow, Notification, RequestedChange, ThreadEvent
from submissions.rights import Role
from submissions.timeline import record
from tests.counting import queries_of
from tests.factories.teams import ContributionFactory, MembershipFactory, TeamFactory

pytestmark = pytest.mark.django_db
SECRET = "canary-among-editors"


def url(name: str, *args) -> str:
    return reverse(f"submissions:{name}", args=args)


@pytest.fixture
def text(team, contributor):
    return ContributionFactory(team=team, created_by=contributor.user)


def page_of(client, name, *args) -> str:
    response = client.get(url(name, *args))
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_team_the_way_into_one_is_shown(home, moderator):
    page = page_of(moderator, "portal")
    assert "You are in no team yet" in page


def test_a_new_team_begins_with_its_page(home, owner, team):
    team.project = None
    team.save()
    assert "Begin with your project page" in page_of(owner, "portal")


def test_the_overview_sorts_texts_by_who_is_asked(home, owner, team, text):
    page = page_of(owner, "portal")
    assert page.index("Waiting for you") < page.index(text.title) < page.index("With the editors")


def test_the_navigation_names_its_places_and_this_one(home, owner, team):
    page = page_of(owner, "notifications")
    for place in ("Overview", "Team", "Notifications"):
        assert f">{place}</a>" in page
    assert 'aria-current="page">Notifications</a>' in page


def test_a_viewer_is_offered_nothing_to_write(home, viewer, team):
    page = page_of(viewer, "portal")
    assert "Write something new" not in page
    assert "Viewer" in page


def test_the_overview_costs_the_same_for_one_team_and_three(home, owner, team):
    one = queries_of(owner, url("portal"))
    for _n in range(2):
        more = MembershipFactory(user=owner.user, role=Role.OWNER, team=TeamFactory())
        for _m in range(4):
            ContributionFactory(team=more.team)
    three = queries_of(owner, url("portal"))
    assert len(one) == len(three), three
    assert len(one) <= 14, one  # three of them ask whether a second step is needed


def test_the_page_of_a_text_costs_the_same_for_one_event_and_twenty(home, owner, team, text):
    def happen(times: int) -> None:
        for _n in range(times):
            actor = MembershipFactory(team=team).user
            record(kind="comment", contribution=text, actor=actor, text="Hello")
            RequestedChange.objects.create(contribution=text, round=1, field="lead", text="Why?")

    happen(1)
    one = queries_of(owner, url("text", text.key))
    happen(20)
    many = queries_of(owner, url("text", text.key))
    assert len(one) == len(many), many


def test_what_editors_say_among_themselves_is_nowhere(home, owner, team, text, moderator):
    record(
        kind="comment",
        contribution=text,
        actor=moderator.user,
        by_editors=True,
        visibility=ThreadEvent.Visibility.EDITORS,
        text=SECRET,
    )
    event = ThreadEvent.objects.get()
    Notification.objects.create(user=owner.user, event=event, pace="never")
    for name, *args in (("portal",), ("notifications",), ("text", text.key)):
        page = page_of(owner, name, *args)
        assert SECRET not in page
        assert "note for editors" not in page
    assert ">1<span" not in page_of(owner, "notifications"), "it does not count either"


@pytest.mark.parametrize("name", ["text", "comment", "hear"])
def test_a_text_of_another_team_does_not_exist(home, outsider, text, name):
    for ask in (outsider.get, outsider.post):
        assert ask(url(name, text.key)).status_code == 404


def test_nobody_is_let_in_without_signing_in(home, visitor, text):
    pages = [("portal",), ("notifications",), ("preferences",), ("text", text.key)]
    for name, *args in pages:
        assert visitor.get(url(name, *args)).status_code == 302


@pytest.mark.parametrize(
    ("person", "status"), [("owner", 303), ("contributor", 303), ("viewer", 404)]
)
def test_who_may_comment(home, request, text, person, status):
    client = request.getfixturevalue(person)
    response = client.post(url("comment", text.key), {"text": "It is ready."})
    assert response.status_code == status
    assert text.events.count() == (status == 303)


def test_an_empty_comment_comes_back(home, owner, text):
    response = owner.post(url("comment", text.key), {"text": " "})
    assert response.status_code == 422
    assert "Write something first." in response.content.decode()


def test_a_comment_without_a_token_is_refused(home, owner, text):
    owner.handler.enforce_csrf_checks = True
    assert owner.post(url("comment", text.key), {"text": "Hello"}).status_code == 403


def test_following_muting_and_forgetting_a_text(home, viewer, text):
    for wish, muted in (("follow", [False]), ("mute", [True]), ("forget", []), ("nonsense", [])):
        assert viewer.post(url("hear", text.key), {"wish": wish}).status_code == 303
        assert list(Follow.objects.values_list("is_muted", flat=True)) == muted
        assert page_of(viewer, "text", text.key)


def test_reading_marks_nothing_and_the_button_does(home, owner, team, text):
    event = record(kind="published", contribution=text)
    told = Notification.objects.create(user=owner.user, event=event, pace="never")
    page_of(owner, "notifications")
    page_of(owner, "text", text.key)
    told.refresh_from_db()
    assert told.read_at is None
    for junk in ("", "x", "9" * 40, "-1"):
        assert owner.post(url("notifications"), {"notification": junk}).status_code == 303
    told.refresh_from_db()
    assert told.read_at is None
    owner.post(url("notifications"), {"notification": told.pk})
    told.refresh_from_db()
    assert told.read_at


def test_nobody_marks_what_is_not_theirs(home, owner, outsider, text):
    event = record(kind="published", contribution=text)
    told = Notification.objects.create(user=owner.user, event=event, pace="never")
    outsider.post(url("notifications"), {"notification": told.pk})
    outsider.post(url("notifications"), {"notification": "all"})
    told.refresh_from_db()
    assert told.read_at is None


def test_who_left_reads_no_more_of_the_team(home, owner, team, text):
    event = record(kind="published", contribution=text)
    Notification.objects.create(user=owner.user, event=event, pace="never")
    assert text.title in page_of(owner, "notifications")
    owner.user.memberships.update(ended_at=timezone.now())
    assert text.title not in page_of(owner, "notifications")


def test_preferences_are_kept(home, owner, team, text):
    Follow.objects.create(user=owner.user, contribution=text)
    fields = {"pace": "weekly", f"team_{team.pk}": "nothing", f"text_{text.pk}": "all"}
    assert owner.post(url("preferences"), fields).status_code == 303
    assert owner.user.notification_preference.pace == "weekly"
    assert Follow.objects.get(team=team).is_muted
    assert not Follow.objects.get(contribution=text).is_muted
    owner.post(url("preferences"), {**fields, f"team_{team.pk}": "role"})
    assert not Follow.objects.filter(team=team).exists()


def test_a_pace_that_does_not_exist_is_refused(home, owner, team):
    response = owner.post(url("preferences"), {"pace": "hourly", f"team_{team.pk}": "role"})
    assert response.status_code == 422


def test_only_editors_are_asked_about_new_texts(home, owner, moderator):
    assert "hears_of_new_texts" not in page_of(owner, "preferences")
    assert "hears_of_new_texts" in page_of(moderator, "preferences")
