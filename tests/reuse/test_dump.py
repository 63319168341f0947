"""The dump of a year: whole, provable, the same bytes again, and nothing private in it."""

import io
import json
from datetime import date
from hashlib import sha256
from zipfile import ZipFile

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from jsonschema import Draft202012Validator

from sparks.celery import app
from sparks.reuse import dumping, dumps
from sparks.reuse.catalogue import KINDS
from sparks.reuse.tasks import dump_last_year

from .conftest import CANARY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(time_machine):
    time_machine.move_to("2027-01-02T03:07:00+00:00", tick=False)


def dump(**options):
    """Make the dump and give its path."""
    call_command("dump_open_data", stdout=io.StringIO(), stderr=io.StringIO(), **options)
    [path] = dumps.folder().glob("*.zip")
    return path


def test_checksums_are_true_and_a_second_run_gives_the_same_bytes(hidden, time_machine):
    path = dump()
    assert path.name == "sparks-open-data-2026.zip"
    first = path.read_bytes()
    digest = sha256(first).hexdigest()
    assert path.with_name(f"{path.name}.sha256").read_text() == f"{digest}  {path.name}\n"
    with ZipFile(path) as archive:
        manifest = json.loads(archive.read("MANIFEST.json"))
        names = {member["name"] for member in manifest["members"]}
        assert names | {"MANIFEST.json"} == set(archive.namelist())
        for member in manifest["members"]:
            content = archive.read(member["name"])
            assert len(content) == member["size"]
            assert sha256(content).hexdigest() == member["sha256"]
        schema = json.loads(archive.read("schema.json"))
        words = b"".join(archive.read(name) for name in archive.namelist())
        for kind in KINDS:
            lines = archive.read(f"{kind.name}.jsonl").splitlines()
            assert len(lines) == manifest["records"][kind.name] > 0
            described = {**schema, "$ref": f"#/components/schemas/{kind.record.__name__}"}
            Draft202012Validator(described).validate(json.loads(lines[0]))
    assert CANARY.encode() not in words
    time_machine.move_to("2027-01-02T23:00:00+00:00", tick=False)
    assert dump(replace=True).read_bytes() == first


def test_everybody_may_read_it_and_it_is_named_on_the_page(public, visitor):
    path = dump()
    assert path.stat().st_mode & 0o777 == 0o644
    [found] = visitor.get("/en/open-data/").context["dumps"]
    assert (found.year, found.size) == (2026, path.stat().st_size)
    assert found.url == "/media/open-data/sparks-open-data-2026.zip"
    assert default_storage.path("open-data/sparks-open-data-2026.zip") == str(path)
    assert found.sha256 in visitor.get("/en/open-data/").text


def test_what_is_there_stays_and_other_years_beside_it(home):
    older = dumps.folder() / "sparks-open-data-2025.zip"
    older.parent.mkdir(parents=True)
    older.write_bytes(b"old")
    older.with_name(f"{older.name}.sha256").write_text("0  old\n")
    dump_last_year()
    path = dumps.folder() / "sparks-open-data-2026.zip"
    path.write_bytes(b"quoted")
    dump_last_year()
    assert (path.read_bytes(), older.read_bytes()) == (b"quoted", b"old")
    assert [each.year for each in dumps.dumps()] == [2026, 2025]


def test_a_year_that_is_long_over_cannot_be_made_up(home):
    with pytest.raises(CommandError, match="Only 2026 or 2027"):
        call_command("dump_open_data", year=2020)


def test_a_dump_that_fails_leaves_nothing_behind(home):
    folder = dumps.folder()
    folder.mkdir(parents=True)
    writing = dumping.beside(folder / "x.zip")
    writing.__enter__().write(b"half")
    assert len(list(folder.iterdir())) == 1
    is_hushed_up = writing.__exit__(OSError, OSError("no room"), None)
    assert not is_hushed_up
    assert list(folder.iterdir()) == []


def test_it_is_made_on_the_second_of_january():
    when = app.conf.beat_schedule["reuse-dump"]["schedule"]
    assert date(2027, 1, 2).day in when.day_of_month
    assert when.month_of_year == {1}
    assert app.conf.beat_schedule["reuse-dump"]["task"] == dump_last_year.name
