"""Saving: nobody's words are lost, and only members with the right to write save anything."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from submissions.actions import writing
from submissions.models import Contribution, ContributionVersion, ThreadEvent
from submissions.refusals import NotWithTeam
from tests.factories.pages import ArticlePageFactory, RecommendationPageFactory
from tests.factories.records import PillarFactory

pytestmark = pytest.mark.django_db
Kind = Contribution.Kind


def begin(team, client, **more) -> Contribution:
    more = {"page_type": "project", "kind": Kind.UPDATE, "page": team.project, **more}
    return writing.start(team=team, user=client.user, **more)


def test_the_open_text_of_a_page_is_given_again(team, contributor, owner):
    text = begin(team, contributor)
    assert begin(team, owner) == text
    assert text.payload == text.base_payload
    assert text.payload["title"] == "Aurora"
    assert ThreadEvent.objects.filter(kind="started", contribution=text).count() == 1


def test_only_writers_of_the_team_begin(team, viewer, outsider, other_team, contributor):
    for client in (viewer, outsider):
        with pytest.raises(PermissionDenied):
            begin(team, client)
    with pytest.raises(PermissionDenied):
        begin(team, contributor, page=other_team.project)


def test_pages_of_editors_are_the_editors(team, contributor, news_index):
    page = ArticlePageFactory(parent=news_index)
    page.projects = [team.project]
    page.save()
    with pytest.raises(PermissionDenied):
        begin(team, contributor, page_type="article", page=page)
    text = begin(team, contributor, page_type="article", kind=Kind.CREATE, page=None)
    text.page = page
    text.outcome = "published"
    text.save()
    assert begin(team, contributor, page_type="article", page=page).page_id == page.pk


def test_work_on_a_recommendation_gets_a_key(team, contributor, recommendation_index):
    page = RecommendationPageFactory(parent=recommendation_index, pillar=PillarFactory())
    text = begin(team, contributor, page_type="follow_up", page=page)
    assert text.item
    assert text.kind == Kind.UPDATE
    assert begin(team, contributor, page_type="follow_up", page=page) == text


def test_different_fields_are_brought_together(team, contributor, owner):
    text = begin(team, contributor)
    base = dict(text.payload)
    writing.save(
        contribution=text, user=owner.user, version=1, changes={"tagline": "Ana's"}, base=base
    )
    mine = {"tagline": base["tagline"], "acronym": "NEW"}
    saved = writing.save(
        contribution=text, user=contributor.user, version=1, changes=mine, base=base
    )
    assert (saved.payload["tagline"], saved.payload["acronym"]) == ("Ana's", "NEW")
    assert saved.version == 3


def test_the_same_field_is_a_conflict_and_nothing_is_stored(team, contributor, owner):
    text = begin(team, contributor)
    base = dict(text.payload)
    writing.save(contribution=text, user=owner.user, version=1, changes={"tagline": "A"}, base=base)
    for more in ({"base": base}, {}):
        with pytest.raises(writing.Outdated) as caught:
            writing.save(
                contribution=text,
                user=contributor.user,
                version=1,
                changes={"tagline": "B"},
                **more,
            )
        assert caught.value.conflicts == ["tagline"]
        assert caught.value.merged["tagline"] == "B"
    text.refresh_from_db()
    assert (text.payload["tagline"], text.version) == ("A", 2)


def test_what_changes_nothing_is_no_new_version(team, contributor):
    text = begin(team, contributor)
    changes = {"tagline": text.payload["tagline"], "slug": "x", "live": False}
    saved = writing.save(contribution=text, user=contributor.user, version=1, changes=changes)
    assert saved.version == 1
    assert "slug" not in saved.payload


def test_going_back_is_a_new_version_of_the_draft(team, contributor):
    text = begin(team, contributor)
    sent = {**text.payload, "tagline": "As sent"}
    ContributionVersion.objects.create(contribution=text, number=1, payload=sent)
    back = writing.restore(contribution=text, user=contributor.user, number=1)
    assert (back.payload["tagline"], back.version) == ("As sent", 2)
    kept = ThreadEvent.objects.get(kind="restored", contribution=text)
    assert kept.data["draft"] == text.payload
    again = writing.restore(contribution=text, user=contributor.user, kept=kept.pk)
    assert again.payload == text.payload
    assert writing.drafts_kept(text).count() == 2
    with pytest.raises(ValidationError):
        writing.discard(contribution=text, user=contributor.user)


def test_a_draft_that_was_never_sent_can_go(team, contributor):
    text = begin(team, contributor)
    writing.discard(contribution=text, user=contributor.user)
    assert not Contribution.objects.filter(pk=text.pk).exists()


def test_a_closed_text_is_not_written_in(team, contributor):
    text = begin(team, contributor)
    Contribution.objects.filter(pk=text.pk).update(outcome="withdrawn")
    with pytest.raises(NotWithTeam):
        writing.save(contribution=text, user=contributor.user, version=1, changes={"acronym": "A"})


def test_what_editors_changed_is_taken_in(team, contributor):
    text = begin(team, contributor)
    changes = {"tagline": "Ours", "acronym": "OURS"}
    writing.save(contribution=text, user=contributor.user, version=1, changes=changes)
    page = team.project
    page.tagline, page.short_version = "Editors'", "Corrected."
    page.save()
    text.refresh_from_db()
    live = text.base_payload | {"tagline": "Editors'", "short_version": "Corrected."}
    seen, choices = writing.sight_of(text, live), {"tagline": "mine"}
    for more in ({"choices": {}, "seen": seen}, {"choices": choices, "seen": "another"}):
        with pytest.raises(writing.Outdated):
            writing.rebase_draft(contribution=text, user=contributor.user, **more)
    done = writing.rebase_draft(
        contribution=text, user=contributor.user, choices=choices, seen=seen
    )
    assert done.base_payload == live
    told = [done.payload[name] for name in ("tagline", "acronym", "short_version")]
    assert told == ["Ours", "OURS", "Corrected."]
