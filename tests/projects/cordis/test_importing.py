"""From records to drafts, and what a second import leaves alone."""

from datetime import date
from decimal import Decimal

import pytest
from wagtail.models import Page

from projects.models import CordisRecord, Organisation, OrganisationKey, ProjectPage
from tests.factories.pages import ProjectPageFactory
from tests.factories.records import OrganisationFactory

pytestmark = pytest.mark.django_db
KEY = "101000001"


def newest(page=None) -> ProjectPage:
    page = page or ProjectPage.objects.get(grant_agreement_id=KEY)
    return page.get_latest_revision_as_object()


def edit(**fields):
    page = newest()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision(clean=False)


def publish():
    page = newest()
    page.tagline, page.short_version = "What for.", "One. Two. Three."
    page.save_revision().publish()


def written(plan) -> dict:
    return {change.name: change.new for change in plan.written}


def test_a_project_becomes_a_draft(imported):
    assert imported().verdict == "new"
    page = ProjectPage.objects.get()
    assert (page.live, page.source, page.slug) == (False, "cordis", "example")
    assert (page.grant_agreement_id, page.kind) == (KEY, "eu_project")
    assert (page.start_on, page.end_on) == (date(2023, 1, 1), date(2026, 12, 31))
    assert (page.total_cost, page.eu_contribution) == (Decimal("2000000.50"), Decimal(1500000))
    assert page.programme.code == "HORIZON"
    assert (page.tagline, page.short_version) == ("", "")
    part = page.participations.get()
    assert (part.role, part.eu_contribution) == ("coordinator", Decimal(1500000))
    assert (part.organisation.name, part.organisation.country.code) == (
        "UNIVERSITY OF EXAMPLE",
        "BE",
    )
    assert newest().title == "An example"


def test_a_draft_that_was_imported_is_completed_and_published(imported):
    imported()
    publish()
    page = ProjectPage.objects.get()
    assert page.live
    assert page.participations.count() == 1


def test_what_is_not_declared_stays_unknown(imported):
    imported(totalCost="0", ecMaxContribution="0", partners=[{"ecContribution": "0"}])
    page = ProjectPage.objects.get()
    assert (page.total_cost, page.eu_contribution) == (None, None)
    assert page.participations.get().eu_contribution is None


def test_a_plan_writes_nothing(plan):
    one = plan()
    assert one.verdict == "new"
    assert one.changes[-1].new == "UNIVERSITY OF EXAMPLE (a new organisation)"
    assert not ProjectPage.objects.exists()
    assert not Organisation.objects.exists()


def test_a_second_import_changes_nothing(imported):
    imported()
    before = newest().latest_revision_id, CordisRecord.objects.get().imported_at
    assert imported().verdict == "unchanged"
    assert before == (newest().latest_revision_id, CordisRecord.objects.get().imported_at)
    assert (Organisation.objects.count(), OrganisationKey.objects.count()) == (1, 3)


def test_what_nobody_has_changed_follows_cordis(imported):
    imported()
    again = imported(endDate="2027-06-30", totalCost="3000000", title="A new title")
    assert again.verdict == "changed"
    assert written(again) == {
        "title": "A new title",
        "end_on": "2027-06-30",
        "total_cost": "3000000.00",
    }
    assert (newest().title, newest().end_on) == ("A new title", date(2027, 6, 30))
    assert imported(endDate="2027-06-30", totalCost="3000000", title="A new title").verdict == (
        "unchanged"
    )


def test_a_live_page_only_gets_a_draft(imported):
    imported()
    publish()
    imported(title="A new title")
    page = ProjectPage.objects.get()
    assert page.live
    assert page.has_unpublished_changes
    assert (page.title, newest().title) == ("An example", "A new title")


