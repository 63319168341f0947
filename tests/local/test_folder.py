"""The data folder refuses what is not its own, and is held by one process."""

import pytest

from sparks.local.folder import DataFolder
from sparks.local.trouble import Trouble


def test_lock_makes_the_folder(tmp_path):
    DataFolder(tmp_path / "new" / "data").lock()
    assert (tmp_path / "new" / "data" / "lock").exists()


def test_a_second_lock_says_who_holds_the_first(tmp_path):
    first = DataFolder(tmp_path)
    first.lock()
    with pytest.raises(Trouble, match=r"in use by process \d+.*: DATA=.data2"):
        DataFolder(tmp_path).lock()
    first.unlock()
    DataFolder(tmp_path).lock()


def test_a_folder_with_other_things_is_refused(tmp_path):
    (tmp_path / "thesis.odt").write_text("three years of work")
    with pytest.raises(Trouble, match=r"holds other things \(thesis.odt\)"):
        DataFolder(tmp_path).lock()


def test_a_file_in_the_way_is_told(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(Trouble, match="cannot be written"):
        DataFolder(tmp_path / "data").lock()


def test_the_secret_is_made_once_and_private(tmp_path):
    folder = DataFolder(tmp_path)
    assert folder.secret() == folder.secret()
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    assert len(folder.secret()) == 48


def test_emptying_removes_only_what_the_site_wrote(tmp_path):
    folder = DataFolder(tmp_path)
    folder.secret()
    for name in ("media", "mails", "postgres", "test"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text("x")
    folder.empty(with_database=False)
    assert {path.name for path in tmp_path.iterdir()} == {"postgres", "secret", "test"}
    folder.empty(with_database=True)
    assert {path.name for path in tmp_path.iterdir()} == {"test"}


def test_addresses_are_empty_while_nothing_runs(tmp_path):
    assert DataFolder(tmp_path).addresses() == {}
    (tmp_path / "servers.json").write_text('{"DATABASE_')  # written half
    assert DataFolder(tmp_path).addresses() == {}
