"""Care over time: is the page still right, and what when the project ends?"""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from submissions import caring
from submissions.actions.care import confirm_page
from submissions.actions.teams import name_steward
from submissions.desk.care import team_rows
from submissions.models import Team, ThreadEvent
from submissions.rights import Role
from submissions.tasks.care import care
from tests.factories.teams import MembershipFactory
from tests.sessions import sign_in

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 5, 8, tzinfo=UTC)
DAY = timedelta(days=1)


def asked(team) -> list[int]:
    """Give after how many days since START the team was asked."""
    events = ThreadEvent.objects.filter(team=team, kind="page_stale").order_by("pk")
    return [(event.created_at - START).days for event in events]


def live_through(days: int, begin: int = 0) -> None:
    """Let the schedule run on each of these days, and again right after it did something."""
    for day in range(begin, days):
        with time_machine.travel(START + day * DAY, tick=False):
            before = ThreadEvent.objects.count()
            care()
            if ThreadEvent.objects.count() > before:
                care()


def dated(team, **fields) -> None:
    type(team.project).objects.filter(pk=team.project_id).update(**fields)


@pytest.fixture
def kept(team, owner):
    """A team whose page was last confirmed at START and that has lived as long."""
    dated(team, last_confirmed_at=START, last_published_at=START - 900 * DAY)
    Team.objects.filter(pk=team.pk).update(created_at=START)
    return team


def test_asked_after_half_a_year_reminded_twice_then_the_editors(kept, moderator):
    live_through(240)
    assert asked(kept) == [183, 197, 211]
    with time_machine.travel(START + 225 * DAY):
        assert not team_rows(moderator.user)
    with time_machine.travel(START + 226 * DAY):
        (row,) = team_rows(moderator.user)
        assert row.count == 1
        sign_in(moderator, moderator.user)
        assert list(moderator.get(row.url).context["object_list"]) == [kept]


def test_one_press_answers_for_half_a_year(kept, owner):
    live_through(190)
    with time_machine.travel(START + 190 * DAY, tick=False):
        sign_in(owner, owner.user)
        page = owner.get(reverse("submissions:team", args=[kept.key])).text
        assert "Is this still right?" in page
        owner.post(reverse("submissions:confirm_page", args=[kept.key]))
        page = owner.get(reverse("submissions:team", args=[kept.key])).text
        assert "Is this still right?" not in page
    live_through(380, begin=190)
    assert asked(kept) == [183, 373]


def test_confirming_is_in_the_live_page_and_in_the_draft(kept, owner):
    page = kept.project
    page.title = "A draft that nobody has published"
    page.save_revision()
    confirm_page(team=kept, by=owner.user, now=START + 200 * DAY)
    page.refresh_from_db()
    assert page.title == "Aurora"
    assert page.last_confirmed_at == START + 200 * DAY
    draft = page.get_latest_revision_as_object()
    assert draft.title == "A draft that nobody has published"
    assert draft.last_confirmed_at == START + 200 * DAY


def test_contributors_do_not_confirm(kept, contributor):
    with pytest.raises(PermissionDenied):
        confirm_page(team=kept, by=contributor.user)


def test_without_a_confirmation_the_day_of_publication_counts(kept):
    dated(kept, last_confirmed_at=None, last_published_at=START - 100 * DAY)
    live_through(90)
    assert asked(kept) == [83]


def test_what_an_editor_confirms_ends_the_asking(kept):
    live_through(184)
    dated(kept, last_confirmed_at=START + 185 * DAY)
    live_through(230, begin=185)
    assert asked(kept) == [183]
    kept.refresh_from_db()
    assert (kept.asked_at, kept.times_asked) == (None, 0)


def test_pages_that_are_not_live_are_not_asked_about(kept):
    dated(kept, live=False)
    live_through(200)
    assert asked(kept) == []


END = date(2026, 5, 15)  # 130 days after START


def told(team) -> list[tuple[int, int]]:
    events = ThreadEvent.objects.filter(team=team, kind="project_ending").order_by("pk")
    return [(event.data["stage"], (event.created_at - START).days) for event in events]


def test_the_end_is_told_of_in_time_and_without_a_steward_editors_decide(kept, moderator):
    dated(kept, end_on=END)
    live_through(320)
    assert told(kept) == [(1, 40), (2, 130), (3, 280)]
    kept.refresh_from_db()
    assert kept.ended_at is None
    with time_machine.travel(START + 311 * DAY):
        assert "nobody is named" in " ".join(row.words for row in team_rows(moderator.user))


def test_with_a_steward_the_team_ends_after_the_grace_period(kept, owner):
    dated(kept, end_on=END)
    name_steward(team=kept, steward="Europol", by=owner.user)
    live_through(320)
    ended = ThreadEvent.objects.get(team=kept, kind="team_ended")
    assert (ended.created_at - START).days == 311
    assert ended.actor is None
    assert told(kept)[-1] == (3, 280), "they heard of it a month before"


def test_an_end_that_is_moved_is_told_of_anew(kept):
    dated(kept, end_on=END)
    live_through(60)
    dated(kept, end_on=END + timedelta(days=365))
    live_through(420, begin=60)
    assert told(kept) == [(1, 40), (1, 405)]


def test_who_comes_after_the_end_has_the_whole_grace_period(kept, owner):
    dated(kept, end_on=date(2022, 1, 1))
    name_steward(team=kept, steward="Europol", by=owner.user)
    live_through(181)
    assert told(kept) == [(2, 0), (3, 150)]
    assert not ThreadEvent.objects.filter(kind="team_ended").exists()
    assert caring.closes_on(Team.objects.get(pk=kept.pk)) == START.date() + caring.grace()


def test_the_checklist_and_the_steward(kept, owner, team_editor):
    page = reverse("submissions:ending", args=[kept.key])
    assert "A steward is named" in owner.get(page).text
    assert owner.post(page, {"steward": ""}).status_code == 422
    owner.post(page, {"steward": "Europol"})
    kept.refresh_from_db()
    assert kept.steward == "Europol"
    assert ThreadEvent.objects.get(kind="steward_named").data == {"steward": "Europol"}
    assert "Save the steward" not in team_editor.get(page).text


def test_teams_without_anybody_in_charge(kept, moderator, owner):
    assert not team_rows(moderator.user)
    owner.user.is_active = False
    owner.user.save()
    MembershipFactory(team=kept, role=Role.VIEWER)
    assert [row.words for row in team_rows(moderator.user)] == ["team has no owner"]
