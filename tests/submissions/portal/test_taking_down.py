"""The team's pages, and asking for one of them to go."""

import pytest
from django.urls import reverse

from submissions.actions import reviewing
from submissions.models import Contribution
from submissions.models.contributions import State
from tests.factories.pages import ArticlePageFactory
from tests.submissions.engine.looking import again, fresh

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"submissions:{name}", args=args)


def ask(client, team, page, reason="The project has moved on."):
    return client.post(url("take_down", team.key, page.pk), {"reason": reason})


def test_only_the_team_s_own_pages_are_listed(team, page, article, send, viewer, moderator):
    other = ArticlePageFactory(parent=article_index(article, send), title="Not ours")
    reviewing.approve(contribution=again(article), user=moderator.user)
    shown = viewer.get(url("pages", team.key)).text
    assert page.title in shown
    assert article.title in shown
    assert other.title not in shown
    assert "Ask to take it down" not in shown, "that is for owners"


def article_index(article, send):
    return send(article).page.get_parent().specific


def test_a_team_without_a_public_page_is_told_so(team, page, viewer):
    page.unpublish()
    assert "Nothing of yours is public yet" in viewer.get(url("pages", team.key)).text


def test_an_owner_asks_and_the_page_stays(team, page, owner):
    assert url("take_down", team.key, page.pk) in owner.get(url("pages", team.key)).text
    assert owner.get(url("take_down", team.key, page.pk)).status_code == 200
    assert not Contribution.objects.exists()
    response = ask(owner, team, page)
    wish = Contribution.objects.with_state().get()
    assert (response.status_code, response.url) == (303, url("text", wish.key))
    assert (wish.kind, wish.state, wish.reason) == (
        "unpublish",
        State.IN_REVIEW,
        "The project has moved on.",
    )
    assert fresh(page).live
    shown = owner.get(response.url).text
    assert "Take it back" in shown
    assert url("preview", wish.key) not in shown, "there is no text to look at"


def test_a_question_about_it_is_answered_in_the_conversation(team, page, owner, moderator):
    ask(owner, team, page)
    wish = Contribution.objects.get()
    points = [("", "Where will people find you?")]
    reviewing.request_changes(contribution=wish, user=moderator.user, changes=points)
    shown = owner.get(url("text", wish.key)).text
    assert "The editors have a question" in shown
    assert url("send", wish.key) not in shown
    assert owner.post(url("send", wish.key), {"version": 1}).status_code == 409
    assert owner.post(url("withdraw", wish.key)).status_code == 303


@pytest.mark.parametrize("reason", ["", "  ", "x" * 2001])
def test_it_needs_a_reason(team, page, owner, reason):
    assert ask(owner, team, page, reason).status_code == 422
    assert not Contribution.objects.exists()


def test_a_page_that_is_being_reviewed_is_left_alone(team, page, change, send, owner):
    send(change)
    response = ask(owner, team, page)
    assert response.status_code == 409
    assert "Another change of this page is being reviewed." in response.text
    assert "The project has moved on." in response.text


def test_pages_of_others_and_pages_that_are_not_live_are_not_there(
    team, page, other_team, owner, home
):
    for stranger in (other_team.project, home):
        assert ask(owner, team, stranger).status_code == 404
    page.unpublish()
    assert ask(owner, team, page).status_code == 404
    assert not Contribution.objects.exists()
