"""What is new, by pillar, and filling an issue with it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from newsletter.actions.issues import fill_with_news
from newsletter.models import IssuePage, Mailing
from newsletter.news import OF_A_KIND, since_the_last, what_is_new
from tests.factories.pages import ArticlePageFactory, IssuePageFactory
from tests.factories.records import UserFactory

from .conftest import publish

NOW = datetime(2026, 11, 19, 7, 0, tzinfo=UTC)
WEEK_AGO = NOW - timedelta(days=7)


def told(sections) -> dict:
    return {section.title: [page.title for _kind, page in section.pages] for section in sections}


@pytest.fixture
def empty_issue(newsletter_index, library):
    """A draft with one of the pages in it already."""
    body = [("heading", "First"), ("project", {"page": library["project"].page_ptr, "note": ""})]
    page = IssuePageFactory(parent=newsletter_index, body=body, live=False)
    page.save_revision()
    return page


def test_what_is_new_stands_in_its_first_pillar(library):
    for page in library.values():
        publish([page], NOW - timedelta(days=1))
    assert told(what_is_new(WEEK_AGO, "en", until=NOW)) == {
        "Prevention": ["Help before harm"],
        "Detection": ["What 32 million reports mean"],
        "Investigation": ["Forensics on mobile devices"],
        "Support for victims and survivors": ["Editorial hour", "Words to use"],
    }


def test_what_was_published_before_or_after_is_not_new(library):
    for page in library.values():
        publish([page], WEEK_AGO)
    publish([library["article"]], NOW + timedelta(hours=1))
    publish([library["resource"]], NOW)
    assert told(what_is_new(WEEK_AGO, "en", until=NOW)) == {
        "Support for victims and survivors": ["Words to use"]
    }


def test_drafts_and_other_languages_are_not_told(library, german):
    library["article"].unpublish()
    titles = [title for titles in told(what_is_new(WEEK_AGO, "en")).values() for title in titles]
    assert "What 32 million reports mean" not in titles
    assert what_is_new(WEEK_AGO, "de") == []


@time_machine.travel(NOW, tick=False)
def test_an_event_is_told_before_it_begins_and_never_after_it_is_over(library):
    event = library["event"]
    publish([event], WEEK_AGO - timedelta(days=90))
    soon = {"starts_at": NOW + timedelta(days=5), "ends_at": NOW + timedelta(days=6)}
    type(event).objects.filter(pk=event.pk).update(**soon)
    assert "Editorial hour" not in str(told(what_is_new(WEEK_AGO, "en", until=NOW)))
    sections = what_is_new(WEEK_AGO, "en", until=NOW, soon=timedelta(days=30))
    assert "Editorial hour" in str(told(sections))
    past = timezone.now() - timedelta(days=2)
    type(event).objects.filter(pk=event.pk).update(starts_at=past, ends_at=past)
    publish([event], NOW)
    sections = what_is_new(WEEK_AGO, "en", until=NOW, soon=timedelta(days=30))
    assert "Editorial hour" not in str(told(sections))


def test_a_flood_is_counted_and_not_told_in_full(news_index, pillars):
    publish(ArticlePageFactory.create_batch(OF_A_KIND + 3, parent=news_index), timezone.now())
    [section] = what_is_new(timezone.now() - timedelta(seconds=30), "en")
    assert section.title == "Also new"
    assert (len(section.pages), section.more) == (OF_A_KIND, 3)


def test_new_means_since_the_last_mailing_of_its_kind_was_finished(db):
    month_ago = timezone.now() - timedelta(days=30)
    assert abs(since_the_last() - month_ago) < timedelta(minutes=1)
    Mailing.objects.create(title="One", state="finished", finished_at=WEEK_AGO)
    Mailing.objects.create(title="Two", state="cancelled", finished_at=NOW)
    Mailing.objects.create(title="Three", kind="weekly", state="finished", finished_at=NOW)
    assert since_the_last() == WEEK_AGO
    assert since_the_last("weekly") == NOW


def test_filling_appends_what_is_missing_as_a_draft_by_somebody(empty_issue):
    somebody = UserFactory()
    assert fill_with_news(issue=empty_issue, by=somebody) == 4
    draft = IssuePage.objects.get(pk=empty_issue.pk).get_latest_revision_as_object()
    assert [block.block_type for block in draft.body][:4] == [
        *("heading", "project", "heading", "recommendation"),
    ]
    assert [block.value for block in draft.body if block.block_type == "heading"] == [
        *("First", "Prevention", "Detection", "Support for victims and survivors"),
    ]
    assert draft.latest_revision.user == somebody
    assert len(IssuePage.objects.get(pk=empty_issue.pk).body) == 2  # not published


def test_filling_twice_adds_nothing_twice(empty_issue):
    somebody = UserFactory()
    fill_with_news(issue=empty_issue, by=somebody)
    revisions = empty_issue.revisions.count()
    assert fill_with_news(issue=empty_issue, by=somebody) == 0
    assert empty_issue.revisions.count() == revisions


def test_an_editor_sees_first_what_would_be_added(editor, empty_issue):
    url = reverse("newsletter_fill", args=[empty_issue.pk])
    assert url in editor.get(reverse("wagtailadmin_pages:edit", args=[empty_issue.pk])).text
    answer = editor.get(url)
    assert answer.status_code == 200
    assert "Words to use" in answer.text
    assert "Forensics" not in answer.text
    assert empty_issue.revisions.count() == 1


def test_an_editor_adds_it_with_one_button(editor, empty_issue):
    url = reverse("newsletter_fill", args=[empty_issue.pk])
    edit = reverse("wagtailadmin_pages:edit", args=[empty_issue.pk])
    answer = editor.post(url, follow=True)
    assert answer.redirect_chain == [(edit, 302)]
    assert "4 pages are added to the draft." in answer.text
    assert empty_issue.revisions.count() == 2
    assert "is not in this issue" in editor.get(url).text


def test_nobody_else_may_fill(visitor, editor, empty_issue):
    url = reverse("newsletter_fill", args=[empty_issue.pk])
    assert visitor.post(url).status_code == 302  # to the sign-in
    empty_issue.locked, empty_issue.locked_by = True, UserFactory()
    empty_issue.save()
    assert editor.post(url).status_code in (302, 403)
    assert empty_issue.revisions.count() == 1


def test_an_issue_whose_audience_is_frozen_is_not_filled(superuser, empty_issue):
    Mailing.objects.create(
        issue=empty_issue, title="Sent", frozen_at=timezone.now(), audience_count=0
    )
    url = reverse("newsletter_fill", args=[empty_issue.pk])
    assert url not in superuser.get(reverse("wagtailadmin_pages:edit", args=[empty_issue.pk])).text
    assert superuser.post(url).status_code in (302, 403)
    assert empty_issue.revisions.count() == 1
