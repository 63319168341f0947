"""Editors correct the live page while a team writes, or while its text waits."""

import pytest
from django.core.exceptions import PermissionDenied

from submissions.actions import reviewing
from submissions.actions.rebasing import correct_live, rebase
from submissions.actions.submitting import ask_to_unpublish
from submissions.models import ThreadEvent
from submissions.models.contributions import State
from submissions.refusals import NeedsRebase, NotWithTeam, PageBusy
from tests.submissions.engine.looking import again, fresh, kinds, served

pytestmark = pytest.mark.django_db
Kind = ThreadEvent.Kind


def correct(page, user, **fields):
    """Publish a correction of the live page as the desk does it."""
    content = fresh(page)
    for name, value in fields.items():
        setattr(content, name, value)
    return correct_live(page=page, content_page=content, user=user)


def edit_live(page, user, **fields):
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(user=user).publish(user=user)


def test_a_draft_takes_in_what_is_new(change, page, send, moderator, team_editor):
    edit_live(page, moderator.user, short_version="Corrected.")
    with pytest.raises(NeedsRebase):
        send(change)
    assert rebase(contribution=change, user=team_editor.user) == []
    change = send(change)
    assert change.version == 2
    sent = change.sent_revision.as_object()
    assert (sent.tagline, sent.short_version) == ("What the team says.", "Corrected.")


def test_where_both_changed_the_team_s_words_stay_and_both_hear(change, page, send, moderator):
    edit_live(page, moderator.user, tagline="What an editor says.")
    assert rebase(contribution=change) == ["tagline"]
    assert again(change).payload["tagline"] == "What the team says."
    event = change.events.for_team().get(kind=Kind.REBASED)
    assert event.data == {"fields": ["tagline"]}
    assert send(change).sent_revision.as_object().tagline == "What the team says."


def test_a_correction_goes_live_while_a_change_waits(change, page, send, moderator, team_editor):
    sent = send(change).sent_revision
    revision = correct(page, moderator.user, short_version="Corrected.")
    change, now = again(change), fresh(page)
    assert now.live_revision == revision
    assert (now.tagline, now.short_version) == ("What it is for.", "Corrected.")
    assert "Corrected." in served(now)
    assert "What the team says." not in served(now)
    assert change.state == State.IN_REVIEW
    assert now.latest_revision == change.sent_revision != sent
    assert now.current_workflow_task_state.revision == change.sent_revision
    assert change.sent_revision.user == team_editor.user
    assert change.base_revision == revision
    assert change.payload["short_version"] == "Corrected."
    assert kinds(change) == [Kind.SUBMITTED, Kind.LIVE_CORRECTED, Kind.REBASED]
    reviewing.approve(contribution=change, user=moderator.user)
    now = fresh(page)
    assert (now.tagline, now.short_version) == ("What the team says.", "Corrected.")


def test_a_correction_of_the_same_field_is_told(change, page, send, moderator):
    send(change)
    correct(page, moderator.user, tagline="What an editor says.")
    assert change.events.get(kind=Kind.REBASED).data == {"fields": ["tagline"]}
    assert fresh(page).tagline == "What an editor says."
    assert again(change).sent_revision.as_object().tagline == "What the team says."


def test_a_correction_while_the_team_mends_its_text(change, page, send, moderator):
    change = send(change)
    reviewing.request_changes(contribution=change, user=moderator.user, changes=[("", "Hm.")])
    correct(page, moderator.user, short_version="Corrected.")
    assert again(change).state == State.CHANGES_REQUESTED
    change = send(change)
    assert change.state == State.IN_REVIEW
    assert change.sent_revision.as_object().short_version == "Corrected."


def test_a_correction_leaves_a_wish_to_take_down_as_it_is(page, team, owner, moderator):
    wish = ask_to_unpublish(team=team, page=page, user=owner.user, reason="Outdated.")
    correct(page, moderator.user, short_version="Corrected.")
    assert again(wish).state == State.IN_REVIEW
    assert fresh(page).short_version == "Corrected."


def test_a_wish_to_take_a_page_down_takes_nothing_in(page, team, owner, moderator):
    wish = ask_to_unpublish(team=team, page=page, user=owner.user, reason="Outdated.")
    changes = [("", "Since when?")]
    reviewing.request_changes(contribution=wish, user=moderator.user, changes=changes)
    wish = again(wish)
    assert wish.state == State.CHANGES_REQUESTED
    assert rebase(contribution=wish) == []
    assert again(wish).payload == wish.payload


def test_what_an_editor_mended_in_the_review_is_not_lost(change, page, send, moderator, editor):
    change = send(change)
    mended = fresh(page).get_latest_revision_as_object()
    mended.short_version = "Mended."
    mended.save_revision(user=editor.user)
    reviewing.request_changes(contribution=change, user=moderator.user, changes=[("", "Hm.")])
    with pytest.raises(NeedsRebase):
        send(change)
    assert rebase(contribution=change) == []
    sent = send(change).sent_revision.as_object()
    assert (sent.tagline, sent.short_version) == ("What the team says.", "Mended.")


def test_who_corrects_and_when(change, page, send, editor, team_editor, moderator):
    for client in (editor, team_editor):
        with pytest.raises(PermissionDenied):
            correct(page, client.user, tagline="Mine.")
    draft = fresh(page)
    draft.tagline = "Half a thought."
    draft.save_revision(user=editor.user)
    with pytest.raises(PageBusy):
        correct(page, moderator.user, short_version="Corrected.")
    assert fresh(page).get_latest_revision_as_object().tagline == "Half a thought."


def test_no_rebase_while_editors_have_it(change, send):
    with pytest.raises(NotWithTeam):
        rebase(contribution=send(change))
