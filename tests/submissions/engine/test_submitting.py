"""Sending: who, what, where it stands then."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import WorkflowState

from submissions.actions.submitting import ask_to_unpublish, submit
from submissions.models import ContributionVersion, ThreadEvent
from submissions.models.contributions import State
from submissions.refusals import AlreadySent, NeedsRebase, NotCurrent, PageBusy
from tests.submissions.engine.looking import again, fresh, kinds, served

pytestmark = pytest.mark.django_db
Kind = ThreadEvent.Kind


def test_a_change_waits_while_the_page_stays_as_it_is(change, page, send, team_editor):
    change = send(change, note="New words.")
    now = fresh(page)
    assert change.state == State.IN_REVIEW
    assert now.tagline == "What it is for."
    assert now.live
    assert now.has_unpublished_changes
    assert now.latest_revision == change.sent_revision
    assert now.latest_revision.user == team_editor.user
    assert now.latest_revision.as_object().tagline == "What the team says."
    assert "What the team says." not in served(now)
    version = change.versions.get()
    assert (version.number, version.note, version.revision) == (
        1,
        "New words.",
        now.latest_revision,
    )
    assert version.payload == change.payload
    assert kinds(change) == [Kind.SUBMITTED]


def test_a_new_page_stands_below_its_list_and_is_not_live(article, news_index, send):
    article = send(article)
    page = article.page.specific
    assert page.get_parent().pk == news_index.pk
    assert not page.live
    assert page.slug == "a-day-in-lisbon"
    assert page.owner is None
    assert served(page) == ""
    assert article.state == State.IN_REVIEW


def test_a_taken_address_gets_a_number(article, news_index, send):
    from tests.factories.pages import ArticlePageFactory

    ArticlePageFactory(parent=news_index, title="A day in Lisbon", slug="a-day-in-lisbon")
    assert send(article).page.slug == "a-day-in-lisbon-1"


@pytest.mark.parametrize("who", ["contributor", "viewer", "outsider", "moderator", "superuser"])
def test_only_those_with_the_right_send(change, who, request):
    user = request.getfixturevalue(who).user
    with pytest.raises(PermissionDenied):
        submit(contribution=change, user=user, version=1)
    assert again(change).state == State.DRAFT
    assert not ContributionVersion.objects.exists()


def test_sending_gives_no_rights_in_the_admin(article, send, team_editor):
    page = send(article).page.specific
    rights = page.permissions_for_user(team_editor.user)
    assert not rights.can_edit()
    assert not rights.can_publish()
    assert not rights.can_delete()
    assert team_editor.get("/admin/").status_code != 200


def test_twice_and_an_old_version_are_refused(change, team_editor, send):
    with pytest.raises(NotCurrent):
        submit(contribution=change, user=team_editor.user, version=7)
    send(change)
    with pytest.raises(AlreadySent):
        submit(contribution=change, user=team_editor.user, version=1)


def test_what_is_not_valid_comes_back_by_field(change, page, send):
    change.payload |= {"start_on": "2026-05-01", "end_on": "2025-05-01"}
    change.save(update_fields=["payload"])
    with pytest.raises(ValidationError) as refused:
        send(change)
    assert "end_on" in refused.value.message_dict
    assert again(change).state == State.DRAFT
    assert not fresh(page).has_unpublished_changes


def test_nothing_but_the_team_s_fields_is_taken(change, page, send):
    change.payload |= {"slug": "mine", "grant_agreement_id": "999", "live": False, "owner": 1}
    change.save(update_fields=["payload"])
    sent = send(change).sent_revision.as_object()
    assert (sent.slug, sent.grant_agreement_id) == (page.slug, page.grant_agreement_id)


def test_a_page_that_changed_meanwhile_is_read_first(change, page, send, moderator):
    page.short_version = "Corrected."
    page.save_revision(user=moderator.user).publish(user=moderator.user)
    with pytest.raises(NeedsRebase):
        send(change)


def test_a_change_of_something_else_does_not_matter(change, page, send, moderator):
    page.search_description = "For search engines."
    page.save_revision(user=moderator.user).publish(user=moderator.user)
    change = send(change)
    assert change.base_revision == fresh(page).live_revision
    assert change.sent_revision.as_object().search_description == "For search engines."


def test_an_editors_draft_is_not_run_over(change, page, send, editor):
    page.short_version = "Half a thought."
    draft = page.save_revision(user=editor.user)
    with pytest.raises(PageBusy):
        send(change)
    assert fresh(page).latest_revision == draft


def test_a_locked_page_is_left_alone(change, page, send, moderator):
    page.locked, page.locked_by = True, moderator.user
    page.save()
    with pytest.raises(PageBusy):
        send(change)


def test_one_review_of_a_page_at_a_time(change, page, send, owner, team):
    ask_to_unpublish(team=team, page=page, user=owner.user, reason="Outdated.")
    with pytest.raises(PageBusy):
        send(change)
    assert WorkflowState.objects.count() == 1


def test_asking_to_take_down_needs_an_owner_and_a_reason(page, team, owner, team_editor):
    with pytest.raises(PermissionDenied):
        ask_to_unpublish(team=team, page=page, user=team_editor.user, reason="Outdated.")
    with pytest.raises(ValidationError):
        ask_to_unpublish(team=team, page=page, user=owner.user, reason=" ")
    wish = ask_to_unpublish(team=team, page=page, user=owner.user, reason="Outdated.")
    assert wish.state == State.IN_REVIEW
    assert fresh(page).live
    assert kinds(wish) == [Kind.UNPUBLISH_ASKED]


def test_a_team_asks_only_for_its_own_page(page, other_team, outsider):
    with pytest.raises(PageBusy):
        ask_to_unpublish(team=other_team, page=page, user=outsider.user, reason="No.")
