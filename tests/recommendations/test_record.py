"""The record of follow-ups: one door, one entry for each change, never rewritten."""

from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale

from projects.models import ProjectPage
from recommendations.actions import record_changes
from recommendations.models import FollowUp, FollowUpChange, RecommendationPage
from tests.admin_forms import page_form
from tests.factories.pages import ProjectPageFactory
from tests.factories.records import FollowUpFactory, OrganisationFactory

from .conftest import changed, kinds, published

pytestmark = pytest.mark.django_db


def follow_up(page, **fields) -> FollowUp:
    return FollowUp(locale=page.locale, **{"name": "A team", "what": "Acts.", **fields})


@pytest.fixture
def followed(page):
    """A live recommendation on which a team works."""
    page.follow_ups = [follow_up(page)]
    return published(page)


def test_what_goes_public_is_recorded_once(followed):
    [entry] = followed.changes.all()
    assert (entry.kind, entry.number, entry.status) == ("new", 1, "under_way")
    assert (entry.who, entry.what) == ("A team", "Acts.")
    assert record_changes(recommendation=followed) == []
    assert kinds(published(followed)) == ["new"]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"status": "done"}, "status"),
        ({"confirmed_on": date(2026, 11, 1)}, "confirmed"),
        ({"what": "Acts differently."}, "revised"),
        ({"link": "https://example.org/"}, "revised"),
        ({"since": date(2026, 1, 1)}, "revised"),
        ({"name": "Another team"}, "revised"),
        ({"status": "stopped", "confirmed_on": date(2026, 11, 1), "what": "Done."}, "status"),
    ],
)
def test_each_change_is_one_entry(followed, fields, kind):
    assert kinds(changed(followed, **fields)) == ["new", kind]


def test_who_leaves_the_list_and_comes_back_is_recorded(followed):
    [row] = followed.follow_ups.all()
    followed.follow_ups = []
    gone = published(followed)
    assert kinds(gone) == ["new", "removed"]
    assert kinds(published(gone)) == ["new", "removed"]
    gone.follow_ups = [follow_up(gone, translation_key=row.translation_key)]
    assert kinds(published(gone)) == ["new", "removed", "new"]


def test_a_draft_is_not_recorded_before_it_goes_public(followed):
    followed.follow_ups = [*followed.follow_ups.all(), follow_up(followed, name="Somebody else")]
    revision = followed.save_revision()
    assert kinds(followed) == ["new"]
    revision.publish()
    assert kinds(followed) == ["new", "new"]


def test_what_goes_public_on_its_date_is_recorded_then(followed, time_machine):
    followed.go_live_at = timezone.now() + timedelta(days=3)
    followed.follow_ups = []
    followed.save_revision().publish()
    assert kinds(followed) == ["new"]
    time_machine.move_to(timezone.now() + timedelta(days=4))
    call_command("publish_scheduled")
    assert kinds(followed) == ["new", "removed"]


def test_a_form_of_the_admin_comes_by_the_door(followed, moderator):
    url = reverse("wagtailadmin_pages:edit", args=[followed.pk])
    data = page_form(moderator, url, type(followed))
    data["follow_ups-0-status"] = "done"
    data["action-publish"] = "1"
    assert moderator.post(url, data).status_code == 302
    assert kinds(followed) == ["new", "status"]


@pytest.mark.parametrize("field", ["status", "what", "recorded_at", "recommendation", "number"])
def test_the_database_lets_nobody_rewrite_it(followed, field):
    values = {
        "status": "done",
        "what": "Never said.",
        "recorded_at": timezone.now(),
        "recommendation": None,
        "number": 7,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUpChange.objects.update(**{field: values[field]})


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 1, "kind": "new"},  # there is one already
        {"number": 2, "kind": "status", "status": ""},
        {"number": 2, "kind": "removed"},
        {"number": 2, "kind": "found"},
        {"number": 2, "kind": "guessed"},
        {"number": 2, "kind": "status", "status": "perhaps"},
    ],
    ids=str,
)
def test_the_database_refuses_what_makes_no_sense(followed, wrong):
    [entry] = followed.changes.all()
    told = {"follow_up": entry.follow_up, "status": "done", "what": "Acts.", **wrong}
    with pytest.raises(IntegrityError), transaction.atomic():
        FollowUpChange.objects.create(recommendation=followed, **told)


def test_it_goes_with_the_recommendation_and_outlives_who_acted(page, project_index):
    project = ProjectPageFactory(parent=project_index, acronym="LANTERN")
    page.follow_ups = [follow_up(page, name="", project=project)]
    page = published(page)
    assert page.changes.get().who == "LANTERN"
    project.delete()
    entry = FollowUpChange.objects.get()
    assert "LANTERN" not in entry.sentence
    assert record_changes(recommendation=page) == []
    page.delete()
    assert not FollowUpChange.objects.exists()


def test_of_a_project_that_is_hidden_not_even_the_name_is_said(page, project_index, visitor):
    project = ProjectPageFactory(parent=project_index, acronym="LANTERN")
    page.follow_ups = [follow_up(page, name="", project=project)]
    page = published(page)
    assert visitor.get(page.url).text.count("LANTERN is at work on it") == 1
    ProjectPage.objects.get(pk=project.pk).unpublish()
    assert "LANTERN" not in visitor.get(page.url).text


def test_a_translation_takes_the_record_over(followed):
    locale = Locale.objects.create(language_code="de")
    german = followed.copy_for_translation(locale, copy_parents=True)
    german = changed(german, what="Handelt.", status="done")
    first, second = german.changes.all()
    assert first.recorded_at == followed.changes.get().recorded_at
    assert (first.kind, second.kind, second.what) == ("new", "status", "Handelt.")


def test_what_was_there_before_the_record_gets_its_first_entry(page):
    FollowUpFactory(recommendation=page, organisation=OrganisationFactory(), status="done")
    RecommendationPage.objects.update(last_published_at=datetime(2026, 3, 1, tzinfo=UTC))
    migration = import_module("recommendations.migrations.0003_follow_up_changes")
    migration.record_what_is_there(apps, None)
    [entry] = page.changes.all()
    assert (entry.kind, entry.status, entry.recorded_on) == ("found", "done", date(2026, 3, 1))
    assert record_changes(recommendation=page) == []
