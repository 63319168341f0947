"""PostgreSQL and Valkey of a data folder start, heal and leave nothing behind."""

import os
import signal

import psycopg
import pytest
import redis

from sparks.local import orphans, postgres, servers
from sparks.local.folder import DataFolder
from sparks.local.trouble import Trouble


@pytest.fixture(autouse=True)
def no_servers_from_outside(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path)


def write(addresses, text):
    with psycopg.connect(addresses["DATABASE_URL"]) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS note (text text)")
        connection.execute("INSERT INTO note VALUES (%s)", [text])


def notes(addresses):
    with psycopg.connect(addresses["DATABASE_URL"]) as connection:
        return [text for (text,) in connection.execute("SELECT text FROM note").fetchall()]


def test_they_run_keep_what_was_written_and_end(folder):
    with servers.running(folder) as addresses:
        write(addresses, "kept")
        assert redis.Redis.from_url(addresses["REDIS_URL"]).ping() is True
        assert folder.addresses() == addresses
    assert orphans.find(folder.path) == []
    assert folder.addresses() == {}
    with servers.running(folder) as addresses:
        assert notes(addresses) == ["kept"]


def test_servers_of_a_killed_run_are_replaced(folder):
    """The pid file of a killed server may name a process that is somebody else's by now."""
    with servers.running(folder) as addresses:
        write(addresses, "before the kill")
        for process in orphans.find(folder.path):
            process.send_signal(signal.SIGKILL)
    (folder / "postgres" / "postmaster.pid").write_text(f"{os.getppid()}\n{folder / 'postgres'}\n")
    with servers.running(folder) as addresses:
        assert notes(addresses) == ["before the kill"]


def test_others_cannot_enter_without_the_secret(folder):
    with servers.running(folder) as addresses:
        bare = addresses["DATABASE_URL"].replace(folder.secret(), "guess")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(bare)
        bare = addresses["REDIS_URL"].replace(folder.secret(), "guess")
        with pytest.raises(redis.AuthenticationError):
            redis.Redis.from_url(bare).ping()


def test_a_half_made_folder_is_made_again(folder):
    (folder / "postgres.new" / "base").mkdir(parents=True)
    (folder / "postgres").mkdir()
    with servers.running(folder, disposable=True) as addresses:
        write(addresses, "whole")
    (folder / "postgres" / "global" / "pg_control").unlink()
    with servers.running(folder, disposable=True) as addresses:  # and a damaged one of the tests
        write(addresses, "whole again")
        assert notes(addresses) == ["whole again"]


def test_a_damaged_database_that_matters_is_not_replaced(folder):
    with servers.running(folder) as addresses:
        write(addresses, "still there")
    control = folder / "postgres" / "global" / "pg_control"
    content = control.read_bytes()
    control.unlink()
    with (
        pytest.raises(Trouble, match=r"PostgreSQL did not start. Its log .* ends:"),
        servers.running(folder),
    ):
        pass
    control.write_bytes(content)
    os.chown(control, *owner_of(folder / "postgres"))
    with servers.running(folder) as addresses:
        assert notes(addresses) == ["still there"]


def owner_of(path):
    return path.stat().st_uid, path.stat().st_gid


def test_a_folder_of_another_major_version_is_told(tmp_path):
    home = tmp_path / "postgres"
    home.mkdir()
    (home / "PG_VERSION").write_text("9\n")
    with (
        pytest.raises(Trouble, match="made by PostgreSQL 9, and this is 18"),
        postgres.running(DataFolder(tmp_path)),
    ):
        pass


def test_servers_named_outside_are_used_and_not_started(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://elsewhere/db")
    monkeypatch.setenv("REDIS_URL", "redis://elsewhere/0")
    with servers.running(DataFolder(tmp_path)) as addresses:
        assert addresses["DATABASE_URL"] == "postgres://elsewhere/db"
        assert addresses["REDIS_URL"] == "redis://elsewhere/0"
        assert orphans.find(tmp_path) == []
