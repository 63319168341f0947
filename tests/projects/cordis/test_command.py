"""The command, on real excerpts; and on whole tables where they are present."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from projects.cordis import applying
from projects.cordis.searching import Query, search
from projects.models import Organisation, ProjectPage
from tests.factories.records import ProgrammeFactory

from .dumps import FILES, PROJECT, table, zipped

pytestmark = pytest.mark.django_db
REAL = FILES / "h2020-project.csv"
IDS = ["731558", "672398"]


def run(path, *args, **options) -> str:
    out = StringIO()
    call_command("import_cordis", path, *args, stdout=out, stderr=out, **options)
    return out.getvalue()


@pytest.fixture
def h2020(project_index):
    ProgrammeFactory(code="H2020", name="Horizon 2020")


def test_a_dry_run_reports_and_writes_nothing(h2020):
    text = run(REAL, ids=["883341", *IDS, "99999"], dry_run=True)
    assert "New: 883341 GRACE – Global Response Against Child Exploitation" in text
    assert "    EU contribution: – → 6823512.50" in text
    assert "    ! CORDIS names 2 coordinators." in text
    assert "Refused: 99999: it is not in this file." in text
    assert "New: 3, Changed: 0, Unchanged: 0, Refused: 0" in text
    assert not ProjectPage.objects.exists()


def test_real_projects_become_drafts_and_a_second_time_changes_nothing(h2020):
    assert "Done. New: 2" in run(REAL, ids=IDS)
    assert ProjectPage.objects.filter(live=False, source="cordis").count() == 2
    count = Organisation.objects.count()
    assert "Unchanged: 2" in run(REAL, ids=IDS)
    assert Organisation.objects.count() == count
    page = ProjectPage.objects.get(grant_agreement_id="731558")
    assert page.participations.count() == 15
    assert [part.role for part in page.participation_list][:3] == [
        "coordinator",
        "coordinator",
        "participant",
    ]


def test_changes_are_shown_before_they_are_written(tmp_path, project_index):
    run(zipped(tmp_path / "a.zip", project=table(PROJECT)), ids=["101000001"])
    other = zipped(tmp_path / "b.zip", project=table({**PROJECT, "title": "Anew"}))
    assert "    title: An example → Anew" in run(other, ids=["101000001"], dry_run=True)


def test_rows_that_cannot_be_read_are_told_with_their_line(tmp_path, project_index):
    data = table(PROJECT) + b'"101000002";"too few"\n'
    text = run(zipped(tmp_path / "a.zip", project=data), match=["example"])
    assert "Not read: line 3 of “project”: This row has 2 fields" in text
    assert "Done. New: 1" in text


def test_one_project_that_fails_does_not_keep_the_others_out(h2020, monkeypatch):
    remember = applying._remember

    def fail(record):
        if record.key == "731558":
            raise RuntimeError("no")
        remember(record)

    monkeypatch.setattr(applying, "_remember", fail)
    text = run(REAL, ids=IDS)
    assert "731558: RuntimeError: no" in text
    assert "Done. New: 1, Changed: 0, Unchanged: 0, Refused: 1" in text
    assert not ProjectPage.objects.filter(grant_agreement_id="731558").exists()


@pytest.mark.parametrize("options", [{}, {"ids": ["1"]}])
def test_what_cannot_be_done_is_said(options, tmp_path):
    with pytest.raises(CommandError):
        run(tmp_path / "nothing.zip", **options)


def test_the_bench_measures_a_dump(tmp_path):
    out = StringIO()
    path = zipped(tmp_path / "a.zip", project=table(PROJECT))
    call_command("bench_cordis", path, stdout=out)
    assert "rows/s" in out.getvalue()
    assert "peak memory" in out.getvalue()


def test_whole_real_tables(h2020):
    """Everything about children in whole tables, where CORDIS_FILES leads to some."""
    folder = Path(os.environ.get("CORDIS_FILES", FILES))
    path = next(folder.glob("*-project.csv"))
    everything = search(path, Query(phrases=("child exploitation",)))
    assert not everything.broken
    assert "883341" in everything.found
    assert "Refused: 0" in run(path, match=["child exploitation"], dry_run=True)
