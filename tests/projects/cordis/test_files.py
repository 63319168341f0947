"""Dumps: zip files, folders, single tables, and what must not be opened."""

import zipfile

import pytest

from projects.cordis import files
from projects.cordis.rows import Unreadable
from projects.cordis.searching import Query, search

from .dumps import PARTNER, PROJECT, table, zipped, zipped_json

IDS = Query(frozenset(["101000001"]))
CSV = {"project": table(PROJECT), "organization": table(PARTNER)}


def found(path):
    return search(path, IDS).found["101000001"]


def test_members_are_found_in_folders_of_a_zip_file(tmp_path):
    path = zipped(
        tmp_path / "a.zip",
        **CSV,
        euroSciVoc=b"\xff",
        topics=table({"projectID": "1", "topic": "T"}),
    )
    one = found(path)
    assert one.project["acronym"] == "EXAMPLE"
    assert [partner["name"] for partner in one.organisations] == ["UNIVERSITY OF EXAMPLE"]


def test_json_says_the_same_as_csv(tmp_path):
    path = zipped_json(tmp_path / "a.zip", project=[PROJECT], organization=[PARTNER])
    one, other = found(path), found(zipped(tmp_path / "b.zip", **CSV))
    assert (one.project, one.organisations) == (other.project, other.organisations)


def test_a_folder_and_a_single_table_are_read(tmp_path):
    (tmp_path / "cordis-project.csv").write_bytes(CSV["project"])
    (tmp_path / "cordis-organization.csv").write_bytes(CSV["organization"])
    assert len(found(tmp_path).organisations) == 1
    assert len(found(tmp_path / "cordis-project.csv").organisations) == 1
    (tmp_path / "cordis-organization.csv").unlink()
    assert not found(tmp_path / "cordis-project.csv").has_organisations


def test_progress_is_told_in_bytes(tmp_path):
    told = []
    search(zipped(tmp_path / "a.zip", **CSV), IDS, lambda count, total: told.append((count, total)))
    total = sum(map(len, CSV.values()))
    assert told[-1] == (total, total)
    assert told == sorted(told)


def test_two_tables_of_one_kind_are_refused(tmp_path):
    (tmp_path / "fp7-project.csv").write_bytes(CSV["project"])
    (tmp_path / "h2020-project.csv").write_bytes(CSV["project"])
    with pytest.raises(Unreadable, match="Which is meant"):
        found(tmp_path)


def test_a_bomb_is_not_unpacked(tmp_path):
    path = zipped(tmp_path / "a.zip", project=b"0" * 30_000_000)
    with pytest.raises(Unreadable, match="far too large"):
        found(path)


def test_a_member_that_lies_about_its_size_is_not_read_beyond(tmp_path):
    path = zipped(tmp_path / "a.zip", project=CSV["project"] + b'"2";"' + b"x" * 50_000)
    data = path.read_bytes()
    real = (len(CSV["project"]) + 50_005).to_bytes(4, "little")
    assert data.count(real) == 2
    path.write_bytes(data.replace(real, (100).to_bytes(4, "little")))
    with pytest.raises(Unreadable):
        found(path)


def test_a_zip_file_of_thousands_of_files_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for number in range(files.MAX_MEMBERS + 1):
            archive.writestr(f"{number}.csv", "")
    with pytest.raises(Unreadable, match="too many files"):
        found(tmp_path / "a.zip")


def test_names_that_lead_outside_are_only_names(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("../../project.csv", CSV["project"])
        archive.writestr("__MACOSX/._project.csv", b"\x00")
    assert found(tmp_path / "a.zip").project["id"] == "101000001"
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 nothing", b"", b"\x00" * 100])
def test_what_is_no_dump_is_refused(tmp_path, data):
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        found(path)


def test_a_damaged_zip_file_is_refused(tmp_path):
    path = zipped(tmp_path / "a.zip", project=CSV["project"] * 50)
    data = bytearray(path.read_bytes())
    data[80:120] = b"\x00" * 40
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        found(path)


def test_a_file_that_is_not_there_is_said_to_be(tmp_path):
    with pytest.raises(Unreadable):
        found(tmp_path / "project.csv")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("csv/project.csv", "project"),
        ("cordis-h2020projects.csv", "project"),
        ("a\\b\\Organization.JSON", "organization"),
        ("topics.csv", "topics"),
        ("legalBasis.csv", None),
        ("project.xlsx", None),
    ],
)
def test_tables_are_known_by_the_last_part_of_their_name(name, kind):
    assert files.kind_of(name) == kind


def test_a_dump_without_projects_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="no table of projects"):
        found(zipped(tmp_path / "a.zip", organization=CSV["organization"]))


def test_columns_that_must_be_there_are_asked_for(tmp_path):
    with pytest.raises(Unreadable, match="no column"):
        found(zipped(tmp_path / "a.zip", project=table({"rcn": "101", "acronym": "A"})))
