"""The lock files fit pyproject.toml, hold hashes, and name no place to load from."""

import re

import pytest

from sparks.local import lock
from sparks.local.trouble import Trouble


def test_the_lock_files_fit():
    lock.check()


def test_a_changed_dependency_is_noticed(tmp_path, monkeypatch):
    changed = (lock.ROOT / "pyproject.toml").read_text().replace('"redis~=', '"redis>=')
    (tmp_path / "pyproject.toml").write_text(changed)
    monkeypatch.setattr(lock, "ROOT", tmp_path)
    with pytest.raises(Trouble, match=r"base.txt does not fit pyproject.toml. Run: make lock"):
        lock.check()


@pytest.mark.parametrize("name", lock.FILES)
def test_every_requirement_has_a_version_and_a_hash(name):
    text = (lock.FOLDER / name).read_text()
    entries = [e for e in re.split(r"\n(?=\S)", text) if not e.startswith("#")]
    assert len(entries) > 50
    assert [e for e in entries if not re.match(r"[a-z0-9.\[\],_-]+==\S+", e)] == []
    assert [e for e in entries if "--hash=sha256:" not in e] == []
    assert "://" not in text


def test_development_runs_on_the_versions_of_production():
    def pins(name):
        return set(re.findall(r"^(\S+==\S+)", (lock.FOLDER / name).read_text(), re.MULTILINE))

    assert pins("base.txt") - pins("dev.txt") == set()
