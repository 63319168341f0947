"""Exactly one mail for each event and person, whatever is killed midway."""

from tests.cloning import migrated

from .runs import everything
from .world import World


def test_everybody_hears_once_whatever_is_killed(tmp_path):
    shape = {"teams": 3, "members": 4, "events": 15}
    with World(tmp_path / "world", seed=7, migrated=migrated(), **shape) as world:
        result = everything(world, kills=12)
    assert result.holds, result
    assert result.kills >= 10
    assert result.restarts >= 2
    assert result.sent >= result.expected * 0.75, result