def test_editors_words_are_kept_and_the_rest_follows(imported):
    imported()
    edit(title="Our title", tagline="Ours.", end_on=None)
    again = imported(title="Theirs", endDate="2027-06-30", acronym="NEW")
    assert written(again) == {"acronym": "NEW"}
    assert {change.name for change in again.changes if change.kept} == {"title", "end_on"}
    assert (newest().title, newest().tagline, newest().end_on) == ("Our title", "Ours.", None)


def test_fields_an_import_must_not_touch_are_not_touched(imported):
    imported()
    edit(overridden_fields=["title"])
    assert written(imported(title="Theirs")) == {}
    assert newest().title == "An example"


def test_what_the_form_adds_to_a_text_is_no_change(imported):
    imported(objective='It is "quoted".')
    edit(objective='<p data-block-key="abc12">It is "quoted".</p>')
    assert imported(objective='It is "quoted".').verdict == "unchanged"
    assert written(imported(objective="It is new.")) == {"objective": "<p>It is new.</p>"}


def test_a_page_written_here_only_gets_what_is_empty(imported, site):
    ProjectPageFactory(parent=site, title="Ours", grant_agreement_id=KEY, acronym="")
    again = imported()
    assert "title" not in written(again)
    assert written(again)["acronym"] == "EXAMPLE"
    assert (newest().title, newest().source) == ("Ours", "manual")
    assert newest().participations.count() == 1


def test_acronyms_say_nothing(imported, site):
    ProjectPageFactory(parent=site, title="Another", acronym="EXAMPLE", slug="example")
    assert imported().verdict == "new"
    assert ProjectPage.objects.get(grant_agreement_id=KEY).slug == "example-1"


def test_who_takes_part_follows_cordis_until_an_editor_changes_it(imported):
    imported([{}, {"organisationID": "2", "name": "B", "vatNumber": "", "role": "participant"}])
    changed = [{"ecContribution": "7"}, {"organisationID": "3", "name": "C", "vatNumber": ""}]
    imported(changed)
    parts = {str(each.organisation): each.eu_contribution for each in newest().participations.all()}
    assert parts == {"UNIVERSITY OF EXAMPLE": 7, "C": 1500000}
    page = newest()
    page.participations.remove(page.participations.all()[0])
    page.save_revision(clean=False)
    assert written(imported([{}])) == {}
    assert len(newest().participations.all()) == 1


def test_an_organisation_twice_in_one_role_counts_once(imported):
    imported([{"ecContribution": "5"}, {"ecContribution": "6", "shortName": "x"}])
    assert ProjectPage.objects.get().participations.get().eu_contribution == 11


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "Another name", "vatNumber": ""},
        {"organisationID": "5", "name": "Another name"},
        {"organisationID": "5", "vatNumber": "", "name": "University  of Example"},
    ],
    ids=["number", "VAT", "name and country"],
)
def test_one_organisation_is_found_again(imported, fields):
    imported()
    imported([fields], id="101000002")
    assert Organisation.objects.count() == 1


def test_the_same_name_elsewhere_is_another_organisation(imported):
    imported()
    imported([{"organisationID": "5", "vatNumber": "", "country": "NL"}], id="101000002")
    assert Organisation.objects.count() == 2


def test_an_organisation_of_the_editors_is_found_and_left_as_it_is(imported):
    ours = OrganisationFactory(name="University of Example", country="BE", city="")
    imported()
    ours.refresh_from_db()
    assert (ours.name, ours.city) == ("University of Example", "")
    assert ProjectPage.objects.get().participations.get().organisation == ours


def test_a_locked_page_is_left_alone(imported):
    imported()
    Page.objects.filter(pk=ProjectPage.objects.get().pk).update(locked=True)
    again = imported(title="Theirs")
    assert again.verdict == "refused"
    assert "locked" in again.reason


def test_without_a_programme_it_stays_empty(imported):
    again = imported(frameworkProgramme="FP7")
    assert any("no programme “FP7”" in remark for remark in again.remarks)
    assert ProjectPage.objects.get().programme is None
