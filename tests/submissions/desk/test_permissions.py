"""Who gets where: editors read and work, those who publish decide, teams never get here."""

import pytest
from django.urls import reverse

from submissions.models import Contribution
from submissions.models.contributions import State
from submissions.rights import Role
from tests.factories.teams import MembershipFactory
from tests.submissions.desk.conftest import again

pytestmark = pytest.mark.django_db

PEOPLE = ["editor", "moderator", "administrator", "superuser", "owner", "visitor"]
# Who gets an answer; everybody else is led away.
PAGES = {
    "index": "yyyy--",
    "index_results": "yyyy--",
    "text": "yyyy--",
    "compare": "yyyy--",
    "correct": "-yyy--",
    "report": "yyyy--",
}
# Who may do it, and what it needs to be told.
VERBS = {
    "claim": ("yyyy--", {}),
    "give-back": ("yyyy--", {}),
    "assign": ("yyyy--", {}),
    "comment": ("yyyy--", {"text": "Thank you.", "visibility": "team"}),
    "mark-read": ("yyyy--", {}),
    "approve": ("-yyy--", {}),
    "decline": ("-yyy--", {"reason": "Not for this site."}),
    "request-changes": (
        "-yyy--",
        {
            "changes-TOTAL_FORMS": "1",
            "changes-INITIAL_FORMS": "0",
            "changes-0-field": "",
            "changes-0-text": "Say more.",
        },
    ),
}


def url(name: str, text: Contribution, *more) -> str:
    if name == "report":
        return reverse("report_waiting_teams")
    if name.startswith("index"):
        return reverse(f"submissions_texts:{name}")
    pk = text.page_id if name == "correct" else text.pk
    return reverse(f"submissions_texts:{name}", args=[pk, *more])


@pytest.mark.parametrize("who", PEOPLE)
def test_each_person_gets_where_they_should(who, request, text):
    client = request.getfixturevalue(who)
    got = {name: client.get(url(name, text)).status_code == 200 for name in PAGES}
    assert got == {name: row[PEOPLE.index(who)] == "y" for name, row in PAGES.items()}


@pytest.mark.parametrize("who", ["editor", "moderator", "owner", "visitor"])
@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_is_for_those_who_may(verb, who, request, text):
    client = request.getfixturevalue(who)
    row, told = VERBS[verb]
    client.post(url("do", text, verb), told)
    changed = _traces(text) != {"events": 1, "looks": 0, "assignee": None}
    may = row[PEOPLE.index(who)] == "y"
    quiet = verb == "give-back"  # what nobody has is with nobody afterwards
    assert changed == may or (quiet and may)


def _traces(text: Contribution) -> dict:
    return {
        "events": text.events.count(),
        "looks": text.looks.count(),
        "assignee": again(text).assignee,
    }


def test_nobody_decides_about_what_their_own_team_sends(moderator, team, text):
    MembershipFactory(team=team, user=moderator.user, role=Role.VIEWER)
    moderator.post(url("do", text, "approve"))
    assert again(text).state == State.IN_REVIEW
    assert "does not belong to the team" in moderator.get(url("text", text)).text


def test_verbs_are_posts_and_unknown_ones_are_not_found(moderator, text):
    assert moderator.get(url("do", text, "claim")).status_code == 405
    assert moderator.post(url("do", text, "eat"), follow=True).status_code == 404


def test_drafts_are_the_team_s_own_business(moderator, draft):
    assert moderator.get(url("text", draft), follow=True).status_code == 404
    assert list(moderator.get(url("index", draft)).context["object_list"]) == []
