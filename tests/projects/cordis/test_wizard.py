"""The import in the admin: file, search, preview, pick, report."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError
from django.urls import reverse
from wagtail.models import GroupPagePermission

from projects.models import CordisDump, CordisRow, CordisRun, ProjectPage
from sparks.core.models import OutboxMessage
from sparks.core.outbox import deliver
from tests.counting import queries_of
from tests.factories.pages import ProjectPageFactory

from .dumps import PARTNER, PROJECT, table, zipped

SEARCH, UPLOAD = "cordis:search", "cordis:upload"


def upload(client, path, name="cordis.zip"):
    file = SimpleUploadedFile(name, path.read_bytes(), content_type="application/zip")
    return client.post(reverse(UPLOAD), {"file": file})


def work() -> None:
    """Do what workers do until nothing is promised any more."""
    while message := OutboxMessage.objects.due().order_by("pk").first():
        assert deliver(message.pk), OutboxMessage.objects.get(pk=message.pk).last_error


@pytest.fixture
def two(tmp_path):
    """A dump of two projects, and a row that cannot be read."""
    other = {**PROJECT, "id": "101000002", "title": "Another", "acronym": "OTHER"}
    data = table(PROJECT, other) + b'"101000003";"too few"\n'
    return zipped(tmp_path / "a.zip", project=data, organization=table(PARTNER))


@pytest.fixture
def run(editor, site, two):
    """A search for both projects, before workers have begun."""
    upload(editor, two)
    dump = CordisDump.objects.get()
    answer = editor.post(
        reverse(SEARCH), {"dump": dump.pk, "ids": "101000001 99999", "phrases": "another"}
    )
    found = CordisRun.objects.get()
    assert answer["Location"] == reverse("cordis:run", args=[found.pk])
    return found


def page_of(client, run):
    return client.get(reverse("cordis:run", args=[run.pk]))


def pick(client, run, *keys):
    rows = CordisRow.objects.filter(run=run, key__in=keys).values_list("pk", flat=True)
    return client.post(reverse("cordis:run", args=[run.pk]), {"rows": list(rows)}, follow=True)


def test_from_a_file_to_drafts(editor, run):
    text = page_of(editor, run).text
    assert "0 % of the file is read" in text
    assert "Look again" in text
    work()
    text = page_of(editor, run).text
    for words in (
        "101000001 EXAMPLE – An example",
        "UNIVERSITY OF EXAMPLE (a new organisation)",
        "It is not in this file.",
        "1 row of the file could not be read",
        "line 4 of “project”",
    ):
        assert words in text
    assert not ProjectPage.objects.exists()
    assert "1 project is being imported as a draft." in pick(editor, run, "101000001").text
    assert "0 of 1 projects are imported" in page_of(editor, run).text
    work()
    page = ProjectPage.objects.get()
    assert (page.live, page.owner) == (False, editor.user)
    text = page_of(editor, run).text
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in text
    assert "Done" in text


def test_progress_grows_table_by_table(editor, run):
    place = reverse("cordis:progress", args=[run.pk])
    seen = []
    while message := OutboxMessage.objects.due().order_by("pk").first():
        deliver(message.pk)
        run.refresh_from_db()
        seen.append(run.percent)
        assert f'data-state="{run.state}"' in editor.get(place).text
    assert seen == sorted(seen)
    assert 0 < seen[0] < seen[-1] == 100


def test_what_is_picked_twice_is_imported_once(editor, run):
    work()
    pick(editor, run, "101000001")
    again = pick(editor, run, "101000001")
    assert again.status_code == 422
    work()
    assert ProjectPage.objects.count() == 1
    row = CordisRow.objects.get(run=run, key="101000001")
    assert (row.state, row.verdict, row.page) == ("done", "new", ProjectPage.objects.get())


def test_the_preview_shows_what_is_kept(editor, site, run):
    ProjectPageFactory(parent=site, title="Ours", grant_agreement_id="101000001")
    work()
    text = page_of(editor, run).text
    assert "kept Ours (CORDIS: An example)" in text
    assert "acronym:" in text


def test_a_page_that_is_not_the_editors_is_refused(editor, site, run, administrator):
    ProjectPageFactory(parent=site, title="Ours", grant_agreement_id="101000001")
    GroupPagePermission.objects.filter(permission__codename="change_page").delete()
    work()
    assert "You may not edit its page." in page_of(editor, run).text


def test_the_page_costs_the_same_for_one_and_for_many(editor, run):
    work()
    place = reverse("cordis:run", args=[run.pk])
    many = queries_of(editor, place)
    CordisRow.objects.exclude(key="101000001").delete()
    assert len(queries_of(editor, place)) == len(many)


@pytest.mark.parametrize("place", [SEARCH, UPLOAD])
def test_only_who_may_add_projects_gets_in(editor, site, place):
    assert editor.get(reverse(place)).status_code == 200
    GroupPagePermission.objects.filter(permission__codename="add_page").delete()
    assert editor.get(reverse(place)).status_code != 200


def test_a_visitor_is_asked_to_sign_in(visitor, site):
    assert visitor.get(reverse(SEARCH)).status_code == 302


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.zip", b"PK\x03\x04"), ("a.zip", b""), ("a.xlsx", b"x"), ("a.csv", b"")],
)
def test_what_cannot_be_read_is_said_beside_the_field_and_not_kept(
    editor, site, name, data, settings
):
    file = SimpleUploadedFile(name, data)
    answer = editor.post(reverse(UPLOAD), {"file": file})
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not CordisDump.objects.exists()
    assert not list(settings.PRIVATE_ROOT.rglob("*-project*"))


def test_a_bomb_is_refused(editor, site, tmp_path):
    answer = upload(editor, zipped(tmp_path / "b.zip", project=b"0" * 20_000_000))
    assert "far too large" in answer.context["form"].errors["file"][0]


def test_a_file_that_is_too_large_is_refused(editor, site, two, monkeypatch):
    monkeypatch.setattr("projects.cordis.forms.MAX_BYTES", 10)
    assert upload(editor, two).status_code == 422


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({}, "ids"),
        ({"ids": "GRACE"}, "ids"),
        ({"phrases": "a"}, "phrases"),
        ({"dump": "0"}, "dump"),
    ],
)
def test_a_search_says_what_is_wrong_and_keeps_what_was_typed(editor, site, two, fields, name):
    upload(editor, two)
    data = {"dump": CordisDump.objects.get().pk, "ids": "", "phrases": "", **fields}
    answer = editor.post(reverse(SEARCH), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors[name]
    assert str(data[name]) in answer.text


def test_a_table_that_breaks_off_fails_with_words(editor, site, tmp_path):
    upload(editor, zipped(tmp_path / "a.zip", project=table({"rcn": "1", "acronym": "A"})))
    editor.post(reverse(SEARCH), {"dump": CordisDump.objects.get().pk, "ids": "101000001"})
    work()
    assert "no column “id” or “title”" in page_of(editor, CordisRun.objects.get()).text


def test_a_file_is_deleted_with_its_searches(editor, run, django_capture_on_commit_callbacks):
    dump = CordisDump.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(reverse("cordis:forget", args=[dump.pk]))
    assert not CordisRun.objects.exists()
    assert not default_storage.exists(dump.file)
    work()  # what was promised finds nothing to do


def test_a_project_that_cannot_be_written_does_not_wait_for_ever(editor, run, monkeypatch):
    work()

    def fail(**kwargs):
        raise IntegrityError

    monkeypatch.setattr("projects.cordis.runs.bring", fail)
    pick(editor, run, "101000001", "101000002")
    work()
    assert {row.verdict for row in CordisRow.objects.filter(state="done")} == {"refused"}
    assert "It could not be written." in page_of(editor, run).text
